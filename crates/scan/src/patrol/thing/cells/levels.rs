//! Sums besides the one total: sub-totals among the rows, and columns that part the total in several ways.

use super::grid::{Agreement, Entry, Grid, Place, check};

/// Sub-totals of rows, and runs of columns that each add up to the total.
pub(crate) fn below(grid: &Grid) -> Vec<(Place, Vec<Place>)> {
    let mut sums = Vec::new();
    if grid.total_row.is_none() {
        sums.extend(rows(grid));
    }
    if grid.total_column.is_none() {
        sums.extend(columns(grid));
    }
    sums
}

/// What a row of a part's sum is called.
fn is_subtotal(label: &str) -> bool {
    label.contains("小计")
}

fn is_grand(label: &str) -> bool {
    !is_subtotal(label) && super::grid::is_total(label)
}

/// `小计` closes the rows before it (or opens those behind it); the grand total is the sum of the sub-totals.
fn rows(grid: &Grid) -> Vec<(Place, Vec<Place>)> {
    let label = |row: usize| grid.row_labels.get(row).map_or("", String::as_str);
    let all = 0..grid.entries.len();
    let subtotals: Vec<usize> = all.clone().filter(|&row| is_subtotal(label(row))).collect();
    let grand: Option<usize> = all.clone().find(|&row| is_grand(label(row)));
    if subtotals.is_empty() {
        return Vec::new();
    }
    let is_part = |row: &usize| !subtotals.contains(row) && Some(*row) != grand;
    let mut closing = Vec::new();
    let mut opening = Vec::new();
    for (number, &subtotal) in subtotals.iter().enumerate() {
        let before = number.checked_sub(1).and_then(|last| subtotals.get(last)).map_or(0, |last| last + 1);
        let behind = subtotals.get(number + 1).copied().unwrap_or(grid.entries.len());
        closing.push((subtotal, (before..subtotal).filter(is_part).collect::<Vec<usize>>()));
        opening.push((subtotal, (subtotal + 1..behind).filter(is_part).collect::<Vec<usize>>()));
    }
    let Some(mut groups) = [closing, opening]
        .into_iter()
        .find(|groups| groups.iter().all(|(subtotal, parts)| !parts.is_empty() && holds(grid, *subtotal, parts)))
    else {
        return Vec::new();
    };
    groups.extend(grand.filter(|grand| holds(grid, *grand, &subtotals)).map(|grand| (grand, subtotals)));
    let down = |(sum, parts): (usize, Vec<usize>)| {
        (0..grid.width()).map(move |column| ((sum, column), parts.iter().map(|row| (*row, column)).collect()))
    };
    groups.into_iter().flat_map(down).collect()
}

fn holds(grid: &Grid, sum: usize, parts: &[usize]) -> bool {
    (0..grid.width())
        .all(|column| !matches!(check(grid, (sum, column), parts.iter().map(|row| (*row, column))), Agreement::Differs))
}

/// Behind a total that is not the sum of all the others: runs of columns of which each is, in every row that prints all
/// of them; at least one row must, and each run have two columns.
fn columns(grid: &Grid) -> Vec<(Place, Vec<Place>)> {
    let Some(total) = grid.column_labels.iter().position(|label| super::grid::is_total(label)) else {
        return Vec::new();
    };
    let mut sums = Vec::new();
    let mut from = total + 1;
    while from + 1 < grid.width() {
        let run = (from + 2..=grid.width()).find(|&end| agrees(grid, total, from, end));
        let Some(end) = run else {
            from += 1;
            continue;
        };
        for row in 0..grid.entries.len() {
            sums.push(((row, total), (from..end).map(|column| (row, column)).collect()));
        }
        from = end;
    }
    sums
}

fn agrees(grid: &Grid, total: usize, from: usize, end: usize) -> bool {
    let mut agree = 0;
    for row in 0..grid.entries.len() {
        match check(grid, (row, total), (from..end).map(|column| (row, column))) {
            Agreement::Agrees => agree += usize::from(!matches!(grid.entry(row, total), Entry::Known(0))),
            Agreement::Open => {}
            Agreement::Differs => return false,
        }
    }
    agree > 0
}
