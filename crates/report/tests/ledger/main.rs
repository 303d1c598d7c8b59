//! From the ledger to the tables, and back to the events behind a number.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod equations;
mod figures;
mod sample;
mod stories;
