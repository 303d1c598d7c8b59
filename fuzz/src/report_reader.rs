//! The reader of annual reports and everything that is done with what it read.

use crate::layout;
use formats::{Content, Limits};
use report::cell::CellId;
use report::check::{self, Finding};
use report::diff;
use report::figure::Figure;
use report::form::Column;
use report::read::{Reading, RowPlace, read};
use report::rollup::{self, Part};
use report::tables::Tables;

const FILE_NAME: &str = "示例市示例局2024年政府信息公开工作年度报告.txt";

/// A report as text: plain, Markdown or a page, whatever the bytes are.
pub fn report_text(data: &[u8]) {
    if let Ok(content) = formats::read(FILE_NAME, data, &Limits { file_bytes: 1 << 20, ..Limits::default() }) {
        read_and_check(&content);
    }
}

/// A report of structured cells, headings and page runs, in the notation of [`layout`].
pub fn report_blocks(data: &[u8]) {
    read_and_check(&layout::content(&String::from_utf8_lossy(data)));
}

/// The JSON of the contract, the ids of figures, and figures as people type them.
pub fn report_json(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Ok(figure) = text.parse::<Figure>() {
        assert_eq!(figure.to_string().parse(), Ok(figure));
    }
    if let Ok(cell) = text.parse::<CellId>() {
        assert_eq!(cell.to_string().parse(), Ok(cell));
    }
    if let Ok(tables) = serde_json::from_slice::<Tables>(data) {
        let json = tables.to_json();
        assert_eq!(Tables::from_json(&json).map(|again| again.to_json()), Ok(json));
        use_reading(&Reading::from(tables));
    }
}

fn read_and_check(content: &Content) {
    let Ok(reading) = read(content, FILE_NAME) else { return };
    let json = reading.tables.to_json();
    assert_eq!(Tables::from_json(&json).map(|again| again.to_json()), Ok(json));
    doubtful_cells_are_open(&reading);
    use_reading(&reading);
}

/// What a doubt says is not given, is not given.
fn doubtful_cells_are_open(reading: &Reading) {
    for (place, columns) in reading.doubts.iter().flat_map(report::read::Doubt::unread) {
        for column in columns {
            assert!(!is_given(&reading.tables, place, column), "{place:?} {column}: {:?}", reading.doubts);
        }
    }
}

fn is_given(tables: &Tables, place: RowPlace, column: usize) -> bool {
    match place {
        RowPlace::Table2(row) => tables.table2.as_ref().and_then(|t| t.rows.get(row)?.get(column)?.as_ref()).is_some(),
        RowPlace::Table3(row) => {
            let column = Column::ALL.get(column);
            tables.table3.as_ref().zip(column).and_then(|(t, column)| t.cell(row, *column)).is_some()
        }
        RowPlace::Table4(block) => tables.table4.as_ref().and_then(|t| *t.blocks.get(block)?.get(column)?).is_some(),
    }
}

/// Checks the report, compares it with itself and with the next year's, and adds it to another agency's.
fn use_reading(reading: &Reading) {
    speak(&check::report(reading));
    let same = diff::compare(reading, reading);
    assert_eq!(same.changes, [], "a report differs from itself");
    speak(&same.findings);
    let mut next = reading.clone();
    next.tables.year = next.tables.year.and_then(|year| year.checked_add(1));
    speak(&diff::compare(reading, &next).findings);
    let mut other = reading.tables.clone();
    other.agency = None;
    let parts = [Part { name: "甲", tables: &reading.tables }, Part { name: "乙", tables: &other }];
    if let Ok(sum) = rollup::add_up(&parts, None) {
        speak(&sum.findings);
    }
}

/// A finding says where and what to do.
fn speak(findings: &[Finding]) {
    for finding in findings {
        assert!(!finding.place.is_empty() && !finding.message.is_empty(), "{finding:?}");
    }
}
