//! What is true after an event. Cannot fail: the ledger says what happened, and it happened.

use super::consultation::{Consultation, ConsultationEnd};
use super::event::{Decision, RequestEvent};
use super::history::History;
use super::phase::Phase;
use super::reply::{Dispatch, Reply, Review, Reviews, Signature, ThirdPartyTold};
use super::state::{
    Clarification, Ending, Extension, Fee, Reasons, Registration, Reopening, Request, Start, StartCause,
};
use crate::ids::{ActorId, ConsultationId};
use jiff::civil::Date;
use law::outcome::Outcome;

/// The state after one more event.
#[must_use]
pub fn evolve(request: Request, event: &RequestEvent, occurred_on: Date) -> Request {
    record(request, event, occurred_on, None)
}

/// [`evolve`], with the actor where he is known.
pub(super) fn record(mut request: Request, event: &RequestEvent, on: Date, by: Option<&ActorId>) -> Request {
    request.history.push(event.clone(), on, by.cloned());
    if let RequestEvent::EntryCorrected { .. } = event {
        return rebuild(request.history);
    }
    apply(&mut request, event, on, by);
    request
}

/// The state that the entries leave as they hold now.
fn rebuild(history: History) -> Request {
    let mut request = Request::default();
    for (_, event, on, by) in history.effective() {
        apply(&mut request, event, on, by);
    }
    request.history = history;
    request
}

fn apply(request: &mut Request, event: &RequestEvent, on: Date, by: Option<&ActorId>) {
    match event {
        RequestEvent::RequestRegistered { .. } => register(request, event, on),
        RequestEvent::ReceiptConfirmed { received_on, .. } => receive(request, *received_on),
        RequestEvent::UnitAssigned { unit } => request.unit = Some(unit.clone()),
        RequestEvent::ClarificationAsked { points, answer_by } => ask_clarification(request, points, *answer_by, on),
        RequestEvent::ClarificationReceived { .. } => receive_clarification(request, on),
        RequestEvent::ClarificationLapsed {} => close(request, Outcome::ClarificationLapsed, on),
        RequestEvent::ReasonsAsked { answer_by, .. } => ask_reasons(request, *answer_by, on),
        RequestEvent::ReasonsReceived { reasonable, delayed_to } => {
            receive_reasons(request, *reasonable, *delayed_to, on);
        }
        RequestEvent::ConsultationStarted { .. } => consult(request, event, on),
        RequestEvent::ConsultationDelivered { consultation } => {
            if let Some(asked) = named(request, consultation) {
                asked.delivered_on = Some(on);
            }
        }
        RequestEvent::OpinionReceived { consultation, opinion, reasons } => {
            if let Some(asked) = named(request, consultation) {
                asked.opinion = Some(*opinion);
                asked.reasons.clone_from(reasons);
                asked.end = Some(end_of_waiting(asked.end, on));
            }
        }
        RequestEvent::ConsultationLapsed { consultation } => {
            if let Some(asked) = named(request, consultation) {
                asked.end.get_or_insert(ConsultationEnd::Lapsed(on));
            }
        }
        RequestEvent::ReplyPeriodExtended { working_days, reason, approved_by } => {
            let (reason, approved_by) = (reason.clone(), approved_by.clone());
            request.clock.extension =
                Some(Extension { agreed_on: on, working_days: *working_days, reason, approved_by });
        }
        RequestEvent::FeeNotified { .. } => notify_fee(request, event, on),
        RequestEvent::FeeNoticeDelivered {} => deliver_fee_notice(request, on),
        RequestEvent::FeePaid { .. } => pay_fee(request, on),
        RequestEvent::FeeLapsed {} => close(request, Outcome::FeeUnpaid, on),
        RequestEvent::OutcomeDecided(decision) => draft(request, decision, on),
        RequestEvent::ReviewRecorded { review: kind, passed, note } => {
            let review = Review { passed: *passed, on, note: note.clone(), by: by.cloned() };
            request.reviews.0.insert(*kind, review);
        }
        RequestEvent::ReplySigned { document_number } => sign(request, document_number, on),
        RequestEvent::ThirdPartyTold { consultation, .. } => {
            if let Some(reply) = &mut request.reply {
                reply.third_parties_told.push(ThirdPartyTold { consultation: consultation.clone(), on });
            }
        }
        RequestEvent::ReplyDispatched { route, tracking, .. } => {
            dispatch(request, Dispatch { on, route: *route, tracking: tracking.clone() });
        }
        RequestEvent::ReplyDelivered {} => deliver(request, on),
        RequestEvent::RequestWithdrawn { .. } => close(request, Outcome::Withdrawn, on),
        RequestEvent::RequestArchived {} => request.phase = Phase::Archived,
        RequestEvent::RequestReopened { cause, reply_by } => {
            reopen(request, Reopening { cause: *cause, on, reply_by: *reply_by });
        }
        // `record` rebuilds the whole; a correction of a correction never reaches here.
        RequestEvent::EntryCorrected { .. } => {}
    }
}

fn register(request: &mut Request, event: &RequestEvent, on: Date) {
    let RequestEvent::RequestRegistered { number, channel, requester, requester_kind, content, delivery, oral } = event
    else {
        return;
    };
    request.registration = Some(Registration {
        number: number.clone(),
        registered_on: on,
        channel: *channel,
        requester: requester.clone(),
        requester_kind: *requester_kind,
        content: content.clone(),
        delivery: *delivery,
        oral: *oral,
    });
    request.phase = Phase::AwaitingConfirmation;
}

