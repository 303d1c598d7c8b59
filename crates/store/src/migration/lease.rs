//! One process migrates at a time: it holds a row for at most five minutes.

use super::MigrateError;
use crate::connect::Store;
use jiff::Timestamp;
use sea_orm::{ConnectionTrait, Statement};

/// A process that died while migrating blocks others no longer than this.
const LEASE_MILLISECONDS: i64 = 5 * 60 * 1_000;

/// Takes the lease, or says that another process has it.
pub(super) async fn take(store: &Store, now: Timestamp) -> Result<(), MigrateError> {
    store
        .db
        .execute_unprepared(
            "CREATE TABLE IF NOT EXISTS migration_lease (name TEXT NOT NULL PRIMARY KEY, held_until BIGINT NOT NULL)",
        )
        .await?;
    store
        .db
        .execute_unprepared(
            "INSERT INTO migration_lease (name, held_until) SELECT 'migrate', 0 \
             WHERE NOT EXISTS (SELECT 1 FROM migration_lease WHERE name = 'migrate')",
        )
        .await?;
    let now = now.as_millisecond();
    let taken = store
        .db
        .execute_raw(Statement::from_sql_and_values(
            store.backend(),
            "UPDATE migration_lease SET held_until = $1 WHERE name = 'migrate' AND held_until < $2",
            [(now + LEASE_MILLISECONDS).into(), now.into()],
        ))
        .await?;
    if taken.rows_affected() == 1 { Ok(()) } else { Err(MigrateError::Busy) }
}

/// Gives the lease back.
pub(super) async fn give_back(store: &Store) -> Result<(), MigrateError> {
    store.db.execute_unprepared("UPDATE migration_lease SET held_until = 0 WHERE name = 'migrate'").await?;
    Ok(())
}
