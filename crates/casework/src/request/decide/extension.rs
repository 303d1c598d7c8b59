//! `延期` (§33¶2): once, 1–20 working days, before the due date passes, with the consent of the office's head.

use super::super::act::Act;
use super::super::clock;
use super::super::facts::Facts;
use super::super::refusal::{Refusal, Rule};
use super::super::state::Request;
use super::{is_being_worked_on, not_before_start};
use jiff::civil::Date;
use law::extension::{Extension, ExtensionFacts};
use law::{Citation, Instrument};

const EXTENSION: Citation = Citation::article(Instrument::DisclosureRegulation, 33).paragraph(2);

pub(in super::super) fn may_extend(request: &Request, on: Date, facts: &Facts<'_>) -> Result<(), Refusal> {
    if request.is_reopened() {
        return Err(Refusal::new(
            Rule::ExtensionInNewRound,
            EXTENSION,
            "重新办理的期限由复议决定、判决或者自行纠正的决定确定，不再延期",
            "请在现有期限内答复",
        ));
    }
    if !is_being_worked_on(request.phase) && request.clock.extension.is_none() {
        return Err(Refusal::wrong_phase(Act::Extend, request.phase));
    }
    not_before_start(request, Act::Extend, on)?;
    let has_been_extended = request.clock.extension.is_some();
    // While a party without a period of its own is asked, the last day lies ahead.
    let reply_due = clock::due_on(request, facts.calendar).unwrap_or(on);
    law::extension::may_extend(ExtensionFacts { on, reply_due, has_been_extended, office_head_agreed: true }).map_err(
        |refusal| {
            let rule = if has_been_extended { Rule::ExtendedOnce } else { Rule::ExtensionTooLate };
            Refusal::by_law(rule, refusal)
        },
    )
}

pub(super) fn check(
    request: &Request,
    working_days: u8,
    reason: &str,
    approved_by: &str,
    on: Date,
    facts: &Facts<'_>,
) -> Result<(), Refusal> {
    may_extend(request, on, facts)?;
    Extension::try_new(i64::from(working_days)).map_err(|no| Refusal::by_law(Rule::ExtensionOutOfRange, no))?;
    if reason.trim().is_empty() {
        return Err(Refusal::text_missing(EXTENSION, "延期的理由"));
    }
    approver_is_named(EXTENSION, approved_by, "同意延期的公开工作机构负责人")
}

pub(super) fn approver_is_named(citation: Citation, approved_by: &str, who: &str) -> Result<(), Refusal> {
    if approved_by.trim().is_empty() {
        return Err(Refusal::new(
            Rule::ApproverMissing,
            citation,
            format!("还没有写明{who}"),
            format!("请经{who}批准后写明姓名"),
        ));
    }
    Ok(())
}
