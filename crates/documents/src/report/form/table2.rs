//! `表二` — 主动公开政府信息情况: a block for each item of §20, each with headings of its own.

use crate::table::{Cell, Draft, Grid, Misfit};
use report::CellId;
use report::form::{ReportFormat, Table2Row};
use report::tables::Table2;

const CAPTION: &str = "主动公开政府信息情况统计表";
const LABEL_HEAD: &str = "信息内容";
/// The label column, then one width for each column of figures.
const LABEL_WIDTH: u16 = 44;
const FIGURE_WIDTH: u16 = 38;

/// Draws table two. A table that is missing prints every cell blank.
///
/// # Errors
/// [`Misfit`] if the form's rows cannot tile a grid.
pub fn table2(format: ReportFormat, table: Option<&Table2>) -> Result<Grid, Misfit> {
    let blank = Table2::blank(format);
    let table = table.unwrap_or(&blank);
    let form = format.table2();
    let figures = form.iter().map(|row| row.columns.len()).max().unwrap_or(1);
    let mut draft = Draft {
        key: "table2",
        caption: CAPTION.to_owned(),
        widths: std::iter::once(LABEL_WIDTH).chain(std::iter::repeat_n(FIGURE_WIDTH, figures)).collect(),
        ..Draft::default()
    };
    let mut block = "";
    for (def, cells) in form.iter().zip(&table.rows) {
        if def.provision != block {
            block = def.provision;
            draft.block_starts.push(draft.rows.len());
            draft.rows.push(vec![Cell::head(block).spanning(1, 1 + figures)]);
            draft.rows.push(headings(def, figures));
        }
        draft.rows.push(
            std::iter::once(Cell::row_head(def.label))
                .chain(def.columns.iter().enumerate().map(|(i, column)| {
                    let value = cells.get(i).cloned().flatten();
                    Cell::figure(CellId::Table2(def.key, column.key).to_string(), value)
                        .spanning(1, span(i, def, figures))
                }))
                .collect(),
        );
    }
    Grid::try_new(draft)
}

fn headings(def: &Table2Row, figures: usize) -> Vec<Cell> {
    std::iter::once(Cell::head(LABEL_HEAD))
        .chain(def.columns.iter().enumerate().map(|(i, c)| Cell::head(c.label).spanning(1, span(i, def, figures))))
        .collect()
}

/// The last column of a block takes what is left of the width.
fn span(column: usize, def: &Table2Row, figures: usize) -> usize {
    if column + 1 == def.columns.len() { figures - column } else { 1 }
}
