//! Ledger, views, people, jobs and files in memory.

use crate::ports::{
    Account, ApiToken, Batch, CaseCount, CaseFilter, CaseMeasure, CaseRow, CommitError, Files, Job, Jobs, Ledger,
    NewJob, People, Person, PortResult, RequestContent, Session, Tracking, UnitOfWork, Views,
};
use crate::secret::hex;
use async_trait::async_trait;
use casework::Entry;
use casework::ids::{AgencyId, ContentId, PersonId, RequestNumber, StreamId};
use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::Poll;

/// Everything one agency has kept.
#[derive(Default)]
pub struct Memory(Mutex<Kept>);

#[derive(Default)]
pub(super) struct Kept {
    entries: Vec<Entry>,
    numbers: HashMap<String, u64>,
    cases: BTreeMap<RequestNumber, CaseRow>,
    people: HashMap<PersonId, Person>,
    contents: HashMap<ContentId, RequestContent>,
    tracking: HashMap<RequestNumber, Tracking>,
    jobs: Vec<(NewJob, u32)>,
    files: HashMap<String, Vec<u8>>,
    pub(super) stock: super::stock::KeptStock,
    pub(super) accounts: BTreeMap<String, Account>,
    pub(super) sessions: HashMap<String, Session>,
    pub(super) tokens: HashMap<String, ApiToken>,
}

impl Memory {
    pub(super) fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The whole ledger, for what a test wants to look at.
    pub fn entries(&self) -> Vec<Entry> {
        self.lock().entries.clone()
    }
}

#[async_trait]
impl Ledger for Memory {
    async fn stream(&self, _: &AgencyId, stream: &StreamId) -> PortResult<Vec<Entry>> {
        Ok(self.lock().entries.iter().filter(|e| e.stream == *stream).cloned().collect())
    }

    async fn after(&self, _: &AgencyId, sequence: u64, limit: u64) -> PortResult<Vec<Entry>> {
        Ok(self.lock().entries.iter().filter(|e| e.sequence > sequence).take(limit as usize).cloned().collect())
    }

    async fn streams_under(&self, _: &AgencyId, prefix: &str) -> PortResult<Vec<Entry>> {
        Ok(self.lock().entries.iter().filter(|e| e.stream.0.starts_with(prefix)).cloned().collect())
    }

    async fn head(&self, _: &AgencyId) -> PortResult<(u64, String)> {
        let kept = self.lock();
        Ok(kept.entries.last().map_or_else(|| (0, "0".repeat(64)), |e| (e.sequence, e.hash.clone())))
    }
}

#[async_trait]
impl UnitOfWork for Memory {
    async fn commit(&self, batch: Batch) -> Result<Vec<Entry>, CommitError> {
        let mut kept = self.lock();
        let actual = kept.entries.iter().filter(|e| e.stream == batch.stream).count() as u64;
        if actual != batch.expected_version {
            return Err(CommitError::Conflict { actual });
        }
        if let Some(claim) = &batch.claim {
            let last = kept.numbers.entry(claim.series.clone()).or_default();
            if *last + 1 != claim.number {
                return Err(CommitError::NumberTaken);
            }
            *last = claim.number;
        }
        let mut written = Vec::new();
        for (version, new) in (actual + 1..).zip(&batch.events) {
            let previous_hash = kept.entries.last().map_or_else(|| "0".repeat(64), |e| e.hash.clone());
            let text = serde_json::to_string(&new.event).unwrap_or_default();
            let entry = Entry {
                agency: batch.agency.clone(),
                sequence: kept.entries.len() as u64 + 1,
                stream: batch.stream.clone(),
                version,
                occurred_on: new.occurred_on,
                recorded_at: batch.recorded_at,
                actor: batch.actor.clone(),
                event: new.event.clone(),
                hash: hex(&Sha256::digest(format!("{previous_hash}{text}"))),
                previous_hash,
            };
            kept.entries.push(entry.clone());
            written.push(entry);
        }
        kept.people.extend(batch.people.into_iter().map(|p| (p.id.clone(), p)));
        kept.contents.extend(batch.contents.into_iter().map(|c| (c.id.clone(), c)));
        kept.tracking.extend(batch.tracking.into_iter().map(|t| (t.number.clone(), t)));
        kept.cases.extend(batch.case.into_iter().map(|c| (c.number.clone(), c)));
        for job in batch.jobs {
            if !kept.jobs.iter().any(|(known, _)| known.key == job.key) {
                kept.jobs.push((job, 0));
            }
        }
        kept.stock.change(batch.guard);
        Ok(written)
    }

