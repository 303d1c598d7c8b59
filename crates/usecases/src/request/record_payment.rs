//! `缴费完成` — the reply period is counted afresh from the next day (109号 §7).

use super::case::{CaseRef, act_on};
use super::standing::Standing;
use crate::ctx::Ctx;
use crate::error::ActError;
use casework::request::{Act, Command};
use jiff::civil::Date;

/// What was paid.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordPayment {
    /// The day of payment; today if not said.
    pub on: Option<Date>,
    /// The amount received; the noticed amount if not said.
    pub yuan: Option<u64>,
}

/// Records the payment.
///
/// # Errors
/// [`ActError::Refused`] if nothing is to be paid, the amount is another, or the period is over.
pub async fn record_payment(ctx: &Ctx, case: &CaseRef, input: RecordPayment) -> Result<Standing, ActError> {
    let on = input.on.unwrap_or_else(|| ctx.today());
    act_on(ctx, case, Act::RecordPayment, |loaded| {
        let noticed = loaded.request.fee.as_ref().map_or(0, |fee| fee.yuan);
        Ok(Command::RecordPayment { on, yuan: input.yuan.unwrap_or(noticed) })
    })
    .await
}
