//! One history for both engines, one process at a time.

use crate::database::{Office, stories};
use crate::fixture::NOW;
use jiff::SignedDuration;
use store::{MigrateError, Store};

stories!(
    migrating_twice_changes_nothing,
    a_database_of_a_newer_program_is_left_alone,
    while_one_process_migrates_another_is_told_to_wait,
);

async fn migrating_twice_changes_nothing(office: Office) {
    assert!(office.store.migrate(NOW).await.unwrap().is_empty());
    let state = office.store.migrations().await.unwrap();
    let steps = ["m0001_spine", "m0002_submissions", "m0003_guard"].map(str::to_owned).to_vec();
    assert_eq!((state.applied, state.pending.len(), state.unknown.len()), (steps, 0, 0));
}

async fn a_database_of_a_newer_program_is_left_alone(office: Office) {
    office.tamper("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_later', 0)").await;
    assert_eq!(office.store.migrations().await.unwrap().unknown, ["m9999_later"]);
    let error = office.store.migrate(NOW).await.unwrap_err();
    assert!(matches!(&error, MigrateError::Newer(step) if step == "m9999_later"), "{error}");
}

async fn while_one_process_migrates_another_is_told_to_wait(office: Office) {
    let held = NOW.as_millisecond() + 60_000;
    office.tamper("DELETE FROM seaql_migrations").await;
    office.tamper(&format!("UPDATE migration_lease SET held_until = {held}")).await;
    let second = Store::open(&office.url).await.unwrap();
    assert!(matches!(second.migrate(NOW).await, Err(MigrateError::Busy)));
    // The lease of a process that died ends by itself; here the tables are there, so the step itself fails.
    let later = NOW + SignedDuration::from_secs(61);
    assert!(matches!(second.migrate(later).await, Err(MigrateError::Failed(_))));
    second.close().await;
}
