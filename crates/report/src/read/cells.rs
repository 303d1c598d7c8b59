//! What one cell or one stretch of digits says.

use super::lines::{Flat, plain_text};
use crate::figure::Figure;
use std::ops::Range;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CellValue {
    /// A number.
    Number(Figure),
    /// Nothing, or a stroke in place of a number.
    Blank,
    /// Something that is no number.
    Unreadable(String),
}

impl CellValue {
    /// Reads the text of a cell. A unit behind the number is dropped: the column says it.
    pub(crate) fn of(text: &str) -> Self {
        let plain = plain_text(text);
        if plain.chars().all(|c| matches!(c, '/' | '-' | '\\' | '无' | '_' | '*')) {
            return Self::Blank;
        }
        let number = plain.trim_start_matches(['¥', '￥', '约']).trim_end_matches(is_unit);
        match number.parse() {
            Ok(figure) => Self::Number(figure),
            Err(_) => Self::Unreadable(plain),
        }
    }

    /// The whole number from 0, if it is one.
    pub(crate) fn count(&self) -> Option<u64> {
        match self {
            Self::Number(figure) => figure.as_whole().and_then(|n| u64::try_from(n).ok()),
            Self::Blank | Self::Unreadable(_) => None,
        }
    }

    /// What stands there, if it should be a count and is none.
    pub(crate) fn misread_as_count(&self) -> Option<String> {
        match self {
            Self::Unreadable(text) => Some(text.clone()),
            Self::Number(figure) if self.count().is_none() => Some(figure.to_string()),
            Self::Number(_) | Self::Blank => None,
        }
    }

    /// The number.
    pub(crate) fn figure(&self) -> Option<&Figure> {
        match self {
            Self::Number(figure) => Some(figure),
            Self::Blank | Self::Unreadable(_) => None,
        }
    }
}

/// A letter of the units that agencies write behind a number.
pub(crate) fn is_unit(c: char) -> bool {
    matches!(c, '件' | '条' | '个' | '项' | '宗' | '次' | '份' | '万' | '元' | '人')
}

/// A stroke or word that stands alone where a number should.
pub(crate) const BLANK: &str = "/";

/// A letter of a stretch of cells in running text.
pub(crate) fn is_of_cells(c: char) -> bool {
    opens_cell(c) || c == ',' || is_unit(c)
}

/// A letter with which a cell may begin.
pub(crate) fn opens_cell(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '/' | '-' | '无')
}

/// Digits that white space, a cell's edge or other text sets apart; or [`BLANK`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Atom {
    /// Where it stands in the flat text.
    pub(crate) at: Range<usize>,
    /// Its digits.
    pub(crate) digits: String,
}

/// The stretches of digits in part of a document; a thousands separator joins.
pub(crate) fn atoms(flat: &Flat, range: Range<usize>) -> Vec<Atom> {
    let mut out: Vec<Atom> = Vec::new();
    let bytes = flat.text.as_bytes();
    let mut i = range.start;
    while i < range.end.min(bytes.len()) {
        if !bytes[i].is_ascii_digit() {
            let length = blank_at(flat, i);
            if length > 0 {
                out.push(Atom { at: i..i + length, digits: BLANK.to_owned() });
            }
            i += length.max(1);
            continue;
        }
        let start = i;
        let mut digits = String::new();
        while i < range.end.min(bytes.len()) && (i == start || !flat.is_break(i)) {
            if bytes[i].is_ascii_digit() {
                digits.push(bytes[i] as char);
            } else if !joins_thousands(flat, i, start) {
                break;
            }
            i += 1;
        }
        out.push(Atom { at: start..i, digits });
    }
    out
}

/// Bytes of a stroke or `无` that stands alone at this place; 0 if there is none.
pub(crate) fn blank_at(flat: &Flat, at: usize) -> usize {
    let rest = flat.text.as_bytes().get(at..).unwrap_or_default();
    let marks: [&[u8]; 4] = [b"/", b"--", b"-", "无".as_bytes()];
    let is_whole = |mark: &[u8]| (1..mark.len()).all(|i| !flat.is_break(at + i));
    let stands_alone =
        |mark: &&[u8]| rest.starts_with(mark) && flat.is_break(at) && flat.is_break(at + mark.len()) && is_whole(mark);
    marks.iter().find(|mark| stands_alone(mark)).map_or(0, |mark| mark.len())
}

/// The numbers only.
pub(crate) fn without_blanks(mut atoms: Vec<Atom>) -> Vec<Atom> {
    atoms.retain(|atom| atom.digits != BLANK);
    atoms
}

/// The same cells without the number of a page: it stands on a line of its own, and only without it the rest fits.
/// `None` if that is true of none, or of several that leave different cells.
pub(crate) fn without_page_number(
    flat: &Flat,
    atoms: &[Atom],
    fits: impl Fn(&[Option<u64>]) -> bool,
) -> Option<Vec<Atom>> {
    let mut out: Option<Vec<Atom>> = None;
    for (i, atom) in atoms.iter().enumerate() {
        if atom.digits.len() > LONGEST_PAGE_NUMBER || !stands_alone(flat, atoms, i) {
            continue;
        }
        let mut rest = atoms.to_vec();
        rest.remove(i);
        if !fits(&values(&rest)) {
            continue;
        }
        if out.as_ref().is_some_and(|known| values(known) != values(&rest)) {
            return None;
        }
        out = Some(rest);
    }
    out
}

/// The numbers of cells, blanks without.
pub(crate) fn values(atoms: &[Atom]) -> Vec<Option<u64>> {
    atoms.iter().map(|atom| atom.digits.parse().ok()).collect()
}

/// The last cell is the sum of those before it, or may be when blanks are filled.
pub(crate) fn may_add_up(cells: &[Option<u64>]) -> bool {
    let Some((Some(total), parts)) = cells.split_last() else { return true };
    let known = parts.iter().flatten().fold(0_u64, |sum, n| sum.saturating_add(*n));
    if parts.contains(&None) { known <= *total } else { known == *total }
}

/// Pages have at most three digits.
const LONGEST_PAGE_NUMBER: usize = 3;

/// A number that has a line or cell to itself.
pub(crate) fn stands_alone(flat: &Flat, atoms: &[Atom], i: usize) -> bool {
    let Some(atom) = atoms.get(i).filter(|atom| atom.digits != BLANK) else { return false };
    let piece = flat.piece_at(atom.at.start);
    flat.start_of(piece) == atom.at.start && flat.start_of(piece + 1) == atom.at.end
}

/// `,` between a digit and at least three, no white space between; in a stretch of run-together numbers more follow.
fn joins_thousands(flat: &Flat, comma: usize, start: usize) -> bool {
    let bytes = flat.text.as_bytes();
    if bytes[comma] != b',' || comma == start {
        return false;
    }
    let is_joined = |i: &usize| bytes.get(*i).is_some_and(u8::is_ascii_digit) && !flat.is_break(*i);
    (comma + 1..comma + 4).all(|i| is_joined(&i))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_says_a_number_or_nothing_or_something_else() {
        let number = |text: &str| text.parse().map_or(CellValue::Blank, CellValue::Number);
        for (text, expected) in [
            (" 20\u{a0}", number("20")),
            ("１，２３４", number("1234")),
            ("251000元", number("251000")),
            ("7,730.28 万元", number("7730.28")),
            ("-18", number("-18")),
            ("", CellValue::Blank),
            ("——", CellValue::Blank),
            ("/", CellValue::Blank),
            ("见附件", CellValue::Unreadable("见附件".into())),
        ] {
            assert_eq!(CellValue::of(text), expected, "{text}");
        }
    }
}
