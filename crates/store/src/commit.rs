//! One act, one transaction: events, chain, number, people, texts, tracking secret, the case's row and jobs — all of
//! it durable when `commit` returns, or none of it.
//!
//! The head of the chain is read inside the transaction that extends it. On SQLite `BEGIN IMMEDIATE` keeps every
//! other writer out meanwhile; on PostgreSQL the row of `ledger_chain` is locked, so writers of one agency queue
//! there. The keys (agency, sequence) and (agency, stream, version) stand behind both: whatever happens, no place in
//! the ledger is taken twice.

use crate::connect::{Engine, Retry, Store, retry};
use crate::entity::{ledger_chain, number_series};
use crate::error::{failed, is_duplicate, is_transient};
use crate::query::{jobs, people, stock, views};
use crate::words::{count, read_count, read_word};
use async_trait::async_trait;
use casework::Entry;
use casework::ids::{AgencyId, StreamId};
use casework::ledger::NewEvent;
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Statement,
    Value,
};
use usecases::audit::chain::GENESIS;
use usecases::audit::{HashAlgorithm, StoredEntry};
use usecases::ports::{Batch, CommitError, NumberClaim, PortError, PortResult, UnitOfWork};

const APPENDING: &str = "登记入册";

#[async_trait]
impl UnitOfWork for Store {
    async fn commit(&self, batch: Batch) -> Result<Vec<Entry>, CommitError> {
        let prepared = prepare(&batch)?;
        let _turn = self.turn().await;
        Ok(retry(|| self.try_commit(&batch, &prepared)).await?)
    }

    async fn last_number(&self, agency: &AgencyId, series: &str) -> PortResult<u64> {
        let key = (agency.0.clone(), series.to_owned());
        let row = number_series::Entity::find_by_id(key).one(&self.db).await.map_err(|e| failed("查询编号", &e))?;
        row.map_or(Ok(0), |row| read_count("last_number", row.last_number))
    }
}

/// Why a try was given up.
enum Stop {
    Refused(CommitError),
    Db(DbErr),
}

impl From<DbErr> for Stop {
    fn from(error: DbErr) -> Self {
        Self::Db(error)
    }
}

impl From<PortError> for Stop {
    fn from(error: PortError) -> Self {
        Self::Refused(error.into())
    }
}

impl Retry for Stop {
    fn is_transient(&self) -> bool {
        match self {
            Self::Refused(_) => false,
            Self::Db(error) => is_transient(error),
        }
    }
}

impl From<Stop> for CommitError {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Refused(refused) => refused,
            Stop::Db(error) => failed(APPENDING, &error).into(),
        }
    }
}

impl Store {
    /// Begins an agency's chain with an algorithm; without this the first commit begins it with SHA-256.
    ///
    /// # Errors
    /// If the chain has begun with another algorithm.
    pub async fn begin_chain(&self, agency: &AgencyId, algorithm: HashAlgorithm) -> PortResult<()> {
        use usecases::ports::AuditTrail;
        insert_chain(&self.db, agency, algorithm).await.map_err(|e| failed("建立台账", &e))?;
        match self.algorithm(agency).await? {
            Some(there) if there != algorithm => {
                Err(PortError(format!("该机关的台账已按{there}建立，中途不能改为{algorithm}")))
            }
            Some(_) => Ok(()),
            None => Err(PortError("该机关台账的链头记录被改动过；请运行gongkai audit verify".to_owned())),
        }
    }

    /// Commits many batches in one transaction, for imports; nothing of them if one is refused.
    pub async fn commit_all(&self, batches: &[Batch]) -> Result<u64, CommitError> {
        let prepared = batches.iter().map(prepare).collect::<Result<Vec<_>, _>>()?;
        let _turn = self.turn().await;
        Ok(retry(|| self.try_commit_all(batches, &prepared)).await?)
    }

    async fn try_commit_all(&self, batches: &[Batch], prepared: &[Vec<Prepared>]) -> Result<u64, Stop> {
        let tx = self.begin_write().await?;
        let mut entries = 0;
        for (batch, prepared) in batches.iter().zip(prepared) {
            entries += write(&tx, self.engine, batch, prepared).await?.len() as u64;
        }
        tx.commit().await?;
        Ok(entries)
    }

    async fn try_commit(&self, batch: &Batch, prepared: &[Prepared]) -> Result<Vec<Entry>, Stop> {
        let tx = self.begin_write().await?;
        match write(&tx, self.engine, batch, prepared).await {
            Ok(entries) => {
                tx.commit().await?;
                Ok(entries)
            }
            Err(stop) => {
                // Given back at once, so that the next writer does not wait for the pool to notice.
                tx.rollback().await?;
                Err(stop)
            }
        }
    }
}

