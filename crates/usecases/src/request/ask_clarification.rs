//! `一次性告知补正` (§30).

use super::case::{CaseRef, act_on};
use super::outgoing::{self, Reader, Typed};
use super::standing::Standing;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::validation::{Findings, Lines};
use casework::request::{Act, Command};
use jiff::civil::Date;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskClarification {
    /// The day of the letter; today if not said.
    pub on: Option<Date>,
    /// What is unclear and what to add, point by point.
    pub points: Vec<String>,
    /// Last day to answer; if not said, the guide of the reply standard: 15 working days after the letter.
    pub answer_by: Option<Date>,
}

/// Working days to answer if the office sets none: the guide of 国办公开办函〔2020〕2号, a convention here.
const USUAL_WORKING_DAYS: u32 = 15;

/// Asks the requester to clarify, once.
///
/// # Errors
/// [`ActError::Refused`] a second time, or more than 7 working days after receipt.
pub async fn ask_clarification(ctx: &Ctx, case: &CaseRef, input: AskClarification) -> Result<Standing, ActError> {
    ctx.may_on_request(Act::AskClarification)?;
    let mut findings = Findings::default();
    let points: Vec<String> = input
        .points
        .iter()
        .map(|point| findings.text("points", "补正事项", point, 2_000, Lines::Many))
        .filter(|point| !point.is_empty())
        .collect();
    findings.require(!points.is_empty(), "points", "请写明需要补正的事项");
    findings.finish()?;
    let all = points.join("\n");
    let typed = [Typed { field: "points", label: "补正事项", text: &all }];
    outgoing::check(ctx, case, Act::AskClarification, Reader::Requester, &typed).await?;
    let on = input.on.unwrap_or_else(|| ctx.today());
    act_on(ctx, case, Act::AskClarification, |loaded| {
        let usual = || loaded.calendar.nth_working_day_after(on, USUAL_WORKING_DAYS);
        let no_day = || ActError::invalid("answer_by", "请填写补正期限");
        let answer_by = input.answer_by.or_else(usual).ok_or_else(no_day)?;
        Ok(Command::AskClarification { on, points: points.clone(), answer_by })
    })
    .await
}
