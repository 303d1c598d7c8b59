//! The rules of a request as stories: given, when, then. One file an act; a new case is a new row.
#![allow(clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

mod clarification;
mod clock;
mod consultation;
mod correction;
mod decision;
mod extension;
mod fee;
mod lapse;
mod reasons;
mod receipt;
mod registration;
mod reopening;
mod review;
mod sending;
mod story;
mod telling;
mod work_list;
