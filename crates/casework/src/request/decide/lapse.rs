//! What the passing of time alone brings: unanswered clarification (§30), silent parties (§32, §34), unpaid fee
//! (109号 §6).
//!
//! A request is given up on the day after the last day, since until its end the requester could still act; so a case
//! whose last day is 31 December is carried into the next year. A consultation's pause ends on the last day itself.

use super::super::act::Act;
use super::super::clock;
use super::super::event::RequestEvent;
use super::super::facts::Facts;
use super::super::phase::Phase;
use super::super::refusal::{Refusal, Rule};
use super::super::state::Request;
use super::Happening;
use super::consultation::citation;
use crate::ids::ConsultationId;
use jiff::ToSpan;
use jiff::civil::Date;
use law::count::chinese_date;
use law::{Citation, Deadline, Instrument};

const CLARIFICATION: Citation = Citation::article(Instrument::DisclosureRegulation, 30);
const FEE: Citation = Citation::article(Instrument::ProcessingFeeMeasures, 6);

pub(in super::super) fn may_find(request: &Request, facts: &Facts<'_>) -> Result<(), Refusal> {
    if find(request, facts.today, facts).is_empty() {
        return Err(Refusal::new(Rule::NotLapsedYet, CLARIFICATION, "没有已经届满的期限", "请等期限届满"));
    }
    Ok(())
}

/// Everything that has lapsed when `on` begins. A last day that needs a calendar year without a notice lapses nothing.
pub(super) fn find(request: &Request, on: Date, facts: &Facts<'_>) -> Vec<Happening> {
    let mut found = Vec::new();
    for consultation in request.open_consultations().filter(|_| request.phase.is_unanswered()) {
        let last = clock::opinion_due(consultation, facts.calendar).and_then(firm);
        if let Some(last) = last.filter(|last| on > *last) {
            let consultation = consultation.id.clone();
            found.push(Happening { occurred_on: last, event: RequestEvent::ConsultationLapsed { consultation } });
        }
    }
    if let Some((last, event)) = given_up(request, facts)
        && on > last
    {
        found.push(Happening { occurred_on: day_after(last), event });
    }
    found
}

/// The last day of what the requester has to do, and what its passing brings.
fn given_up(request: &Request, facts: &Facts<'_>) -> Option<(Date, RequestEvent)> {
    match request.phase {
        Phase::AwaitingClarification { answer_by, .. } => Some((answer_by, RequestEvent::ClarificationLapsed {})),
        Phase::AwaitingPayment { .. } => {
            let last = clock::payment_due(request, facts.calendar).and_then(firm)?;
            Some((last, RequestEvent::FeeLapsed {}))
        }
        Phase::Unregistered
        | Phase::AwaitingConfirmation
        | Phase::Processing
        | Phase::AwaitingReasons { .. }
        | Phase::Decided
        | Phase::Signed
        | Phase::Dispatched
        | Phase::Delivered
        | Phase::Closed
        | Phase::Archived => None,
    }
}

pub(super) fn check_clarification(request: &Request, on: Date) -> Result<(), Refusal> {
    let (_, answer_by) = super::clarification::may_record(request)?;
    has_passed(CLARIFICATION, "补正", Some(answer_by), on)
}

pub(super) fn check_fee(request: &Request, on: Date, facts: &Facts<'_>) -> Result<(), Refusal> {
    super::fee::may_record_payment(request)?;
    let last = clock::payment_due(request, facts.calendar).and_then(firm);
    has_passed(FEE, "缴费", last, on)
}

pub(super) fn check_consultation(
    request: &Request,
    id: &ConsultationId,
    on: Date,
    facts: &Facts<'_>,
) -> Result<(), Refusal> {
    let open = request.open_consultations().find(|consultation| consultation.id == *id);
    let Some(consultation) = open.filter(|_| request.phase.is_unanswered()) else {
        return Err(Refusal::wrong_phase(Act::FindLapses, request.phase));
    };
    let last = clock::opinion_due(consultation, facts.calendar).and_then(firm);
    let ended = last.filter(|last| facts.today > *last);
    has_passed(citation(&consultation.party), "提出意见", ended, day_after(on))
}

fn has_passed(citation: Citation, what: &str, last: Option<Date>, on: Date) -> Result<(), Refusal> {
    let message = match last {
        Some(last) if on > last => return Ok(()),
        Some(last) => format!("{what}的期限到{}为止，还没有届满", chinese_date(last)),
        None => format!("{what}的期限还不能确定，或者还没有届满"),
    };
    Err(Refusal::new(Rule::NotLapsedYet, citation, message, "请等期限届满"))
}

fn firm(last: Deadline) -> Option<Date> {
    (!last.is_provisional).then_some(last.on)
}

fn day_after(day: Date) -> Date {
    day.saturating_add(1.day())
}
