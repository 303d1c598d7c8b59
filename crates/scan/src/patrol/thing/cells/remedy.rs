//! What else to hold back, or to merge, so that a table keeps its secrets.

use super::{Betrayed, Entry, Grid, Interval, Protection, System, betrayed};

/// An edit and what it leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Remedy {
    /// In words.
    pub(crate) words: String,
    /// Possible values of the figure afterwards; of the worst one, if there are several.
    pub(crate) candidates: i64,
}

/// Holding back one figure more, then a rectangle, then the totals: the first that protects all figures held back.
pub(crate) fn remedy(grid: &Grid, found: &[Betrayed], protection: Protection) -> Option<Remedy> {
    let worst = found.first()?;
    single(grid, worst, protection)
        .or_else(|| rectangle(grid, worst, protection))
        .or_else(|| totals(grid, found, protection))
}

/// The worst figure's possible values after an edit, if all are protected.
fn holds(edited: &Grid, protection: Protection) -> Option<i64> {
    betrayed(edited, protection).is_empty().then(|| {
        let system = System::of(edited);
        edited.hidden().zip(system.solve()).map(|(_, left)| left.candidates()).min().unwrap_or(0)
    })
}

fn without(grid: &Grid, places: &[(usize, usize)]) -> Grid {
    let mut edited = grid.clone();
    let domain = grid.hidden().next().map_or(Interval { low: 0, high: Interval::OPEN }, |(_, _, domain)| domain);
    for (row, column) in places {
        // What is held back to protect another one may be of any size: the legend does not speak of it.
        let domain = Interval { low: 0, high: Interval::OPEN.max(domain.high) };
        if let Some(entry) = edited.entries.get_mut(*row).and_then(|row| row.get_mut(*column)) {
            *entry = Entry::Hidden(domain);
        }
    }
    edited
}

/// Parts (no totals) that are printed and not nothing, smallest first.
fn parts(grid: &Grid) -> Vec<(i64, usize, usize)> {
    let mut parts = Vec::new();
    for row in (0..grid.entries.len()).filter(|&row| Some(row) != grid.total_row) {
        for column in (0..grid.width()).filter(|&column| Some(column) != grid.total_column) {
            if let Entry::Known(value @ 1..) = grid.entry(row, column) {
                parts.push((value, row, column));
            }
        }
    }
    parts.sort_unstable();
    parts
}

/// `“西城”的“女”`.
fn place(grid: &Grid, row: usize, column: usize) -> String {
    let row_label = grid
        .row_labels
        .get(row)
        .filter(|label| !label.is_empty())
        .map_or_else(|| format!("第{}行", row + 1), |label| format!("“{label}”"));
    let column_label = grid
        .column_labels
        .get(column)
        .filter(|label| !label.is_empty())
        .map_or_else(|| format!("第{}个数", column + 1), |label| format!("“{label}”"));
    format!("{row_label}的{column_label}")
}

fn single(grid: &Grid, worst: &Betrayed, protection: Protection) -> Option<Remedy> {
    let candidates = parts(grid).into_iter().filter(|(_, row, column)| *row == worst.row || *column == worst.column);
    candidates.take(64).find_map(|(_, row, column)| {
        let candidates = holds(&without(grid, &[(row, column)]), protection)?;
        Some(Remedy { words: format!("同时隐去{}", place(grid, row, column)), candidates })
    })
}

fn rectangle(grid: &Grid, worst: &Betrayed, protection: Protection) -> Option<Remedy> {
    let mut corners: Vec<(i64, [(usize, usize); 3])> = Vec::new();
    for (value, row, column) in parts(grid) {
        if row == worst.row || column == worst.column {
            continue;
        }
        let beside = [(worst.row, column), (row, worst.column)];
        let sum: Option<i64> = beside.iter().try_fold(value, |sum, (row, column)| match grid.entry(*row, *column) {
            Entry::Known(value) => Some(sum + value),
            Entry::Hidden(_) => Some(sum),
            Entry::Unknown => None,
        });
        if let Some(sum) = sum {
            corners.push((sum, [(row, column), beside[0], beside[1]]));
        }
    }
    corners.sort_unstable();
    corners.into_iter().take(64).find_map(|(_, places)| {
        let candidates = holds(&without(grid, &places), protection)?;
        let words = places
            .iter()
            .filter(|(row, column)| matches!(grid.entry(*row, *column), Entry::Known(_)))
            .map(|(row, column)| place(grid, *row, *column));
        Some(Remedy { words: format!("同时隐去{}", words.collect::<Vec<_>>().join("、")), candidates })
    })
}

/// Leaves the totals out where a betrayed figure stands.
fn totals(grid: &Grid, found: &[Betrayed], protection: Protection) -> Option<Remedy> {
    let mut places: Vec<(usize, usize)> = Vec::new();
    for one in found {
        places.extend(grid.total_column.map(|total| (one.row, total)));
        places.extend(grid.total_row.map(|total| (total, one.column)));
    }
    places.sort_unstable();
    places.dedup();
    let mut edited = grid.clone();
    for (row, column) in &places {
        if let Some(entry) = edited.entries.get_mut(*row).and_then(|row| row.get_mut(*column)) {
            *entry = Entry::Unknown;
        }
    }
    let candidates = holds(&edited, protection)?;
    let words = places.iter().map(|(row, column)| place(grid, *row, *column)).collect::<Vec<_>>().join("、");
    Some(Remedy { words: format!("{words}这{}处合计也不公布", places.len()), candidates })
}
