//! What every implementation of the data ports must do. Each story runs on SQLite always, and on PostgreSQL when
//! `GONGKAI_TEST_PG` names a server (`scripts/with-postgres cargo test …` starts one).
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod accounts;
mod audit;
mod backup;
mod commit;
mod concurrency;
mod database;
mod fixture;
mod jobs;
mod ledger;
mod migration;
mod people;
mod rebuild;
mod stock;
mod views;
