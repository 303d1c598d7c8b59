//! Plain text: one paragraph a line.
//!
//! Blank lines stay, as empty paragraphs: where a page was copied one cell a line, a blank line is a blank
//! cell. Tabs stay, as the borders between cells.

use crate::content::{Block, Content, Kind};
use crate::inline::is_zero_width;

pub(crate) fn read(text: &str) -> Content {
    let blocks = lines(text).map(|text| Block::Paragraph { text }).collect();
    Content { kind: Kind::Text, blocks, pages: Vec::new() }
}

/// Lines without invisible characters; no-break spaces as spaces, nothing but tabs kept at the end.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = String> {
    let text = text.strip_suffix('\u{1A}').unwrap_or(text);
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.split(['\n', '\u{0B}', '\u{0C}', '\u{85}', '\u{2028}', '\u{2029}'])
        .flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
        .map(clean_line)
}

fn clean_line(line: &str) -> String {
    let visible = line.chars().filter(|c| *c == '\t' || !(is_zero_width(*c) || c.is_control()));
    let mut clean: String = visible.map(|c| if c == '\u{A0}' { ' ' } else { c }).collect();
    clean.truncate(clean.trim_end_matches(|c: char| c != '\t' && c.is_whitespace()).len());
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_paragraph_and_borders_of_cells_stay() {
        for (text, expected) in [
            ("一\n二", vec!["一", "二"]),
            ("一\r\n二\r\n", vec!["一", "二"]),
            ("一\r二", vec!["一", "二"]),
            ("一\n\n二", vec!["一", "", "二"]),
            ("规章\t0\t\t0", vec!["规章\t0\t\t0"]),
            ("规章\t0\t ", vec!["规章\t0\t"]),
            ("1\u{200B}2\u{A0}件\u{A0}", vec!["12 件"]),
            ("第一页\u{0C}第二页", vec!["第一页", "第二页"]),
            ("\u{3000}\u{3000}缩进", vec!["\u{3000}\u{3000}缩进"]),
        ] {
            assert_eq!(lines(text).collect::<Vec<_>>(), expected, "{text:?}");
        }
    }
}
