#![doc = include_str!("../README.md")]

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
