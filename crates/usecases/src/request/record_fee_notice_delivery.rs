//! The requester received the fee notice; the 20 working days to pay count from there (109号 §6).

use super::case::{CaseRef, act_on};
use super::standing::Standing;
use crate::ctx::Ctx;
use crate::error::ActError;
use casework::request::{Act, Command};
use jiff::civil::Date;

/// When it arrived.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordFeeNoticeDelivery {
    /// The day of receipt; today if not said.
    pub on: Option<Date>,
}

/// Records that the fee notice arrived.
///
/// # Errors
/// [`ActError::Refused`] if there is none or its arrival is recorded.
pub async fn record_fee_notice_delivery(
    ctx: &Ctx,
    case: &CaseRef,
    input: RecordFeeNoticeDelivery,
) -> Result<Standing, ActError> {
    let on = input.on.unwrap_or_else(|| ctx.today());
    act_on(ctx, case, Act::RecordFeeNoticeDelivery, |_| Ok(Command::RecordFeeNoticeDelivery { on })).await
}
