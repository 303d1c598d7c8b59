//! A year's report from the ledger, with its checks.

use super::assemble::{Built, assemble};
use super::ledger::has_report;
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;

/// Builds a year's report: every number from events, every check run.
///
/// # Errors
/// [`ActError::Invalid`] for a year without report.
pub async fn build(ctx: &Ctx, year: i16) -> Result<Built, ActError> {
    ctx.may(Act::BuildReport)?;
    has_report(ctx, year)?;
    assemble(ctx, year).await
}
