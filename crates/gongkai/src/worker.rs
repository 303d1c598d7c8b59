//! What goes on behind the pages of `serve`: jobs that acts have left, and what time alone brings about.

use std::time::Duration;
use tokio::time::interval;
use usecases::Ctx;
use usecases::guard::patrol_if_due;
use usecases::job::{Worked, work_next};
use usecases::request::find_lapses;

/// How often the queue is looked at: a person who waits for a job should not notice.
const JOBS_EVERY: Duration = Duration::from_secs(2);
/// How often lapses are looked for, from the start on: days turn while nobody acts.
const LAPSES_EVERY: Duration = Duration::from_mins(10);

/// How often it is asked whether the stock is due for a round: once a day, and at once when the rules have changed.
const PATROL_EVERY: Duration = Duration::from_mins(10);

/// Works for as long as it is polled. Dropping it is safe at any moment: a job under way comes back when its lease ends.
pub(crate) async fn run(operator: Ctx) {
    tokio::join!(work(&operator), watch(&operator), patrol(&operator));
}

async fn work(operator: &Ctx) {
    let worker = format!("serve-{}", std::process::id());
    let mut tick = interval(JOBS_EVERY);
    loop {
        tick.tick().await;
        // All that is due, then a pause.
        loop {
            match work_next(operator, &worker).await {
                Ok(None) => break,
                Ok(Some(Worked::Done(kind))) => tracing::info!(kind = kind.id(), "job done"),
                Ok(Some(Worked::Failed { kind, error })) => tracing::error!(kind, error, "job failed"),
                Err(error) => {
                    tracing::error!(%error, "the queue cannot be read");
                    break;
                }
            }
        }
    }
}

async fn watch(operator: &Ctx) {
    let mut tick = interval(LAPSES_EVERY);
    loop {
        tick.tick().await;
        match find_lapses(operator).await {
            Ok(lapses) if lapses.is_empty() => {}
            Ok(lapses) => tracing::info!(cases = lapses.len(), "lapses recorded"),
            Err(error) => tracing::error!(%error, "looking for lapses failed"),
        }
    }
}

async fn patrol(operator: &Ctx) {
    let mut tick = interval(PATROL_EVERY);
    loop {
        tick.tick().await;
        match patrol_if_due(operator).await {
            Ok(None) => {}
            Ok(Some(round)) => {
                tracing::info!(documents = round.documents, findings = round.findings, "stock patrolled");
            }
            Err(error) => tracing::error!(%error, "patrolling the stock failed"),
        }
    }
}
