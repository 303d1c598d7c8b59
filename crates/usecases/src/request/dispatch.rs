//! `发出` — the day that counts as answering: posting day, or signature for hand delivery (国办公开办函〔2016〕235号).

use super::case::{CaseRef, act_on};
use super::release::held_back;
use super::standing::Standing;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::validation::{Findings, Lines};
use casework::request::{Act, Command, DispatchRoute};
use jiff::civil::Date;

/// How the reply leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispatch {
    /// The day; today if not said.
    pub on: Option<Date>,
    /// How.
    pub route: DispatchRoute,
    /// The postal number, if posted.
    pub tracking: Option<String>,
    /// Why it leaves although the scanner found something in it, if it did.
    pub despite: Option<String>,
}

/// Sends the reply.
///
/// # Errors
/// [`ActError::Refused`] before it is signed, or if it holds what should not leave and nobody says why it may.
pub async fn dispatch(ctx: &Ctx, case: &CaseRef, input: Dispatch) -> Result<Standing, ActError> {
    let grant = ctx.may_on_request(Act::Dispatch)?;
    let mut findings = Findings::default();
    let tracking = findings.text("tracking", "邮件号", input.tracking.as_deref().unwrap_or(""), 50, Lines::One);
    let despite = findings.text("despite", "仍要发出的理由", input.despite.as_deref().unwrap_or(""), 500, Lines::One);
    findings.finish()?;
    let released = match held_back(ctx, case, &grant).await? {
        Some(held) => Some(held.released(&despite)?),
        None => None,
    };
    let tracking = (!tracking.is_empty()).then_some(tracking);
    let on = input.on.unwrap_or_else(|| ctx.today());
    act_on(ctx, case, Act::Dispatch, |_| {
        Ok(Command::Dispatch { on, route: input.route, tracking: tracking.clone(), despite: released.clone() })
    })
    .await
}
