//! In which order the work list comes: a word of an address, with `-` before it for the reverse.

use crate::error::ActError;
use crate::ports::CaseRow;
use casework::ids::RequestNumber;
use casework::request::Phase;
use std::cmp::Ordering;

/// What the rows are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SortKey {
    /// The last day to reply: what presses most comes first.
    #[default]
    Due,
    /// `登记号`.
    Number,
    /// `收到申请之日`.
    Received,
    /// `承办处室`.
    Unit,
    /// The way through the office, from registration to the archive.
    Phase,
}

impl SortKey {
    const ALL: [Self; 5] = [Self::Due, Self::Number, Self::Received, Self::Unit, Self::Phase];

    /// Its word in an address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Number => "number",
            Self::Received => "received",
            Self::Unit => "unit",
            Self::Phase => "phase",
        }
    }
}

/// An order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListOrder {
    /// By what.
    pub by: SortKey,
    /// Last first.
    pub is_reversed: bool,
}

impl ListOrder {
    /// Reads `due` or `-due`; nothing is the usual order.
    ///
    /// # Errors
    /// [`ActError::Invalid`] naming the words there are.
    pub fn parse(text: &str) -> Result<Self, ActError> {
        let (word, is_reversed) = text.strip_prefix('-').map_or((text, false), |word| (word, true));
        if text.is_empty() {
            return Ok(Self::default());
        }
        let words = SortKey::ALL.map(SortKey::word).join("、");
        let unknown = || ActError::invalid("sort", format!("排序方式只有{words}，前面加-为倒序"));
        let by = SortKey::ALL.into_iter().find(|key| key.word() == word).ok_or_else(unknown)?;
        Ok(Self { by, is_reversed })
    }

    /// The text that [`parse`](Self::parse) reads; empty for the usual order.
    pub fn text(self) -> String {
        match self {
            order if order == Self::default() => String::new(),
            Self { by, is_reversed: false } => by.word().to_owned(),
            Self { by, is_reversed: true } => format!("-{}", by.word()),
        }
    }

    /// Rows without what they are ordered by come last, whichever way; equals by number.
    pub(super) fn compare(self, a: &CaseRow, b: &CaseRow) -> Ordering {
        let order = match self.by {
            SortKey::Due => self.some_first(a.due, b.due),
            SortKey::Number => self.turned(compare_numbers(&a.number, &b.number)),
            SortKey::Received => self.some_first(a.received_on, b.received_on),
            SortKey::Unit => self.some_first(a.unit.as_ref(), b.unit.as_ref()),
            SortKey::Phase => self.some_first(place(&a.phase), place(&b.phase)),
        };
        order.then_with(|| compare_numbers(&a.number, &b.number))
    }

    fn turned(self, order: Ordering) -> Ordering {
        if self.is_reversed { order.reverse() } else { order }
    }

    fn some_first<T: Ord>(self, a: Option<T>, b: Option<T>) -> Ordering {
        match (a, b) {
            (Some(a), Some(b)) => self.turned(a.cmp(&b)),
            (a, b) => a.is_none().cmp(&b.is_none()),
        }
    }
}

/// The place of a phase on the way through the office.
fn place(phase: &str) -> Option<usize> {
    Phase::IDS.iter().position(|id| *id == phase)
}

/// `2026-10000` comes after `2026-9999`.
fn compare_numbers(a: &RequestNumber, b: &RequestNumber) -> Ordering {
    let parts = |number: &RequestNumber| {
        let (year, n) = number.0.split_once('-').unwrap_or((&number.0, ""));
        (year.to_owned(), n.len(), n.to_owned())
    };
    parts(a).cmp(&parts(b))
}
