//! A table as paper has it: cells that span rows and columns and tile the grid exactly.
//!
//! A wrong span does not fail in any back end: HTML, Word and typst all shift the remaining cells and print a
//! figure under the wrong heading. So a [`Grid`] can only be made from cells that tile it.

use ::report::figure::Figure;

/// A table ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    key: &'static str,
    caption: String,
    widths: Vec<u16>,
    head_rows: usize,
    block_starts: Vec<usize>,
    rows: Vec<Vec<Placed>>,
}

/// A cell before it has a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What it is.
    pub role: Role,
    /// What is printed in it.
    pub text: String,
    /// Rows it covers, from 1.
    pub row_span: usize,
    /// Columns it covers, from 1.
    pub column_span: usize,
}

/// What a cell is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Heads the columns below it, within its block.
    ColumnHead,
    /// Heads the rows beside it; set flush left if it is a sentence rather than a group.
    RowHead {
        /// Heads several rows and is centred.
        is_group: bool,
    },
    /// A remark of the form, no heading and no figure.
    Note,
    /// A number of the report, or a blank where it is not known.
    Figure {
        /// The cell's id, `R3.6.3/natural_person`.
        id: String,
        /// The number.
        value: Option<Figure>,
        /// Stands in a line of totals.
        is_total: bool,
    },
}

/// A cell with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// First row, from 0.
    pub row: usize,
    /// First column, from 0.
    pub column: usize,
    /// The cell.
    pub cell: Cell,
}

/// The cells do not tile the grid.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("表格“{caption}”第{row}行的单元格与网格不合：{what}")]
pub struct Misfit {
    /// Which table.
    pub caption: String,
    /// Which row, from 1.
    pub row: usize,
    /// What does not fit.
    pub what: &'static str,
}

impl Cell {
    /// A cell of one row and one column.
    pub fn new(role: Role, text: impl Into<String>) -> Self {
        Self { role, text: text.into(), row_span: 1, column_span: 1 }
    }

    /// A heading of columns.
    pub fn head(text: impl Into<String>) -> Self {
        Self::new(Role::ColumnHead, text)
    }

    /// A heading of one row.
    pub fn row_head(text: impl Into<String>) -> Self {
        Self::new(Role::RowHead { is_group: false }, text)
    }

    /// A heading of several rows.
    pub fn group_head(text: impl Into<String>) -> Self {
        Self::new(Role::RowHead { is_group: true }, text)
    }

    /// A number.
    pub fn figure(id: impl Into<String>, value: Option<Figure>) -> Self {
        let text = value.as_ref().map(Figure::to_string).unwrap_or_default();
        Self::new(Role::Figure { id: id.into(), value, is_total: false }, text)
    }

    /// The same cell over so many rows and columns.
    #[must_use]
    pub fn spanning(self, rows: usize, columns: usize) -> Self {
        Self { row_span: rows, column_span: columns, ..self }
    }

    /// The same figure, in a line of totals.
    #[must_use]
    pub fn as_total(mut self) -> Self {
        if let Role::Figure { is_total, .. } = &mut self.role {
            *is_total = true;
        }
        self
    }
}

/// What a grid is made of; see [`Grid::try_new`].
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// `table3` — names the table in links and ids.
    pub key: &'static str,
    /// What the table is called.
    pub caption: String,
    /// Relative width of each column.
    pub widths: Vec<u16>,
    /// Rows that repeat on every page.
    pub head_rows: usize,
    /// First rows of the blocks whose column heads hold only within the block; rows from 0, the head left out.
    pub block_starts: Vec<usize>,
    /// Rows of cells; a cell covered by a span from above or the left does not appear again.
    pub rows: Vec<Vec<Cell>>,
}

