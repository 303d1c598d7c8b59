//! Cells at places to a table of rows with spans.

use super::sheet::{Area, Cells, Placed};
use crate::content::{Cell, Limits, Table, Unreadable};
use std::collections::{BTreeSet, HashMap};

/// The visible table of a sheet, `None` if nothing is in it.
///
/// Rows and columns without any cell are left out, so that one cell far away claims no room; blank rows and
/// columns at the borders are left out as well, as formats often reach further than contents.
pub(super) fn table(cells: &Cells, limits: &Limits) -> Result<Option<Table>, Unreadable> {
    let merges: Vec<Merge> = cells.merges.iter().filter_map(|area| visible_part(*area, cells)).collect();
    let mut texts = visible_texts(cells, &merges);
    let Some((rows, columns)) = used(cells, &merges, &texts) else { return Ok(None) };
    if rows.len().saturating_mul(columns.len()) > limits.cells {
        return Err(Unreadable::TooLarge { what: format!("工作表超过{}格", limits.cells) });
    }
    let mut grid = Grid::new(&rows, &columns);
    for merge in &merges {
        grid.cover(merge.visible);
    }
    let table_rows = rows.iter().enumerate().map(|(r, row)| {
        let cells = columns.iter().enumerate().filter_map(|(c, column)| {
            let (row_span, col_span) = grid.span(r, c)?;
            let text = texts.remove(&(*row, *column)).unwrap_or_default();
            Some(Cell { text, row_span, col_span, is_header: false })
        });
        cells.collect()
    });
    Ok(Some(Table { rows: table_rows.collect() }))
}

/// A merge, and what of it is to be seen.
struct Merge {
    whole: Area,
    visible: Area,
}

/// A merge without its hidden rows and columns at the upper left; `None` if all of it is hidden.
fn visible_part(whole: Area, cells: &Cells) -> Option<Merge> {
    let top = (whole.top..=whole.bottom).find(|row| !cells.hidden_rows.contains(row))?;
    let left = (whole.left..=whole.right).find(|column| !cells.hidden_columns.contains(column))?;
    Some(Merge { whole, visible: Area { top, left, ..whole } })
}

/// Visible texts by place; that of a merge stands at the first visible place of it.
fn visible_texts(cells: &Cells, merges: &[Merge]) -> HashMap<(u32, u32), String> {
    let moved: HashMap<(u32, u32), (u32, u32)> =
        merges.iter().map(|m| ((m.whole.top, m.whole.left), (m.visible.top, m.visible.left))).collect();
    let is_visible =
        |cell: &Placed| !cells.hidden_rows.contains(&cell.row) && !cells.hidden_columns.contains(&cell.column);
    let placed = cells.placed.iter().filter(|cell| !cell.text.is_empty()).filter_map(|cell| {
        let own = (cell.row, cell.column);
        let place = moved.get(&own).copied().or_else(|| is_visible(cell).then_some(own))?;
        Some((place, cell.text.clone()))
    });
    placed.collect()
}

/// Visible rows and columns that have cells, between the first and the last with a text.
fn used(cells: &Cells, merges: &[Merge], texts: &HashMap<(u32, u32), String>) -> Option<(Vec<u32>, Vec<u32>)> {
    let mut rows: BTreeSet<u32> = cells.placed.iter().map(|cell| cell.row).collect();
    let mut columns: BTreeSet<u32> = cells.placed.iter().map(|cell| cell.column).collect();
    rows.extend(merges.iter().map(|merge| merge.visible.top));
    columns.extend(merges.iter().map(|merge| merge.visible.left));
    let first_row = texts.keys().map(|(row, _)| *row).min()?;
    let first_column = texts.keys().map(|(_, column)| *column).min()?;
    let mut last_row = texts.keys().map(|(row, _)| *row).max()?;
    let mut last_column = texts.keys().map(|(_, column)| *column).max()?;
    for area in merges.iter().map(|merge| merge.visible).filter(|area| texts.contains_key(&(area.top, area.left))) {
        last_row = last_row.max(area.bottom);
        last_column = last_column.max(area.right);
    }
    let rows = rows.range(first_row..=last_row).filter(|row| !cells.hidden_rows.contains(row));
    let columns = columns.range(first_column..=last_column).filter(|c| !cells.hidden_columns.contains(c));
    Some((rows.copied().collect(), columns.copied().collect()))
}

/// The table's places: each is free, the beginning of a span, or covered by one.
struct Grid<'a> {
    rows: &'a [u32],
    columns: &'a [u32],
    covered: Vec<bool>,
    spans: HashMap<usize, (u32, u32)>,
}

impl<'a> Grid<'a> {
    fn new(rows: &'a [u32], columns: &'a [u32]) -> Self {
        Self { rows, columns, covered: vec![false; rows.len() * columns.len()], spans: HashMap::new() }
    }

    fn cover(&mut self, area: Area) {
        let (top, bottom) = range(self.rows, area.top, area.bottom);
        let (left, right) = range(self.columns, area.left, area.right);
        let width = self.columns.len();
        let places = || (top..bottom).flat_map(|r| (left..right).map(move |c| r * width + c));
        // Of merges that overlap, which Excel refuses to make, the first stands.
        let is_taken = |place: usize| self.spans.contains_key(&place) || self.covered.get(place).is_none_or(|c| *c);
        if top >= bottom || left >= right || places().any(is_taken) {
            return;
        }
        for place in places().skip(1) {
            if let Some(covered) = self.covered.get_mut(place) {
                *covered = true;
            }
        }
        self.spans.insert(top * width + left, ((bottom - top) as u32, (right - left) as u32));
    }

    /// Rows and columns that the cell at a place spans, `None` if it is covered by another.
    fn span(&self, row: usize, column: usize) -> Option<(u32, u32)> {
        let place = row * self.columns.len() + column;
        let is_covered = self.covered.get(place).copied().unwrap_or(true);
        (!is_covered).then(|| self.spans.get(&place).copied().unwrap_or((1, 1)))
    }
}

/// The indexes of the sorted places that lie between two, both included.
fn range(places: &[u32], first: u32, last: u32) -> (usize, usize) {
    (places.partition_point(|place| *place < first), places.partition_point(|place| *place <= last))
}
