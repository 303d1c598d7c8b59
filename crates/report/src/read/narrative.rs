//! The narrative: the text of each section, and the figures that it states.

use super::headings::FoundHeading;
use super::lines::{Flat, Pieces};
use crate::figure::Figure;
use crate::form::Table2Row;

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

/// What a figure of the narrative counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Requests received.
    Received,
}

/// A figure that the narrative states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// What it counts.
    pub subject: Subject,
    /// How many.
    pub figure: Figure,
    /// The words around it.
    pub quote: String,
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

/// The figures of the narrative.
pub(crate) fn claims(_flat: &str, _sections: &[Section]) -> Vec<Claim> {
    Vec::new()
}

/// What the narrative says of a cell of table two.
pub(crate) fn confirms(_claims: &[Claim], _def: &Table2Row, _column: usize) -> Option<(Figure, String)> {
    None
}
