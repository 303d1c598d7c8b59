//! `签发` — the reply gets its number and may leave. Not by who drafted it or reviewed it for secrecy.

use super::case::{CaseRef, act_on_with_number};
use super::standing::Standing;
use crate::authorization::separate_duties;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::settings;
use casework::request::{Act, Command};
use jiff::civil::Date;

/// When it is signed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sign {
    /// The day; today if not said.
    pub on: Option<Date>,
}

/// A reply is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// `文号`, `京示科公开〔2026〕7号`.
    pub document_number: String,
    /// Where the case stands.
    pub standing: Standing,
}

/// Signs the reply; its number is the next of the year's series, without gaps.
///
/// # Errors
/// [`ActError::Forbidden`] to the drafter and the secrecy reviewer; [`ActError::Refused`] before the reviews have
/// passed.
pub async fn sign(ctx: &Ctx, case: &CaseRef, input: Sign) -> Result<Signed, ActError> {
    ctx.may_on_request(Act::Sign)?;
    let on = input.on.unwrap_or_else(|| ctx.today());
    let prefix = settings::current(ctx).await?.document_prefix;
    let signer = ctx.actor_id().0;
    let series = format!("document/{}", on.year());
    let written = |n: u64| format!("{prefix}〔{}〕{n}号", on.year());
    let (standing, n) = act_on_with_number(ctx, case, Act::Sign, &series, |loaded, n| {
        separate_duties(&loaded.entries, &signer)?;
        Ok(Command::Sign { on, document_number: written(n) })
    })
    .await?;
    Ok(Signed { document_number: written(n), standing })
}