/// An event as it will stand on disk.
struct Prepared {
    area: String,
    event_type: String,
    json: String,
}

/// Everything that can fail without the database fails before the write lock is taken.
fn prepare(batch: &Batch) -> PortResult<Vec<Prepared>> {
    if batch.events.is_empty() {
        return Err(PortError("没有要登记的事项".to_owned()));
    }
    batch.events.iter().map(prepare_event).collect()
}

fn prepare_event(new: &NewEvent) -> PortResult<Prepared> {
    let unwritable = || PortError("事项无法写成台账格式".to_owned());
    let value = serde_json::to_value(&new.event).map_err(|_| unwritable())?;
    let tag = |name: &str| value.get(name).and_then(|tag| tag.as_str()).map(str::to_owned).ok_or_else(unwritable);
    Ok(Prepared { area: tag("area")?, event_type: tag("type")?, json: value.to_string() })
}

/// The place that the next entry takes.
struct Place {
    algorithm: HashAlgorithm,
    sequence: u64,
    hash: String,
    version: u64,
}

async fn write(
    tx: &DatabaseTransaction,
    engine: Engine,
    batch: &Batch,
    prepared: &[Prepared],
) -> Result<Vec<Entry>, Stop> {
    let place = place(tx, engine, &batch.agency, &batch.stream).await?;
    if place.version != batch.expected_version {
        return Err(Stop::Refused(CommitError::Conflict { actual: place.version }));
    }
    if let Some(claim) = &batch.claim {
        claim_number(tx, &batch.agency, claim).await?;
    }
    let entries = append(tx, batch, prepared, place).await?;
    for person in &batch.people {
        people::put_person(tx, &batch.agency, person).await?;
    }
    for content in &batch.contents {
        people::put_content(tx, &batch.agency, content).await?;
    }
    if let Some(secret) = &batch.tracking {
        people::insert_tracking(tx, &batch.agency, secret).await?;
    }
    if let Some(row) = &batch.case {
        views::put(tx, views::model(&batch.agency, row), batch.expected_version == 0).await?;
    }
    for job in &batch.jobs {
        jobs::enqueue(tx, &batch.agency, job).await?;
    }
    stock::change(tx, &batch.agency, &batch.guard).await?;
    Ok(entries)
}

async fn place(tx: &DatabaseTransaction, engine: Engine, agency: &AgencyId, stream: &StreamId) -> Result<Place, Stop> {
    // Separate from reading the place, which must see what the writer before us has committed. Before an agency's
    // first commit there is no row to queue at: it is put there, and then queued for.
    if engine == Engine::Postgres && !lock_chain(tx, agency).await? {
        insert_chain(tx, agency, HashAlgorithm::default()).await?;
        lock_chain(tx, agency).await?;
    }
    if let Some(place) = read_place(tx, agency, stream).await? {
        return Ok(place);
    }
    insert_chain(tx, agency, HashAlgorithm::default()).await?;
    let place = read_place(tx, agency, stream).await?;
    place.ok_or_else(|| PortError("台账尚未建立，请先运行gongkai init".to_owned()).into())
}

/// Whether there was a row to lock.
pub(crate) async fn lock_chain(tx: &DatabaseTransaction, agency: &AgencyId) -> Result<bool, DbErr> {
    let sql = "SELECT algorithm FROM ledger_chain WHERE agency_id = $1 FOR UPDATE";
    Ok(tx.query_one_raw(statement(tx, sql, vec![agency.0.clone().into()])).await?.is_some())
}

const PLACE: &str = "SELECT c.algorithm, COALESCE(e.sequence, 0) AS sequence, e.hash, \
     (SELECT COALESCE(MAX(s.version), 0) FROM ledger_entry s WHERE s.agency_id = $1 AND s.stream = $2) AS version \
     FROM ledger_chain c LEFT JOIN ledger_entry e ON e.agency_id = c.agency_id \
     AND e.sequence = (SELECT MAX(h.sequence) FROM ledger_entry h WHERE h.agency_id = $1) WHERE c.agency_id = $1";

