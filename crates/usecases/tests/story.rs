//! A year in miniature, told through the acts: what the office does, in the order in which it does it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use casework::request::{ConfirmationMethod, DispatchRoute, Opinion, ReviewKind};
use jiff::civil::{Date, date};
use law::outcome::Outcome;
use law::receipt::Channel;
use law::requester::RequesterKind;
use law::third_party_told::DisclosureGround;
use usecases::request::form::{ContentForm, DeliveryWords, RequestForm, RequesterForm};
use usecases::request::{
    Archive, AskClarification, CaseRef, ConfirmReceipt, Consult, Decide, Dispatch, Extend, FormKey, ListFilter, Party,
    RecordClarification, RecordOpinion, RecordService, Register, Registered, Review, Sign, TellThirdParty, Withdraw,
    archive, ask_clarification, case_page, confirm_receipt, consult, decide, dispatch, extend, find_lapses, list,
    record_clarification, record_opinion, record_service, register, requester_of, review, sign, submit_online,
    submit_online_once, tell_third_party, track, withdraw,
};
use usecases::testing::Office;
use usecases::{ActError, Ctx};

fn form(title: &str) -> RequestForm {
    RequestForm {
        requester: RequesterForm {
            kind: "natural_person".into(),
            name: "甲某".into(),
            id_type: "passport".into(),
            id_number: "E00000001".into(),
            phone: "13800000000".into(),
            email: "someone@example.org".into(),
            address: "示例市示例路1号".into(),
        },
        content: ContentForm { title: title.into(), document_number: String::new(), description: "全文".into() },
        delivery: DeliveryWords { form: "electronic".into(), route: "online".into() },
    }
}

/// The members of staff of a test office.
struct Desk {
    office: Office,
    clerk: Ctx,
    head: Ctx,
    leader: Ctx,
    secrecy: Ctx,
}

impl Desk {
    async fn open_on(day: Date) -> Self {
        let office = Office::open_on(day);
        let clerk = office.staff("clerk").await;
        let head = office.staff("head").await;
        let leader = office.staff("leader").await;
        let secrecy = office.staff("secrecy").await;
        Self { office, clerk, head, leader, secrecy }
    }

    fn today(&self, day: Date) {
        self.office.clock.set(day);
    }

    async fn submit(&self, title: &str) -> (Registered, CaseRef) {
        let registered = submit_online(&self.office.public(), &form(title)).await.unwrap();
        let case = registered.number.clone().into();
        (registered, case)
    }

    async fn received(&self, title: &str) -> (Registered, CaseRef) {
        let (registered, case) = self.submit(title).await;
        let input = ConfirmReceipt { on: None, method: ConfirmationMethod::Telephone };
        confirm_receipt(&self.clerk, &case, input).await.unwrap();
        (registered, case)
    }

    async fn decide(&self, case: &CaseRef, decision: Decide) {
        decide(&self.clerk, case, decision).await.unwrap();
    }

    async fn pass_secrecy_review(&self, case: &CaseRef) {
        let input = Review { on: None, kind: ReviewKind::Secrecy, passed: true, note: String::new() };
        review(&self.secrecy, case, input).await.unwrap();
    }

    async fn send(&self, case: &CaseRef) -> String {
        let signed = sign(&self.leader, case, Sign::default()).await.unwrap();
        let input = Dispatch { on: None, route: DispatchRoute::Online, tracking: None, despite: None };
        dispatch(&self.clerk, case, input).await.unwrap();
        record_service(&self.clerk, case, RecordService::default()).await.unwrap();
        signed.document_number
    }
}

fn rule(result: Result<impl Sized, ActError>) -> String {
    match result {
        Err(ActError::Refused(refused)) => refused.article,
        Err(other) => format!("{other:?}"),
        Ok(_) => "done".to_owned(),
    }
}

