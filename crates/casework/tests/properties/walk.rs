//! A random walk through the acts: a day goes by or not, somebody tries something.

use casework::Entry;
use casework::ids::{AgencyId, ConsultationId, StreamId};
use casework::ledger::Event;
use casework::request::{
    Command, ConfirmationMethod, ConsultedParty, Decision, DeliveryForm, DeliveryRoute, DeliveryWish, DispatchRoute,
    EarlierReply, Facts, FeeMethod, Happening, History, Opinion, ReopeningCause, Request, ReviewKind, decide, evolve,
};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use law::Calendar;
use law::exemption::Exemption;
use law::outcome::Outcome;
use law::receipt::Channel;
use law::requester::RequesterKind;
use law::third_party_told::DisclosureGround;
use proptest::prelude::*;
use proptest::sample::select;

/// What a walk left behind.
#[derive(Debug, Clone)]
pub(crate) struct Walk {
    pub(crate) happenings: Vec<Happening>,
    today: Date,
}

/// Day zero of the walks; `Command`s are generated around it and moved to the day of the step.
const DAY_ZERO: Date = date(2026, 1, 5);

impl Walk {
    fn new(steps: Vec<(i32, Command)>) -> Self {
        let (mut state, mut happenings, mut today) = (Request::default(), Vec::new(), DAY_ZERO);
        for (gap, command) in steps {
            today = today.saturating_add(gap.days());
            let command = moved(command, today);
            for happening in decide(&state, &command, &facts(today)).unwrap_or_default() {
                state = evolve(state, &happening.event, happening.occurred_on);
                happenings.push(happening);
            }
        }
        Self { happenings, today }
    }

    pub(crate) fn last_day(&self) -> Date {
        self.today
    }

    pub(crate) fn state(&self) -> Request {
        self.states().last().unwrap_or_default()
    }

    /// The state after each event.
    pub(crate) fn states(&self) -> impl Iterator<Item = Request> {
        let mut state = Request::default();
        self.happenings.iter().map(move |happening| {
            state = evolve(std::mem::take(&mut state), &happening.event, happening.occurred_on);
            state.clone()
        })
    }

    /// A command on the last day of the walk.
    pub(crate) fn dated(&self, command: Command) -> Command {
        moved(command, self.today)
    }
}

pub(crate) fn facts(today: Date) -> Facts<'static> {
    let earlier = vec![EarlierReply { number: "2025-0007".into(), disclosed: false }];
    Facts { today, calendar: Calendar::built_in(), earlier }
}

pub(crate) fn any_walk() -> impl Strategy<Value = Walk> {
    let steps = proptest::collection::vec((0..6_i32, any_command()), 0..60);
    (any_registration(), proptest::bool::weighted(0.2), steps).prop_map(|(registration, objected, steps)| {
        let prelude = if objected { objection_passed_over() } else { Vec::new() };
        let begin = std::iter::once(registration).chain(prelude).map(|command| (0, command));
        Walk::new(begin.chain(steps).collect())
    })
}

/// A third party objects and a signed decision discloses all the same: too long a way for chance alone.
fn objection_passed_over() -> Vec<Command> {
    let (on, consultation) = (DAY_ZERO, || ConsultationId::from("a"));
    let decision = Decision { reasons: "公众关切".into(), ..Decision::of(Outcome::Provided) };
    vec![
        Command::ConfirmReceipt { on, method: ConfirmationMethod::Telephone },
        Command::Consult {
            on,
            consultation: consultation(),
            party: ConsultedParty::ThirdParty { person: "person-2".into() },
            matter: "是否同意公开".into(),
            received_on: Some(on),
        },
        Command::RecordOpinion { on, consultation: consultation(), opinion: Opinion::Objects, reasons: String::new() },
        Command::Decide { on, decision },
        Command::Review { on, kind: ReviewKind::Secrecy, passed: true, note: String::new() },
        Command::Sign { on, document_number: "示公开〔2026〕1号".into() },
    ]
}

fn any_registration() -> impl Strategy<Value = Command> {
    let kind = select(RequesterKind::ALL.to_vec());
    (select(Channel::ALL.to_vec()), kind).prop_map(|(channel, requester_kind)| Command::Register {
        on: DAY_ZERO,
        number: "2026-0001".into(),
        channel,
        requester: "person-1".into(),
        requester_kind,
        content: "content-1".into(),
        delivery: DeliveryWish { form: DeliveryForm::Electronic, route: DeliveryRoute::Online },
        oral: false,
    })
}