impl Grid {
    /// Places the cells.
    ///
    /// # Errors
    /// [`Misfit`] if a cell overlaps another, sticks out, or leaves a hole.
    pub fn try_new(draft: Draft) -> Result<Self, Misfit> {
        let (height, width) = (draft.rows.len(), draft.widths.len());
        let misfit = |row: usize, what| Misfit { caption: draft.caption.clone(), row: row + 1, what };
        let mut taken = vec![vec![false; width]; height];
        let mut rows = Vec::with_capacity(height);
        for (row, cells) in draft.rows.into_iter().enumerate() {
            let mut placed = Vec::with_capacity(cells.len());
            for cell in cells {
                let column = taken[row].iter().position(|taken| !taken).ok_or_else(|| misfit(row, "单元格多于列数"))?;
                if row + cell.row_span > height || column + cell.column_span > width {
                    return Err(misfit(row, "跨度超出表格"));
                }
                for line in &mut taken[row..row + cell.row_span] {
                    for slot in &mut line[column..column + cell.column_span] {
                        if std::mem::replace(slot, true) {
                            return Err(misfit(row, "单元格相互重叠"));
                        }
                    }
                }
                placed.push(Placed { row, column, cell });
            }
            if taken[row].contains(&false) {
                return Err(misfit(row, "缺少单元格"));
            }
            rows.push(placed);
        }
        Ok(Self {
            key: draft.key,
            caption: draft.caption,
            widths: draft.widths,
            head_rows: draft.head_rows,
            block_starts: draft.block_starts,
            rows,
        })
    }

    /// `table3` — names the table in links and ids.
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// What the table is called.
    pub fn caption(&self) -> &str {
        &self.caption
    }

    /// Relative widths of the columns.
    pub fn widths(&self) -> &[u16] {
        &self.widths
    }

    /// Rows that repeat on every page.
    pub fn head_rows(&self) -> usize {
        self.head_rows
    }

    /// The rows, each cell at its first row only.
    pub fn rows(&self) -> &[Vec<Placed>] {
        &self.rows
    }

    /// The bodies under the head, as ranges of rows: one, or one for each block.
    pub fn bodies(&self) -> Vec<std::ops::Range<usize>> {
        let mut starts: Vec<usize> = self.block_starts.clone();
        if starts.first() != Some(&self.head_rows) {
            starts.insert(0, self.head_rows);
        }
        let ends = starts.iter().skip(1).copied().chain([self.rows.len()]);
        starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
    }

    /// The headings that a screen reader says before a figure: those above it in the head and in its block, then
    /// those to its left.
    pub fn headings_of(&self, figure: &Placed) -> Vec<&Placed> {
        let body = self.bodies().into_iter().find(|body| body.contains(&figure.row));
        let in_scope = |row: usize| row < self.head_rows || body.as_ref().is_some_and(|body| body.contains(&row));
        let above = |p: &&Placed| {
            p.cell.role == Role::ColumnHead && p.row < figure.row && in_scope(p.row) && p.covers_column(figure.column)
        };
        let beside = |p: &&Placed| matches!(p.cell.role, Role::RowHead { .. }) && p.covers_row(figure.row);
        let cells = || self.rows.iter().flatten();
        cells().filter(above).chain(cells().filter(beside)).collect()
    }
}

impl Placed {
    /// Whether the cell covers a column.
    pub fn covers_column(&self, column: usize) -> bool {
        (self.column..self.column + self.cell.column_span).contains(&column)
    }

    /// Whether the cell covers a row.
    pub fn covers_row(&self, row: usize) -> bool {
        (self.row..self.row + self.cell.row_span).contains(&row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: Vec<Vec<Cell>>, expected: Result<(), &'static str>) {
        let draft =
            Draft { key: "t", caption: "试".into(), widths: vec![1, 1], head_rows: 1, block_starts: vec![], rows };
        assert_eq!(Grid::try_new(draft).map(|_| ()).map_err(|misfit| misfit.what), expected);
    }

    #[test]
    fn only_cells_that_tile_the_grid_make_one() {
        let cell = || Cell::head("甲");
        check(vec![vec![cell().spanning(2, 1), cell()], vec![cell()]], Ok(()));
        check(vec![vec![cell(), cell()], vec![cell()]], Err("缺少单元格"));
        check(vec![vec![cell(), cell(), cell()], vec![cell(), cell()]], Err("单元格多于列数"));
        check(vec![vec![cell().spanning(1, 3)], vec![cell(), cell()]], Err("跨度超出表格"));
        check(vec![vec![cell().spanning(3, 1), cell()], vec![cell()]], Err("跨度超出表格"));
        check(vec![vec![cell(), cell().spanning(2, 1)], vec![cell().spanning(1, 2)]], Err("单元格相互重叠"));
    }
}