#[tokio::test]
async fn a_request_is_answered_and_its_requester_reads_the_reply() {
    let desk = Desk::open_on(date(2026, 3, 2)).await;
    let (registered, case) = desk.submit("示范项目名单").await;
    assert_eq!(registered.number.0, "2026-0001");
    assert_eq!(registered.standing.received_on, None);

    let input = ConfirmReceipt { on: None, method: ConfirmationMethod::Telephone };
    let standing = confirm_receipt(&desk.clerk, &case, input).await.unwrap();
    assert_eq!(standing.due, Some(date(2026, 3, 30)), "20 working days");

    desk.today(date(2026, 3, 10));
    desk.decide(&case, Decide { statement: "名单全文".into(), ..Decide::outcome(Outcome::Provided) }).await;
    let early = sign(&desk.leader, &case, Sign::default()).await;
    assert_eq!(rule(early), "《中华人民共和国政府信息公开条例》第十七条", "secrecy review comes first");
    desk.pass_secrecy_review(&case).await;
    assert_eq!(desk.send(&case).await, "公开〔2026〕1号");
    let standing = archive(&desk.clerk, &case, Archive::default()).await.unwrap();
    assert_eq!(standing.phase, "archived");

    let public = desk.office.public();
    let applicant = requester_of(&public, "2026-0001", &registered.secret.to_lowercase()).await.unwrap();
    let tracked = track(&public.with_actor(applicant)).await.unwrap();
    assert_eq!((tracked.status.word, tracked.next.word), ("replied", "none"));
    assert_eq!(tracked.reply.map(|reply| reply.statement), Some("名单全文".to_owned()));
    for (number, secret) in [("2026-0001", "wrong"), ("2026-0002", registered.secret.as_str())] {
        assert!(matches!(requester_of(&public, number, secret).await, Err(ActError::NotFound)), "{number}");
    }
}

#[tokio::test]
async fn a_clarification_by_the_requester_starts_the_period_anew() {
    let desk = Desk::open_on(date(2026, 3, 2)).await;
    let (registered, case) = desk.received("有关文件").await;
    desk.today(date(2026, 3, 5));
    let ask = AskClarification { on: None, points: vec!["请写明文件名称".into()], answer_by: None };
    ask_clarification(&desk.clerk, &case, ask.clone()).await.unwrap();

    desk.today(date(2026, 3, 12));
    let public = desk.office.public();
    let applicant = public.with_actor(requester_of(&public, &registered.number.0, &registered.secret).await.unwrap());
    assert_eq!(track(&applicant).await.unwrap().clarification, ["请写明文件名称"]);
    let empty = RecordClarification { on: None, text: " ".into(), late_reason: None };
    assert!(matches!(record_clarification(&applicant, &case, empty).await, Err(ActError::Invalid(_))));
    let answer = RecordClarification { on: None, text: "2025年度工作要点".into(), late_reason: None };
    let standing = record_clarification(&applicant, &case, answer).await.unwrap();
    assert_eq!(standing.due, Some(date(2026, 4, 10)), "20 working days after 12 March, 清明 left out");
    let page = case_page(&desk.clerk, &registered.number).await.unwrap();
    assert!(page.content.unwrap().description.ends_with("（2026年3月12日补正）\n2025年度工作要点"));
    assert_eq!(rule(ask_clarification(&desk.clerk, &case, ask).await), "《中华人民共和国政府信息公开条例》第三十条");

    let (other, _) = desk.submit("另一件").await;
    let foreign = withdraw(&applicant, &other.number.into(), Withdraw::default()).await;
    assert!(matches!(foreign, Err(ActError::NotFound)), "a secret opens its own case only");
}

#[tokio::test]
async fn time_alone_ends_a_request_that_is_not_clarified() {
    let desk = Desk::open_on(date(2026, 3, 2)).await;
    let (registered, case) = desk.received("有关材料").await;
    let answer_by = Some(date(2026, 3, 20));
    let ask = AskClarification { on: None, points: vec!["请写明材料名称".into()], answer_by };
    ask_clarification(&desk.clerk, &case, ask).await.unwrap();
    desk.today(date(2026, 3, 20));
    assert_eq!(find_lapses(&desk.office.ctx).await.unwrap(), []);
    desk.today(date(2026, 3, 21));
    let lapses = find_lapses(&desk.office.ctx).await.unwrap();
    assert_eq!(lapses.iter().map(|lapse| &lapse.number).collect::<Vec<_>>(), [&registered.number]);
    assert_eq!(find_lapses(&desk.office.ctx).await.unwrap(), [], "once");
    let page = case_page(&desk.clerk, &registered.number).await.unwrap();
    assert_eq!(page.request.ended.map(|ended| ended.outcome), Some(Outcome::ClarificationLapsed));
    assert_eq!(page.timeline.last().map(|entry| entry.actor.as_str()), Some("clock"));
}

