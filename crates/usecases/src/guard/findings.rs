//! The register of findings with where each stands.

use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::ports::FoundRow;
use casework::Event;
use casework::guard::{Decision, FindingStatus, GuardEvent, status};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::HashMap;

/// A finding and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingStanding {
    /// The card, and since when it has been found.
    #[serde(flatten)]
    pub row: FoundRow,
    /// Where it stands today.
    pub status: FindingStatus,
    /// What was last decided.
    pub decided: Option<Decided>,
}

/// A decision with its day and its author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decided {
    /// What.
    pub decision: Decision,
    /// When.
    pub on: Date,
    /// Who.
    pub by: String,
}

/// All findings, worst first; with `also_gone`, those that are no more too.
///
/// # Errors
/// [`ActError::Failed`] if the store fails.
pub async fn findings(ctx: &Ctx, also_gone: bool) -> Result<Vec<FindingStanding>, ActError> {
    ctx.may(Act::ListFindings)?;
    let mut decided = decisions(ctx, "finding/").await?;
    let rows = ctx.ports.stock.findings(&ctx.agency, also_gone).await?;
    let today = ctx.today();
    Ok(rows
        .into_iter()
        .map(|row| {
            let decided = decided.remove(&row.finding.fingerprint);
            standing(row, decided, today)
        })
        .collect())
}

/// One finding.
pub(super) async fn finding(ctx: &Ctx, fingerprint: &str) -> Result<FindingStanding, ActError> {
    let row = ctx.ports.stock.finding(&ctx.agency, fingerprint).await?.ok_or(ActError::NotFound)?;
    let decided = decisions(ctx, &super::finding_stream(fingerprint).0).await?.remove(fingerprint);
    Ok(standing(row, decided, ctx.today()))
}

fn standing(row: FoundRow, decided: Option<Decided>, today: Date) -> FindingStanding {
    let status = status(decided.as_ref().map(|decided| &decided.decision), row.is_found, today);
    FindingStanding { row, status, decided }
}

/// The last decision on each finding.
async fn decisions(ctx: &Ctx, streams: &str) -> Result<HashMap<String, Decided>, ActError> {
    let mut last = HashMap::new();
    for entry in ctx.ports.ledger.streams_under(&ctx.agency, streams).await? {
        if let Event::Guard(GuardEvent::FindingDecided { fingerprint, decision, .. }) = entry.event {
            last.insert(fingerprint, Decided { decision, on: entry.occurred_on, by: entry.actor.0 });
        }
    }
    Ok(last)
}
