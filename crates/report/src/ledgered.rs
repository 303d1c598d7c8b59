//! What the ledger says for every year: cases with their ends, recorded figures; and the numbers that follow.
//!
//! Counting rules (law.md §2.4; the form itself gives few, so most are conventions, kept in `Standing::of`):
//! a case counts in the year of its first receipt (R1), is carried while it has not ended (R2, R4), and its result
//! counts in the year its reply left, lapsed or was withdrawn (R3). What was never received is not counted at all.
//! A new reply after a remedy changes nothing.
//!
//! A figure of table two or four that nobody recorded is `None`, not 0: a register that was not asked is not empty.
//! Totals of table four are always the sum of their parts.

use crate::cell::{CellId, FeeCell};
use crate::count::{Measure, Tally, table3};
use crate::figure::Figure;
use crate::fold::{CaseMarks, Mark, RecordedFigure};
use crate::form::{ReportFormat, TABLE4_BLOCKS, TABLE4_COLUMNS};
use crate::tables::{Table2, Table4, Tables};
use casework::ids::{RequestNumber, StreamId};
use jiff::civil::Date;
use law::outcome::Outcome;
use law::requester::RequesterKind;
use std::collections::{BTreeMap, HashMap};

/// The ledger, folded.
#[derive(Debug, Clone)]
pub struct Ledgered {
    pub(crate) cases: Vec<Case>,
    pub(crate) fees: Vec<FeeMark>,
    figures: BTreeMap<(i16, String), Vec<RecordedFigure>>,
}

/// A case as reports count it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its stream.
    pub stream: StreamId,
    /// Its number.
    pub number: RequestNumber,
    /// Its column.
    pub kind: RequesterKind,
    /// The first receipt.
    pub received_on: Date,
    /// How and when it ended the first time.
    pub end: Option<(Outcome, Date)>,
}

/// A fee noticed or paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FeeMark {
    pub(crate) stream: StreamId,
    pub(crate) on: Date,
    pub(crate) yuan: u64,
    pub(crate) is_paid: bool,
}

/// `信息处理费` of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fees {
    /// Notices sent.
    pub notices: u64,
    /// What they came to, in yuan.
    pub noticed_yuan: u64,
    /// What was received, in yuan.
    pub received_yuan: u64,
}

/// Where a case stands in a year's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) is_received: bool,
    pub(crate) is_carried_in: bool,
    pub(crate) disposed: Option<Outcome>,
    pub(crate) is_carried_out: bool,
}

impl Standing {
    /// The balance (R1 + R2 = R3.7 + R4) holds for every case alone, since an end never lies before the receipt.
    pub(crate) fn of(case: &Case, year: i16) -> Self {
        let received = case.received_on.year();
        let ended = case.end.map(|(outcome, on)| (outcome, on.max(case.received_on).year()));
        let is_open_before = ended.is_none_or(|(_, ended)| ended >= year);
        let is_open_after = ended.is_none_or(|(_, ended)| ended > year);
        Self {
            is_received: received == year,
            is_carried_in: received < year && is_open_before,
            disposed: ended.filter(|(_, ended)| *ended == year).map(|(outcome, _)| outcome),
            is_carried_out: received <= year && is_open_after,
        }
    }

    /// What of table three it answers to.
    pub(crate) fn measures(self) -> impl Iterator<Item = Measure> {
        let claims = [
            self.is_received.then_some(Measure::Received),
            self.is_carried_in.then_some(Measure::CarriedIn),
            self.disposed.map(Measure::Disposed),
            self.is_carried_out.then_some(Measure::CarriedOut),
        ];
        claims.into_iter().flatten()
    }
}

impl Ledgered {
    pub(crate) fn new(
        marks: HashMap<StreamId, CaseMarks>,
        figures: BTreeMap<(i16, String), Vec<RecordedFigure>>,
    ) -> Self {
        let mut fees = Vec::new();
        let mut cases = Vec::with_capacity(marks.len());
        for (stream, marks) in marks {
            collect_fees(&stream, &marks, &mut fees);
            cases.extend(case(stream, &marks));
        }
        Self { cases, fees, figures }
    }

    /// The tables of a year, in the format of that year.
    pub fn tables(&self, agency: Option<&str>, year: i16) -> Tables {
        let format = ReportFormat::of_year(year);
        Tables {
            agency: agency.map(str::to_owned),
            year: Some(year),
            format,
            table2: Some(self.table2(year)),
            table3: Some(table3(format, self.tallies(year))),
            table4: Some(self.table4(year)),
        }
    }

    /// Tables two and four from the recorded figures, table three from counts that a view has made.
    pub fn tables_with(&self, agency: Option<&str>, year: i16, counts: impl IntoIterator<Item = Tally>) -> Tables {
        let format = ReportFormat::of_year(year);
        Tables { table3: Some(table3(format, counts)), ..self.tables(agency, year) }
    }

    /// What table three counts, case by case.
    fn tallies(&self, year: i16) -> impl Iterator<Item = Tally> {
        self.cases.iter().flat_map(move |case| {
            let measures = Standing::of(case, year).measures();
            measures.map(move |measure| Tally { kind: case.kind, measure, count: 1 })
        })
    }

