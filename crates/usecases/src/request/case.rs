//! One case: load its stream, decide, append. Every act on a case goes through here.
//!
//! An actor who names the version he looked at is told what changed since; for one who names none, the act is
//! decided once more against the new state, since its reasons may hold as well there.

use super::ledger::{row_of, stream_of};
use super::standing::Standing;
use super::timeline::changes_since;
use crate::authorization::{Act, Grant};
use crate::calendar;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::ports::{Batch, CommitError, GuardChange, NumberClaim, Person, RequestContent, Tracking};
use crate::secret::hash_of_typed;
use casework::Entry;
use casework::ids::{ActorId, RequestNumber};
use casework::request::{Act as RequestAct, Command, EarlierReply, Facts, Happening, Request, decide, evolve, replay};
use law::Calendar;
use std::collections::HashMap;
use std::sync::Arc;

/// Which case, as the actor saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRef {
    /// The case.
    pub number: RequestNumber,
    /// The version that the actor looked at, if he says so.
    pub if_version: Option<u64>,
}

impl From<RequestNumber> for CaseRef {
    fn from(number: RequestNumber) -> Self {
        Self { number, if_version: None }
    }
}

/// A case as it was read.
pub(super) struct Loaded {
    pub(super) entries: Vec<Entry>,
    pub(super) request: Request,
    pub(super) calendar: Arc<Calendar>,
}

/// What an act proposes: the command, and what is kept beside its events.
pub(super) struct Proposal {
    pub(super) command: Command,
    pub(super) earlier: Vec<EarlierReply>,
    pub(super) people: Vec<Person>,
    pub(super) contents: Vec<RequestContent>,
    pub(super) tracking: Option<Tracking>,
    pub(super) claim: Option<NumberClaim>,
    /// Who acts, if not the context's actor: `clock`.
    pub(super) actor: Option<ActorId>,
}

impl From<Command> for Proposal {
    fn from(command: Command) -> Self {
        Self {
            command,
            earlier: Vec::new(),
            people: Vec::new(),
            contents: Vec::new(),
            tracking: None,
            claim: None,
            actor: None,
        }
    }
}

/// Why an attempt left nothing behind.
pub(super) enum Undone {
    /// For good.
    Act(ActError),
    /// Somebody else appended first.
    Overtaken,
    /// Somebody else took the number first.
    NumberTaken,
}

impl<E: Into<ActError>> From<E> for Undone {
    fn from(error: E) -> Self {
        Self::Act(error.into())
    }
}

/// The names of the office's accounts by login.
pub(super) async fn account_names(ctx: &Ctx) -> Result<HashMap<String, String>, ActError> {
    let accounts = ctx.ports.accounts.accounts(&ctx.agency).await?;
    Ok(accounts.into_iter().map(|account| (account.login, account.name)).collect())
}

/// Reads a case that the grant reaches; one it does not reach is not found.
pub(super) async fn load(ctx: &Ctx, number: &RequestNumber, grant: &Grant) -> Result<Loaded, ActError> {
    let entries = ctx.ports.ledger.stream(&ctx.agency, &stream_of(number)).await?;
    let loaded = Loaded { request: replay(&entries), entries, calendar: calendar::current(ctx).await? };
    if loaded.entries.is_empty() || !grant.reaches(number, loaded.request.unit.as_ref()) {
        return Err(ActError::NotFound);
    }
    Ok(loaded)
}

impl Loaded {
    pub(super) fn facts(&self, ctx: &Ctx, earlier: Vec<EarlierReply>) -> Facts<'_> {
        Facts { today: ctx.today(), calendar: &self.calendar, earlier }
    }

    /// Refuses to act on what the actor has not seen.
    async fn is_as_seen(&self, ctx: &Ctx, case: &CaseRef) -> Result<(), ActError> {
        match case.if_version {
            Some(seen) if seen != self.request.version() => Err(self.overtaken(ctx, seen).await),
            Some(_) | None => Ok(()),
        }
    }

    /// What others did since, by their names.
    async fn overtaken(&self, ctx: &Ctx, seen: u64) -> ActError {
        match account_names(ctx).await {
            Ok(names) => ActError::Conflict(changes_since(&self.entries, seen, &names)),
            Err(error) => error,
        }
    }
}

/// An act on one case: may → load → decide → append.
pub(super) async fn act_on<P>(
    ctx: &Ctx,
    case: &CaseRef,
    act: RequestAct,
    propose: impl Fn(&Loaded) -> Result<P, ActError>,
) -> Result<Standing, ActError>
where
    P: Into<Proposal>,
{
    let grant = ctx.may(Act::Request(act))?;
    for _ in 0..2 {
        let loaded = load(ctx, &case.number, &grant).await?;
        loaded.is_as_seen(ctx, case).await?;
        let proposal = propose(&loaded)?.into();
        match commit(ctx, &case.number, &loaded, proposal).await {
            Ok(standing) => return Ok(standing),
            Err(Undone::Act(error)) => return Err(error),
            Err(Undone::NumberTaken) => return Err(ActError::Failed("登记号接连被占用，请重试".to_owned())),
            Err(Undone::Overtaken) => {}
        }
    }
    let seen = case.if_version.unwrap_or(0);
    let loaded = load(ctx, &case.number, &grant).await?;
    Err(loaded.overtaken(ctx, seen).await)
}