fn receive(request: &mut Request, received_on: Date) {
    request.clock.received_on.get_or_insert(received_on);
    restart(request, received_on, StartCause::Received);
}

/// A day zero: a full period runs from it, and whatever was waited for has come.
fn restart(request: &mut Request, on: Date, cause: StartCause) {
    request.clock.starts.push(Start { on, cause });
    request.phase = Phase::Processing;
}

/// The requester is asked for something first; a draft made before does not stand.
fn set_draft_aside(request: &mut Request) {
    request.reply = None;
    request.reviews = Reviews::default();
}

fn ask_clarification(request: &mut Request, points: &[String], answer_by: Date, on: Date) {
    set_draft_aside(request);
    request.clarification = Some(Clarification { asked_on: on, points: points.to_vec(), answer_by, received_on: None });
    request.phase = Phase::AwaitingClarification { asked_on: on, answer_by };
}

fn receive_clarification(request: &mut Request, on: Date) {
    if let Some(clarification) = &mut request.clarification {
        clarification.received_on = Some(on);
    }
    restart(request, on, StartCause::Clarified);
}

fn ask_reasons(request: &mut Request, answer_by: Date, on: Date) {
    set_draft_aside(request);
    request.reasons = Some(Reasons { asked_on: on, answer_by, answered: None });
    request.phase = Phase::AwaitingReasons { asked_on: on, answer_by };
}

fn receive_reasons(request: &mut Request, reasonable: bool, delayed_to: Option<Date>, on: Date) {
    if let Some(reasons) = &mut request.reasons {
        reasons.answered = Some((on, reasonable));
    }
    request.clock.delayed_to = delayed_to;
    request.phase = Phase::Processing;
}

fn consult(request: &mut Request, event: &RequestEvent, on: Date) {
    let RequestEvent::ConsultationStarted { consultation, party, matter, received_on } = event else {
        return;
    };
    request.consultations.push(Consultation {
        id: consultation.clone(),
        party: party.clone(),
        matter: matter.clone(),
        sent_on: on,
        delivered_on: *received_on,
        end: None,
        opinion: None,
        reasons: String::new(),
    });
}

/// An opinion that came in time ends the waiting on its day, even if the lapse was recorded first; a late one does not.
fn end_of_waiting(end: Option<ConsultationEnd>, answered_on: Date) -> ConsultationEnd {
    match end {
        Some(ConsultationEnd::Lapsed(last)) if answered_on > last => ConsultationEnd::Lapsed(last),
        Some(ConsultationEnd::Lapsed(_) | ConsultationEnd::Answered(_)) | None => {
            ConsultationEnd::Answered(answered_on)
        }
    }
}

fn named<'a>(request: &'a mut Request, id: &ConsultationId) -> Option<&'a mut Consultation> {
    request.consultations.iter_mut().find(|consultation| consultation.id == *id)
}

fn notify_fee(request: &mut Request, event: &RequestEvent, on: Date) {
    let RequestEvent::FeeNotified { method, count, yuan, approved_by, received_on } = event else {
        return;
    };
    set_draft_aside(request);
    request.fee = Some(Fee {
        notified_on: on,
        method: *method,
        count: *count,
        yuan: *yuan,
        approved_by: approved_by.clone(),
        delivered_on: *received_on,
        paid_on: None,
    });
    request.phase = Phase::AwaitingPayment { notified_on: on, delivered_on: *received_on };
}

fn deliver_fee_notice(request: &mut Request, on: Date) {
    if let Some(fee) = &mut request.fee {
        fee.delivered_on = Some(on);
        request.phase = Phase::AwaitingPayment { notified_on: fee.notified_on, delivered_on: Some(on) };
    }
}

fn pay_fee(request: &mut Request, on: Date) {
    if let Some(fee) = &mut request.fee {
        fee.paid_on = Some(on);
    }
    restart(request, on, StartCause::Paid);
}

/// A new draft voids the reviews and the signature of the one before.
fn draft(request: &mut Request, decision: &Decision, on: Date) {
    request.reviews = Reviews::default();
    request.reply = Some(Reply {
        decision: decision.clone(),
        decided_on: on,
        signature: None,
        third_parties_told: Vec::new(),
        dispatch: None,
        delivered_on: None,
    });
    request.phase = Phase::Decided;
}

fn sign(request: &mut Request, document_number: &str, on: Date) {
    if let Some(reply) = &mut request.reply {
        reply.signature = Some(Signature { on, document_number: document_number.to_owned() });
        request.phase = Phase::Signed;
    }
}

fn dispatch(request: &mut Request, dispatch: Dispatch) {
    let Some(reply) = &mut request.reply else { return };
    request.ended.get_or_insert(Ending { outcome: reply.decision.outcome, on: dispatch.on });
    reply.dispatch = Some(dispatch);
    request.phase = Phase::Dispatched;
}

fn deliver(request: &mut Request, on: Date) {
    if let Some(reply) = &mut request.reply {
        reply.delivered_on = Some(on);
        request.phase = Phase::Delivered;
    }
}

fn close(request: &mut Request, outcome: Outcome, on: Date) {
    request.ended.get_or_insert(Ending { outcome, on });
    request.phase = Phase::Closed;
}

fn reopen(request: &mut Request, reopening: Reopening) {
    request.reopenings.push(reopening);
    request.earlier_replies.extend(request.reply.take().filter(|reply| reply.dispatch.is_some()));
    request.reviews = Reviews::default();
    restart(request, reopening.on, StartCause::Reopened(reopening.cause, reopening.reply_by));
}