    /// The value of one number; `None` if nobody recorded it.
    pub fn cell(&self, year: i16, cell: CellId) -> Option<Figure> {
        match cell {
            CellId::Table2(..) => self.figure(year, cell).cloned(),
            CellId::Table3(row, column) => {
                let format = ReportFormat::of_year(year);
                let value = table3(format, self.tallies(year)).cell(row, column)?;
                i64::try_from(value).ok().map(Figure::whole)
            }
            CellId::Table4(block, column) => {
                let block = TABLE4_BLOCKS.iter().position(|def| def.key == block)?;
                let column = TABLE4_COLUMNS.iter().position(|(key, _)| *key == column)?;
                let value = *self.table4(year).blocks.get(block)?.get(column)?;
                value.and_then(|n| i64::try_from(n).ok()).map(Figure::whole)
            }
            CellId::Fee(cell) => i64::try_from(self.fees(year).get(cell)).ok().map(Figure::whole),
        }
    }

    /// Fees of a year: from the cases' own notices and payments. Only if no case of the year has any, from figures that
    /// were recorded; without those, 0.
    pub fn fees(&self, year: i16) -> Fees {
        let mut fees = Fees::default();
        let mut marks = self.fees.iter().filter(|mark| mark.on.year() == year).peekable();
        if marks.peek().is_none() {
            return self.recorded_fees(year);
        }
        for mark in marks {
            if mark.is_paid {
                fees.received_yuan += mark.yuan;
            } else {
                fees.notices += 1;
                fees.noticed_yuan += mark.yuan;
            }
        }
        fees
    }

    fn recorded_fees(&self, year: i16) -> Fees {
        let value = |cell| self.whole(year, CellId::Fee(cell)).unwrap_or(0);
        Fees {
            notices: value(FeeCell::Notices),
            noticed_yuan: value(FeeCell::NoticedYuan),
            received_yuan: value(FeeCell::ReceivedYuan),
        }
    }

    /// The cases of the ledger, in no order.
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// All records of a figure, oldest first; the last one counts.
    pub fn records(&self, year: i16, cell: CellId) -> &[RecordedFigure] {
        self.figures.get(&(year, cell.to_string())).map_or(&[], Vec::as_slice)
    }

    fn figure(&self, year: i16, cell: CellId) -> Option<&Figure> {
        self.records(year, cell).last().map(|record| &record.value)
    }

    fn whole(&self, year: i16, cell: CellId) -> Option<u64> {
        self.figure(year, cell)?.as_whole().and_then(|n| u64::try_from(n).ok())
    }

    fn table2(&self, year: i16) -> Table2 {
        let rows = ReportFormat::of_year(year).table2().iter();
        let cells = rows.map(|row| {
            row.columns.iter().map(|column| self.figure(year, CellId::Table2(row.key, column.key)).cloned()).collect()
        });
        Table2 { rows: cells.collect() }
    }

    fn table4(&self, year: i16) -> Table4 {
        let mut table = Table4::default();
        for (def, cells) in TABLE4_BLOCKS.iter().zip(&mut table.blocks) {
            let [parts @ .., total] = cells;
            for ((column, _), cell) in TABLE4_COLUMNS.iter().zip(&mut *parts) {
                *cell = self.whole(year, CellId::Table4(def.key, column));
            }
            *total = parts.iter().copied().sum();
        }
        table
    }
}

impl Fees {
    /// One of the three numbers.
    pub const fn get(&self, cell: FeeCell) -> u64 {
        match cell {
            FeeCell::Notices => self.notices,
            FeeCell::NoticedYuan => self.noticed_yuan,
            FeeCell::ReceivedYuan => self.received_yuan,
        }
    }
}

/// A case from its marks; `None` if it was never received (withdrawn before the receipt was fixed, or still waiting).
fn case(stream: StreamId, marks: &CaseMarks) -> Option<Case> {
    let (mut kind, mut received_on, mut draft, mut end) = (None, None, None, None);
    for (_, mark) in &marks.marks {
        match mark {
            Mark::Registered(column) => kind = Some(*column),
            Mark::Received(on) => received_on = received_on.or(Some(*on)),
            Mark::Decided(outcome) => draft = Some(*outcome),
            Mark::Dispatched(on) => end = end.or(draft.map(|outcome| (outcome, *on))),
            Mark::Closed(outcome, on) => end = end.or(Some((*outcome, *on))),
            Mark::FeeNotified(..) | Mark::FeePaid(..) => {}
        }
    }
    Some(Case { stream, number: marks.number.clone()?, kind: kind?, received_on: received_on?, end })
}

fn collect_fees(stream: &StreamId, marks: &CaseMarks, fees: &mut Vec<FeeMark>) {
    for (_, mark) in &marks.marks {
        let (on, yuan, is_paid) = match *mark {
            Mark::FeeNotified(on, yuan) => (on, yuan, false),
            Mark::FeePaid(on, yuan) => (on, yuan, true),
            Mark::Registered(_) | Mark::Received(_) | Mark::Decided(_) | Mark::Dispatched(_) | Mark::Closed(..) => {
                continue;
            }
        };
        fees.push(FeeMark { stream: stream.clone(), on, yuan, is_paid });
    }
}
