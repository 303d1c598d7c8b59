//! `说明理由` (§35): number or frequency clearly beyond reason.

use super::super::act::Act;
use super::super::clock;
use super::super::facts::Facts;
use super::super::phase::Phase;
use super::super::refusal::{Refusal, Rule};
use super::super::state::Request;
use super::clarification::answer_day_follows;
use super::not_before_start;
use jiff::civil::Date;
use law::count::chinese_date;
use law::{Citation, Instrument};

const EXCESSIVE: Citation = Citation::article(Instrument::DisclosureRegulation, 35);

pub(in super::super) fn may_ask(request: &Request, on: Date) -> Result<(), Refusal> {
    if request.reasons.is_some() {
        return Err(Refusal::new(
            Rule::ReasonsAskedOnce,
            EXCESSIVE,
            "本件已经要求申请人说明过理由",
            "请根据申请人的说明办理；理由不合理或者逾期不说明的，可以决定不予处理",
        ));
    }
    if !matches!(request.phase, Phase::Processing | Phase::Decided) {
        return Err(Refusal::wrong_phase(Act::AskReasons, request.phase));
    }
    not_before_start(request, Act::AskReasons, on)
}

pub(super) fn check_asked(request: &Request, found: &str, answer_by: Date, on: Date) -> Result<(), Refusal> {
    may_ask(request, on)?;
    if found.trim().is_empty() {
        return Err(Refusal::text_missing(EXCESSIVE, "申请数量、频次明显超过合理范围的事实"));
    }
    answer_day_follows(EXCESSIVE, answer_by, on)
}

pub(in super::super) fn may_record(request: &Request) -> Result<Date, Refusal> {
    match request.phase {
        Phase::AwaitingReasons { asked_on, .. } => Ok(asked_on),
        Phase::Unregistered
        | Phase::AwaitingConfirmation
        | Phase::Processing
        | Phase::AwaitingClarification { .. }
        | Phase::AwaitingPayment { .. }
        | Phase::Decided
        | Phase::Signed
        | Phase::Dispatched
        | Phase::Delivered
        | Phase::Closed
        | Phase::Archived => Err(Refusal::wrong_phase(Act::RecordReasons, request.phase)),
    }
}

pub(super) fn check_received(
    request: &Request,
    reasonable: bool,
    delayed_to: Option<Date>,
    on: Date,
    facts: &Facts<'_>,
) -> Result<(), Refusal> {
    let asked_on = may_record(request)?;
    if on < asked_on {
        return Err(Refusal::before_cause(EXCESSIVE, "收到理由说明", on, "要求说明理由", asked_on));
    }
    let Some(delayed_to) = delayed_to else { return Ok(()) };
    if !reasonable {
        return Err(Refusal::new(
            Rule::DelayNeedsReasons,
            EXCESSIVE,
            "理由不合理的告知不予处理，不确定延迟答复的期限",
            "请删去延迟答复的日期；理由合理的，请改为“理由合理”",
        ));
    }
    match clock::due_on(request, facts.calendar) {
        Some(due) if delayed_to <= due => Err(Refusal::new(
            Rule::DelayTooShort,
            EXCESSIVE,
            format!("延迟答复的日期{}没有超过现有期限{}", chinese_date(delayed_to), chinese_date(due)),
            "在现有期限内能够答复的，不必另定延迟答复的期限",
        )),
        Some(_) | None if delayed_to <= on => Err(Refusal::before_cause(EXCESSIVE, "延迟答复", delayed_to, "确定", on)),
        Some(_) | None => Ok(()),
    }
}
