//! Whether an act is lawful now, and what it brings about.
//!
//! Every rule is a check of one event against the state before it. So the same rules judge a new act and, when an
//! entry is corrected, the whole history anew. Each file holds the rules of one act or of a few that belong together;
//! its `may_…` functions need no particulars and serve the case page, which shows what may be done next.

pub(super) mod clarification;
pub(super) mod consultation;
pub(super) mod correction;
pub(super) mod decision;
pub(super) mod extension;
pub(super) mod fee;
pub(super) mod lapse;
pub(super) mod needs;
pub(super) mod reasons;
pub(super) mod receipt;
pub(super) mod registration;
pub(super) mod reopening;
pub(super) mod review;
pub(super) mod sending;
pub(super) mod signature;
pub(super) mod telling;

use super::act::Act;
use super::command::Command;
use super::event::{DispatchRoute, RequestEvent};
use super::evolve::evolve;
use super::facts::Facts;
use super::phase::Phase;
use super::refusal::{Refusal, Rule};
use super::state::Request;
use crate::ledger::{Event, NewEvent};
use jiff::civil::Date;
use law::count::chinese_date;

/// What an act brings about, with its legal day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// The legal day.
    pub occurred_on: Date,
    /// What happened.
    pub event: RequestEvent,
}

impl From<Happening> for NewEvent {
    fn from(happening: Happening) -> Self {
        Self { occurred_on: happening.occurred_on, event: Event::Request(happening.event) }
    }
}

/// The events that an act brings about, at least one; none only for [`Command::FindLapses`] when nothing has lapsed.
///
/// # Errors
/// A [`Refusal`] with its article if the law does not allow the act now. The state is then as before.
pub fn decide(request: &Request, command: &Command, facts: &Facts<'_>) -> Result<Vec<Happening>, Refusal> {
    not_in_future(command.act(), command.on(), facts)?;
    let happenings = propose(request, command, facts);
    let mut state = request.clone();
    for Happening { occurred_on, event } in &happenings {
        permit(&state, event, *occurred_on, facts)?;
        state = evolve(state, event, *occurred_on);
    }
    if let Command::ConfirmReceipt { method, .. } = command {
        receipt::check_method(request, *method)?;
    }
    Ok(happenings)
}

/// The events that an act would bring about if it is lawful.
fn propose(request: &Request, command: &Command, facts: &Facts<'_>) -> Vec<Happening> {
    let mut happenings = Vec::with_capacity(2);
    let on = command.on();
    match event_of(command.clone()) {
        Some(event) => happenings.push(Happening { occurred_on: on, event }),
        None => happenings.extend(lapse::find(request, on, facts)),
    }
    match command {
        // §31(1)(2): what is handed in or signed for is received on the day itself.
        Command::Register { channel, .. } => happenings.extend(receipt::fixed_by_channel(*channel, on)),
        // 235号: hand delivery counts on the day the requester signs; it has then arrived.
        Command::Dispatch { route: DispatchRoute::HandDelivery, .. } => {
            happenings.push(Happening { occurred_on: on, event: RequestEvent::ReplyDelivered {} });
        }
        _ => {}
    }
    happenings
}

/// The event that an act is, word for word; `None` for the search for lapses.
fn event_of(command: Command) -> Option<RequestEvent> {
    Some(match command {
        Command::Register { number, channel, requester, requester_kind, content, delivery, oral, .. } => {
            RequestEvent::RequestRegistered { number, channel, requester, requester_kind, content, delivery, oral }
        }
        Command::ConfirmReceipt { on, method } => RequestEvent::ReceiptConfirmed { received_on: on, method },
        Command::Assign { unit, .. } => RequestEvent::UnitAssigned { unit },
        Command::AskClarification { points, answer_by, .. } => RequestEvent::ClarificationAsked { points, answer_by },
        Command::RecordClarification { late_reason, .. } => RequestEvent::ClarificationReceived { late_reason },
        Command::AskReasons { facts, answer_by, .. } => RequestEvent::ReasonsAsked { facts, answer_by },
        Command::RecordReasons { reasonable, delayed_to, .. } => {
            RequestEvent::ReasonsReceived { reasonable, delayed_to }
        }
        Command::Consult { consultation, party, matter, received_on, .. } => {
            RequestEvent::ConsultationStarted { consultation, party, matter, received_on }
        }
        Command::RecordConsultationDelivery { consultation, .. } => {
            RequestEvent::ConsultationDelivered { consultation }
        }
        Command::RecordOpinion { consultation, opinion, reasons, .. } => {
            RequestEvent::OpinionReceived { consultation, opinion, reasons }
        }
        Command::Extend { working_days, reason, approved_by, .. } => {
            RequestEvent::ReplyPeriodExtended { working_days, reason, approved_by }
        }
        Command::NotifyFee { method, count, yuan, approved_by, received_on, .. } => {
            RequestEvent::FeeNotified { method, count, yuan, approved_by, received_on }
        }
        Command::RecordFeeNoticeDelivery { .. } => RequestEvent::FeeNoticeDelivered {},
        Command::RecordPayment { yuan, .. } => RequestEvent::FeePaid { yuan },
        Command::Decide { decision, .. } => RequestEvent::OutcomeDecided(decision),
        Command::Review { kind, passed, note, .. } => RequestEvent::ReviewRecorded { review: kind, passed, note },
        Command::Sign { document_number, .. } => RequestEvent::ReplySigned { document_number },
        Command::TellThirdParty { consultation, ground, content, reasons, route, tracking, .. } => {
            RequestEvent::ThirdPartyTold { consultation, ground, content, reasons, route, tracking }
        }
        Command::Dispatch { route, tracking, despite, .. } => {
            RequestEvent::ReplyDispatched { route, tracking, despite }
        }
        Command::RecordService { .. } => RequestEvent::ReplyDelivered {},
        Command::Withdraw { note, .. } => RequestEvent::RequestWithdrawn { note },
        Command::Archive { .. } => RequestEvent::RequestArchived {},
        Command::Reopen { cause, reply_by, .. } => RequestEvent::RequestReopened { cause, reply_by },
        Command::CorrectEntry { version, reason, occurred_on, replacement, .. } => {
            RequestEvent::EntryCorrected { version, reason, occurred_on, replacement }
        }
        Command::FindLapses { .. } => return None,
    })
}

