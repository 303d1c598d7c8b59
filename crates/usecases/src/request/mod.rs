//! `依申请公开` — one file an act.

pub mod form;
