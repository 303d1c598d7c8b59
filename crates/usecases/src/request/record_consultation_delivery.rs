//! The asked party received the letter; its 15 working days count from that day (§32, §34).

use super::case::{CaseRef, act_on};
use super::standing::Standing;
use crate::ctx::Ctx;
use crate::error::ActError;
use casework::ids::ConsultationId;
use casework::request::{Act, Command};
use jiff::civil::Date;

/// Which consultation arrived when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordConsultationDelivery {
    /// The day of receipt; today if not said.
    pub on: Option<Date>,
    /// Which.
    pub consultation: ConsultationId,
}

/// Records that a consultation arrived.
///
/// # Errors
/// [`ActError::Refused`] if it is unknown, recorded already or answered.
pub async fn record_consultation_delivery(
    ctx: &Ctx,
    case: &CaseRef,
    input: RecordConsultationDelivery,
) -> Result<Standing, ActError> {
    let on = input.on.unwrap_or_else(|| ctx.today());
    act_on(ctx, case, Act::RecordConsultationDelivery, |_| {
        Ok(Command::RecordConsultationDelivery { on, consultation: input.consultation.clone() })
    })
    .await
}
