//! `收费通知` (国办函〔2020〕109号 §6) — always a person's decision, never automatic.

use super::case::{CaseRef, act_on};
use super::standing::Standing;
use crate::ctx::Ctx;
use crate::error::ActError;
use casework::request::{Act, Command, FeeMethod};
use jiff::civil::Date;
use law::fee;

/// What is charged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotifyFee {
    /// The day of the notice; today if not said.
    pub on: Option<Date>,
    /// By items or by pages.
    pub method: FeeMethod,
    /// Items of the month so far with this one, or pages of this request.
    pub count: u32,
    /// The amount; if not said, by the tariff: the price of this item, or of all pages.
    pub yuan: Option<u64>,
    /// The requester's receipt of the notice, if known already.
    pub received_on: Option<Date>,
}

/// Sends a fee notice. The member of staff who acts is the head who approves it.
///
/// # Errors
/// [`ActError::Refused`] if the tariff gives nothing or another amount, or too late.
pub async fn notify_fee(ctx: &Ctx, case: &CaseRef, input: NotifyFee) -> Result<Standing, ActError> {
    ctx.may_on_request(Act::NotifyFee)?;
    let on = input.on.unwrap_or_else(|| ctx.today());
    let approved_by = ctx.staff().map(|staff| staff.name.clone()).unwrap_or_default();
    let NotifyFee { method, count, received_on, .. } = input;
    let yuan = match input.yuan {
        Some(yuan) => yuan,
        None => by_tariff(method, count)?,
    };
    act_on(ctx, case, Act::NotifyFee, |_| {
        Ok(Command::NotifyFee { on, method, count, yuan, approved_by: approved_by.clone(), received_on })
    })
    .await
}

fn by_tariff(method: FeeMethod, count: u32) -> Result<u64, ActError> {
    let charge = match method {
        FeeMethod::Items => fee::of_item(u64::from(count)),
        FeeMethod::Pages => fee::by_pages(u64::from(count)).map(|charge| charge.value.yuan),
    };
    charge.map_err(|error| ActError::invalid("count", error.to_string()))
}
