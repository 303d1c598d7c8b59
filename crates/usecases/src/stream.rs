//! Appending to streams that are no case: settings, calendar, a year's report, figures.

use crate::ctx::Ctx;
use crate::error::ActError;
use crate::ports::{Batch, GuardChange, NewJob};
use casework::Entry;
use casework::Event;
use casework::ids::StreamId;
use casework::ledger::NewEvent;
use jiff::civil::Date;

/// Appends one event to a stream that had `expected_version` entries when the act read it.
pub(crate) async fn append(
    ctx: &Ctx,
    stream: StreamId,
    expected_version: u64,
    occurred_on: Date,
    event: Event,
) -> Result<Vec<Entry>, ActError> {
    append_with(ctx, stream, expected_version, occurred_on, event, Vec::new()).await
}

/// The same, with jobs enqueued in the same transaction.
pub(crate) async fn append_with(
    ctx: &Ctx,
    stream: StreamId,
    expected_version: u64,
    occurred_on: Date,
    event: Event,
    jobs: Vec<NewJob>,
) -> Result<Vec<Entry>, ActError> {
    append_all(ctx, stream, expected_version, occurred_on, event, jobs, GuardChange::default()).await
}

/// The same, with what the guard keeps changed in the same transaction.
pub(crate) async fn append_all(
    ctx: &Ctx,
    stream: StreamId,
    expected_version: u64,
    occurred_on: Date,
    event: Event,
    jobs: Vec<NewJob>,
    guard: GuardChange,
) -> Result<Vec<Entry>, ActError> {
    let batch = Batch {
        agency: ctx.agency.clone(),
        stream,
        expected_version,
        actor: ctx.actor_id(),
        recorded_at: ctx.ports.clock.now(),
        events: vec![NewEvent { occurred_on, event }],
        claim: None,
        people: Vec::new(),
        contents: Vec::new(),
        tracking: None,
        case: None,
        jobs,
        guard,
    };
    Ok(ctx.ports.work.commit(batch).await?)
}
