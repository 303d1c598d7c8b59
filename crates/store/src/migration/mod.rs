//! The history of the tables: one for both engines, and each step only adds.
//!
//! sea-orm's migrator takes no lock, so two processes that start at once would both create the tables. They take a
//! lease first: a row, which every engine has, unlike advisory locks.

mod lease;
mod m0001_spine;
mod m0002_submissions;
mod m0003_guard;

use crate::connect::{Engine, Store};
use crate::error::cause;
use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr, Statement};
use sea_orm_migration::{MigrationTrait, MigratorTrait};
use std::collections::BTreeSet;

/// Why the tables could not be brought up to date. In Chinese, one line.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The database has steps that this program does not know.
    #[error("数据库由更新的版本建立（含未知步骤{0}），请改用新版程序")]
    Newer(String),
    /// Another process is at it.
    #[error("另一进程正在升级数据库，请稍后再试")]
    Busy,
    /// It failed.
    #[error("升级数据库未成：{0}")]
    Failed(String),
}

impl From<DbErr> for MigrateError {
    fn from(error: DbErr) -> Self {
        Self::Failed(cause(&error))
    }
}

/// Which steps a database has and lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Migrations {
    /// Steps done.
    pub applied: Vec<String>,
    /// Steps to do.
    pub pending: Vec<String>,
    /// Steps done that this program does not know.
    pub unknown: Vec<String>,
}

struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m0001_spine::Spine), Box::new(m0002_submissions::Submissions), Box::new(m0003_guard::Guard)]
    }
}

impl Store {
    /// Which steps the database has and lacks. Changes nothing.
    pub async fn migrations(&self) -> Result<Migrations, MigrateError> {
        let known: Vec<String> = Migrator::migrations().iter().map(|step| step.name().to_owned()).collect();
        let done = if self.has_history().await? { self.history().await? } else { Vec::new() };
        let (known_set, done_set): (BTreeSet<_>, BTreeSet<_>) = (known.iter().collect(), done.iter().collect());
        Ok(Migrations {
            applied: done.iter().filter(|name| known_set.contains(name)).cloned().collect(),
            unknown: done.iter().filter(|name| !known_set.contains(name)).cloned().collect(),
            pending: known.iter().filter(|name| !done_set.contains(name)).cloned().collect(),
        })
    }

    /// Brings the tables up to date, and gives the steps that were done.
    pub async fn migrate(&self, now: Timestamp) -> Result<Vec<String>, MigrateError> {
        let before = self.migrations().await?;
        if let Some(step) = before.unknown.first() {
            return Err(MigrateError::Newer(step.clone()));
        }
        if before.pending.is_empty() {
            return Ok(Vec::new());
        }
        let _turn = self.turn().await;
        lease::take(self, now).await?;
        let outcome = Migrator::up(&self.db, None).await;
        lease::give_back(self).await?;
        outcome?;
        Ok(before.pending)
    }

    async fn has_history(&self) -> Result<bool, DbErr> {
        let sql = match self.engine {
            Engine::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'seaql_migrations'",
            Engine::Postgres => {
                "SELECT table_name FROM information_schema.tables \
                 WHERE table_schema = current_schema() AND table_name = 'seaql_migrations'"
            }
        };
        Ok(self.db.query_one_raw(Statement::from_string(self.backend(), sql)).await?.is_some())
    }

    async fn history(&self) -> Result<Vec<String>, DbErr> {
        let sql = "SELECT version FROM seaql_migrations ORDER BY version";
        let rows = self.db.query_all_raw(Statement::from_string(self.backend(), sql)).await?;
        rows.iter().map(|row| row.try_get("", "version")).collect()
    }
}
