//! Step 3: the stock of published documents that the patrol watches, its findings, and the sealed rules.

use sea_orm::{ConnectionTrait, DbErr};
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager, async_trait};

pub(super) struct Guard;

impl MigrationName for Guard {
    fn name(&self) -> &'static str {
        "m0003_guard"
    }
}

/// `rank` is the severity as a number, so that both engines sort the worst first.
const TABLES: [&str; 4] = [
    "CREATE TABLE stock_document (agency_id TEXT NOT NULL, id TEXT NOT NULL, title TEXT, published_on TEXT, \
     surface TEXT NOT NULL, item TEXT, replaces TEXT, text TEXT, metadata TEXT NOT NULL, \
     PRIMARY KEY (agency_id, id))",
    "CREATE TABLE guard_finding (agency_id TEXT NOT NULL, fingerprint TEXT NOT NULL, pattern TEXT NOT NULL, \
     severity TEXT NOT NULL, rank BIGINT NOT NULL, is_found BOOLEAN NOT NULL, first_found_on TEXT NOT NULL, \
     last_found_on TEXT NOT NULL, finding TEXT NOT NULL, PRIMARY KEY (agency_id, fingerprint))",
    "CREATE INDEX guard_finding_rank ON guard_finding (agency_id, rank)",
    "CREATE TABLE guard_rules (agency_id TEXT NOT NULL, id TEXT NOT NULL, sealed TEXT NOT NULL, \
     PRIMARY KEY (agency_id, id))",
];

#[async_trait::async_trait]
impl MigrationTrait for Guard {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for sql in TABLES {
            manager.get_connection().execute_unprepared(sql).await?;
        }
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Custom("a ledger is never taken down".to_owned()))
    }
}
