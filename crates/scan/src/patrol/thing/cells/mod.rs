//! L10 `小格与补充抑制不足`: figures of a table that stand for one or two persons, and figures held back that the
//! table's own sums give away.

mod bounds;
mod card;
mod grid;
mod levels;
mod pivot;
mod remedy;
mod series;

use super::said::Said;
use super::table::Table;
use crate::patrol::detector::Page;
pub(crate) use bounds::{Interval, System};
use card::cards;
pub(crate) use grid::{Entry, Grid, grids, may_hide_figures};
pub(crate) use remedy::remedy;

/// L10 of the tables of a page, and of the figures in its sentences where the tables give nothing away.
pub(crate) fn of_grids(page: &Page<'_>, tables: &[Table]) -> Vec<Said> {
    let (told, drawn): (Vec<Grid>, Vec<Grid>) =
        grids(&page.document.text, tables).into_iter().partition(|grid| grid.is_prose);
    let cards_of = |grids: &[Grid]| -> Vec<Said> {
        grids.iter().flat_map(|grid| cards(page, grid, Protection::default())).collect()
    };
    let said = cards_of(&drawn);
    if said.is_empty() { cards_of(&told) } else { said }
}

/// How small and how narrow is too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Protection {
    /// Counts of persons below this are small (t). Convention, not law.
    pub(crate) least: i64,
    /// A figure held back must leave as many possible values as this.
    pub(crate) candidates: i64,
}

impl Default for Protection {
    fn default() -> Self {
        Self { least: 3, candidates: 3 }
    }
}

/// A figure held back that is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Betrayed {
    /// Its row.
    pub(crate) row: usize,
    /// Its column.
    pub(crate) column: usize,
    /// What it can be by the legend alone; an open end is [`Interval::OPEN`].
    pub(crate) alone: Interval,
    /// What it can be by the sums.
    pub(crate) left: Interval,
}

/// The figures held back whose values the sums leave too few.
pub(crate) fn betrayed(grid: &Grid, protection: Protection) -> Vec<Betrayed> {
    let system = System::of(grid);
    let solved = system.solve();
    grid.hidden()
        .zip(&solved)
        .filter_map(|((row, column, alone), left)| {
            let promised = alone.candidates().min(protection.candidates);
            // Sums that contradict each other (a misprint) tell nothing.
            (!left.is_empty() && left.candidates() < promised).then_some(Betrayed { row, column, alone, left: *left })
        })
        .collect()
}

#[cfg(test)]
mod tests;