/// Whether an event may follow a state: the rule book, one line an event.
pub(super) fn permit(request: &Request, event: &RequestEvent, on: Date, facts: &Facts<'_>) -> Result<(), Refusal> {
    match event {
        RequestEvent::RequestRegistered { channel, oral, .. } => registration::check(request, *channel, *oral, on),
        RequestEvent::ReceiptConfirmed { received_on, .. } => receipt::check(request, *received_on, facts),
        RequestEvent::UnitAssigned { unit } => registration::check_unit(request, unit, on),
        RequestEvent::ClarificationAsked { points, answer_by } => {
            clarification::check_asked(request, points, *answer_by, on, facts)
        }
        RequestEvent::ClarificationReceived { late_reason } => {
            clarification::check_received(request, late_reason.as_deref(), on)
        }
        RequestEvent::ClarificationLapsed {} => lapse::check_clarification(request, on),
        RequestEvent::ReasonsAsked { facts: found, answer_by } => reasons::check_asked(request, found, *answer_by, on),
        RequestEvent::ReasonsReceived { reasonable, delayed_to } => {
            reasons::check_received(request, *reasonable, *delayed_to, on, facts)
        }
        RequestEvent::ConsultationStarted { consultation, party: _, matter, received_on } => {
            consultation::check_started(request, consultation, matter, *received_on, on)
        }
        RequestEvent::ConsultationDelivered { consultation } => {
            consultation::check_delivered(request, consultation, on)
        }
        RequestEvent::OpinionReceived { consultation, .. } => {
            consultation::check_opinion(request, consultation, on, facts)
        }
        RequestEvent::ConsultationLapsed { consultation } => {
            lapse::check_consultation(request, consultation, on, facts)
        }
        RequestEvent::ReplyPeriodExtended { working_days, reason, approved_by } => {
            extension::check(request, *working_days, reason, approved_by, on, facts)
        }
        RequestEvent::FeeNotified { method, count, yuan, approved_by, received_on } => {
            let notice = fee::Notice { method: *method, count: *count, yuan: *yuan, approved_by };
            fee::check_notified(request, &notice, *received_on, on, facts)
        }
        RequestEvent::FeeNoticeDelivered {} => fee::check_delivered(request, on),
        RequestEvent::FeePaid { yuan } => fee::check_paid(request, *yuan, on, facts),
        RequestEvent::FeeLapsed {} => lapse::check_fee(request, on, facts),
        RequestEvent::OutcomeDecided(decision) => decision::check(request, decision, on, facts),
        RequestEvent::ReviewRecorded { review: kind, passed, note } => review::check(request, *kind, *passed, note, on),
        RequestEvent::ReplySigned { document_number } => signature::check(request, document_number, on),
        RequestEvent::ThirdPartyTold { consultation, ground, content, reasons, route, tracking: _ } => {
            let letter = telling::LetterToThirdParty { ground: *ground, content, reasons, route: *route };
            telling::check(request, consultation, &letter, on)
        }
        RequestEvent::ReplyDispatched { .. } => sending::may_dispatch(request, on),
        RequestEvent::ReplyDelivered {} => sending::may_record_service(request, on),
        RequestEvent::RequestWithdrawn { .. } => registration::may_withdraw(request, on),
        RequestEvent::RequestArchived {} => sending::may_archive(request, on),
        RequestEvent::RequestReopened { reply_by, .. } => reopening::check(request, *reply_by, on),
        RequestEvent::EntryCorrected { version, reason, occurred_on, replacement } => {
            let correction = correction::Proposed {
                version: *version,
                reason,
                occurred_on: *occurred_on,
                replacement: replacement.as_deref(),
            };
            correction::check(request, &correction, on, facts)
        }
    }
}

/// No act has a legal day that has not come yet.
pub(super) fn not_in_future(act: Act, on: Date, facts: &Facts<'_>) -> Result<(), Refusal> {
    if on <= facts.today {
        return Ok(());
    }
    Err(Refusal::new(
        Rule::DayInFuture,
        act.citation(),
        format!("“{}”的日期{}还没有到，今天是{}", act.label(), chinese_date(on), chinese_date(facts.today)),
        "请填写实际发生的日期",
    ))
}

/// The day the request was received, if it was.
fn received(request: &Request, act: Act) -> Result<Date, Refusal> {
    request.received_on().ok_or_else(|| Refusal::wrong_phase(act, request.phase))
}

/// Acts that follow the receipt cannot be dated before the current day zero.
fn not_before_start(request: &Request, act: Act, on: Date) -> Result<(), Refusal> {
    match request.clock.start() {
        None => Err(Refusal::wrong_phase(act, request.phase)),
        Some(start) if on < start.on => {
            Err(Refusal::before_cause(act.citation(), act.label(), on, "答复期限起算", start.on))
        }
        Some(_) => Ok(()),
    }
}

/// The office is working on the reply and nothing is waited for from the requester; a draft may exist.
fn is_being_worked_on(phase: Phase) -> bool {
    matches!(phase, Phase::Processing | Phase::AwaitingReasons { .. } | Phase::Decided)
}
