//! What time alone brings about: unanswered clarifications, silent parties, unpaid fees. A job runs it every day.

use super::case::{Proposal, Undone, commit, load};
use super::recompute::ALL_OPEN;
use crate::authorization::Grant;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::ports::CaseFilter;
use casework::ids::{ActorId, RequestNumber};
use casework::request::{Act, Command, Phase};
use serde::Serialize;

/// A case in which something has lapsed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lapse {
    /// The case.
    pub number: RequestNumber,
    /// What lapsed, in a clerk's words.
    pub labels: Vec<&'static str>,
}

/// Records what has lapsed by today in every case that waits for something. A case that cannot be read does not keep
/// the others from it; it is told at the end.
///
/// # Errors
/// [`ActError::Failed`] if the store fails, or the first failure of a case once all others are done.
pub async fn find_lapses(ctx: &Ctx) -> Result<Vec<Lapse>, ActError> {
    ctx.may_on_request(Act::FindLapses)?;
    let filter = CaseFilter { phases: waiting_phases(), limit: ALL_OPEN, ..CaseFilter::default() };
    let (mut lapses, mut failure) = (Vec::new(), None);
    for row in ctx.ports.views.cases(&ctx.agency, &filter).await? {
        if row.awaits_until.is_none() {
            continue;
        }
        match in_case(ctx, &row.number).await {
            Ok(lapse) => lapses.extend(lapse),
            Err(error) => failure = failure.or(Some((row.number, error))),
        }
    }
    match failure {
        Some((number, error)) => Err(ActError::Failed(format!("{number}号申请的期限没有查成：{error}"))),
        None => Ok(lapses),
    }
}

/// Phases in which somebody else is waited for.
fn waiting_phases() -> Vec<String> {
    let ids = ["awaiting-clarification", "awaiting-reasons", "awaiting-payment"];
    let at_work = [Phase::Processing, Phase::Decided, Phase::Signed].map(Phase::id);
    ids.into_iter().chain(at_work).map(str::to_owned).collect()
}

async fn in_case(ctx: &Ctx, number: &RequestNumber) -> Result<Option<Lapse>, ActError> {
    let loaded = load(ctx, number, &Grant::All).await?;
    let before = loaded.request.version();
    let actor = Some(ActorId("clock".to_owned()));
    let proposal = Proposal { actor, ..Command::FindLapses { on: ctx.today() }.into() };
    let standing = match commit(ctx, number, &loaded, proposal).await {
        Ok(standing) => standing,
        Err(Undone::Act(error)) => return Err(error),
        // Somebody acted in this moment; the next run looks again.
        Err(Undone::Overtaken | Undone::NumberTaken) => return Ok(None),
    };
    if standing.version == before {
        return Ok(None);
    }
    let after = load(ctx, number, &Grant::All).await?;
    let labels = after.request.history.moments().filter(|(version, _)| *version > before);
    Ok(Some(Lapse { number: number.clone(), labels: labels.map(|(_, moment)| moment.event.label()).collect() }))
}
