//! `分办` — gives a case to a handling unit.

use super::case::{CaseRef, act_on};
use super::standing::Standing;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::validation::{Findings, Lines};
use casework::ids::UnitId;
use casework::request::{Act, Command};
use jiff::civil::Date;

/// To whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assign {
    /// The day; today if not said.
    pub on: Option<Date>,
    /// The handling unit's name.
    pub unit: String,
}

/// Assigns a case.
///
/// # Errors
/// [`ActError::Invalid`] without a unit, [`ActError::Refused`] once the reply has left.
pub async fn assign(ctx: &Ctx, case: &CaseRef, input: Assign) -> Result<Standing, ActError> {
    ctx.may_on_request(Act::Assign)?;
    let mut findings = Findings::default();
    let unit = UnitId(findings.required("unit", "承办处室", &input.unit, 50, Lines::One));
    findings.finish()?;
    let on = input.on.unwrap_or_else(|| ctx.today());
    act_on(ctx, case, Act::Assign, |_| Ok(Command::Assign { on, unit: unit.clone() })).await
}
