//! Rows of the views held against the ledger that they are derived from, and all of them made anew.

use super::ledger::{PREFIX, row_of, stream_of};
use crate::authorization::Act;
use crate::calendar;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::ports::{CaseFilter, CaseRow};
use casework::Entry;
use casework::ids::{RequestNumber, StreamId};
use casework::request::{Phase, replay};
use std::collections::{BTreeMap, HashMap};

/// More cases than an agency can have.
const ALL: u64 = u32::MAX as u64;

/// What the ledger says of every case.
struct Derived {
    rows: Vec<CaseRow>,
    /// The last entry there was before reading began; a case with later ones keeps the row that its act has written.
    read_to: u64,
}

/// Makes every row of the views anew from the ledger; gives how many.
///
/// # Errors
/// [`ActError::Failed`] if the store fails.
pub async fn rebuild_views(ctx: &Ctx) -> Result<u64, ActError> {
    ctx.may(Act::RebuildViews)?;
    let Derived { rows, read_to } = derive(ctx).await?;
    let count = rows.len() as u64;
    ctx.ports.views.replace_all(&ctx.agency, read_to, rows).await?;
    Ok(count)
}

/// The cases whose row is not, in every column, what their entries say under the calendar of today.
///
/// # Errors
/// [`ActError::Failed`] if the store fails.
pub async fn deviating_views(ctx: &Ctx) -> Result<Vec<RequestNumber>, ActError> {
    ctx.may(Act::RebuildViews)?;
    let filter = CaseFilter { limit: ALL, ..CaseFilter::default() };
    let kept = ctx.ports.views.cases(&ctx.agency, &filter).await?;
    let kept: HashMap<RequestNumber, CaseRow> = kept.into_iter().map(|row| (row.number.clone(), row)).collect();
    let Derived { mut rows, read_to } = derive(ctx).await?;
    for row in &mut rows {
        if let Some(kept) = kept.get(&row.number) {
            keep_days_of_filed(row, kept);
        }
    }
    let mut deviating = Vec::new();
    for number in ctx.ports.views.deviating(&ctx.agency, &rows).await? {
        let entries = ctx.ports.ledger.stream(&ctx.agency, &stream_of(&number)).await?;
        // Changed while we were looking: its row is newer than ours.
        if entries.last().is_none_or(|last| last.sequence <= read_to) {
            deviating.push(number);
        }
    }
    Ok(deviating)
}

async fn derive(ctx: &Ctx) -> Result<Derived, ActError> {
    let (read_to, _) = ctx.ports.ledger.head(&ctx.agency).await?;
    let calendar = calendar::current(ctx).await?;
    let mut streams: BTreeMap<StreamId, Vec<Entry>> = BTreeMap::new();
    for entry in ctx.ports.ledger.streams_under(&ctx.agency, PREFIX).await? {
        streams.entry(entry.stream.clone()).or_default().push(entry);
    }
    let rows = streams.values().filter_map(|entries| row_of(&replay(entries), &calendar)).collect();
    Ok(Derived { rows, read_to })
}

/// A filed case is not recomputed when a notice is loaded: its days stay those of the calendar it ended under.
fn keep_days_of_filed(row: &mut CaseRow, kept: &CaseRow) {
    if row.phase == Phase::Archived.id() && kept.calendar_version != row.calendar_version {
        row.calendar_version = kept.calendar_version;
        row.due = kept.due;
        row.due_is_provisional = kept.due_is_provisional;
        row.awaits_until = kept.awaits_until;
    }
}
