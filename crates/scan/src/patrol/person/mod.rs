//! Patterns on persons: what is said of one, in several places.

mod bridge;

use super::groups::{Groups, Ledger};
use super::index::Settings;

/// The patterns on persons.
pub(super) fn ledgers(_settings: &Settings) -> Vec<Box<dyn Ledger>> {
    vec![Box::new(Groups::new(bridge::Bridge))]
}