pub(crate) fn any_command() -> impl Strategy<Value = Command> {
    prop_oneof![
        1 => any_registration(),
        6 => any_question(),
        6 => any_consultation(),
        4 => any_money_or_extension(),
        8 => any_reply_step(),
        3 => any_end(),
    ]
}

fn later(days: i32) -> Date {
    DAY_ZERO.saturating_add(days.days())
}

fn any_question() -> impl Strategy<Value = Command> {
    let on = DAY_ZERO;
    let method = select(vec![ConfirmationMethod::Telephone, ConfirmationMethod::Site]);
    prop_oneof![
        3 => method.prop_map(move |method| Command::ConfirmReceipt { on, method }),
        1 => Just(Command::Assign { on, unit: "规划处".into() }),
        1 => (1..20_i32).prop_map(move |days| Command::AskClarification { on, points: vec!["文号".into()], answer_by: later(days) }),
        2 => any::<bool>().prop_map(move |late| Command::RecordClarification { on, late_reason: late.then(|| "住院".into()) }),
        1 => (1..20_i32).prop_map(move |days| Command::AskReasons { on, facts: "四十余件".into(), answer_by: later(days) }),
        2 => (any::<bool>(), proptest::option::of(1..90_i32))
            .prop_map(move |(reasonable, delay)| Command::RecordReasons { on, reasonable, delayed_to: delay.map(later) }),
    ]
}

fn any_consultation() -> impl Strategy<Value = Command> {
    let on = DAY_ZERO;
    let id = || select(vec!["a", "b", "c"]).prop_map(Into::into);
    let party = select(vec![
        ConsultedParty::ThirdParty { person: "person-2".into() },
        ConsultedParty::CoMaker { agency: "示例市财政局".into() },
        ConsultedParty::OtherAgency { agency: "示例市档案局".into() },
    ]);
    let opinion = select(vec![Opinion::Agrees, Opinion::AgreesInPart, Opinion::Objects]);
    prop_oneof![
        1 => (id(), party, proptest::option::of(0..3_i32)).prop_map(move |(consultation, party, days)| Command::Consult {
            on, consultation, party, matter: "是否同意公开".into(), received_on: days.map(later),
        }),
        1 => id().prop_map(move |consultation| Command::RecordConsultationDelivery { on, consultation }),
        2 => (id(), opinion).prop_map(move |(consultation, opinion)| Command::RecordOpinion {
            on, consultation, opinion, reasons: String::new(),
        }),
        1 => Just(Command::FindLapses { on }),
    ]
}

fn any_money_or_extension() -> impl Strategy<Value = Command> {
    let on = DAY_ZERO;
    prop_oneof![
        2 => (0..23_u8).prop_map(move |working_days| Command::Extend {
            on, working_days, reason: "调取档案".into(), approved_by: "周主任".into(),
        }),
        1 => (any::<bool>(), any::<bool>()).prop_map(move |(dear, known)| Command::NotifyFee {
            on,
            method: FeeMethod::Pages,
            count: 236,
            yuan: if dear { 4140 } else { 4000 },
            approved_by: "周主任".into(),
            received_on: known.then_some(on),
        }),
        2 => Just(Command::RecordFeeNoticeDelivery { on }),
        2 => Just(Command::RecordPayment { on, yuan: 4140 }),
    ]
}

fn any_reply_step() -> impl Strategy<Value = Command> {
    let on = DAY_ZERO;
    let kind = select(vec![ReviewKind::Unit, ReviewKind::Secrecy, ReviewKind::Secrecy, ReviewKind::Legality]);
    let route =
        select(vec![DispatchRoute::Post, DispatchRoute::HandDelivery, DispatchRoute::Online, DispatchRoute::Email]);
    prop_oneof![
        3 => any_decision().prop_map(move |decision| Command::Decide { on, decision }),
        3 => (kind, proptest::bool::weighted(0.8)).prop_map(move |(kind, passed)| Command::Review {
            on, kind, passed, note: "见附页".into(),
        }),
        4 => Just(Command::Sign { on, document_number: "示公开〔2026〕1号".into() }),
        4 => route.prop_map(move |route| Command::Dispatch { on, route, tracking: None, despite: None }),
        2 => any_telling(),
        3 => Just(Command::RecordService { on }),
    ]
}

