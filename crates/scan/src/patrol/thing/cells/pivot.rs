//! Tables with one figure a row: `石桥村 | 高血压 | 34`, `石桥村 | 艾滋病 | *`, `石桥村 | 合计 | 35`.

use super::grid::{Entry, Grid, is_total};
use crate::patrol::thing::condition::condition;
use crate::patrol::thing::table::{CellKind, Table, kind_of};

/// The table as rows and columns, if its rows are named by two cells and each pair stands once.
pub(crate) fn pivot(text: &str, table: &Table, long: &Grid) -> Option<Grid> {
    if long.width() != 1 || table.rows.len() < 4 {
        return None;
    }
    let names: Vec<usize> = (0..table.width).filter(|&column| is_of_names(text, table, column)).collect();
    let &[first, second] = names.as_slice() else { return None };
    // A merged cell says what the one above says.
    let mut above = [String::new(), String::new()];
    let pairs: Vec<[String; 2]> = table
        .rows
        .iter()
        .map(|row| {
            for (known, column) in above.iter_mut().zip([first, second]) {
                let cell = row.cell(text, column);
                if !cell.is_empty() {
                    cell.clone_into(known);
                }
            }
            above.clone()
        })
        .collect();
    let different = |at: usize| {
        let mut labels: Vec<&String> = Vec::new();
        for label in pairs.iter().filter_map(|pair| pair.get(at)) {
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels.into_iter().cloned().collect::<Vec<String>>()
    };
    let (rows, columns) = (different(0), different(1));
    let is_crossed = rows.len() >= 2 && columns.len() >= 2 && 2 * pairs.len() > rows.len() * columns.len();
    let is_once =
        pairs.iter().enumerate().all(|(at, pair)| !pairs.get(..at).is_some_and(|before| before.contains(pair)));
    if !is_crossed || !is_once || pairs.len() > 400 {
        return None;
    }
    let mut grid = Grid {
        entries: vec![vec![Entry::Unknown; columns.len()]; rows.len()],
        spans: vec![vec![0..0; columns.len()]; rows.len()],
        row_conditions: rows.iter().map(|label| condition(label)).collect(),
        row_places: vec![String::new(); rows.len()],
        row_labels: rows,
        column_labels: columns,
        total_column: None,
        total_row: None,
        caption: long.caption.clone(),
        more: Vec::new(),
        is_prose: false,
    };
    for (at, [row, column]) in pairs.iter().enumerate() {
        let row = grid.row_labels.iter().position(|label| label == row)?;
        let column = grid.column_labels.iter().position(|label| label == column)?;
        *grid.entries.get_mut(row)?.get_mut(column)? = long.entry(at, 0);
        *grid.spans.get_mut(row)?.get_mut(column)? = long.spans.get(at)?.first()?.clone();
    }
    grid.find_sums();
    Some(grid)
}

/// Whether the cells of a column name things: no figures, and more than one name.
fn is_of_names(text: &str, table: &Table, column: usize) -> bool {
    let is_name = |cell: &str| {
        cell.is_empty()
            || is_total(cell)
            || matches!(
                kind_of(cell).kind,
                CellKind::Text
                    | CellKind::Place
                    | CellKind::School
                    | CellKind::Unit
                    | CellKind::Condition
                    | CellKind::Sex
                    | CellKind::FullName
                    | CellKind::Age
            )
    };
    let cells = || table.rows.iter().map(|row| row.cell(text, column));
    cells().all(is_name) && cells().any(|cell| Some(cell) != cells().next())
}
