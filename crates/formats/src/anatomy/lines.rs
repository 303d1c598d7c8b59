//! Where the lines of a part stand, so that what is found in it can be told to a person.

use serde::{Deserialize, Serialize};

/// How the lines of a part's text are told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lines {
    /// By their number, from 1; not at all if there is only one.
    #[default]
    Counted,
    /// Each line is a row of cells with tabs between: row and column of its first cell, from 0.
    Cells(Vec<(u32, u32)>),
    /// By words of their own: `第3段`, `表1第2行`.
    Named(Vec<String>),
}

impl Lines {
    /// Whether lines have no places of their own.
    pub fn is_counted(&self) -> bool {
        *self == Self::Counted
    }

    pub(super) fn place_at(&self, text: &str, byte: usize) -> String {
        Places::of(self, text).at(byte)
    }
}

/// The places of one text, whose lines are counted once: a list of a million numbers is not read a million times.
#[derive(Debug)]
pub struct Places<'p> {
    lines: &'p Lines,
    text: &'p str,
    /// Where each line but the first begins.
    starts: Vec<usize>,
}

impl<'p> Places<'p> {
    pub(super) fn of(lines: &'p Lines, text: &'p str) -> Self {
        Self { lines, text, starts: text.match_indices('\n').map(|(at, _)| at + 1).collect() }
    }

    /// The place of the character at a byte of the text.
    pub fn at(&self, byte: usize) -> String {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.starts.partition_point(|start| *start <= byte);
        match self.lines {
            Lines::Counted if self.starts.is_empty() => String::new(),
            Lines::Counted => format!("第{}行", line + 1),
            Lines::Named(names) => names.get(line).cloned().unwrap_or_default(),
            Lines::Cells(cells) => {
                let Some((row, column)) = cells.get(line) else { return String::new() };
                let start = line.checked_sub(1).and_then(|before| self.starts.get(before)).copied().unwrap_or(0);
                let tabs = self.text.get(start..byte).unwrap_or_default().matches('\t').count();
                cell_name(*row, column.saturating_add(tabs as u32))
            }
        }
    }
}

/// A cell's name as a file writes it, cut to what a name can be.
pub(crate) fn cell_place(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).take(10).collect()
}

/// `B7` of row 6 and column 1.
fn cell_name(row: u32, column: u32) -> String {
    format!("{}{}", column_name(column), u64::from(row) + 1)
}

/// `AA` of column 26.
fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_excel_does() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(column_name(column), name);
        }
    }

    #[test]
    fn a_place_is_told_by_the_line_it_stands_on() {
        let text = "甲\t乙\n丙\t丁";
        let at = |lines: Lines, what: &str| lines.place_at(text, text.find(what).unwrap_or(0));
        assert_eq!(at(Lines::Counted, "丁"), "第2行");
        assert_eq!(at(Lines::Cells(vec![(0, 0), (6, 1)]), "丁"), "C7");
        assert_eq!(at(Lines::Cells(vec![(0, 0)]), "丁"), "");
        assert_eq!(at(Lines::Named(vec!["第1段".into(), "表1第1行".into()]), "丙"), "表1第1行");
        assert_eq!(Lines::Counted.place_at("一行", 3), "");
    }
}