fn any_telling() -> impl Strategy<Value = Command> {
    let ground = select(vec![DisclosureGround::PublicInterest, DisclosureGround::ObjectionUnreasonable]);
    let route = select(vec![DispatchRoute::Post, DispatchRoute::HandDelivery, DispatchRoute::Online]);
    (select(vec!["a", "b", "c"]), ground, route).prop_map(|(id, ground, route)| Command::TellThirdParty {
        on: DAY_ZERO,
        consultation: id.into(),
        ground,
        content: "合同总价".into(),
        reasons: "涉及财政资金使用".into(),
        route,
        tracking: None,
    })
}

fn any_decision() -> impl Strategy<Value = Decision> {
    (select(Outcome::ALL.to_vec()), any::<bool>(), any::<bool>()).prop_map(|(outcome, complete, repeat)| Decision {
        withheld: if outcome == Outcome::PartlyDisclosed { vec![Exemption::Deliberative] } else { Vec::new() },
        reasons: if complete { "事实和理由如下".into() } else { String::new() },
        statement: "获取方式和途径如下".into(),
        evidence: if complete { vec!["检索记录".into()] } else { Vec::new() },
        earlier: repeat.then(|| EarlierReply { number: "2025-0007".into(), disclosed: false }),
        not_consulted_because: complete.then(|| "无法联系".into()),
        ..Decision::of(outcome)
    })
}

fn any_end() -> impl Strategy<Value = Command> {
    let on = DAY_ZERO;
    let cause = select(vec![ReopeningCause::Reconsideration, ReopeningCause::Judgment, ReopeningCause::OwnMotion]);
    prop_oneof![
        1 => Just(Command::Withdraw { on, note: String::new() }),
        2 => Just(Command::FindLapses { on }),
        2 => Just(Command::Archive { on }),
        3 => (cause, proptest::option::of(1..60_i32))
            .prop_map(move |(cause, days)| Command::Reopen { on, cause, reply_by: days.map(later) }),
    ]
}

/// The command with every day moved as far as `DAY_ZERO` is moved to `today`.
fn moved(mut command: Command, today: Date) -> Command {
    let distance = today - DAY_ZERO;
    let shift = |day: &mut Date| *day = day.saturating_add(distance);
    match &mut command {
        Command::AskClarification { on, answer_by, .. } | Command::AskReasons { on, answer_by, .. } => {
            shift(on);
            shift(answer_by);
        }
        Command::RecordReasons { on, delayed_to: other, .. }
        | Command::Consult { on, received_on: other, .. }
        | Command::NotifyFee { on, received_on: other, .. }
        | Command::Reopen { on, reply_by: other, .. } => {
            shift(on);
            other.iter_mut().for_each(shift);
        }
        Command::CorrectEntry { on, occurred_on, .. } => {
            shift(on);
            shift(occurred_on);
        }
        Command::Register { on, .. }
        | Command::ConfirmReceipt { on, .. }
        | Command::Assign { on, .. }
        | Command::RecordClarification { on, .. }
        | Command::RecordConsultationDelivery { on, .. }
        | Command::RecordOpinion { on, .. }
        | Command::Extend { on, .. }
        | Command::RecordFeeNoticeDelivery { on }
        | Command::RecordPayment { on, .. }
        | Command::Decide { on, .. }
        | Command::Review { on, .. }
        | Command::Sign { on, .. }
        | Command::TellThirdParty { on, .. }
        | Command::Dispatch { on, .. }
        | Command::RecordService { on }
        | Command::Withdraw { on, .. }
        | Command::Archive { on }
        | Command::FindLapses { on } => shift(on),
    }
    command
}

/// The happenings as the ledger would hold them.
pub(crate) fn entries(happenings: &[Happening]) -> Vec<Entry> {
    let entry = |(version, happening): (u64, &Happening)| Entry {
        agency: AgencyId::from("agency"),
        sequence: version,
        stream: StreamId::from("request/2026-0001"),
        version,
        occurred_on: happening.occurred_on,
        recorded_at: Timestamp::UNIX_EPOCH,
        actor: "clerk".into(),
        event: Event::Request(happening.event.clone()),
        previous_hash: String::new(),
        hash: String::new(),
    };
    (1..).zip(happenings).map(entry).collect()
}

/// What is true now, without how it came about.
pub(crate) fn without_history(mut state: Request) -> Request {
    state.history = History::default();
    state
}

/// A replay knows who acted; a state made of events alone does not.
pub(crate) fn without_actors(state: Request) -> Request {
    let mut bare = without_history(state);
    bare.reviews.0.values_mut().for_each(|review| review.by = None);
    bare
}
