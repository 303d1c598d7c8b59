//! Reading the ledger: streams for acts, pages for the report, stored rows for the audit.

use crate::connect::{Engine, Store};
use crate::error::failed;
use crate::words::{count, read_count, read_day, read_instant};
use async_trait::async_trait;
use casework::Entry;
use casework::ids::{ActorId, AgencyId, StreamId};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, QueryResult, Statement, Value};
use usecases::audit::chain::GENESIS;
use usecases::audit::{HashAlgorithm, StoredEntry, StoredRow};
use usecases::ports::{AuditTrail, Ledger, PortError, PortResult};

const READING: &str = "读取台账";

/// The columns of a stored entry, in the order of [`StoredEntry`].
const COLUMNS: &str = "sequence, stream, version, occurred_on, recorded_at, actor, area, event_type, event, \
                       previous_hash, hash";

/// Types of request events that the report's fold reads; a test holds them against `report::fold::reads`.
const READ_TYPES: [&str; 10] = [
    "request-registered",
    "receipt-confirmed",
    "outcome-decided",
    "reply-dispatched",
    "clarification-lapsed",
    "fee-lapsed",
    "request-withdrawn",
    "fee-notified",
    "fee-paid",
    "entry-corrected",
];

/// Between the fields of an entry in a packed page. JSON text and ids hold no control characters.
const FIELD: char = '\u{1f}';

/// Between the entries of a packed page.
const RECORD: char = '\u{1e}';

#[async_trait]
impl Ledger for Store {
    async fn stream(&self, agency: &AgencyId, stream: &StreamId) -> PortResult<Vec<Entry>> {
        let rule = "agency_id = $1 AND stream = $2 ORDER BY version";
        self.entries(agency, rule, vec![stream.0.clone().into()]).await
    }

    async fn after(&self, agency: &AgencyId, sequence: u64, limit: u64) -> PortResult<Vec<Entry>> {
        let rule = "agency_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3";
        self.entries(agency, rule, vec![count(sequence).into(), count(limit).into()]).await
    }

    async fn streams_under(&self, agency: &AgencyId, prefix: &str) -> PortResult<Vec<Entry>> {
        // A range instead of LIKE, which SQLite matches without regard to case and without an index.
        let rule = "agency_id = $1 AND stream >= $2 AND stream < $3 ORDER BY sequence";
        let end = format!("{prefix}{}", char::MAX);
        self.entries(agency, rule, vec![prefix.into(), end.into()]).await
    }

    async fn head(&self, agency: &AgencyId) -> PortResult<(u64, String)> {
        let sql = "SELECT sequence, hash FROM ledger_entry WHERE agency_id = $1 ORDER BY sequence DESC LIMIT 1";
        let row = self.one(sql, vec![agency.0.clone().into()]).await.map_err(|e| failed(READING, &e))?;
        let Some(row) = row else { return Ok((0, GENESIS.to_owned())) };
        let read = |row: &QueryResult| Ok::<_, DbErr>((row.try_get::<i64>("", "sequence")?, row.try_get("", "hash")?));
        let (sequence, hash) = read(&row).map_err(|e| failed(READING, &e))?;
        Ok((read_count("sequence", sequence)?, hash))
    }

    /// One row a page: the engine strings the entries together, which costs a fifth of fetching them one by one.
    async fn report_page(&self, agency: &AgencyId, sequence: u64, limit: u64) -> PortResult<Vec<Entry>> {
        let values = vec![agency.0.clone().into(), count(sequence).into(), count(limit).into()];
        let row = self.one(&packed_page(self.engine), values).await.map_err(|e| failed(READING, &e))?;
        let page: Option<String> =
            row.map(|row| row.try_get("", "page")).transpose().map_err(|e| failed(READING, &e))?.flatten();
        let Some(page) = page else { return Ok(Vec::new()) };
        page.split(RECORD).map(|record| unpack(agency, record)).collect()
    }
}

#[async_trait]
impl AuditTrail for Store {
    async fn algorithm(&self, agency: &AgencyId) -> PortResult<Option<HashAlgorithm>> {
        algorithm(&self.db, agency).await
    }

    async fn stored_after(&self, agency: &AgencyId, sequence: Option<i64>, limit: u64) -> PortResult<Vec<StoredRow>> {
        stored_after(&self.db, agency, sequence, limit).await
    }

    async fn without_place(&self, agency: &AgencyId) -> PortResult<u64> {
        without_place(&self.db, agency).await
    }
}

