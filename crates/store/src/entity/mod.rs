//! The tables, one file each; the columns are those of `migration/`.

#![allow(unreachable_pub, reason = "the items that sea-orm derives for a private table are pub")]

pub(crate) mod account;
pub(crate) mod api_token;
pub(crate) mod case_row;
pub(crate) mod guard_finding;
pub(crate) mod guard_rules;
pub(crate) mod job;
pub(crate) mod ledger_chain;
pub(crate) mod ledger_entry;
pub(crate) mod number_series;
pub(crate) mod person;
pub(crate) mod request_content;
pub(crate) mod session;
pub(crate) mod stock_document;
pub(crate) mod tracking;
