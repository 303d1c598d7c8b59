//! Table three from counts: what a view has added up, or one case at a time.

use crate::form::{Column, ReportFormat, Row};
use crate::tables::Table3;
use law::outcome::Outcome;
use law::requester::RequesterKind;

/// How many cases of a column answer to a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// The column.
    pub kind: RequesterKind,
    /// What is counted.
    pub measure: Measure,
    /// How many.
    pub count: u64,
}

/// What table three counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// `本年新收`.
    Received,
    /// `上年结转`.
    CarriedIn,
    /// `本年度办理结果`.
    Disposed(Outcome),
    /// `结转下年度继续办理`.
    CarriedOut,
}

impl Measure {
    /// The rows in which a case counts that answers to the measure.
    pub(crate) fn rows(self, format: ReportFormat) -> impl Iterator<Item = Row> {
        let rows = match self {
            Self::Received => [Some(Row::R1), None],
            Self::CarriedIn => [Some(Row::R2), None],
            Self::Disposed(outcome) => [Some(format.row_of(outcome)), Some(Row::R37)],
            Self::CarriedOut => [Some(Row::R4), None],
        };
        rows.into_iter().flatten()
    }
}

/// The table with every row of the format; what no tally names is 0, since all cases were counted.
pub fn table3(format: ReportFormat, tallies: impl IntoIterator<Item = Tally>) -> Table3 {
    let mut rows = [[0_u64; 7]; ROWS];
    for Tally { kind, measure, count } in tallies {
        for row in measure.rows(format) {
            let cells = &mut rows[row as usize];
            cells[Column::Kind(kind).index()] += count;
            cells[Column::Total.index()] += count;
        }
    }
    Table3 { rows: format.rows().iter().map(|row| (*row, rows[*row as usize].map(Some))).collect() }
}

/// Rows of both formats together; [`Row`] is numbered from 0.
const ROWS: usize = Row::R4 as usize + 1;
