//! `表四` — 政府信息公开行政复议、行政诉讼情况: fifteen numbers under nested headings.

use crate::table::{Cell, Draft, Grid, Misfit};
use report::CellId;
use report::figure::Figure;
use report::form::{TABLE4_BLOCKS, TABLE4_COLUMNS};
use report::tables::Table4;

const CAPTION: &str = "政府信息公开行政复议、行政诉讼情况统计表";
const LITIGATION_HEAD: &str = "行政诉讼";

/// Draws table four. A table that is missing prints every cell blank.
///
/// # Errors
/// [`Misfit`] if the form's blocks cannot tile a grid.
pub fn table4(table: Option<&Table4>) -> Result<Grid, Misfit> {
    let width = TABLE4_COLUMNS.len();
    let litigation = TABLE4_BLOCKS.iter().filter(|block| block.is_litigation).count();
    let labels = || TABLE4_COLUMNS.iter().map(|(_, label)| Cell::head(*label));
    let (mut first, mut second, mut third, mut figures) = (vec![], vec![], vec![], vec![]);
    for (i, block) in TABLE4_BLOCKS.iter().enumerate() {
        if block.is_litigation {
            second.push(Cell::head(block.label).spanning(1, width));
            third.extend(labels());
        } else {
            first.push(Cell::head(block.label).spanning(1, width));
            second.extend(labels().map(|cell| cell.spanning(2, 1)));
        }
        for (j, (column, _)) in TABLE4_COLUMNS.iter().enumerate() {
            let value = table.and_then(|t| t.blocks[i][j]).and_then(|n| i64::try_from(n).ok()).map(Figure::whole);
            figures.push(Cell::figure(CellId::Table4(block.key, column).to_string(), value));
        }
    }
    first.push(Cell::head(LITIGATION_HEAD).spanning(1, litigation * width));
    Grid::try_new(Draft {
        key: "table4",
        caption: CAPTION.to_owned(),
        widths: vec![1; width * TABLE4_BLOCKS.len()],
        head_rows: 3,
        block_starts: vec![3],
        rows: vec![first, second, third, figures],
    })
}
