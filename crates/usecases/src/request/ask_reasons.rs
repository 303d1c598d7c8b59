//! `要求说明理由` — number or frequency of requests is clearly excessive (§35).

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
pub struct AskReasons {
    /// The day of the letter; today if not said.
    pub on: Option<Date>,
    /// Why number or frequency is clearly excessive.
    pub facts: String,
    /// Last day to answer.
    pub answer_by: Date,
}

/// Asks the requester for reasons.
///
/// # Errors
/// [`ActError::Refused`] a second time, or when the case is not being worked on.
pub async fn ask_reasons(ctx: &Ctx, case: &CaseRef, input: AskReasons) -> Result<Standing, ActError> {
    ctx.may_on_request(Act::AskReasons)?;
    let mut findings = Findings::default();
    let facts = findings.required("facts", "申请数量、频次明显超过合理范围的情况", &input.facts, 5_000, Lines::Many);
    findings.finish()?;
    let typed = [Typed { field: "facts", label: "申请数量、频次的情况", text: &facts }];
    outgoing::check(ctx, case, Act::AskReasons, Reader::Requester, &typed).await?;
    let on = input.on.unwrap_or_else(|| ctx.today());
    let answer_by = input.answer_by;
    act_on(ctx, case, Act::AskReasons, |_| Ok(Command::AskReasons { on, facts: facts.clone(), answer_by })).await
}
