//! `归档` (§45).

use super::case::{CaseRef, act_on};
use super::standing::Standing;
use crate::ctx::Ctx;
use crate::error::ActError;
use casework::request::{Act, Command};
use jiff::civil::Date;

/// When it is filed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Archive {
    /// The day; today if not said.
    pub on: Option<Date>,
}

/// Files an ended case.
///
/// # Errors
/// [`ActError::Refused`] before it has ended and the reply has arrived.
pub async fn archive(ctx: &Ctx, case: &CaseRef, input: Archive) -> Result<Standing, ActError> {
    let on = input.on.unwrap_or_else(|| ctx.today());
    act_on(ctx, case, Act::Archive, |_| Ok(Command::Archive { on })).await
}