/// Acts that want the next number of a series try again when another act was quicker.
const MOST_TRIES: u32 = 100;

/// [`act_on`] with a number from a series without gaps.
pub(super) async fn act_on_with_number<P>(
    ctx: &Ctx,
    case: &CaseRef,
    act: RequestAct,
    series: &str,
    propose: impl Fn(&Loaded, u64) -> Result<P, ActError>,
) -> Result<(Standing, u64), ActError>
where
    P: Into<Proposal>,
{
    let grant = ctx.may(Act::Request(act))?;
    for _ in 0..MOST_TRIES {
        let loaded = load(ctx, &case.number, &grant).await?;
        loaded.is_as_seen(ctx, case).await?;
        let number = ctx.ports.work.last_number(&ctx.agency, series).await? + 1;
        let mut proposal: Proposal = propose(&loaded, number)?.into();
        proposal.claim = Some(NumberClaim { series: series.to_owned(), number });
        match commit(ctx, &case.number, &loaded, proposal).await {
            Ok(standing) => return Ok((standing, number)),
            Err(Undone::Act(error)) => return Err(error),
            Err(Undone::NumberTaken | Undone::Overtaken) => {}
        }
    }
    Err(ActError::Failed("同时办理的人过多，没有取到文号，请重试".to_owned()))
}

/// A new case with the next number of its year; the case that was opened with the same secret, if there is one. Two
/// that ask at once want the same number, and the slower looks again before it takes the next.
pub(super) async fn open_case(
    ctx: &Ctx,
    year: i16,
    secret: &str,
    propose: impl Fn(RequestNumber) -> Proposal,
) -> Result<Standing, ActError> {
    let (series, hash) = (format!("request/{year}"), hash_of_typed(secret));
    // A new case is decided on nothing; that its stream is still empty is for the commit to find.
    let calendar = calendar::current(ctx).await?;
    let loaded = Loaded { entries: Vec::new(), request: Request::default(), calendar };
    for _ in 0..MOST_TRIES {
        let n = ctx.ports.work.last_number(&ctx.agency, &series).await? + 1;
        if let Some(number) = ctx.ports.people.tracked_by(&ctx.agency, &hash).await? {
            let entries = ctx.ports.ledger.stream(&ctx.agency, &stream_of(&number)).await?;
            return Ok(Standing::of(&number, &replay(&entries), &loaded.calendar));
        }
        let number = RequestNumber(format!("{year}-{n:04}"));
        let mut proposal = propose(number.clone());
        proposal.claim = Some(NumberClaim { series: series.clone(), number: n });
        match commit(ctx, &number, &loaded, proposal).await {
            Ok(standing) => return Ok(standing),
            Err(Undone::Act(error)) => return Err(error),
            Err(Undone::NumberTaken | Undone::Overtaken) => {}
        }
    }
    Err(ActError::Failed("同时提交的申请过多，没有取到登记号，请重试".to_owned()))
}

/// Decides and appends; nothing is written unless the law allows it and nobody was quicker.
pub(super) async fn commit(
    ctx: &Ctx,
    number: &RequestNumber,
    loaded: &Loaded,
    proposal: Proposal,
) -> Result<Standing, Undone> {
    let happenings = decide(&loaded.request, &proposal.command, &loaded.facts(ctx, proposal.earlier))?;
    let request = happenings
        .iter()
        .fold(loaded.request.clone(), |request, Happening { occurred_on, event }| evolve(request, event, *occurred_on));
    let standing = Standing::of(number, &request, &loaded.calendar);
    if happenings.is_empty() {
        return Ok(standing);
    }
    let batch = Batch {
        agency: ctx.agency.clone(),
        stream: stream_of(number),
        expected_version: loaded.request.version(),
        actor: proposal.actor.unwrap_or_else(|| ctx.actor_id()),
        recorded_at: ctx.ports.clock.now(),
        events: happenings.into_iter().map(Into::into).collect(),
        claim: proposal.claim,
        people: proposal.people,
        contents: proposal.contents,
        tracking: proposal.tracking,
        case: row_of(&request, &loaded.calendar),
        jobs: Vec::new(),
        guard: GuardChange::default(),
    };
    match ctx.ports.work.commit(batch).await {
        Ok(_) => Ok(standing),
        Err(CommitError::Conflict { .. }) => Err(Undone::Overtaken),
        Err(CommitError::NumberTaken) => Err(Undone::NumberTaken),
        Err(CommitError::Failed(error)) => Err(error.into()),
    }
}
