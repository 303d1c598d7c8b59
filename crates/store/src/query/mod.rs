//! The ports, one file each.

pub(crate) mod accounts;
pub(crate) mod jobs;
pub(crate) mod ledger;
pub(crate) mod people;
pub(crate) mod stock;
pub(crate) mod tables;
pub(crate) mod views;
