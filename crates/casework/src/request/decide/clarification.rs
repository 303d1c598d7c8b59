//! `补正` (§30): once, told within 7 working days of receipt; the answer starts the full period anew.

use super::super::act::Act;
use super::super::facts::Facts;
use super::super::phase::Phase;
use super::super::refusal::{Refusal, Rule};
use super::super::state::Request;
use super::{not_before_start, received};
use jiff::civil::Date;
use law::clarification::ClarificationFacts;
use law::count::chinese_date;
use law::{Citation, Instrument};

const CLARIFICATION: Citation = Citation::article(Instrument::DisclosureRegulation, 30);

pub(in super::super) fn may_ask(request: &Request, on: Date, facts: &Facts<'_>) -> Result<(), Refusal> {
    let act = Act::AskClarification;
    let has_been_asked = request.clarification.is_some();
    if !matches!(request.phase, Phase::Processing | Phase::Decided) && !has_been_asked {
        return Err(Refusal::wrong_phase(act, request.phase));
    }
    not_before_start(request, act, on)?;
    let asked = ClarificationFacts { on, received_on: received(request, act)?, has_been_asked };
    let rule = if has_been_asked { Rule::ClarifiedOnce } else { Rule::ClarificationTooLate };
    law::clarification::may_ask(asked, facts.calendar).map_err(|no| Refusal::by_law(rule, no))
}

pub(super) fn check_asked(
    request: &Request,
    points: &[String],
    answer_by: Date,
    on: Date,
    facts: &Facts<'_>,
) -> Result<(), Refusal> {
    may_ask(request, on, facts)?;
    if points.is_empty() || points.iter().any(|point| point.trim().is_empty()) {
        return Err(Refusal::text_missing(CLARIFICATION, "需要补正的事项"));
    }
    answer_day_follows(CLARIFICATION, answer_by, on)
}

/// The day set for an answer lies after the letter.
pub(super) fn answer_day_follows(citation: Citation, answer_by: Date, on: Date) -> Result<(), Refusal> {
    if answer_by > on {
        return Ok(());
    }
    Err(Refusal::before_cause(citation, "答复期限截止", answer_by, "告知", on))
}

pub(in super::super) fn may_record(request: &Request) -> Result<(Date, Date), Refusal> {
    match request.phase {
        Phase::AwaitingClarification { asked_on, answer_by } => Ok((asked_on, answer_by)),
        Phase::Processing | Phase::Decided | Phase::Signed if received_on(request).is_some() => Err(has_come(request)),
        Phase::Unregistered
        | Phase::AwaitingConfirmation
        | Phase::Processing
        | Phase::AwaitingReasons { .. }
        | Phase::AwaitingPayment { .. }
        | Phase::Decided
        | Phase::Signed
        | Phase::Dispatched
        | Phase::Delivered
        | Phase::Closed
        | Phase::Archived => Err(Refusal::wrong_phase(Act::RecordClarification, request.phase)),
    }
}

fn received_on(request: &Request) -> Option<Date> {
    request.clarification.as_ref().and_then(|clarification| clarification.received_on)
}

/// Requester and office read the same words: the one sends it twice, the other writes it down twice.
fn has_come(request: &Request) -> Refusal {
    let day = received_on(request).map(chinese_date).unwrap_or_default();
    let message = format!("补正内容已于{day}收到，不需要再次提交");
    Refusal::new(Rule::WrongPhase, CLARIFICATION, message, "有补充材料的，请与本机关联系；收到的材料存入案卷")
}

pub(super) fn check_received(request: &Request, late_reason: Option<&str>, on: Date) -> Result<(), Refusal> {
    let (asked_on, answer_by) = may_record(request)?;
    if on < asked_on {
        return Err(Refusal::before_cause(CLARIFICATION, "收到补正", on, "告知补正", asked_on));
    }
    let is_justified = late_reason.is_some_and(|reason| !reason.trim().is_empty());
    if on > answer_by && !is_justified {
        return Err(Refusal::new(
            Rule::ClarificationOverdue,
            CLARIFICATION,
            format!("补正期限到{}为止，申请人无正当理由逾期不补正的，视为放弃申请", chinese_date(answer_by)),
            "申请人确有正当理由的，请写明理由后登记；否则按逾期不补正终止",
        ));
    }
    Ok(())
}
