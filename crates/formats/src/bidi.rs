//! Text as it is seen where marks of direction, or letters that are written from the right, turn the order about:
//! figures between two such marks read the other way than they are stored.

use unicode_bidi::{BidiInfo, Level};

/// Begins a stretch whose every character goes from the right.
pub(crate) const OVERRIDE_FROM_RIGHT: char = '\u{202E}';
/// Begins a stretch whose every character goes from the left.
pub(crate) const OVERRIDE_FROM_LEFT: char = '\u{202D}';
/// Ends one of the two.
pub(crate) const END_OF_OVERRIDE: char = '\u{202C}';
/// Begins a piece that is set from the right, each number in it as usual.
pub(crate) const FROM_RIGHT: char = '\u{2067}';
/// Begins a piece that is set from the left.
pub(crate) const FROM_LEFT: char = '\u{2066}';
/// Ends one of the two.
pub(crate) const END_OF_PIECE: char = '\u{2069}';

/// A mark that says how the text around it goes, and is not seen itself.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether anything in a text goes from the right.
pub(crate) fn turns(text: &str) -> bool {
    let is_from_right = |c: char| {
        is_mark(c) && c != '\u{200E}'
            || matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
    };
    // All of them are two bytes or more, and begin with one of these.
    text.bytes().any(|b| matches!(b, 0xD6..=0xDF | 0xE0 | 0xE2 | 0xEF | 0xF0)) && text.chars().any(is_from_right)
}

/// The lines that are seen otherwise than they are stored, as they are seen. A line on a page that begins from the left,
/// and one in a window that goes by its first letter, may differ: then it comes twice.
pub(crate) fn seen(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines().filter(|line| turns(line)) {
        let stored = without_marks(line);
        let mut orders = [Some(Level::ltr()), None].map(|base| ordered(line, base)).to_vec();
        orders.dedup();
        found.extend(orders.into_iter().filter(|order| *order != stored));
    }
    found
}

/// What is written in tags, a second alphabet that no font shows.
pub(crate) fn in_tags(text: &str) -> Option<String> {
    let is_tag = |c: &char| matches!(c, '\u{E0020}'..='\u{E007E}');
    if !text.as_bytes().contains(&0xF3) || !text.chars().any(|c| is_tag(&c)) {
        return None;
    }
    let plain = |c: char| char::from_u32(u32::from(c) - 0xE0000);
    Some(text.chars().filter(is_tag).filter_map(plain).collect())
}

fn ordered(line: &str, base: Option<Level>) -> String {
    let info = BidiInfo::new(line, base);
    let all = info.paragraphs.iter().map(|paragraph| info.reorder_line(paragraph, paragraph.range.clone()));
    without_marks(&all.collect::<String>())
}

fn without_marks(text: &str) -> String {
    text.chars().filter(|c| !is_mark(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_reads_as_it_is_set() {
        for (stored, expected) in [
            ("甲\u{202E}7321\u{202C}乙", vec!["甲1237乙"]),
            ("甲\u{202E}732\u{202D}19\u{202C}1\u{202C}", vec!["甲119237"]),
            ("\u{2067}1237 19000307 110108\u{2069}", vec!["110108 19000307 1237"]),
            ("甲\u{2066}1237\u{2069}", vec![]),
            ("110108\n\u{202E}21\u{202C}", vec!["12"]),
            ("1237", vec![]),
        ] {
            assert_eq!(seen(stored), expected, "{stored:?}");
        }
    }
}
