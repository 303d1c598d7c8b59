//! A table of a document while it is read: Word writes a merged column of cells as one cell a row.

use crate::content::Block;
use crate::table::{DraftCell, DraftTable};

/// What a cell says about its merging with the one above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Merge {
    #[default]
    None,
    Begin,
    Continue,
}

/// What a cell says about itself.
#[derive(Debug, Default)]
pub(super) struct CellProperties {
    pub(super) column_span: u32,
    pub(super) merge: Merge,
    /// The old way to span columns: continues the cell to the left.
    pub(super) continues_left: bool,
}

#[derive(Debug, Default)]
pub(super) struct OpenTable {
    pub(super) draft: DraftTable,
    merges: Vec<OpenMerge>,
    row: OpenRow,
    pub(super) cell: CellProperties,
}

#[derive(Debug, Default)]
struct OpenRow {
    column: u32,
    is_hidden: bool,
    is_header: bool,
    /// Merges begun above that this row continues or begins.
    merges: Vec<OpenMerge>,
    cells: Vec<DraftCell>,
}

/// A cell that rows below may continue, by its place in the draft.
#[derive(Debug, Clone, Copy)]
struct OpenMerge {
    column: u32,
    row: usize,
    cell: usize,
}

impl OpenTable {
    pub(super) fn begin_row(&mut self) {
        self.row = OpenRow::default();
    }

    /// Columns that the row leaves free at its beginning.
    pub(super) fn leave_free(&mut self, columns: u32) {
        if columns > 0 {
            self.row.cells.push(DraftCell { blocks: Vec::new(), row_span: 1, column_span: columns, is_header: false });
            self.row.column = self.row.column.saturating_add(columns);
        }
    }

    pub(super) fn hide_row(&mut self) {
        self.row.is_hidden = true;
    }

    pub(super) fn mark_header(&mut self) {
        self.row.is_header = true;
    }

    pub(super) fn end_cell(&mut self, blocks: Vec<Block>) {
        let properties = std::mem::take(&mut self.cell);
        let span = properties.column_span.max(1);
        let column = self.row.column;
        self.row.column = column.saturating_add(span);
        if properties.continues_left
            && let Some(left) = self.row.cells.last_mut()
        {
            left.column_span = left.column_span.saturating_add(span);
            return;
        }
        let above = self.merges.iter().find(|merge| merge.column == column).copied();
        if let (Merge::Continue, Some(above)) = (properties.merge, above) {
            self.row.merges.push(above);
            return;
        }
        // A continuation of nothing shows as a cell of its own, and those below continue it.
        if properties.merge != Merge::None {
            self.row.merges.push(OpenMerge { column, row: self.draft.row_count(), cell: self.row.cells.len() });
        }
        let is_header = self.row.is_header;
        self.row.cells.push(DraftCell { blocks, row_span: 1, column_span: span, is_header });
    }

    pub(super) fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        if row.is_hidden {
            return;
        }
        let index = self.draft.row_count();
        for merge in row.merges.iter().filter(|merge| merge.row < index) {
            self.draft.lengthen(merge.row, merge.cell);
        }
        self.merges = row.merges;
        self.draft.begin_row();
        for cell in row.cells {
            self.draft.push_cell(cell);
        }
    }
}