#[tokio::test]
async fn a_third_party_is_heard_while_the_clock_pauses() {
    let desk = Desk::open_on(date(2026, 3, 2)).await;
    let (registered, case) = desk.received("某企业申报材料").await;
    desk.today(date(2026, 3, 4));
    let input = Consult {
        on: None,
        party: Party::ThirdParty {
            kind: RequesterKind::Business,
            name: "乙公司".into(),
            phone: String::new(),
            address: String::new(),
        },
        matter: "是否同意公开申报材料".into(),
        received_on: Some(date(2026, 3, 4)),
    };
    consult(&desk.clerk, &case, input).await.unwrap();
    assert_eq!(bucket(&desk, &registered).await, "consulting");
    desk.today(date(2026, 3, 11));
    let opinion =
        RecordOpinion { on: None, consultation: None, opinion: Opinion::Objects, reasons: "涉及配方".into() };
    let standing = record_opinion(&desk.clerk, &case, opinion.clone()).await.unwrap();
    assert_eq!(standing.due, Some(date(2026, 4, 7)), "five working days between 4 and 11 March are not counted");
    let again = record_opinion(&desk.clerk, &case, opinion).await;
    assert!(matches!(again, Err(ActError::Invalid(_))), "no consultation is open");
    let decision =
        Decide { reasons: "涉及商业秘密".into(), ..Decide::outcome(Outcome::WithheldThirdPartyRights) };
    desk.decide(&case, decision).await;
    desk.send(&case).await;
}

#[tokio::test]
async fn an_objection_passed_over_is_told_and_until_then_reminded_of() {
    let desk = Desk::open_on(date(2026, 3, 2)).await;
    let (registered, case) = desk.received("某企业申报材料").await;
    let party = Party::ThirdParty {
        kind: RequesterKind::Business,
        name: "乙公司".into(),
        phone: String::new(),
        address: String::new(),
    };
    let received_on = Some(date(2026, 3, 2));
    let asked = Consult { on: None, party, matter: "是否同意公开申报材料".into(), received_on };
    consult(&desk.clerk, &case, asked).await.unwrap();
    let opinion =
        RecordOpinion { on: None, consultation: None, opinion: Opinion::Objects, reasons: "涉及报价".into() };
    record_opinion(&desk.clerk, &case, opinion).await.unwrap();
    let told = TellThirdParty {
        on: None,
        consultation: None,
        ground: DisclosureGround::PublicInterest,
        content: "申报材料中的财政资金预算".into(),
        reasons: "财政资金的使用受公众监督".into(),
        route: DispatchRoute::Post,
        tracking: Some("1234567890123".into()),
    };
    let early = tell_third_party(&desk.clerk, &case, told.clone()).await;
    assert_eq!(rule(early), "《中华人民共和国政府信息公开条例》第三十二条", "nothing is decided");
    let reasons = "不公开可能对公共利益造成重大影响".into();
    desk.decide(&case, Decide { reasons, ..Decide::outcome(Outcome::Provided) }).await;
    desk.pass_secrecy_review(&case).await;
    desk.send(&case).await;
    let page = case_page(&desk.clerk, &registered.number).await.unwrap();
    let [reminder] = page.standing.reminders.as_slice() else { panic!("one party is owed its letter") };
    assert_eq!(reminder.act, "tell-third-party");
    assert!(page.steps.iter().any(|step| step.act == reminder.act && step.is_allowed));
    let by_leader = tell_third_party(&desk.leader, &case, told.clone()).await;
    assert!(matches!(by_leader, Err(ActError::Forbidden(_))), "the office writes it");
    let standing = tell_third_party(&desk.clerk, &case, told.clone()).await.unwrap();
    assert_eq!(standing.reminders, []);
    let page = case_page(&desk.clerk, &registered.number).await.unwrap();
    let entry = page.timeline.last().unwrap();
    assert_eq!((entry.event, entry.actor.as_str()), ("third-party-told", "clerk"));
    assert!(entry.text.contains("1234567890123") && !entry.text.contains("乙公司"), "{}", entry.text);
    assert_eq!(rule(tell_third_party(&desk.clerk, &case, told).await), "《中华人民共和国政府信息公开条例》第三十二条");
    archive(&desk.clerk, &case, Archive::default()).await.unwrap();
}

