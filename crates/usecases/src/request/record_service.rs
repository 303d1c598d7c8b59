//! `送达` — the requester has the reply; the periods for remedies run from here.

use super::case::{CaseRef, act_on};
use super::standing::Standing;
use crate::ctx::Ctx;
use crate::error::ActError;
use casework::request::{Act, Command};
use jiff::civil::Date;

/// When it arrived.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordService {
    /// The day of delivery; today if not said.
    pub on: Option<Date>,
}

/// Records the delivery.
///
/// # Errors
/// [`ActError::Refused`] before the reply has left.
pub async fn record_service(ctx: &Ctx, case: &CaseRef, input: RecordService) -> Result<Standing, ActError> {
    let on = input.on.unwrap_or_else(|| ctx.today());
    act_on(ctx, case, Act::RecordService, |_| Ok(Command::RecordService { on })).await
}
