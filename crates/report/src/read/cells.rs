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
    c.is_ascii_digit() || matches!(c, '/' | '-' | ',') || is_unit(c)
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
fn blank_at(flat: &Flat, at: usize) -> usize {
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

/// `,` with one to three digits before it and exactly three behind, no white space between.
fn joins_thousands(flat: &Flat, comma: usize, start: usize) -> bool {
    let bytes = flat.text.as_bytes();
    if bytes[comma] != b',' || comma - start > 15 {
        return false;
    }
    let behind = &bytes[comma + 1..bytes.len().min(comma + 5)];
    let group = behind.iter().take_while(|b| b.is_ascii_digit()).count();
    let before = bytes[start..comma].iter().rev().take_while(|b| b.is_ascii_digit()).count();
    group == 3 && before <= 3 && (comma + 1..comma + 4).all(|i| !flat.is_break(i))
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
