//! `依申请公开` — one request from registration to archive.

mod event;

pub use event::*;
