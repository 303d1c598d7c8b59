//! Step 2: a case is found by the hash of its tracking secret, since a form that is sent twice is one request.

use sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager, async_trait};

pub(super) struct Submissions;

impl MigrationName for Submissions {
    fn name(&self) -> &'static str {
        "m0002_submissions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Submissions {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = "CREATE INDEX tracking_secret ON tracking (agency_id, secret_hash)";
        sea_orm::ConnectionTrait::execute_unprepared(manager.get_connection(), index).await.map(drop)
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Custom("a ledger is never taken down".to_owned()))
    }
}
