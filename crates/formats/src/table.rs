//! Tables under construction: cells hold blocks, and a table that holds tables turns out to be mere layout.

use crate::budget::Budget;
use crate::content::{Block, Cell, Table, Unreadable};

/// The most that HTML lets one cell span.
pub(crate) const MAX_COLUMN_SPAN: u32 = 1_000;

/// A table while its file is read.
#[derive(Debug, Default)]
pub(crate) struct DraftTable {
    rows: Vec<Vec<DraftCell>>,
    /// The first row of the row group that is being read; a span does not leave its group.
    group_start: usize,
}

/// A cell while its file is read.
#[derive(Debug)]
pub(crate) struct DraftCell {
    /// What is in it.
    pub(crate) blocks: Vec<Block>,
    /// Rows covered as the file says; 0 is "to the end of the group".
    pub(crate) row_span: u32,
    /// Columns covered, from 1.
    pub(crate) column_span: u32,
    /// Marked as a header.
    pub(crate) is_header: bool,
}

impl DraftTable {
    pub(crate) fn begin_row(&mut self) {
        self.rows.push(Vec::new());
    }

    pub(crate) fn drop_last_row(&mut self) {
        self.rows.pop();
    }

    pub(crate) fn last_row(&self) -> Option<&[DraftCell]> {
        self.rows.last().map(Vec::as_slice)
    }

    pub(crate) fn push_cell(&mut self, cell: DraftCell) {
        if self.rows.is_empty() {
            self.begin_row();
        }
        if let Some(row) = self.rows.last_mut() {
            row.push(cell);
        }
    }

    /// One row more for the cell at a place in an earlier row.
    pub(crate) fn lengthen(&mut self, row: usize, cell: usize) {
        if let Some(cell) = self.rows.get_mut(row).and_then(|row| row.get_mut(cell)) {
            cell.row_span = cell.row_span.saturating_add(1);
        }
    }

    pub(crate) fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// Cuts the spans of the group's cells at the group's last row.
    pub(crate) fn end_group(&mut self) {
        let end = self.rows.len();
        for (index, row) in self.rows.iter_mut().enumerate().skip(self.group_start) {
            let rest = u32::try_from(end - index).unwrap_or(u32::MAX);
            for cell in row {
                cell.row_span = if cell.row_span == 0 { rest } else { cell.row_span.min(rest) };
                cell.column_span = cell.column_span.clamp(1, MAX_COLUMN_SPAN);
            }
        }
        self.group_start = end;
    }

    /// The finished table. Of a layout table, its contents in order instead: rows that hold a table give
    /// their contents, the runs of plain rows between them stay tables.
    pub(crate) fn into_blocks(mut self, budget: &mut Budget) -> Result<Vec<Block>, Unreadable> {
        self.end_group();
        let is_layout = self.rows.iter().any(|row| holds_table(row));
        let mut blocks = Vec::new();
        let mut plain: Vec<Vec<Cell>> = Vec::new();
        for row in self.rows {
            for cell in &row {
                budget.take_cells(cell.row_span, cell.column_span)?;
            }
            if holds_table(&row) {
                push_table(&mut blocks, &mut plain);
                blocks.extend(row.into_iter().flat_map(|cell| cell.blocks));
            } else if is_layout && row.len() == 1 {
                push_table(&mut blocks, &mut plain);
                blocks.extend(row.into_iter().flat_map(|cell| cell.blocks));
            } else {
                plain.push(row.into_iter().map(DraftCell::finish).collect());
            }
        }
        push_table(&mut blocks, &mut plain);
        Ok(blocks)
    }
}

impl DraftCell {
    /// Whether nothing visible is in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.blocks.is_empty()
    }

    fn finish(self) -> Cell {
        let mut texts = self.blocks.into_iter().map(|block| match block {
            Block::Heading { text, .. } | Block::Paragraph { text } => text,
            Block::Table(_) => String::new(),
        });
        let first = texts.next().unwrap_or_default();
        let text = texts.fold(first, |all, text| all + "\n" + &text);
        Cell { text, row_span: self.row_span, col_span: self.column_span, is_header: self.is_header }
    }
}

fn holds_table(row: &[DraftCell]) -> bool {
    row.iter().any(|cell| cell.blocks.iter().any(|block| matches!(block, Block::Table(_))))
}

fn push_table(blocks: &mut Vec<Block>, rows: &mut Vec<Vec<Cell>>) {
    let mut rows = std::mem::take(rows);
    let count = rows.len();
    for (index, row) in rows.iter_mut().enumerate() {
        let rest = u32::try_from(count - index).unwrap_or(u32::MAX);
        for cell in row {
            cell.row_span = cell.row_span.min(rest);
        }
    }
    if rows.iter().any(|row| !row.is_empty()) {
        blocks.push(Block::Table(Table { rows }));
    }
}
