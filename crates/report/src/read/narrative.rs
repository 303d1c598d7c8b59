//! The narrative: the text of each section, and what it says of the tables.

use super::claims::Claim;
use super::headings::FoundHeading;
use super::lines::{Flat, Pieces};

/// The text of a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Narrative {
    /// The numbered sections that were found, in order.
    pub sections: Vec<Section>,
    /// What the text says in figures.
    pub claims: Vec<Claim>,
}

/// A numbered section as the document has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Which of the six, from 0.
    pub index: usize,
    /// Its heading without the number.
    pub heading: String,
    /// Its text without white space, tables included.
    pub text: String,
}

/// The text between the headings.
pub(crate) fn sections(pieces: &Pieces, words: &Flat, headings: &[FoundHeading]) -> Vec<Section> {
    let mut out = Vec::new();
    for (i, heading) in headings.iter().enumerate() {
        let end = headings.get(i + 1).map(|next| next.at.start);
        let text = words.raw(pieces, heading.at.end, end);
        out.push(Section { index: heading.section, heading: heading.text.clone(), text });
    }
    out
}
