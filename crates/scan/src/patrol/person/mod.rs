//! Patterns on persons: what is said of one, in several places.

mod bridge;
mod clique;
mod complement;
mod copy;
mod derived;
mod exposure;
mod family;
mod matter;
mod remedy;
mod resolve;
mod shape;
mod surface;
mod trace;
mod track;

#[cfg(test)]
mod tests;

use super::groups::{Groups, Ledger};
use super::index::Settings;

/// The patterns on persons.
pub(super) fn ledgers(settings: &Settings) -> Vec<Box<dyn Ledger>> {
    vec![
        Box::new(Groups::new(complement::Complement { few: settings.few })),
        Box::new(Groups::new(bridge::Bridge)),
        Box::new(Groups::new(copy::Copy)),
        Box::new(Groups::new(resolve::Resolve)),
        Box::new(Groups::new(matter::Matter)),
        Box::new(Groups::new(track::Track)),
        Box::new(Groups::new(family::Family)),
        Box::new(Groups::new(derived::Derived)),
        Box::new(Groups::new(surface::Surfaces)),
    ]
}
