//! What a pattern has to say of itself to be patrolled.

use super::card::{Pattern, Severity};
use super::document::{Document, Surface};
use super::people::Person;
use super::veil::Veil;
use crate::mention::Reading;
use std::ops::Range;

/// A way of finding what documents say together.
///
/// Everything here is a pure function: of one page, of one record, of one group. The engine keeps the groups; that is
/// why any order of publications, revisions and withdrawals gives the same findings.
pub(crate) trait Detector: Send + Sync + 'static {
    /// What is remembered of a person, row, number or document. Small, and without clear names or whole numbers.
    type Record: Send + Sync + 'static;

    /// A group larger than this is a hub (an office number, a famous name): it says nothing, and costs nothing.
    const HUB: usize = 256;

    /// From how many records on a group can say something.
    const LEAST: usize = 2;

    /// Notes what the page holds.
    fn read(&self, page: &Page<'_>, records: &mut Vec<Self::Record>);

    /// The groups the record stands in; computed from the record alone, since it must be found again to withdraw it.
    fn keys(&self, record: &Self::Record, keys: &mut Vec<u64>);

    /// What the members of one group say together. They come sorted by document id, then as read.
    fn judge(&self, group: &[Member<'_, Self::Record>], drafts: &mut Vec<Draft>);
}

/// A document being read.
pub(crate) struct Page<'a> {
    /// As published.
    pub(crate) document: &'a Document,
    /// What its text mentions.
    pub(crate) reading: &'a Reading,
    /// Who is mentioned in its text, record by record, with what is said of each.
    pub(crate) people: Vec<Person<'a>>,
    /// Hashes names and numbers.
    pub(crate) veil: &'a Veil,
    /// The same in narrow digits, made when first asked for.
    pub(crate) narrow: std::cell::OnceCell<Option<Box<super::thing::Narrow>>>,
}

/// What is kept of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Leaf {
    /// Its id.
    pub(crate) id: Box<str>,
    /// Year of publication, 0 if unknown.
    pub(crate) year: i16,
    /// Where it can be seen.
    pub(crate) surface: Surface,
}

/// A record in its group.
pub(crate) struct Member<'a, R> {
    /// Number of its document, for pieces; the order of numbers means nothing.
    pub(crate) leaf: u32,
    /// Its document.
    pub(crate) document: &'a Leaf,
    /// What is remembered.
    pub(crate) record: &'a R,
}

// Written out: the derived ones would ask the same of `R`.
impl<R> Clone for Member<'_, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Member<'_, R> {}

/// A finding before its passages are fetched from the texts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Draft {
    /// Which way.
    pub(crate) pattern: Pattern,
    /// Whom or what it concerns.
    pub(crate) subject: Subject,
    /// The passages that make it, no more.
    pub(crate) pieces: Vec<Piece>,
    /// Evidence that all pieces speak of one person or thing, in hundredths of a bit; [`CERTAIN`] where nothing is
    /// inferred.
    pub(crate) bits: u32,
    /// How bad, before the rules that hold for all patterns (a minor, many persons).
    pub(crate) severity: Severity,
    /// A minor is concerned.
    pub(crate) is_minor: bool,
    /// `结论` behind the subject: `的身份证号码可由2处拼出`.
    pub(crate) exposure: String,
    /// Values that remain with all pieces together; what each leaves alone stands with it.
    pub(crate) after: Option<u64>,
    /// `为何是同一人`.
    pub(crate) same_because: String,
    /// `后果`.
    pub(crate) consequence: String,
    /// `建议`.
    pub(crate) suggestion: String,
    /// `依据`.
    pub(crate) basis: &'static str,
}

/// Bits of a draft that links nothing by inference.
pub(crate) const CERTAIN: u32 = u32::MAX;

/// Whom or what a finding concerns.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Subject {
    /// A person, whose name stands there. Findings on several persons of the same documents become one card.
    Person {
        /// The document.
        leaf: u32,
        /// Bytes of its text.
        span: Span,
        /// The name, hashed.
        mark: u64,
    },
    /// Something else, in words that may be shown.
    Words(String),
}

/// A passage.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Piece {
    /// The document.
    pub(crate) leaf: u32,
    /// Bytes of its text.
    pub(crate) span: Span,
    /// What it says, hashed or masked: by it a piece is the same piece after other words of the document changed.
    pub(crate) mark: u64,
    /// What it gives away, in words: `露出第1–6、15–18位`; may be empty.
    pub(crate) shows: String,
    /// Values that remain with this piece alone.
    pub(crate) alone: Option<u64>,
}

/// Bytes of a text; sixteen bytes of `Range<usize>` a record would be too many, and it does not sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Span {
    /// First byte.
    pub(crate) start: u32,
    /// Behind the last.
    pub(crate) end: u32,
}

impl From<&Range<u32>> for Span {
    fn from(range: &Range<u32>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

impl Span {
    /// The smallest span that covers both.
    pub(crate) fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}