async fn bucket(desk: &Desk, registered: &Registered) -> &'static str {
    case_page(&desk.clerk, &registered.number).await.unwrap().bucket.unwrap_or("none")
}

#[tokio::test]
async fn the_head_extends_once_and_nobody_else() {
    let desk = Desk::open_on(date(2026, 3, 2)).await;
    let (_, case) = desk.received("历年台账").await;
    let input = Extend { on: None, working_days: 10, reason: "卷宗较多".into() };
    assert!(matches!(extend(&desk.clerk, &case, input.clone()).await, Err(ActError::Forbidden(_))));
    let standing = extend(&desk.head, &case, input.clone()).await.unwrap();
    assert_eq!(standing.due, Some(date(2026, 4, 14)));
    let paragraph = "《中华人民共和国政府信息公开条例》第三十三条第二款";
    assert_eq!(rule(extend(&desk.head, &case, input).await), paragraph);
}

#[tokio::test]
async fn who_drafts_or_reviews_does_not_sign() {
    let desk = Desk::open_on(date(2026, 3, 2)).await;
    let (_, case) = desk.received("会议纪要").await;
    let mut both = desk.office.staff("leader").await;
    if let usecases::Actor::Staff(staff) = &mut both.actor {
        staff.roles.push(usecases::ports::Role::Clerk);
    }
    let decision = Decide { statement: "全文".into(), ..Decide::outcome(Outcome::Provided) };
    decide(&both, &case, decision.clone()).await.unwrap();
    desk.pass_secrecy_review(&case).await;
    assert!(matches!(sign(&both, &case, Sign::default()).await, Err(ActError::Forbidden(_))));
    let page = case_page(&both, &case.number).await.unwrap();
    let step = page.steps.iter().find(|step| step.act == "sign").unwrap();
    assert!(step.is_mine && !step.is_allowed, "it is not offered to the drafter");
    assert!(step.reason.as_deref().unwrap_or("").contains("拟稿人不能签发"));
    desk.decide(&case, decision).await;
    desk.pass_secrecy_review(&case).await;
    sign(&both, &case, Sign::default()).await.unwrap();
}

