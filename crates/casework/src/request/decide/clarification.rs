//! `补正` (§30): once, told within 7 working days of receipt; the answer starts the full period anew.

use super::super::act::Act;
use super::super::clock;
use super::super::facts::Facts;
use super::super::phase::Phase;
use super::super::refusal::{Refusal, Rule};
use super::super::state::Request;
use super::{not_before_start, received};
use jiff::civil::Date;
use law::count::chinese_date;
use law::period::PeriodKind;
use law::{Citation, Instrument};

const CLARIFICATION: Citation = Citation::article(Instrument::DisclosureRegulation, 30);

pub(in super::super) fn may_ask(request: &Request, on: Date, facts: &Facts<'_>) -> Result<(), Refusal> {
    let act = Act::AskClarification;
    if request.clarification.is_some() {
        return Err(Refusal::new(
            Rule::ClarifiedOnce,
            CLARIFICATION,
            "本件已经告知过补正，补正只能一次性告知",
            "补正后仍不明确的，可与申请人沟通；仍无法明确的，按“补正后申请内容仍不明确”答复",
        ));
    }
    if request.phase != Phase::Processing {
        return Err(Refusal::wrong_phase(act, request.phase));
    }
    let received_on = received(request, act)?;
    not_before_start(request, act, on)?;
    let last = clock::clarification_notice_due(received_on, facts.calendar).map(|last| last.on);
    if let Some(last) = last.filter(|last| on > *last) {
        return Err(Refusal::new(
            Rule::ClarificationTooLate,
            CLARIFICATION,
            format!(
                "收到申请已过{}（最后一天是{}），不能再要求补正",
                PeriodKind::ClarificationNotice.period().length.value.words(),
                chinese_date(last)
            ),
            "请按现有内容办理，需要了解情况的可以与申请人沟通",
        ));
    }
    Ok(())
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