/// The ledger as a transaction sees it that has not ended.
pub(crate) struct Uncommitted<'a>(pub(crate) &'a DatabaseTransaction);

#[async_trait]
impl AuditTrail for Uncommitted<'_> {
    async fn algorithm(&self, agency: &AgencyId) -> PortResult<Option<HashAlgorithm>> {
        algorithm(self.0, agency).await
    }

    async fn stored_after(&self, agency: &AgencyId, sequence: Option<i64>, limit: u64) -> PortResult<Vec<StoredRow>> {
        stored_after(self.0, agency, sequence, limit).await
    }

    async fn without_place(&self, agency: &AgencyId) -> PortResult<u64> {
        without_place(self.0, agency).await
    }
}

async fn algorithm(db: &impl ConnectionTrait, agency: &AgencyId) -> PortResult<Option<HashAlgorithm>> {
    let sql = "SELECT algorithm FROM ledger_chain WHERE agency_id = $1";
    let row = one(db, sql, vec![agency.0.clone().into()]).await.map_err(|e| failed(READING, &e))?;
    let word = row.and_then(|row| row.try_get::<String>("", "algorithm").ok());
    Ok(word.as_deref().and_then(HashAlgorithm::parse))
}

async fn stored_after(
    db: &impl ConnectionTrait,
    agency: &AgencyId,
    sequence: Option<i64>,
    limit: u64,
) -> PortResult<Vec<StoredRow>> {
    let (beyond, place) = match sequence {
        None => (">=", i64::MIN),
        Some(place) => (">", place),
    };
    let rule = format!("agency_id = $1 AND {} AND sequence {beyond} $2 ORDER BY sequence LIMIT $3", is_placed(db));
    let rows = rows(db, agency, &rule, vec![place.into(), count(limit).into()]).await?;
    let read = |row: &QueryResult| {
        let sequence = row.try_get_by_index(0).map_err(|e| failed(READING, &e))?;
        Ok(StoredRow { sequence, entry: stored(agency, row).ok() })
    };
    rows.iter().map(read).collect()
}

async fn without_place(db: &impl ConnectionTrait, agency: &AgencyId) -> PortResult<u64> {
    let sql = format!("SELECT COUNT(*) FROM ledger_entry WHERE agency_id = $1 AND NOT {}", is_placed(db));
    let row = one(db, &sql, vec![agency.0.clone().into()]).await.map_err(|e| failed(READING, &e))?;
    let rows = row.map(|row| row.try_get_by_index(0)).transpose().map_err(|e| failed(READING, &e))?;
    read_count("sequence", rows.unwrap_or_default())
}

/// SQLite keeps a value of any type in any column; elsewhere a place is always a number.
fn is_placed(db: &impl ConnectionTrait) -> &'static str {
    if db.get_database_backend() == DbBackend::Sqlite { "typeof(sequence) = 'integer'" } else { "TRUE" }
}

