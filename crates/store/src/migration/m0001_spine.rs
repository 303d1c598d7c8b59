//! Step 1: the ledger, its chain and number series; cases, people and texts; jobs; accounts.
//!
//! Written as SQL because a table is read most easily that way. Every statement is the same on both engines; only
//! `{C}` differs: on PostgreSQL, where the database sorts by a language's rules, texts in keys are given the bytewise
//! order that SQLite has, so that ranges and pages mean the same. Types are TEXT, BIGINT and BOOLEAN; the agency
//! stands first in every key, as engines that shard by it demand.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager, async_trait};

pub(super) struct Spine;

impl MigrationName for Spine {
    fn name(&self) -> &'static str {
        "m0001_spine"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Spine {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let collation = if sorts_by_bytes(db).await? { "" } else { " COLLATE \"C\"" };
        for statement in STATEMENTS {
            db.execute_unprepared(&statement.replace("{C}", collation)).await?;
        }
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Custom("a ledger is never taken down".to_owned()))
    }
}

/// By bytes `B` stands before `a`; by any language's rules after it.
async fn sorts_by_bytes<C: ConnectionTrait>(db: &C) -> Result<bool, DbErr> {
    if db.get_database_backend() == DbBackend::Sqlite {
        return Ok(true);
    }
    let sql = "SELECT CASE WHEN 'B' < 'a' THEN 1 ELSE 0 END AS bytewise";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    Ok(row.map(|row| row.try_get::<i32>("", "bytewise")).transpose()? == Some(1))
}

const STATEMENTS: &[&str] = &[
    "CREATE TABLE ledger_chain (
        agency_id TEXT{C} NOT NULL,
        algorithm TEXT NOT NULL,
        PRIMARY KEY (agency_id)
    )",
    "CREATE TABLE ledger_entry (
        agency_id TEXT{C} NOT NULL,
        sequence BIGINT NOT NULL,
        stream TEXT{C} NOT NULL,
        version BIGINT NOT NULL,
        occurred_on TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        actor TEXT NOT NULL,
        area TEXT NOT NULL,
        event_type TEXT NOT NULL,
        event TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (agency_id, sequence),
        CHECK (sequence >= 1 AND version >= 1)
    )",
    "CREATE UNIQUE INDEX ledger_entry_stream ON ledger_entry (agency_id, stream, version)",
    "CREATE TABLE number_series (
        agency_id TEXT{C} NOT NULL,
        series TEXT{C} NOT NULL,
        last_number BIGINT NOT NULL,
        PRIMARY KEY (agency_id, series)
    )",
    "CREATE TABLE case_row (
        agency_id TEXT{C} NOT NULL,
        number TEXT{C} NOT NULL,
        number_order TEXT{C} NOT NULL,
        stream TEXT{C} NOT NULL,
        version BIGINT NOT NULL,
        phase TEXT NOT NULL,
        channel TEXT NOT NULL,
        requester_kind TEXT NOT NULL,
        requester TEXT NOT NULL,
        content TEXT NOT NULL,
        unit TEXT,
        registered_on TEXT NOT NULL,
        received_on TEXT,
        received_year BIGINT,
        due TEXT,
        due_is_provisional BOOLEAN NOT NULL,
        calendar_version BIGINT NOT NULL,
        awaits_until TEXT,
        outcome TEXT,
        disposed_on TEXT,
        disposed_year BIGINT NOT NULL,
        PRIMARY KEY (agency_id, number)
    )",
    // All that table three counts, read from the index alone and already grouped.
    "CREATE INDEX case_row_counts ON case_row (agency_id, disposed_year, outcome, requester_kind, received_year)",
    // The work list: few phases of few cases among many that are archived.
    "CREATE INDEX case_row_phase ON case_row (agency_id, phase, number_order)",
    "CREATE INDEX case_row_year ON case_row (agency_id, received_year, number_order)",
    "CREATE INDEX case_row_stream ON case_row (agency_id, stream)",
    "CREATE INDEX case_row_number ON case_row (agency_id, number_order)",
    "CREATE TABLE person (
        agency_id TEXT{C} NOT NULL,
        id TEXT{C} NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        id_type TEXT,
        id_number TEXT,
        phone TEXT,
        email TEXT,
        address TEXT,
        PRIMARY KEY (agency_id, id)
    )",
    "CREATE TABLE request_content (
        agency_id TEXT{C} NOT NULL,
        id TEXT{C} NOT NULL,
        title TEXT,
        document_number TEXT,
        description TEXT,
        PRIMARY KEY (agency_id, id)
    )",
    "CREATE TABLE tracking (
        agency_id TEXT{C} NOT NULL,
        number TEXT{C} NOT NULL,
        secret_hash TEXT NOT NULL,
        PRIMARY KEY (agency_id, number)
    )",
    "CREATE TABLE job (
        agency_id TEXT{C} NOT NULL,
        id TEXT{C} NOT NULL,
        kind TEXT NOT NULL,
        payload TEXT NOT NULL,
        state TEXT NOT NULL,
        run_at BIGINT NOT NULL,
        attempt BIGINT NOT NULL,
        locked_by TEXT,
        locked_until BIGINT NOT NULL,
        last_error TEXT,
        PRIMARY KEY (agency_id, id)
    )",
    "CREATE INDEX job_due ON job (agency_id, state, run_at)",
    "CREATE TABLE account (
        agency_id TEXT{C} NOT NULL,
        login TEXT{C} NOT NULL,
        name TEXT NOT NULL,
        roles TEXT NOT NULL,
        unit TEXT,
        password_hash TEXT NOT NULL,
        is_disabled BOOLEAN NOT NULL,
        PRIMARY KEY (agency_id, login)
    )",
    "CREATE TABLE session (
        agency_id TEXT{C} NOT NULL,
        token_hash TEXT{C} NOT NULL,
        login TEXT{C} NOT NULL,
        created_at BIGINT NOT NULL,
        seen_at BIGINT NOT NULL,
        PRIMARY KEY (agency_id, token_hash)
    )",
    "CREATE TABLE api_token (
        agency_id TEXT{C} NOT NULL,
        token_hash TEXT{C} NOT NULL,
        login TEXT{C} NOT NULL,
        label TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        PRIMARY KEY (agency_id, token_hash)
    )",
];
