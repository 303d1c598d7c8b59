//! What is left to be done after a commit. An act enqueues a job in its own transaction; a worker of `serve` does it,
//! however often the process was killed in between. A job is therefore written so that doing it twice is doing it once.

use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::guard::patrol_stock;
use crate::ports::{Job, NewJob};
use crate::request::recompute;
use jiff::SignedDuration;

/// Tries after which a job is put aside, whatever its worker asks for.
pub const MAX_ATTEMPTS: u32 = 8;

/// How long a worker may be at a job before another takes it over.
const LEASE_SECONDS: i64 = 10 * 60;

/// Every kind of job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The calendar has changed: last days to reply are derived anew.
    RecomputeCases,
    /// The stock of published documents has changed: it is patrolled anew.
    PatrolStock,
}

impl Kind {
    const ALL: [Self; 2] = [Self::RecomputeCases, Self::PatrolStock];

    /// Its word in the queue.
    pub const fn id(self) -> &'static str {
        match self {
            Self::RecomputeCases => "recompute-cases",
            Self::PatrolStock => "patrol-stock",
        }
    }

    fn of(job: &Job) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == job.kind)
    }
}

/// How a job ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Worked {
    /// It is done.
    Done(Kind),
    /// It failed and comes back, or is put aside for the operator to see (`gongkai doctor`).
    Failed {
        /// Its word in the queue.
        kind: String,
        /// Why; holds no personal data.
        error: String,
    },
}

/// A job that is due at once. `what` tells it from others of its kind: the same is enqueued once.
pub(crate) fn new(ctx: &Ctx, kind: Kind, what: &str) -> NewJob {
    NewJob {
        kind: kind.id().to_owned(),
        payload: serde_json::json!({}),
        key: format!("{}/{what}", kind.id()),
        run_at: ctx.ports.clock.now(),
    }
}

/// Does the next job that is due; `None` if there is none.
///
/// # Errors
/// [`ActError::Failed`] if the queue itself fails; a job that fails is told as [`Worked::Failed`].
pub async fn work_next(ctx: &Ctx, worker: &str) -> Result<Option<Worked>, ActError> {
    ctx.may(Act::WorkJobs)?;
    let (jobs, now) = (&ctx.ports.jobs, ctx.ports.clock.now());
    let Some(job) = jobs.claim(&ctx.agency, worker, now, LEASE_SECONDS).await? else { return Ok(None) };
    let Some(kind) = Kind::of(&job) else {
        // Enqueued by a newer release: this one will never know it.
        let error = format!("no job of this release is called {}", job.kind);
        jobs.fail(&ctx.agency, &job, &error, None).await?;
        return Ok(Some(Worked::Failed { kind: job.kind, error }));
    };
    match work(ctx, kind).await {
        Ok(()) => {
            jobs.finish(&ctx.agency, &job).await?;
            Ok(Some(Worked::Done(kind)))
        }
        Err(error) => {
            let (error, wait) = (error.to_string(), retry_delay_seconds(job.attempt));
            let retry_at = wait.and_then(|wait| now.saturating_add(SignedDuration::from_secs(wait)).ok());
            jobs.fail(&ctx.agency, &job, &error, retry_at).await?;
            Ok(Some(Worked::Failed { kind: job.kind, error }))
        }
    }
}

async fn work(ctx: &Ctx, kind: Kind) -> Result<(), ActError> {
    match kind {
        Kind::RecomputeCases => recompute(ctx).await.map(drop),
        Kind::PatrolStock => patrol_stock(ctx).await.map(drop),
    }
}

/// How long to wait after a failed try: 30 seconds, doubled each time, at most six hours. `None` after the last try.
fn retry_delay_seconds(attempt: u32) -> Option<i64> {
    const FIRST: i64 = 30;
    const LONGEST: i64 = 6 * 60 * 60;
    let doubled = FIRST.saturating_mul(1_i64.checked_shl(attempt.saturating_sub(1)).unwrap_or(i64::MAX));
    (attempt < MAX_ATTEMPTS).then(|| doubled.min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::{MAX_ATTEMPTS, retry_delay_seconds};

    #[test]
    fn the_pause_between_tries_doubles_and_ends() {
        let pauses: Vec<Option<i64>> = (1..=MAX_ATTEMPTS).map(retry_delay_seconds).collect();
        assert_eq!(pauses, [Some(30), Some(60), Some(120), Some(240), Some(480), Some(960), Some(1_920), None]);
    }
}