async fn read_place(tx: &DatabaseTransaction, agency: &AgencyId, stream: &StreamId) -> Result<Option<Place>, Stop> {
    let values = vec![agency.0.clone().into(), stream.0.clone().into()];
    let Some(row) = tx.query_one_raw(statement(tx, PLACE, values)).await? else { return Ok(None) };
    let hash: Option<String> = row.try_get_by_index(2)?;
    Ok(Some(Place {
        algorithm: read_word("algorithm", &row.try_get_by_index::<String>(0)?)?,
        sequence: read_count("sequence", row.try_get_by_index(1)?)?,
        hash: hash.unwrap_or_else(|| GENESIS.to_owned()),
        version: read_count("version", row.try_get_by_index(3)?)?,
    }))
}

async fn insert_chain<C: ConnectionTrait>(db: &C, agency: &AgencyId, algorithm: HashAlgorithm) -> Result<(), DbErr> {
    let model = ledger_chain::Model { agency_id: agency.0.clone(), algorithm: algorithm.id().to_owned() };
    ledger_chain::Entity::insert(model.into_active_model())
        .on_conflict(OnConflict::column(ledger_chain::Column::AgencyId).do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Takes a number if it is the next one. Two acts that want the same one meet at the row or at its key.
async fn claim_number(tx: &DatabaseTransaction, agency: &AgencyId, claim: &NumberClaim) -> Result<(), Stop> {
    use number_series::{Column, Entity, Model};
    let taken = Stop::Refused(CommitError::NumberTaken);
    if claim.number == 1 {
        let first = Model { agency_id: agency.0.clone(), series: claim.series.clone(), last_number: 1 };
        let inserted = Entity::insert(first.into_active_model()).exec_without_returning(tx).await;
        return inserted.map(drop).map_err(|error| if is_duplicate(&error) { taken } else { error.into() });
    }
    let next = count(claim.number);
    let updated = Entity::update_many()
        .col_expr(Column::LastNumber, sea_orm::sea_query::Expr::value(next))
        .filter(Column::AgencyId.eq(&agency.0))
        .filter(Column::Series.eq(&claim.series))
        .filter(Column::LastNumber.eq(next - 1))
        .exec(tx)
        .await?;
    if updated.rows_affected == 1 { Ok(()) } else { Err(taken) }
}

const INSERT: &str = "INSERT INTO ledger_entry (agency_id, sequence, stream, version, occurred_on, recorded_at, \
     actor, area, event_type, event, previous_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

async fn append(
    tx: &DatabaseTransaction,
    batch: &Batch,
    prepared: &[Prepared],
    place: Place,
) -> Result<Vec<Entry>, Stop> {
    let mut entries = Vec::with_capacity(prepared.len());
    let (mut sequence, mut version, mut previous) = (place.sequence, place.version, place.hash);
    // Kept to the millisecond on disk; what is returned must be what will be read.
    let recorded_at = batch.recorded_at.as_millisecond();
    for (new, prepared) in batch.events.iter().zip(prepared) {
        (sequence, version) = (sequence + 1, version + 1);
        let mut stored = StoredEntry {
            agency: batch.agency.0.clone(),
            sequence,
            stream: batch.stream.0.clone(),
            version,
            occurred_on: new.occurred_on.to_string(),
            recorded_at,
            actor: batch.actor.0.clone(),
            area: prepared.area.clone(),
            event_type: prepared.event_type.clone(),
            event: prepared.json.clone(),
            previous_hash: previous,
            hash: String::new(),
        };
        stored.hash = stored.compute_hash(place.algorithm);
        previous = stored.hash.clone();
        entries.push(Entry {
            agency: batch.agency.clone(),
            sequence,
            stream: batch.stream.clone(),
            version,
            occurred_on: new.occurred_on,
            recorded_at: Timestamp::from_millisecond(recorded_at).unwrap_or(batch.recorded_at),
            actor: batch.actor.clone(),
            event: new.event.clone(),
            previous_hash: stored.previous_hash.clone(),
            hash: stored.hash.clone(),
        });
        tx.execute_raw(statement(tx, INSERT, columns(stored))).await?;
    }
    Ok(entries)
}

fn columns(stored: StoredEntry) -> Vec<Value> {
    vec![
        stored.agency.into(),
        count(stored.sequence).into(),
        stored.stream.into(),
        count(stored.version).into(),
        stored.occurred_on.into(),
        stored.recorded_at.into(),
        stored.actor.into(),
        stored.area.into(),
        stored.event_type.into(),
        stored.event.into(),
        stored.previous_hash.into(),
        stored.hash.into(),
    ]
}

fn statement(tx: &DatabaseTransaction, sql: &'static str, values: Vec<Value>) -> Statement {
    Statement::from_sql_and_values(tx.get_database_backend(), sql, values)
}
