//! A file's contents as one run of pieces: plain lines and the cells of table rows, and as text without white space
//! in which labels can be looked for, whatever a page did to their spacing.

use super::cells::is_unit;
use super::{geometry, sheets};
use crate::form::RESULTS_HEADING;
use formats::{Block, Content, Kind, Table};
use regex::Regex;
use std::sync::LazyLock;

/// A line of text or one cell of a table row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Line of the document, counted from 0; a table row is one line.
    pub(crate) line: usize,
    /// The column it starts in, for a cell; `None` for a plain line.
    pub(crate) column: Option<usize>,
    /// Its text as the document has it.
    pub(crate) text: String,
}

impl Piece {
    /// Only numbers, with their units, and strokes in place of numbers: cells printed on a line of their own.
    pub(crate) fn is_numeric(&self) -> bool {
        let (mut numbers, mut marks) = (0, 0);
        for word in self.text.split_whitespace() {
            let mut rest = word.chars().filter_map(plain).peekable();
            let mut digits = 0;
            let mut signs = 0;
            while let Some(c) = rest.next_if(|c| matches!(c, '0'..='9' | '.' | ',' | '-' | '/')) {
                digits += usize::from(c.is_ascii_digit());
                signs += 1;
            }
            if digits == 0 && signs == 0 && rest.next_if_eq(&'无').is_some() {
                signs = 1;
            }
            if digits > 0 && rest.next_if(|c| is_unit(*c)).is_some() {
                rest.next_if(|c| is_unit(*c));
            }
            if rest.peek().is_some() {
                return false;
            }
            numbers += usize::from(digits > 0);
            marks += usize::from(digits == 0 && signs > 0);
        }
        // A stroke alone may be anything.
        numbers > 0 || marks > 1
    }

    /// One letter alone of the heading that the form prints from top to bottom.
    fn is_stacked_letter(&self) -> bool {
        let mut letters = self.text.chars().filter_map(plain);
        let is_of_heading = letters.next().is_none_or(|c| RESULTS_HEADING.contains(c));
        self.column.is_none() && is_of_heading && letters.next().is_none()
    }

    /// No visible character.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.chars().all(|c| plain(c).is_none())
    }

    /// The text without the numbers that stand apart at its end.
    fn words(&self) -> &str {
        if self.column.is_some() && !self.is_numeric() {
            return &self.text;
        }
        if self.is_numeric() || self.is_stacked_letter() {
            return "";
        }
        let mut words = self.text.trim_end();
        while let Some((before, last)) = words.rsplit_once(char::is_whitespace) {
            if !last.chars().all(|c| matches!(plain(c), Some('0'..='9' | '.' | ',' | '-' | '/'))) {
                break;
            }
            words = before.trim_end();
        }
        words
    }
}

/// A character as labels are compared: no white space, half-width, no quotation marks.
pub(crate) fn plain(c: char) -> Option<char> {
    if c.is_ascii() && !c.is_ascii_whitespace() && !c.is_ascii_control() && c != '"' && c != '\'' {
        return Some(c);
    }
    match c {
        '“' | '”' | '‘' | '’' | '"' | '\'' | '＂' | '「' | '」' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' => {
            None
        }
        '，' => Some(','),
        '－' | '—' | '–' | '−' | '‐' | '‑' => Some('-'),
        '．' => Some('.'),
        '⼀' => Some('一'),
        '！'..='～' => char::from_u32(c as u32 - 0xfee0),
        c if c.is_whitespace() || c.is_control() => None,
        c => Some(c),
    }
}

/// Text as labels are compared.
pub(crate) fn plain_text(text: &str) -> String {
    text.chars().filter_map(plain).collect()
}

/// The pieces of a document in reading order.
#[derive(Debug, Default)]
pub(crate) struct Pieces {
    pub(crate) all: Vec<Piece>,
    lines: usize,
}

#[allow(clippy::expect_used, reason = "a constant pattern")]
static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:[-·]+\d{1,4}[-·]+|第?\d{1,4}页(?:[,/]?共\d{1,4}页)?|第\d{1,4}页.{0,2}共\d{1,4}页|\d{1,3}/\d{1,3})$",
    )
    .expect("pattern")
});

impl Pieces {
    /// Everything visible, page numbers left out.
    pub(crate) fn of(content: &Content) -> Self {
        if content.kind == Kind::Xlsx {
            return sheets::pieces(content);
        }
        let with_blanks = geometry::lines_with_blanks(content);
        let mut out = Self::default();
        for block in &content.blocks {
            match geometry::rewritten(block, &with_blanks) {
                Some(line) => out.line(&line),
                None => out.block(block),
            }
        }
        out
    }

