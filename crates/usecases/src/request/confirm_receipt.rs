//! `确认收到日期` — fixes day zero of the reply period (§31).

use super::case::{CaseRef, act_on};
use super::standing::Standing;
use crate::ctx::Ctx;
use crate::error::ActError;
use casework::request::{Act, Command, ConfirmationMethod};
use jiff::civil::Date;

/// How and when the receipt was fixed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmReceipt {
    /// `收到申请之日`; today if not said.
    pub on: Option<Date>,
    /// How.
    pub method: ConfirmationMethod,
}

/// Fixes the day of receipt.
///
/// # Errors
/// [`ActError::Refused`] if it is fixed already or the method does not fit the channel.
pub async fn confirm_receipt(ctx: &Ctx, case: &CaseRef, input: ConfirmReceipt) -> Result<Standing, ActError> {
    let on = input.on.unwrap_or_else(|| ctx.today());
    act_on(ctx, case, Act::ConfirmReceipt, |_| Ok(Command::ConfirmReceipt { on, method: input.method })).await
}