    async fn last_number(&self, _: &AgencyId, series: &str) -> PortResult<u64> {
        let last = self.lock().numbers.get(series).copied().unwrap_or(0);
        // Others get their turn between reading and committing, as with a real database.
        let mut has_waited = false;
        std::future::poll_fn(|context| {
            if std::mem::replace(&mut has_waited, true) {
                return Poll::Ready(());
            }
            context.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
        Ok(last)
    }
}

#[async_trait]
impl Views for Memory {
    async fn case(&self, _: &AgencyId, number: &RequestNumber) -> PortResult<Option<CaseRow>> {
        Ok(self.lock().cases.get(number).cloned())
    }

    async fn cases(&self, _: &AgencyId, filter: &CaseFilter) -> PortResult<Vec<CaseRow>> {
        let limit = if filter.limit == 0 { 50 } else { filter.limit as usize };
        Ok(self.lock().cases.values().filter(|row| wanted(row, filter)).take(limit).cloned().collect())
    }

    async fn counts(&self, _: &AgencyId, year: i16) -> PortResult<Vec<CaseCount>> {
        let mut counts = HashMap::new();
        for row in self.lock().cases.values() {
            for measure in measures(row, year) {
                *counts.entry((row.requester_kind, measure)).or_insert(0) += 1;
            }
        }
        Ok(counts.into_iter().map(|((kind, measure), count)| CaseCount { kind, measure, count }).collect())
    }

    async fn replace_all(&self, _: &AgencyId, read_to: u64, rows: Vec<CaseRow>) -> PortResult<()> {
        let mut kept = self.lock();
        let changed: HashSet<StreamId> =
            kept.entries.iter().filter(|e| e.sequence > read_to).map(|e| e.stream.clone()).collect();
        kept.cases.retain(|_, row| changed.contains(&row.stream));
        let rows = rows.into_iter().filter(|row| !changed.contains(&row.stream));
        kept.cases.extend(rows.map(|row| (row.number.clone(), row)));
        Ok(())
    }

    async fn deviating(&self, _: &AgencyId, rows: &[CaseRow]) -> PortResult<Vec<RequestNumber>> {
        let kept = self.lock();
        let differ = rows.iter().filter(|row| kept.cases.get(&row.number) != Some(row)).map(|row| row.number.clone());
        let known: HashSet<&RequestNumber> = rows.iter().map(|row| &row.number).collect();
        let lone = kept.cases.keys().filter(|number| !known.contains(number)).cloned();
        Ok(differ.chain(lone).collect())
    }

    async fn refresh(&self, _: &AgencyId, rows: Vec<CaseRow>) -> PortResult<()> {
        let mut kept = self.lock();
        for row in rows {
            if let Some(known) = kept.cases.get_mut(&row.number).filter(|known| known.version <= row.version) {
                *known = row;
            }
        }
        Ok(())
    }
}

fn wanted(row: &CaseRow, filter: &CaseFilter) -> bool {
    filter.open.is_none_or(|open| open == row.disposed_on.is_none())
        && (filter.phases.is_empty() || filter.phases.contains(&row.phase))
        && filter.due_to.is_none_or(|to| row.due.is_some_and(|due| due <= to))
        && filter.due_from.is_none_or(|from| row.due.is_some_and(|due| due >= from))
        && filter.year.is_none_or(|year| row.received_on.is_some_and(|day| day.year() == year))
        && (filter.unit.is_none() || filter.unit == row.unit)
        && filter.after.as_ref().is_none_or(|after| row.number > *after)
}

fn measures(row: &CaseRow, year: i16) -> Vec<CaseMeasure> {
    let Some(received) = row.received_on.map(Date::year) else { return Vec::new() };
    let disposed = row.disposed_on.map(Date::year);
    let mut out = Vec::new();
    if received == year {
        out.push(CaseMeasure::Received);
    }
    if received < year && disposed.is_none_or(|d| d >= year) {
        out.push(CaseMeasure::CarriedIn);
    }
    if let Some(outcome) = row.outcome.filter(|_| disposed == Some(year)) {
        out.push(CaseMeasure::Disposed(outcome));
    }
    if received <= year && disposed.is_none_or(|d| d > year) {
        out.push(CaseMeasure::CarriedOut);
    }
    out
}

#[async_trait]
impl People for Memory {
    async fn person(&self, _: &AgencyId, id: &PersonId) -> PortResult<Option<Person>> {
        Ok(self.lock().people.get(id).cloned())
    }

    async fn content(&self, _: &AgencyId, id: &ContentId) -> PortResult<Option<RequestContent>> {
        Ok(self.lock().contents.get(id).cloned())
    }

    async fn contents(&self, _: &AgencyId, ids: &[ContentId]) -> PortResult<Vec<RequestContent>> {
        let kept = self.lock();
        Ok(ids.iter().filter_map(|id| kept.contents.get(id).cloned()).collect())
    }

    async fn tracking(&self, _: &AgencyId, number: &RequestNumber) -> PortResult<Option<Tracking>> {
        Ok(self.lock().tracking.get(number).cloned())
    }

    async fn tracked_by(&self, _: &AgencyId, secret_hash: &str) -> PortResult<Option<RequestNumber>> {
        let kept = self.lock();
        Ok(kept.tracking.values().find(|tracking| tracking.secret_hash == secret_hash).map(|t| t.number.clone()))
    }
}

#[async_trait]
impl Jobs for Memory {
    async fn claim(&self, _: &AgencyId, _: &str, now: Timestamp, _: i64) -> PortResult<Option<Job>> {
        let mut kept = self.lock();
        Ok(kept.jobs.iter_mut().find(|(job, attempt)| job.run_at <= now && *attempt == 0).map(|(job, attempt)| {
            *attempt += 1;
            Job { id: job.key.clone(), kind: job.kind.clone(), payload: job.payload.clone(), attempt: *attempt }
        }))
    }

    async fn finish(&self, _: &AgencyId, done: &Job) -> PortResult<()> {
        self.lock().jobs.retain(|(job, _)| job.key != done.id);
        Ok(())
    }

    async fn fail(&self, agency: &AgencyId, job: &Job, _: &str, _: Option<Timestamp>) -> PortResult<()> {
        self.finish(agency, job).await
    }

    async fn dead(&self, _: &AgencyId) -> PortResult<Vec<Job>> {
        Ok(Vec::new())
    }
}

#[async_trait]
impl Files for Memory {
    async fn put(&self, _: &AgencyId, bytes: Vec<u8>) -> PortResult<String> {
        let hash = hex(&Sha256::digest(&bytes));
        self.lock().files.insert(hash.clone(), bytes);
        Ok(hash)
    }

    async fn get(&self, _: &AgencyId, sha256: &str) -> PortResult<Option<Vec<u8>>> {
        Ok(self.lock().files.get(sha256).cloned())
    }
}
