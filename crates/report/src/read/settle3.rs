//! Table three settled: run-together rows taken apart by their own sums, then by the columns; what stays open is `null`.

use super::cells::BLANK;
use super::decode::joint::{self, Joint};
use super::decode::row::{Readings, Seven, one_each, with_row_sum};
use super::doubt::{Doubt, RowPlace};
use super::table3::RowText;
use crate::form::Row;
use crate::tables::Table3;
use std::collections::BTreeMap;

/// What is known of a row before the columns are asked.
enum RowState {
    Cells([Option<u64>; 7]),
    Readings { digits: String, readings: Vec<Seven> },
    Open(Doubt),
}

/// The table and what it leaves in doubt.
pub(crate) fn settle(rows: &BTreeMap<Row, RowText>, printed: &[Row]) -> (Table3, Vec<Doubt>) {
    let mut doubts = Vec::new();
    let mut states: BTreeMap<Row, RowState> = BTreeMap::new();
    for (row, text) in rows {
        states.insert(*row, state(*row, text, &mut doubts));
    }
    if states.values().any(|s| matches!(s, RowState::Readings { readings, .. } if readings.len() > 1)) {
        ask_the_columns(&mut states, printed, &mut doubts);
    }
    let mut table = Table3::default();
    for (row, state) in states {
        let cells = match state {
            RowState::Cells(cells) => cells,
            RowState::Readings { digits, readings } => {
                let (cells, differing) = agreed(&readings);
                if !differing.is_empty() {
                    doubts.push(Doubt::Ambiguous { place: RowPlace::Table3(row), digits, cells: differing });
                }
                cells
            }
            RowState::Open(doubt) => {
                doubts.push(doubt);
                [None; 7]
            }
        };
        table.rows.insert(row, cells);
    }
    (table, doubts)
}

fn state(row: Row, text: &RowText, doubts: &mut Vec<Doubt>) -> RowState {
    let place = RowPlace::Table3(row);
    match text {
        RowText::Cells(values) => {
            let mut cells = [None; 7];
            for (column, (cell, value)) in cells.iter_mut().zip(values).enumerate() {
                *cell = value.count();
                if let Some(text) = value.misread_as_count() {
                    doubts.push(Doubt::Unreadable { place, column, text });
                }
            }
            RowState::Cells(cells)
        }
        RowText::Digits(digits) => {
            if digits.len() == 7 && digits.iter().any(|d| d == BLANK) {
                return RowState::Cells(std::array::from_fn(|i| digits[i].parse().ok()));
            }
            let atoms: Vec<&str> = digits.iter().map(String::as_str).filter(|d| *d != BLANK).collect();
            if let Some(cells) = one_each(&atoms) {
                return RowState::Cells(cells.map(Some));
            }
            let shown = digits.join(" ");
            let count: usize = atoms.iter().map(|a| a.len()).sum();
            match with_row_sum(&atoms) {
                Readings::All(readings) if !readings.is_empty() => RowState::Readings { digits: shown, readings },
                Readings::All(_) if atoms.len() > 7 || count < 7 || atoms.len() > 1 => {
                    RowState::Open(Doubt::Misfit { place, digits: shown })
                }
                Readings::All(_) => RowState::Open(Doubt::NoReading { place, digits: shown }),
                Readings::TooMany => RowState::Open(Doubt::Ambiguous { place, digits: shown, cells: (0..7).collect() }),
            }
        }
    }
}

/// Keeps the readings that a reading of the whole table uses. Only a table without gaps can be asked.
fn ask_the_columns(states: &mut BTreeMap<Row, RowState>, printed: &[Row], doubts: &mut Vec<Doubt>) {
    let mut candidates = BTreeMap::new();
    for row in printed {
        let readings = match states.get(row) {
            Some(RowState::Readings { readings, .. }) => readings.clone(),
            Some(RowState::Cells(cells)) => match cells.iter().copied().collect::<Option<Vec<u64>>>() {
                Some(full) => full.try_into().map_or_else(|_| Vec::new(), |seven| vec![seven]),
                None => return,
            },
            Some(RowState::Open(_)) | None => return,
        };
        candidates.insert(*row, readings);
    }
    match joint::solve(&candidates) {
        Joint::Solved(mut solved) => {
            for (row, state) in states.iter_mut() {
                if let (RowState::Readings { readings, .. }, Some(left)) = (state, solved.remove(row)) {
                    *readings = left;
                }
            }
        }
        Joint::Contradiction => {
            let balance = joint::can_balance(&candidates) == Some(false);
            doubts.push(Doubt::ColumnsContradict { balance });
        }
        Joint::TooMuch => {}
    }
}

/// The cells in which all readings agree, and the columns in which they do not.
fn agreed(readings: &[Seven]) -> ([Option<u64>; 7], Vec<usize>) {
    let Some(first) = readings.first() else { return ([None; 7], (0..7).collect()) };
    let differing: Vec<usize> = (0..7).filter(|i| readings.iter().any(|r| r[*i] != first[*i])).collect();
    let mut cells = first.map(Some);
    for column in &differing {
        cells[*column] = None;
    }
    (cells, differing)
}