async fn one(db: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Result<Option<QueryResult>, DbErr> {
    db.query_one_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await
}

async fn rows(
    db: &impl ConnectionTrait,
    agency: &AgencyId,
    rule: &str,
    mut values: Vec<Value>,
) -> PortResult<Vec<QueryResult>> {
    values.insert(0, agency.0.clone().into());
    let sql = format!("SELECT {COLUMNS} FROM ledger_entry WHERE {rule}");
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    db.query_all_raw(statement).await.map_err(|e| failed(READING, &e))
}

impl Store {
    pub(crate) async fn one(&self, sql: &str, values: Vec<Value>) -> Result<Option<QueryResult>, DbErr> {
        one(&self.db, sql, values).await
    }

    async fn entries(&self, agency: &AgencyId, rule: &str, values: Vec<Value>) -> PortResult<Vec<Entry>> {
        self.stored(agency, rule, values).await?.into_iter().map(decode).collect()
    }

    async fn stored(&self, agency: &AgencyId, rule: &str, values: Vec<Value>) -> PortResult<Vec<StoredEntry>> {
        rows(&self.db, agency, rule, values).await?.iter().map(|row| stored(agency, row)).collect()
    }
}

fn stored(agency: &AgencyId, row: &QueryResult) -> PortResult<StoredEntry> {
    let text = |index: usize| row.try_get_by_index::<String>(index).map_err(|_| unreadable(row));
    let number = |index: usize| row.try_get_by_index::<i64>(index).map_err(|_| unreadable(row));
    // A forged entry before the first must not be taken for one of the office.
    let place = |index: usize| number(index).ok().filter(|place| *place > 0).ok_or_else(|| unreadable(row));
    Ok(StoredEntry {
        agency: agency.0.clone(),
        sequence: read_count("sequence", place(0)?)?,
        stream: text(1)?,
        version: read_count("version", place(2)?)?,
        occurred_on: text(3)?,
        recorded_at: number(4)?,
        actor: text(5)?,
        area: text(6)?,
        event_type: text(7)?,
        event: text(8)?,
        previous_hash: text(9)?,
        hash: text(10)?,
    })
}

/// A stored entry as acts read it.
pub(crate) fn decode(stored: StoredEntry) -> PortResult<Entry> {
    Ok(Entry {
        event: serde_json::from_str(&stored.event).map_err(|_| undecodable(stored.sequence))?,
        agency: AgencyId(stored.agency),
        sequence: stored.sequence,
        stream: StreamId(stored.stream),
        version: stored.version,
        occurred_on: read_day("occurred_on", &stored.occurred_on)?,
        recorded_at: read_instant("recorded_at", stored.recorded_at)?,
        actor: ActorId(stored.actor),
        previous_hash: stored.previous_hash,
        hash: stored.hash,
    })
}

fn unreadable(row: &QueryResult) -> PortError {
    undecodable(row.try_get_by_index::<i64>(0).unwrap_or_default())
}

fn undecodable(sequence: impl std::fmt::Display) -> PortError {
    PortError(format!("台账第{sequence}条读不懂，可能由更新的版本写入，或被改动过；请运行gongkai audit verify"))
}

/// `string_agg` is one of the few aggregates that both engines name alike; over an ordered subquery both keep the
/// order. The separators are control characters, written into the statement as they are.
fn packed_page(engine: Engine) -> String {
    let text = |column: &str| match engine {
        Engine::Sqlite => column.to_owned(),
        Engine::Postgres => format!("CAST({column} AS TEXT)"),
    };
    let fields = [
        text("sequence"),
        "stream".to_owned(),
        text("version"),
        "occurred_on".to_owned(),
        text("recorded_at"),
        "actor".to_owned(),
        "event".to_owned(),
    ];
    let record = fields.join(&format!(" || '{FIELD}' || "));
    let types = READ_TYPES.map(|word| format!("'{word}'")).join(", ");
    format!(
        "SELECT string_agg(record, '{RECORD}') AS page FROM (SELECT {record} AS record FROM ledger_entry \
         WHERE agency_id = $1 AND sequence > $2 AND (area = 'figure' OR (area = 'request' AND event_type IN ({types}))) \
         ORDER BY sequence LIMIT $3) AS page"
    )
}

fn unpack(agency: &AgencyId, record: &str) -> PortResult<Entry> {
    let mut fields = record.splitn(7, FIELD);
    let mut next = || fields.next().ok_or_else(|| PortError("台账分页读取不全".to_owned()));
    let (sequence, stream, version, occurred_on, recorded_at, actor, event) =
        (next()?, next()?, next()?, next()?, next()?, next()?, next()?);
    let number = |text: &str| text.parse::<u64>().map_err(|_| PortError("台账分页读取有误".to_owned()));
    let sequence = number(sequence)?;
    Ok(Entry {
        agency: agency.clone(),
        sequence,
        stream: StreamId::from(stream),
        version: number(version)?,
        occurred_on: read_day("occurred_on", occurred_on)?,
        recorded_at: read_instant("recorded_at", recorded_at.parse().unwrap_or(i64::MAX))?,
        actor: ActorId::from(actor),
        event: serde_json::from_str(event).map_err(|_| undecodable(sequence))?,
        // The report does not read them, and 130 bytes an entry are a third of the page.
        previous_hash: String::new(),
        hash: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::READ_TYPES;
    use casework::request::RequestEvent;

    /// serde names every type it knows when it meets one that it does not.
    fn every_type() -> Vec<String> {
        let unknown = serde_json::from_str::<RequestEvent>(r#"{"type":"no-such-type"}"#).unwrap_err().to_string();
        unknown.split('`').skip(3).step_by(2).map(str::to_owned).collect()
    }

    #[test]
    fn the_report_is_given_the_types_that_it_reads_and_no_others() {
        let all = every_type();
        assert!(all.len() > READ_TYPES.len(), "{all:?}");
        let read: Vec<&String> = all.iter().filter(|word| report::fold::reads("request", word)).collect();
        assert!(all.iter().filter(|word| READ_TYPES.contains(&word.as_str())).eq(read), "{all:?}");
        assert!(READ_TYPES.iter().all(|word| report::fold::reads("request", word)));
    }
}
