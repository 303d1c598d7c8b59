//! `读文`: a text read once, record by record: who is named, and which numbers and attributes stand with the name.
//!
//! The order of the work: words and number runs are found in one pass each, lines are cut into drafts of records
//! ([`draft`]), every draft is walked once ([`walk`]), and at last drafts are joined and parted by what they mention
//! ([`join`]).

mod date;
mod draft;
mod join;
mod mark;
mod matter;
mod number;
mod person;
mod run;
mod somewhere;
mod state;
mod unit;
mod walk;

use crate::lexicon;
use crate::mention::Reading;

/// Reads a text. Linear in its length; never fails, whatever the text is.
pub fn read(text: &str) -> Reading {
    // Offsets are 32 bits wide: a text of more than 4 GB is read as far as they reach.
    let text = text.get(..text.floor_char_boundary(u32::MAX as usize)).unwrap_or(text);
    let hits = lexicon::hits(text);
    let runs = run::Runs::of(text);
    let drafts = draft::cut(text, &hits, &runs);
    let signs = mark::signs(text, &hits);
    let mentions = walk::mentions(text, &hits, &runs, &drafts, signs);
    join::records(text, &drafts, mentions)
}

#[cfg(test)]
mod tests;
