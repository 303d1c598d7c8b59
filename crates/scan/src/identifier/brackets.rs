//! The year in brackets that numbers of documents, cases and certificates carry.

/// A bracketed year and what stands around it.
pub(super) struct Bracketed<'a> {
    pub(super) before: &'a str,
    pub(super) open: char,
    pub(super) close: char,
    pub(super) year: i16,
    pub(super) behind: &'a str,
}

/// The first brackets of a value, if a year of four digits is all that stands in them.
pub(super) fn year(value: &str) -> Option<Bracketed<'_>> {
    let (at, open) = value.char_indices().find(|(_, c)| is_open(*c))?;
    let inside = value.get(at + open.len_utf8()..)?;
    let (end, close) = inside.char_indices().find(|(_, c)| is_close(*c))?;
    let written = inside.get(..end)?;
    let is_year = written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit());
    let year = written.parse().ok().filter(|year| is_year && (1949..2100).contains(year))?;
    Some(Bracketed { before: value.get(..at)?, open, close, year, behind: inside.get(end + close.len_utf8()..)? })
}

pub(super) const fn is_open(c: char) -> bool {
    matches!(c, '〔' | '（' | '(' | '[' | '［' | '【' | '﹝')
}

pub(super) const fn is_close(c: char) -> bool {
    matches!(c, '〕' | '）' | ')' | ']' | '］' | '】' | '﹞')
}

/// Whether a character is Chinese writing.
pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '〇')
}
