//! `指标溯源` — the cases and events behind a number (contract §4.3). What a cell counts is decided where the table is
//! made; here the same question is asked of each case.

use crate::cell::{CellId, FeeCell};
use crate::figure::Figure;
use crate::fold::RecordedFigure;
use crate::form::{Column, ReportFormat, Row, TABLE4_COLUMNS};
use crate::ledgered::{Case, FeeMark, Ledgered, Standing};
use casework::Entry;
use casework::ids::StreamId;
use casework::ledger::Event;
use casework::request::RequestEvent;
use serde_json::{Value, json};
use std::collections::HashSet;

/// What stands behind a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Which number.
    pub cell: CellId,
    /// Its value; `None` if nobody recorded it.
    pub value: Option<Figure>,
    /// What it is made of.
    pub behind: Behind,
}

/// What a number is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Behind {
    /// Cases, by number.
    Cases(Vec<Case>),
    /// Records of figures, oldest first, each with the cell it was recorded for and whether it counts.
    Records(Vec<(CellId, RecordedFigure, bool)>),
}

impl Ledgered {
    /// The cases or records behind a number of a year.
    pub fn explain(&self, year: i16, cell: CellId) -> Explanation {
        let behind = match cell {
            CellId::Table3(row, column) => Behind::Cases(self.counted(year, row, column)),
            CellId::Table4(block, "total") => {
                let parts = TABLE4_COLUMNS.iter().filter(|(key, _)| *key != "total");
                let parts: Vec<CellId> = parts.map(|(key, _)| CellId::Table4(block, key)).collect();
                Behind::Records(self.all_records(year, &parts))
            }
            CellId::Table2(..) | CellId::Table4(..) => Behind::Records(self.all_records(year, &[cell])),
            CellId::Fee(fee) => self.behind_fee(year, fee),
        };
        Explanation { cell, value: self.cell(year, cell), behind }
    }

    fn counted(&self, year: i16, row: Row, column: Column) -> Vec<Case> {
        let format = ReportFormat::of_year(year);
        let is_in_column = |case: &&Case| match column {
            Column::Total => true,
            Column::Kind(kind) => case.kind == kind,
        };
        let is_in_row = |case: &&Case| {
            Standing::of(case, year).measures().any(|measure| measure.rows(format).any(|counted| counted == row))
        };
        by_number(self.cases.iter().filter(is_in_column).filter(is_in_row).cloned().collect())
    }

    fn all_records(&self, year: i16, cells: &[CellId]) -> Vec<(CellId, RecordedFigure, bool)> {
        let records = cells.iter().flat_map(|cell| {
            let records = self.records(year, *cell);
            let last = records.len().saturating_sub(1);
            records.iter().enumerate().map(move |(place, record)| (*cell, record.clone(), place == last))
        });
        records.collect()
    }

    fn behind_fee(&self, year: i16, fee: FeeCell) -> Behind {
        let is_of_year = |mark: &&FeeMark| mark.on.year() == year;
        if !self.fees.iter().any(|mark| is_of_year(&mark)) {
            return Behind::Records(self.all_records(year, &[CellId::Fee(fee)]));
        }
        let wants_paid = match fee {
            FeeCell::Notices | FeeCell::NoticedYuan => false,
            FeeCell::ReceivedYuan => true,
        };
        let marks = self.fees.iter().filter(is_of_year).filter(|mark| mark.is_paid == wants_paid);
        let streams: HashSet<&StreamId> = marks.map(|mark| &mark.stream).collect();
        Behind::Cases(by_number(self.cases.iter().filter(|case| streams.contains(&case.stream)).cloned().collect()))
    }
}

fn by_number(mut cases: Vec<Case>) -> Vec<Case> {
    cases.sort_by(|a, b| a.number.cmp(&b.number));
    cases
}

impl Explanation {
    /// The streams whose entries [`Self::to_json`] will ask for.
    pub fn streams(&self) -> impl Iterator<Item = &StreamId> {
        let cases = match &self.behind {
            Behind::Cases(cases) => cases.as_slice(),
            Behind::Records(_) => &[],
        };
        cases.iter().map(|case| &case.stream)
    }

    /// The JSON of the contract. `entries` gives the entries of a stream, oldest first.
    pub fn to_json(&self, mut entries: impl FnMut(&StreamId) -> Vec<Entry>) -> Value {
        let value = match &self.value {
            Some(figure) => figure.as_whole().map_or_else(|| json!(figure.to_string()), |n| json!(n)),
            None => Value::Null,
        };
        let cell = self.cell.to_string();
        match &self.behind {
            Behind::Cases(cases) => {
                let cases: Vec<Value> = cases.iter().map(|case| case_json(case, &entries(&case.stream))).collect();
                json!({ "cell": cell, "value": value, "cases": cases })
            }
            Behind::Records(records) => {
                let items: Vec<Value> =
                    records.iter().map(|(cell, record, counts)| item_json(*cell, record, *counts)).collect();
                json!({ "cell": cell, "value": value, "items": items })
            }
        }
    }
}

fn case_json(case: &Case, entries: &[Entry]) -> Value {
    json!({
        "number": case.number,
        "received_on": case.received_on,
        "disposed_on": case.end.map(|(_, on)| on),
        "outcome": case.end.map(|(outcome, _)| outcome.id()),
        "events": entries.iter().map(event_json).collect::<Vec<_>>(),
    })
}

/// An entry by its place, day and kind. Its words stay in the case: they are nothing to count.
fn event_json(entry: &Entry) -> Value {
    let (kind, label, corrects) = match &entry.event {
        Event::Request(event) => {
            let corrects = if let RequestEvent::EntryCorrected { version, .. } = event { Some(*version) } else { None };
            (event.id(), event.label(), corrects)
        }
        Event::Figure(_) => ("figure-recorded", "登记数据", None),
        Event::Report(_) | Event::Calendar(_) | Event::Settings(_) | Event::Guard(_) => ("other", "其他", None),
    };
    json!({
        "version": entry.version,
        "sequence": entry.sequence,
        "type": kind,
        "label": label,
        "occurred_on": entry.occurred_on,
        "recorded_at": entry.recorded_at,
        "actor": entry.actor,
        "corrects": corrects,
    })
}

fn item_json(cell: CellId, record: &RecordedFigure, counts: bool) -> Value {
    json!({
        "cell": cell.to_string(),
        "value": record.value.as_whole().map_or_else(|| json!(record.value.to_string()), |n| json!(n)),
        "source": record.source,
        "recorded_on": record.recorded_on,
        "counts": counts,
    })
}
