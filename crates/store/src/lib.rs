//! The data ports of `usecases`, implemented once for SQLite and PostgreSQL; files in a directory; passwords.
//!
//! [`Store::open`] takes a URL and gives one value that implements every data port. A commit writes the events,
//! the chain, the case's row, people, numbers and jobs in one transaction, or nothing ([`commit`]).
//! What follows from the ledger (`case_row`) can be thrown away and made again at any time.
//!
//! **This crate holds no rule of the office and reads no clock; it is the only one that names sea-orm.**
//!
//! To add a table: a migration that only adds (`migration/`), an entity, a file under `query/` of the same name, a
//! line in `query/tables.rs`, and a story in `tests/contract/`, which runs on both engines.

mod backup;
mod commit;
mod connect;
mod entity;
mod error;
mod files;
mod migration;
mod passwords;
mod query;
mod words;

pub use backup::{BackupError, Manifest, TableCount, read_manifest};
pub use connect::{Engine, OpenError, Store};
pub use files::DirFiles;
pub use migration::{MigrateError, Migrations};
pub use passwords::Argon2Passwords;
pub use query::jobs::{MAX_ATTEMPTS, retry_delay_seconds};
