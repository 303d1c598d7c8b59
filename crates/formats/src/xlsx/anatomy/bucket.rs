//! Cells of a sheet that are seen in the same way, a line a row, each line with its place.

use crate::anatomy::{Dissection, Lines, Surface};
use crate::content::Unreadable;

/// Blank cells within a line. What stands further away begins a line of its own.
const MAX_BLANKS: u32 = 20;

#[derive(Debug, Default)]
pub(super) struct Bucket {
    text: String,
    lines: Vec<(u32, u32)>,
    last: Option<(u32, u32)>,
    /// The column where lines begin, so that the fields of all lines stand below each other.
    base: Option<u32>,
}

impl Bucket {
    pub(super) fn push(&mut self, row: u32, column: u32, text: &str) {
        let gap = self.last.filter(|(last, _)| *last == row).and_then(|(_, last)| column.checked_sub(last));
        match gap {
            Some(gap) if gap > 0 && gap <= MAX_BLANKS => self.tabs(gap),
            Some(_) | None => self.begin(row, column),
        }
        self.last = Some((row, column));
        self.text.extend(text.chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c }));
    }

    /// The last place that was pushed.
    pub(super) fn last(&self) -> Option<(u32, u32)> {
        self.last
    }

    fn begin(&mut self, row: u32, column: u32) {
        if !self.lines.is_empty() {
            self.text.push('\n');
        }
        let is_new_row = self.last.is_none_or(|(last, _)| last != row);
        let base = self.base.filter(|base| is_new_row && (*base..=base.saturating_add(MAX_BLANKS)).contains(&column));
        self.base = self.base.or(Some(column));
        let from = base.unwrap_or(column);
        self.lines.push((row, from));
        self.tabs(column - from);
    }

    fn tabs(&mut self, count: u32) {
        (0..count).for_each(|_| self.text.push('\t'));
    }

    /// Each line from its last cell to its first, as a sheet shows it whose first column stands on the right.
    pub(super) fn lines_from_right(&self) -> String {
        let turned = |line: &str| line.split('\t').rev().collect::<Vec<_>>().join("\t");
        self.text.lines().map(turned).collect::<Vec<_>>().join("\n")
    }

    pub(super) fn push_into(
        self,
        place: &str,
        surface: Surface,
        dissection: &mut Dissection,
    ) -> Result<(), Unreadable> {
        dissection.push_lines(place, surface, self.text, Lines::Cells(self.lines))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_stand_below_each_other() {
        let mut bucket = Bucket::default();
        for (row, column, text) in [(0, 0, "甲"), (0, 2, "丙"), (1, 1, "2"), (1, 40, "远"), (5, 0, "1\n2")] {
            bucket.push(row, column, text);
        }
        assert_eq!(bucket.text, "甲\t\t丙\n\t2\n远\n1 2");
        assert_eq!(bucket.lines, [(0, 0), (1, 0), (1, 40), (5, 0)]);
    }
}
