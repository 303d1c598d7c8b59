//! `重新办理` — after reconsideration, judgment, or on the agency's own motion.

use super::case::{CaseRef, act_on};
use super::standing::Standing;
use crate::ctx::Ctx;
use crate::error::ActError;
use casework::request::{Act, Command, ReopeningCause};
use jiff::civil::Date;

/// What orders a new reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopen {
    /// Day zero: the judgment takes effect, the decision arrives; today if not said.
    pub on: Option<Date>,
    /// What orders it.
    pub cause: ReopeningCause,
    /// The last day that the order itself sets.
    pub reply_by: Option<Date>,
}

/// Opens an answered case anew.
///
/// # Errors
/// [`ActError::Refused`] while it has not ended.
pub async fn reopen(ctx: &Ctx, case: &CaseRef, input: Reopen) -> Result<Standing, ActError> {
    let on = input.on.unwrap_or_else(|| ctx.today());
    let Reopen { cause, reply_by, .. } = input;
    act_on(ctx, case, Act::Reopen, |_| Ok(Command::Reopen { on, cause, reply_by })).await
}
