//! The views of open cases anew, after a change of the calendar.

use super::ledger::{row_of, stream_of};
use crate::calendar::{self, Moved};
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::ports::{CaseFilter, CaseRow};
use casework::request::{Phase, replay};
use std::collections::BTreeMap;

/// More cases than an agency can have open.
pub(super) const ALL_OPEN: u64 = 1_000_000;

/// Rounds after which recomputing gives up: every case changed again and again in between, or a row claims more
/// entries than its ledger has, which the doctor tells.
const MOST_ROUNDS: u32 = 8;

/// Phases of cases that are not filed yet.
pub(super) fn open_phases() -> Vec<String> {
    let is_over = |id: &str| id == Phase::Unregistered.id() || id == Phase::Archived.id();
    Phase::IDS.into_iter().filter(|id| !is_over(id)).map(str::to_owned).collect()
}

/// Recomputes every open case whose row another calendar made; gives those whose last day changed.
///
/// Asks nobody whether they may: the notice (`Act::AddNotice`) and the job (`Act::WorkJobs`) have.
///
/// # Errors
/// [`ActError::Failed`] if the store fails.
pub(crate) async fn recompute(ctx: &Ctx) -> Result<Vec<Moved>, ActError> {
    let filter = CaseFilter { phases: open_phases(), limit: ALL_OPEN, ..CaseFilter::default() };
    let mut moved = BTreeMap::new();
    for _ in 0..MOST_ROUNDS {
        let calendar = calendar::current(ctx).await?;
        let mut rows = Vec::new();
        for before in ctx.ports.views.cases(&ctx.agency, &filter).await? {
            if before.calendar_version == calendar.version() {
                continue;
            }
            let entries = ctx.ports.ledger.stream(&ctx.agency, &stream_of(&before.number)).await?;
            let Some(after) = row_of(&replay(&entries), &calendar) else { continue };
            moved.extend(has_moved(&before, &after).map(|moved| (moved.number.clone(), moved)));
            rows.push(after);
        }
        if rows.is_empty() {
            break;
        }
        // A case that changes in this moment keeps its own row, perhaps still of the old calendar: hence the next round.
        ctx.ports.views.refresh(&ctx.agency, rows).await?;
    }
    Ok(moved.into_values().collect())
}

fn has_moved(before: &CaseRow, after: &CaseRow) -> Option<Moved> {
    let is_same = before.due == after.due && before.due_is_provisional == after.due_is_provisional;
    (!is_same).then(|| Moved {
        number: after.number.clone(),
        before: before.due,
        after: after.due,
        is_provisional: after.due_is_provisional,
    })
}
