//! The letters of a case: each as it stood when its entry was made, and each for those whom it concerns.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use casework::ids::RequestNumber;
use casework::request::{DispatchRoute, ReopeningCause, ReviewKind};
use jiff::civil::date;
use law::outcome::Outcome;
use law::receipt::Channel;
use usecases::request::form::{ContentForm, DeliveryWords, RequestForm, RequesterForm};
use usecases::request::{
    AskClarification, CaseRef, Consult, CorrectEntry, Decide, Dispatch, Extend, Party, Register, Reopen, Replacement,
    Review, Sign, ask_clarification, case_page, consult, correct_entry, decide, dispatch, extend, letter, letters,
    register, reopen, review, sign,
};
use usecases::testing::Office;
use usecases::{ActError, Actor, Ctx};

/// A case handed in on Monday 2 March: registered (1), received (2).
async fn office() -> (Office, CaseRef) {
    let office = Office::open_on(date(2026, 3, 2));
    let form = RequestForm {
        requester: RequesterForm {
            kind: "natural_person".into(),
            name: "甲某某".into(),
            phone: "13800000000".into(),
            ..RequesterForm::default()
        },
        content: ContentForm { title: "示范项目名单".into(), ..ContentForm::default() },
        delivery: DeliveryWords { form: "paper".into(), route: "post".into() },
    };
    let counter = Register { form, channel: Channel::Counter, on: None, oral: false };
    let case = register(&office.staff("clerk").await, counter).await.unwrap().number.into();
    (office, case)
}

async fn draft(office: &Office, case: &CaseRef, outcome: Outcome, statement: &str) {
    let mut input = Decide { statement: statement.into(), ..Decide::outcome(outcome) };
    if outcome == Outcome::DoesNotExist {
        input.reasons = "经检索未制作".into();
        input.evidence = vec!["检索记录".into()];
    }
    decide(&office.staff("clerk").await, case, input).await.unwrap();
}

async fn send(office: &Office, case: &CaseRef) {
    if let Err(error) = sign(&office.staff("leader").await, case, Sign::default()).await {
        assert!(matches!(error, ActError::Refused(_)), "{error}");
        let passed = Review { on: None, kind: ReviewKind::Secrecy, passed: true, note: String::new() };
        review(&office.staff("secrecy").await, case, passed).await.unwrap();
        sign(&office.staff("leader").await, case, Sign::default()).await.unwrap();
    }
    post(office, case).await;
}

async fn post(office: &Office, case: &CaseRef) {
    let posted =
        Dispatch { on: None, route: DispatchRoute::Post, tracking: Some("1234567890123".into()), despite: None };
    dispatch(&office.staff("clerk").await, case, posted).await.unwrap();
}

fn requester(office: &Office) -> Ctx {
    office.ctx.with_actor(Actor::Requester { number: RequestNumber::from("2026-0001") })
}

/// The letter of an entry as one text: mark, number, addressee and paragraphs.
async fn text(ctx: &Ctx, version: u64) -> Option<String> {
    let letter = match letter(ctx, &"2026-0001".into(), version).await {
        Ok(written) => written.letter,
        Err(ActError::NotFound) => return None,
        Err(other) => panic!("{other}"),
    };
    let head = [letter.mark, letter.document_number, Some(letter.addressee)];
    Some(head.into_iter().flatten().chain(letter.paragraphs).collect::<Vec<_>>().join("\n"))
}

#[tokio::test]
async fn a_receipt_names_the_first_period_although_it_was_extended_later() {
    let (office, case) = office().await;
    let clerk = office.staff("clerk").await;
    let before = text(&clerk, 1).await.unwrap();
    assert!(before.contains("2026年3月30日"), "{before}");
    let more = Extend { on: None, working_days: 10, reason: "涉及档案调取".into() };
    extend(&office.staff("head").await, &case, more).await.unwrap();
    assert_eq!(text(&clerk, 1).await.unwrap(), before);
    assert!(text(&clerk, 3).await.unwrap().contains("2026年4月14日"), "the letter of the extension has the new day");
}

#[tokio::test]
async fn two_replies_never_carry_one_number() {
    let (office, case) = office().await;
    let clerk = office.staff("clerk").await;
    draft(&office, &case, Outcome::Provided, "名单全文").await; // 3
    assert!(text(&clerk, 3).await.unwrap().starts_with("草稿\n"));
    draft(&office, &case, Outcome::DoesNotExist, "").await; // 4
    send(&office, &case).await; // signed 5, dispatched 6
    let (first, second, signed) =
        (text(&clerk, 3).await.unwrap(), text(&clerk, 4).await.unwrap(), text(&clerk, 5).await.unwrap());
    assert!(first.starts_with("草稿（第4条登记已重新拟定）") && first.contains("名单全文"), "{first}");
    assert!(second.starts_with("草稿（以第5条登记签发的文本为准）"), "{second}");
    assert!(signed.starts_with("公开〔2026〕1号"), "{signed}");
    assert!(!first.contains("〔2026〕1号") && !second.contains("〔2026〕1号"));

    office.clock.set(date(2026, 5, 6));
    let again = Reopen { on: None, cause: ReopeningCause::Reconsideration, reply_by: None };
    reopen(&clerk, &case, again).await.unwrap(); // 7
    draft(&office, &case, Outcome::Provided, "名单全文").await; // 8
    send(&office, &case).await; // reviewed 9, signed 10, dispatched 11
    assert_eq!(text(&clerk, 5).await.unwrap(), signed, "what was sent first stays as it was");
    assert!(text(&clerk, 10).await.unwrap().starts_with("公开〔2026〕2号"));
    let own: Vec<_> = letters(&requester(&office), &case.number).await.unwrap();
    assert_eq!(own.iter().map(|written| written.version).collect::<Vec<_>>(), [1, 5, 10]);
}

