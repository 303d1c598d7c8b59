//! `延长答复期限` (§33¶2) — the head of the office agrees, once, at most 20 working days.

use super::case::{CaseRef, act_on};
use super::outgoing::{self, Reader, Typed};
use super::standing::Standing;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::validation::{Findings, Lines};
use casework::request::{Act, Command};
use jiff::civil::Date;

/// By how much, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extend {
    /// The day of the notice to the requester; today if not said.
    pub on: Option<Date>,
    /// 1–20.
    pub working_days: u8,
    /// Why.
    pub reason: String,
}

/// Extends the reply period. The member of staff who acts is the head who agrees.
///
/// # Errors
/// [`ActError::Refused`] a second time, outside 1–20 working days, or after the due date.
pub async fn extend(ctx: &Ctx, case: &CaseRef, input: Extend) -> Result<Standing, ActError> {
    ctx.may_on_request(Act::Extend)?;
    let mut findings = Findings::default();
    let reason = findings.required("reason", "延长答复期限的理由", &input.reason, 2_000, Lines::Many);
    findings.finish()?;
    let typed = [Typed { field: "reason", label: "延长答复期限的理由", text: &reason }];
    outgoing::check(ctx, case, Act::Extend, Reader::Requester, &typed).await?;
    let on = input.on.unwrap_or_else(|| ctx.today());
    let approved_by = ctx.staff().map(|staff| staff.name.clone()).unwrap_or_default();
    act_on(ctx, case, Act::Extend, |_| {
        Ok(Command::Extend {
            on,
            working_days: input.working_days,
            reason: reason.clone(),
            approved_by: approved_by.clone(),
        })
    })
    .await
}