    /// The same of some blocks.
    pub(crate) fn of_blocks<'a>(blocks: impl IntoIterator<Item = &'a Block>) -> Self {
        let mut out = Self::default();
        blocks.into_iter().for_each(|block| out.block(block));
        out
    }

    /// Stretches of pieces one behind the other, lines counted anew.
    pub(crate) fn joined(stretches: impl IntoIterator<Item = Vec<Piece>>) -> Self {
        let mut out = Self::default();
        for stretch in stretches {
            let first = stretch.first().map_or(0, |piece| piece.line);
            let start = out.lines;
            for piece in stretch {
                let line = start + piece.line - first;
                out.lines = line + 1;
                out.all.push(Piece { line, ..piece });
            }
        }
        out
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text } => text.split('\n').for_each(|l| self.line(l)),
            Block::Table(table) => self.table(table),
        }
    }

    fn line(&mut self, text: &str) {
        // Tabs within a line part cells; several at its end are blank cells.
        let is_row = text.trim().contains('\t') || text.trim_end_matches(['\r', '\n', ' ']).ends_with("\t\t");
        for (separator, is_row) in
            [('\t', is_row && !text.trim().is_empty()), ('|', text.trim().matches('|').count() >= 2)]
        {
            if is_row {
                return self.separated(text, separator);
            }
        }
        if text.len() <= 40 && PAGE_NUMBER.is_match(&plain_text(text)) {
            return;
        }
        self.all.push(Piece { line: self.lines, column: None, text: text.to_owned() });
        self.lines += 1;
    }

    /// A row of a table that was copied with its separators.
    fn separated(&mut self, text: &str, separator: char) {
        let text = text.trim_matches(['\r', '\n', ' ']);
        let text = if separator == '|' { text.trim().trim_start_matches('|').trim_end_matches('|') } else { text };
        for (column, cell) in text.split(separator).enumerate() {
            self.all.push(Piece { line: self.lines, column: Some(column), text: cell.to_owned() });
        }
        self.lines += 1;
    }

    /// Lays the cells out on the grid that their spans make.
    fn table(&mut self, table: &Table) {
        let mut covered: Vec<u32> = Vec::new();
        for row in &table.rows {
            let mut column = 0;
            for cell in row {
                while covered.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                self.all.push(Piece { line: self.lines, column: Some(column), text: cell.text.clone() });
                let width = cell.col_span.clamp(1, WIDEST_SPAN) as usize;
                if covered.len() < column + width {
                    covered.resize(column + width, 0);
                }
                covered[column..column + width].fill(cell.row_span.max(1));
                column += width;
            }
            for rows in &mut covered {
                *rows = rows.saturating_sub(1);
            }
            self.lines += 1;
        }
    }

    /// The pieces of one line.
    pub(crate) fn of_line(&self, line: usize) -> &[Piece] {
        let start = self.all.partition_point(|p| p.line < line);
        let end = self.all.partition_point(|p| p.line <= line);
        &self.all[start..end]
    }
}

/// A span beyond this is a slip of the page's author.
const WIDEST_SPAN: u32 = 64;

/// The document without white space, with the way back to its pieces.
#[derive(Debug)]
pub(crate) struct Flat {
    /// The text.
    pub(crate) text: String,
    /// For every piece, where its text starts in `text`.
    starts: Vec<usize>,
    /// Offsets where white space or the edge of a piece stood, ascending.
    breaks: Vec<usize>,
    /// Offsets where a line ended, ascending.
    line_ends: Vec<usize>,
}

impl Flat {
    /// The whole document.
    pub(crate) fn of(pieces: &Pieces) -> Self {
        Self::from(pieces, |piece| &piece.text)
    }

    /// The document's words: numbers on their own or at the end of a line, and letters printed from top to bottom,
    /// left out, so that a label that they interrupt can be found.
    pub(crate) fn words(pieces: &Pieces) -> Self {
        Self::from(pieces, Piece::words)
    }

    fn from(pieces: &Pieces, text: impl Fn(&Piece) -> &str) -> Self {
        let mut flat = Self { text: String::new(), starts: Vec::new(), breaks: Vec::new(), line_ends: Vec::new() };
        let mut line = 0;
        for piece in &pieces.all {
            if piece.line != line {
                line = piece.line;
                flat.line_ends.push(flat.text.len());
            }
            flat.note_break();
            flat.starts.push(flat.text.len());
            for c in text(piece).chars() {
                match plain(c) {
                    Some(c) => flat.text.push(c),
                    None if c.is_whitespace() => flat.note_break(),
                    None => {}
                }
            }
        }
        flat.note_break();
        flat.line_ends.push(flat.text.len());
        flat
    }

    fn note_break(&mut self) {
        if self.breaks.last() != Some(&self.text.len()) {
            self.breaks.push(self.text.len());
        }
    }

    /// The piece that a byte of the text comes from.
    pub(crate) fn piece_at(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// Where a piece's text starts.
    pub(crate) fn start_of(&self, piece: usize) -> usize {
        self.starts.get(piece).copied().unwrap_or(self.text.len())
    }

    /// White space or the edge of a piece stands before this byte.
    pub(crate) fn is_break(&self, offset: usize) -> bool {
        self.breaks.binary_search(&offset).is_ok()
    }

    /// A line starts at this byte.
    pub(crate) fn starts_line(&self, offset: usize) -> bool {
        offset == 0 || self.line_ends.binary_search(&offset).is_ok()
    }

    /// Where the line ends that this byte belongs to.
    pub(crate) fn line_end(&self, offset: usize) -> usize {
        let next = self.line_ends.partition_point(|end| *end < offset);
        self.line_ends.get(next).copied().unwrap_or(self.text.len())
    }

    /// The same place in another flattening of the same pieces.
    pub(crate) fn place_in(&self, offset: usize, other: &Self) -> usize {
        let piece = self.piece_at(offset);
        other.start_of(piece) + (offset - self.start_of(piece))
    }

    /// What the document has between two places of this text, white space left out and nothing else.
    pub(crate) fn raw(&self, pieces: &Pieces, start: usize, end: Option<usize>) -> String {
        let first = self.piece_at(start.saturating_sub(1));
        let last = end.map_or(pieces.all.len(), |end| self.piece_at(end) + 1);
        let mut out = String::new();
        for (i, piece) in pieces.all.iter().enumerate().take(last).skip(first) {
            let mut place = self.start_of(i);
            let own = self.start_of(i + 1) > place || i + 1 == pieces.all.len();
            for c in piece.text.chars() {
                // A piece that this text leaves out stands whole between its neighbours.
                let is_inside = !own || (place >= start && end.is_none_or(|end| place < end));
                if is_inside && !c.is_whitespace() {
                    out.push(c);
                }
                place += if own { plain(c).map_or(0, char::len_utf8) } else { 0 };
            }
        }
        out
    }
}