#[tokio::test]
async fn the_second_of_two_edits_is_told_what_changed() {
    let desk = Desk::open_on(date(2026, 3, 2)).await;
    let (_, case) = desk.received("统计资料").await;
    let seen = CaseRef { if_version: Some(2), ..case };
    let input = Extend { on: None, working_days: 5, reason: "卷宗较多".into() };
    extend(&desk.head, &seen, input).await.unwrap();
    match withdraw(&desk.clerk, &seen, Withdraw::default()).await {
        Err(ActError::Conflict(changes)) => {
            assert_eq!(changes.len(), 1);
            assert_eq!(changes[0].version, 3);
            assert!(changes[0].text.starts_with("延长答复期限：延长5个工作日"), "{}", changes[0].text);
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn numbers_have_no_gaps_when_a_registration_fails() {
    let desk = Desk::open_on(date(2026, 3, 2)).await;
    let letter = |on| Register { form: form("信函申请"), channel: Channel::SignedMail, on, oral: false };
    let future = register(&desk.clerk, letter(Some(date(2026, 3, 3)))).await;
    assert!(matches!(future, Err(ActError::Refused(_))));
    let first = register(&desk.clerk, letter(Some(date(2026, 2, 27)))).await.unwrap();
    assert_eq!(first.number.0, "2026-0001");
    assert_eq!(first.standing.received_on, Some(date(2026, 2, 27)), "signed mail fixes the day itself");
    assert_eq!(register(&desk.clerk, letter(None)).await.unwrap().number.0, "2026-0002");
}

#[tokio::test]
async fn requests_handed_in_at_once_all_get_a_number() {
    let desk = Desk::open_on(date(2026, 3, 2)).await;
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..40 {
        let public = desk.office.public();
        tasks.spawn(async move {
            submit_online(&public, &form("同时提交")).await.map(|registered| registered.number.0)
        });
    }
    let mut numbers: Vec<String> = tasks.join_all().await.into_iter().map(Result::unwrap).collect();
    numbers.sort();
    assert_eq!(numbers, (1..=40).map(|n| format!("2026-{n:04}")).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_form_with_a_key_is_one_request_however_often_it_is_sent() {
    let desk = Desk::open_on(date(2026, 3, 2)).await;
    let key = FormKey::parse(&"0f".repeat(16)).unwrap();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..10 {
        let (public, key) = (desk.office.public(), key.clone());
        tasks.spawn(async move { submit_online_once(&public, &form("一式多份"), &key).await.unwrap() });
        let public = desk.office.public();
        tasks.spawn(async move { submit_online(&public, &form("各自一份")).await.unwrap() });
    }
    let registered = tasks.join_all().await;
    let numbers: std::collections::BTreeSet<_> = registered.iter().map(|r| r.number.0.clone()).collect();
    assert_eq!(numbers.len(), 11, "{numbers:?}");
    let once = submit_online_once(&desk.office.public(), &form("一式多份"), &key).await.unwrap();
    assert!(registered.iter().any(|r| r.number == once.number && r.secret == once.secret));
    assert!(requester_of(&desk.office.public(), &once.number.0, &once.secret).await.is_ok());
    let changed = submit_online_once(&desk.office.public(), &form("改过的一份"), &key).await.unwrap();
    assert_eq!(changed.number.0, "2026-0012");
    assert!(FormKey::parse("0f").is_none() && FormKey::parse(&"zz".repeat(16)).is_none());
}

#[tokio::test]
async fn every_open_case_is_in_one_bucket_and_units_see_their_own() {
    let desk = Desk::open_on(date(2026, 3, 2)).await;
    desk.submit("甲").await;
    let (_, second) = desk.received("乙").await;
    let (third, _) = desk.received("丙").await;
    let input = usecases::request::Assign { on: None, unit: "科研处".into() };
    usecases::request::assign(&desk.clerk, &second, input).await.unwrap();
    desk.today(date(2026, 3, 31));
    let all = list(&desk.clerk, &ListFilter::default()).await.unwrap();
    assert_eq!(all.buckets.iter().map(|b| b.count).sum::<u64>(), 3);
    let late =
        list(&desk.clerk, &ListFilter { bucket: Some("overdue".into()), ..ListFilter::default() }).await.unwrap();
    assert_eq!(late.rows.iter().map(|row| row.days_left).collect::<Vec<_>>(), [Some(-1), Some(-1)]);
    for row in &all.rows {
        let page = case_page(&desk.clerk, &row.number).await.unwrap();
        let calendar = law::Calendar::built_in();
        let whole = casework::request::bucket(&page.request, page.today, calendar).map(casework::request::Bucket::id);
        assert_eq!(row.bucket, whole, "{}", row.number);
    }
    let unit = desk.office.staff("unit").await;
    let own = list(&unit, &ListFilter::default()).await.unwrap();
    assert_eq!(own.rows.iter().map(|row| row.title.as_str()).collect::<Vec<_>>(), ["乙"]);
    assert!(matches!(case_page(&unit, &third.number).await, Err(ActError::NotFound)));
}

#[tokio::test]
async fn personal_data_is_shown_to_those_who_write_letters() {
    let desk = Desk::open_on(date(2026, 3, 2)).await;
    let (registered, _) = desk.received("名单").await;
    for (login, name, phone) in [
        ("clerk", "甲某", "13800000000"),
        ("leader", "甲某", "******"),
        ("secrecy", "甲**", "******"),
        ("supervisor", "甲**", "******"),
    ] {
        let ctx = desk.office.staff(login).await;
        let person = case_page(&ctx, &registered.number).await.unwrap().requester.unwrap();
        assert_eq!((person.name.as_str(), person.phone.as_str()), (name, phone), "{login}");
    }
    let ledger = serde_json::to_string(&desk.office.memory.entries()).unwrap();
    for secret in ["甲某", "13800000000", "E00000001", "名单", &registered.secret] {
        assert!(!ledger.contains(secret), "{secret} stands in the ledger");
    }
}
