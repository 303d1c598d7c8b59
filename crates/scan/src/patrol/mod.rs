//! `安全巡查`: what published documents say together (保密法 36, 保密法实施条例 43).
//!
//! How it stays right while documents come and go:
//! 1. Each pattern is a [`Detector`](detector::Detector): it notes small records of a page, names the groups (keys) a
//!    record stands in, and says what one group's records say together.
//! 2. All three are pure functions, and a group is a set. So the findings are a function of the set of documents that
//!    are out: any order of publish, revise and withdraw gives the same, and so does a rebuild. Nothing is merged in
//!    place that would have to be taken apart again.
//! 3. A change touches only the groups of the document's own records; a group above the detector's cap is a hub (an
//!    office number, a famous name) and is passed over. The cost of a document is that of its own mentions.
//! 4. [`Index::dry_run`] is the weighing half of [`Index::publish`]; it takes `&self`.
//! 5. `replaces` shadows the old version while the new one is out.
//! 6. Names and whole numbers are held as keyed hashes only; no merged number is ever made, only counted. Texts are not
//!    held: a finding fetches its passages by a callback and masks them.

mod card;
mod detector;
mod document;
mod excerpt;
mod fold;
mod groups;
mod index;
mod link;
mod people;
mod person;
mod postings;
mod thing;
mod veil;
mod words;

#[cfg(test)]
mod tests;

pub use card::{Evidence, Finding, Likelihood, Pattern, Residual, Severity};
pub use document::{Document, Surface};
pub use index::{Index, Settings, Texts};
pub use thing::rules;
pub use veil::Veil;

/// The patterns that are patrolled, each with its groups.
fn ledgers(settings: &Settings) -> Vec<Box<dyn groups::Ledger>> {
    // Persons: L01–L06, L15, L16, L19, L20. Tables, numbers, objects, files: the others.
    let mut ledgers = person::ledgers(settings);
    ledgers.extend(thing::ledgers(settings));
    ledgers
}
