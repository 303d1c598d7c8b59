//! Table three settled: run-together rows taken apart by their own sums, then by the columns, last by what the
//! text says; what stays open is `null`.

use super::cells::BLANK;
use super::claims::{self, Claim, OutcomeGroup, Subject};
use super::decode::joint::{self, Joint};
use super::decode::row::{Readings, Seven, one_each, with_row_sum};
use super::doubt::{Doubt, RowPlace};
use super::table3::RowText;
use super::told::{self, Saying, differing};
use crate::form::{Column, Row};
use crate::tables::Table3;
use std::collections::BTreeMap;

/// What is known of a row before the columns are asked.
#[derive(Debug, Clone)]
enum RowState {
    Cells([Option<u64>; 7]),
    Readings { digits: String, readings: Vec<Seven> },
    Open(Doubt),
}

/// The table and what it leaves in doubt. What sums leave open the narrative may decide.
pub(crate) fn settle(rows: &BTreeMap<Row, RowText>, printed: &[Row], claims: &[Claim]) -> (Table3, Vec<Doubt>) {
    let mut doubts = Vec::new();
    let mut states: BTreeMap<Row, RowState> = BTreeMap::new();
    for (row, text) in rows {
        states.insert(*row, state(*row, text, &mut doubts));
    }
    if is_open(&states) {
        ask_the_columns(&mut states, printed, &mut doubts);
    }
    let by_sums = states.clone();
    let quotes = if is_open(&states) { ask_the_narrative(&mut states, printed, claims) } else { Vec::new() };
    let mut table = Table3::default();
    for (row, state) in states {
        let cells = match state {
            RowState::Cells(cells) => cells,
            RowState::Readings { digits, readings } => {
                let before = match by_sums.get(&row) {
                    Some(RowState::Readings { readings, .. }) => differing(readings),
                    Some(RowState::Cells(_) | RowState::Open(_)) | None => Vec::new(),
                };
                doubts.extend(told::doubts(RowPlace::Table3(row), &digits, &before, differing(&readings), &quotes));
                std::array::from_fn(|column| told::agreed(&readings, column))
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
        RowText::Misfit(digits) => RowState::Open(Doubt::Misfit { place, digits: digits.join(" ") }),
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

fn is_open(states: &BTreeMap<Row, RowState>) -> bool {
    states.values().any(|s| matches!(s, RowState::Readings { readings, .. } if readings.len() > 1))
}

/// Keeps the readings that a reading of the whole table uses. Only a table without gaps can be asked.
fn ask_the_columns(states: &mut BTreeMap<Row, RowState>, printed: &[Row], doubts: &mut Vec<Doubt>) {
    let Some(candidates) = candidates(states, printed) else { return };
    match joint::solve(&candidates) {
        Joint::Solved(solved) => keep(states, solved),
        Joint::Contradiction => {
            let balance = joint::can_balance(&candidates) == Some(false);
            doubts.push(Doubt::ColumnsContradict { balance });
        }
        Joint::TooMuch => {}
    }
}

/// Keeps the readings that agree with what the narrative says of their rows, and those of other rows that go with
/// them. Returns the words that decided.
fn ask_the_narrative(states: &mut BTreeMap<Row, RowState>, printed: &[Row], claims: &[Claim]) -> Vec<String> {
    let mut left = states.clone();
    let mut quotes = Vec::new();
    for (row, state) in &mut left {
        if let RowState::Readings { readings, .. } = state
            && readings.len() > 1
        {
            let (kept, words) = told::keep(readings, said_of(*row, claims));
            *readings = kept;
            quotes.extend(words);
        }
    }
    if quotes.is_empty() {
        return quotes;
    }
    if let Some(candidates) = candidates(&left, printed) {
        match joint::solve(&candidates) {
            Joint::Solved(solved) => keep(&mut left, solved),
            // The rows cannot all be as the text has them.
            Joint::Contradiction => return Vec::new(),
            Joint::TooMuch => {}
        }
    }
    *states = left;
    quotes
}

/// What the narrative says of a row's cells.
fn said_of(row: Row, claims: &[Claim]) -> Vec<Saying<'_, Seven>> {
    let saying = |(_, subject): &(Row, Subject)| {
        let Claim { figure, quote, .. } = claims::of_subject(claims, *subject)?;
        let figure = u64::try_from(figure.as_whole()?).ok()?;
        Some(Saying { agrees: Box::new(move |r: &Seven| r[Column::Total.index()] == figure), quote })
    };
    TOTALS_SAID.iter().filter(|(of, _)| *of == row).filter_map(saying).collect()
}

/// Rows whose `总计` a narrative may state.
const TOTALS_SAID: [(Row, Subject); 7] = [
    (Row::R1, Subject::Received),
    (Row::R2, Subject::CarriedIn),
    (Row::R31, Subject::Outcome(OutcomeGroup::Disclosed)),
    (Row::R32, Subject::Outcome(OutcomeGroup::PartlyDisclosed)),
    (Row::R36, Subject::Outcome(OutcomeGroup::Other)),
    (Row::R37, Subject::Done),
    (Row::R4, Subject::CarriedOut),
];

/// The readings of every row that the edition prints; `None` if a row is open or has blanks.
fn candidates(states: &BTreeMap<Row, RowState>, printed: &[Row]) -> Option<BTreeMap<Row, Vec<Seven>>> {
    let mut candidates = BTreeMap::new();
    for row in printed {
        let readings = match states.get(row)? {
            RowState::Readings { readings, .. } => readings.clone(),
            RowState::Cells(cells) => vec![cells.iter().copied().collect::<Option<Vec<u64>>>()?.try_into().ok()?],
            RowState::Open(_) => return None,
        };
        candidates.insert(*row, readings);
    }
    Some(candidates)
}

fn keep(states: &mut BTreeMap<Row, RowState>, mut solved: BTreeMap<Row, Vec<Seven>>) {
    for (row, state) in states.iter_mut() {
        if let (RowState::Readings { readings, .. }, Some(left)) = (state, solved.remove(row)) {
            *readings = left;
        }
    }
}