#[tokio::test]
async fn the_requester_reads_the_reply_once_it_has_left_and_no_draft() {
    let (office, case) = office().await;
    let own = requester(&office);
    draft(&office, &case, Outcome::DoesNotExist, "").await;
    assert_eq!(text(&own, 3).await, None);
    sign(&office.staff("leader").await, &case, Sign::default()).await.unwrap();
    assert_eq!(text(&own, 4).await, None, "signed, and still on somebody's desk");
    post(&office, &case).await;
    let reply = text(&own, 4).await.unwrap();
    for part in ["甲某某", "第三十六条", "行政复议", "人民法院"] {
        assert!(reply.contains(part), "no {part} in {reply}");
    }
    assert_eq!(text(&own, 3).await, None);
    let stranger = office.ctx.with_actor(Actor::Requester { number: "2026-0002".into() });
    assert_eq!(text(&stranger, 4).await, None);
    assert!(matches!(letter(&office.public(), &case.number, 4).await, Err(ActError::Forbidden(_))));
}

#[tokio::test]
async fn a_slip_of_the_pen_is_not_printed_again() {
    let (office, case) = office().await;
    let clerk = office.staff("clerk").await;
    draft(&office, &case, Outcome::DoesNotExist, "").await;
    let decision = casework::request::Decision {
        reasons: "经检索，未曾制作".into(),
        evidence: vec!["检索记录".into()],
        ..casework::request::Decision::of(Outcome::DoesNotExist)
    };
    let input = CorrectEntry {
        on: None,
        version: 3,
        reason: "笔误".into(),
        occurred_on: None,
        replacement: Replacement::Event(Box::new(casework::request::RequestEvent::OutcomeDecided(decision))),
    };
    correct_entry(&clerk, &case, input).await.unwrap();
    assert!(text(&clerk, 3).await.unwrap().contains("经检索，未曾制作"));
}

#[tokio::test]
async fn a_reply_with_an_identity_number_leaves_only_with_a_reason_on_record() {
    let (office, case) = office().await;
    // Invented: born 1900, checked by GB 11643.
    let statement = "经查，申请表由经办人代填，其身份证号为110108190003071237。";
    draft(&office, &case, Outcome::Provided, statement).await;
    let passed = Review { on: None, kind: ReviewKind::Secrecy, passed: true, note: String::new() };
    review(&office.staff("secrecy").await, &case, passed).await.unwrap();
    sign(&office.staff("leader").await, &case, Sign::default()).await.unwrap();
    let clerk = office.staff("clerk").await;
    let by_post = |despite: Option<&str>| Dispatch {
        on: None,
        route: DispatchRoute::Post,
        tracking: None,
        despite: despite.map(str::to_owned),
    };
    let refused = dispatch(&clerk, &case, by_post(None)).await.unwrap_err();
    let ActError::Refused(no) = &refused else { panic!("{refused}") };
    assert!(no.article.contains("第十五条") && no.message.contains("身份证"), "{no:?}");
    assert!(!format!("{no:?}").contains("19000307"), "the refusal leaks what it found");
    dispatch(&clerk, &case, by_post(Some("申请人要求提供本人填写的原表"))).await.unwrap();
    let page = case_page(&clerk, &"2026-0001".into()).await.unwrap();
    assert!(serde_json::to_string(&page.timeline).unwrap().contains("申请人要求提供本人填写的原表"));
}

#[tokio::test]
async fn a_letter_to_somebody_else_does_not_say_who_asks() {
    let (office, case) = office().await;
    let clerk = office.staff("clerk").await;
    let party = || Party::OtherAgency { agency: "示例区示例局".into() };
    let about = |matter: &str| Consult { on: None, party: party(), matter: matter.into(), received_on: None };
    for (matter, leak) in [
        ("甲某某申请公开的示范项目名单", "甲某某"),
        ("来电13800000000的申请人所要的名单", "13800000000"),
        ("名单中身份证号110108190003071237一行是否公开", "190003071237"),
    ] {
        let refused = consult(&clerk, &case, about(matter)).await.unwrap_err();
        let ActError::Invalid(fields) = &refused else { panic!("{matter}: {refused}") };
        assert!(fields.iter().all(|field| field.field == "matter" && !field.message.contains(leak)), "{fields:?}");
    }
    consult(&clerk, &case, about("示范项目名单是否公开")).await.unwrap();
}

#[tokio::test]
async fn a_letter_to_the_requester_may_hold_his_own_number_and_nobody_elses() {
    let (office, case) = office().await;
    let clerk = office.staff("clerk").await;
    let ask = |point: &str| AskClarification { on: None, points: vec![point.into()], answer_by: None };
    let others = ask("请说明与身份证号110108190003071237持有人的关系");
    assert!(matches!(ask_clarification(&clerk, &case, others).await, Err(ActError::Invalid(_))));
    ask_clarification(&clerk, &case, ask("请确认联系电话13800000000是否有效")).await.unwrap();
}
