//! What stands behind a number of the report.

use super::ledger;
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use report::{CellId, Explanation, Ledgered};
use serde_json::Value;
use std::collections::HashMap;

/// The cases or records behind a cell, as JSON of the contract (§4.3) and as a value.
///
/// # Errors
/// [`ActError::Invalid`] if the report has no such cell.
pub async fn explain(ctx: &Ctx, year: i16, cell: &str) -> Result<(Explanation, Value), ActError> {
    let ledgered = fold(ctx).await?;
    ledger::has_report(ctx, year)?;
    let cell: CellId =
        cell.parse().map_err(|error: report::cell::NoSuchCell| ActError::invalid("cell", error.to_string()))?;
    let explanation = ledgered.explain(year, cell);
    let mut entries = HashMap::new();
    for stream in explanation.streams() {
        entries.insert(stream.clone(), ctx.ports.ledger.stream(&ctx.agency, stream).await?);
    }
    let json = explanation.to_json(|stream| entries.remove(stream).unwrap_or_default());
    Ok((explanation, json))
}

/// The ledger folded for reports, for those who want several years or cells of it.
///
/// # Errors
/// [`ActError::Failed`] if the store fails.
pub async fn fold(ctx: &Ctx) -> Result<Ledgered, ActError> {
    ctx.may(Act::ExplainReport)?;
    ledger::fold(ctx).await
}
