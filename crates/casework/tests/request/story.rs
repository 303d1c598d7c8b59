//! Given these acts, when this one, then these events or that refusal.

use casework::ids::{AgencyId, ConsultationId, StreamId};
use casework::ledger::{Entry, Event};
use casework::request::{
    Command, ConfirmationMethod, ConsultedParty, Decision, DeliveryForm, DeliveryRoute, DeliveryWish, DispatchRoute,
    EarlierReply, Facts, FeeMethod, Happening, Opinion, Request, ReviewKind, Rule, decide, evolve,
};
use jiff::Timestamp;
use jiff::civil::Date;
use law::calendar::Calendar;
use law::outcome::Outcome;
use law::receipt::Channel;
use law::requester::RequesterKind;
use law::third_party_told::DisclosureGround;

/// What an act must lead to.
#[derive(Clone, Copy)]
pub(crate) enum Then {
    /// These events on these days of 2026.
    Happens(&'static [(&'static str, &'static str)]),
    /// This rule says no, citing this article.
    Refused(Rule, &'static str),
}
pub(crate) use Then::{Happens, Refused};

/// One row of a table: what happened before, the act, what comes of it.
pub(crate) struct Story {
    pub(crate) title: &'static str,
    pub(crate) given: Vec<Command>,
    pub(crate) when: Command,
    pub(crate) then: Then,
}

/// The day on which the stories are told.
pub(crate) const TODAY: &str = "06-30";

/// Plays every story.
pub(crate) fn check(stories: Vec<Story>) {
    for Story { title, given, when, then } in stories {
        let state = play(title, given);
        let before = state.clone();
        let decided = decide(&state, &when, &facts(day(TODAY), &calendar()));
        assert_eq!(state, before, "{title}: deciding changes nothing");
        match (decided, then) {
            (Ok(happenings), Happens(expected)) => {
                let got: Vec<_> = happenings.iter().map(|h| (h.event.id(), h.occurred_on)).collect();
                let expected: Vec<_> = expected.iter().map(|(id, on)| (*id, day(on))).collect();
                assert_eq!(got, expected, "{title}");
            }
            (Err(refusal), Refused(rule, article)) => {
                assert_eq!(refusal.rule, rule, "{title}: {refusal}");
                assert_eq!(refusal.citation.to_string(), article, "{title}: {refusal}");
                assert!(!refusal.message.is_empty() && !refusal.next_step.is_empty(), "{title}");
            }
            (Ok(happenings), Refused(rule, _)) => panic!("{title}: expected {rule:?}, got {happenings:?}"),
            (Err(refusal), Happens(_)) => panic!("{title}: refused by {:?}: {refusal}", refusal.rule),
        }
    }
}

/// The state after acts that must all be lawful.
pub(crate) fn play(title: &str, acts: Vec<Command>) -> Request {
    acts.into_iter().fold(Request::default(), |state, act| done(title, state, &act))
}

/// The state after one more lawful act.
pub(crate) fn done(title: &str, state: Request, act: &Command) -> Request {
    let happenings = decide(&state, act, &facts(day(TODAY), &calendar()))
        .unwrap_or_else(|refusal| panic!("{title}: {:?} refused by {:?}: {refusal}", act.act(), refusal.rule));
    happenings.iter().fold(state, |state, Happening { occurred_on, event }| evolve(state, event, *occurred_on))
}

/// A stream of entries as the ledger would hold them.
pub(crate) fn entries(happenings: Vec<Happening>) -> Vec<Entry> {
    let entry = |(version, Happening { occurred_on, event }): (u64, Happening)| Entry {
        agency: AgencyId::from("agency"),
        sequence: version,
        stream: StreamId::from("request/2026-0001"),
        version,
        occurred_on,
        recorded_at: Timestamp::UNIX_EPOCH,
        actor: "clerk".into(),
        event: Event::Request(event),
        previous_hash: String::new(),
        hash: String::new(),
    };
    (1..).zip(happenings).map(entry).collect()
}

pub(crate) fn facts(today: Date, calendar: &Calendar) -> Facts<'_> {
    Facts { today, calendar, earlier: vec![EarlierReply { number: "2025-0007".into(), disclosed: true }] }
}

pub(crate) fn calendar() -> Calendar {
    Calendar::built_in().clone()
}

/// `03-02` of 2026, or a full date.
pub(crate) fn day(text: &str) -> Date {
    let full = if text.len() == 5 { format!("2026-{text}") } else { text.to_owned() };
    full.parse().expect("a date")
}

pub(crate) fn register(channel: Channel, on: &str) -> Command {
    Command::Register {
        on: day(on),
        number: "2026-0001".into(),
        channel,
        requester: "person-1".into(),
        requester_kind: RequesterKind::NaturalPerson,
        content: "content-1".into(),
        delivery: DeliveryWish { form: DeliveryForm::Paper, route: DeliveryRoute::Post },
        oral: false,
    }
}

/// Handed in at the counter, so the receipt day is fixed: by 2026-03-02 the reply is due on 03-30.
pub(crate) fn received(on: &str) -> Command {
    register(Channel::Counter, on)
}

pub(crate) fn confirm(on: &str) -> Command {
    Command::ConfirmReceipt { on: day(on), method: ConfirmationMethod::Telephone }
}

pub(crate) fn ask_clarification(on: &str, answer_by: &str) -> Command {
    Command::AskClarification {
        on: day(on), points: vec!["请写明文件名称或者文号".into()], answer_by: day(answer_by)
    }
}

pub(crate) fn record_clarification(on: &str) -> Command {
    Command::RecordClarification { on: day(on), late_reason: None }
}

pub(crate) fn ask_reasons(on: &str, answer_by: &str) -> Command {
    Command::AskReasons { on: day(on), facts: "三个月内提交申请四十余件".into(), answer_by: day(answer_by) }
}

pub(crate) fn record_reasons(on: &str, reasonable: bool, delayed_to: Option<&str>) -> Command {
    Command::RecordReasons { on: day(on), reasonable, delayed_to: delayed_to.map(day) }
}

pub(crate) fn third_party() -> ConsultedParty {
    ConsultedParty::ThirdParty { person: "person-2".into() }
}

pub(crate) fn co_maker() -> ConsultedParty {
    ConsultedParty::CoMaker { agency: "示例市财政局".into() }
}

pub(crate) fn other_agency() -> ConsultedParty {
    ConsultedParty::OtherAgency { agency: "示例市档案局".into() }
}

pub(crate) fn consult(id: &str, party: ConsultedParty, on: &str, received_on: Option<&str>) -> Command {
    Command::Consult {
        on: day(on),
        consultation: ConsultationId::from(id),
        party,
        matter: "是否同意公开项目合同".into(),
        received_on: received_on.map(day),
    }
}

pub(crate) fn delivered_to_party(id: &str, on: &str) -> Command {
    Command::RecordConsultationDelivery { on: day(on), consultation: ConsultationId::from(id) }
}

pub(crate) fn opinion(id: &str, opinion: Opinion, on: &str) -> Command {
    Command::RecordOpinion {
        on: day(on),
        consultation: ConsultationId::from(id),
        opinion,
        reasons: "涉及报价构成".into(),
    }
}

pub(crate) fn extend(on: &str, working_days: u8) -> Command {
    Command::Extend { on: day(on), working_days, reason: "涉及档案调取".into(), approved_by: "周主任".into() }
}

pub(crate) fn notify_fee(on: &str, count: u32, yuan: u64, received_on: Option<&str>) -> Command {
    Command::NotifyFee {
        on: day(on),
        method: FeeMethod::Pages,
        count,
        yuan,
        approved_by: "周主任".into(),
        received_on: received_on.map(day),
    }
}

pub(crate) fn pay(on: &str, yuan: u64) -> Command {
    Command::RecordPayment { on: day(on), yuan }
}

/// A decision that lacks nothing by itself.
pub(crate) fn decision(outcome: Outcome) -> Decision {
    Decision {
        reasons: "经核查，认定事实如下。".into(),
        statement: "可在本机关网站“政府信息公开”栏目获取。".into(),
        evidence: vec!["检索记录1份".into()],
        ..Decision::of(outcome)
    }
}

pub(crate) fn decide_on(on: &str, outcome: Outcome) -> Command {
    Command::Decide { on: day(on), decision: decision(outcome) }
}

pub(crate) fn review(on: &str, kind: ReviewKind, passed: bool) -> Command {
    Command::Review { on: day(on), kind, passed, note: if passed { String::new() } else { "依据不足".into() } }
}

pub(crate) fn sign(on: &str) -> Command {
    Command::Sign { on: day(on), document_number: "示公开〔2026〕1号".into() }
}

pub(crate) fn tell(id: &str, ground: DisclosureGround, on: &str) -> Command {
    Command::TellThirdParty {
        on: day(on),
        consultation: ConsultationId::from(id),
        ground,
        content: "项目合同的总价和工期".into(),
        reasons: "涉及财政资金使用，公众关切".into(),
        route: DispatchRoute::Post,
        tracking: None,
    }
}

pub(crate) fn post(on: &str) -> Command {
    Command::Dispatch { on: day(on), route: DispatchRoute::Post, tracking: Some("1234567890123".into()), despite: None }
}

pub(crate) fn serve(on: &str) -> Command {
    Command::RecordService { on: day(on) }
}

pub(crate) fn withdraw(on: &str) -> Command {
    Command::Withdraw { on: day(on), note: "电话表示不再需要".into() }
}

pub(crate) fn find_lapses(on: &str) -> Command {
    Command::FindLapses { on: day(on) }
}

/// Received on 03-02, answered `DoesNotExist`, posted on 03-10.
pub(crate) fn answered() -> Vec<Command> {
    vec![received("03-02"), decide_on("03-09", Outcome::DoesNotExist), sign("03-10"), post("03-10")]
}

/// `given`, one more.
pub(crate) fn and(mut given: Vec<Command>, more: Command) -> Vec<Command> {
    given.push(more);
    given
}
