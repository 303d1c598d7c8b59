//! Reports rendered in every layout and read back: the same figures, or an honest doubt.

mod synthetic;

use formats::{Block, Content, Kind};
use proptest::prelude::*;
use report::check::{self, Rule, Severity};
use report::figure::Figure;
use report::read::{Reading, read};
use report::{ReportFormat, Row, Tables};
use synthetic::{Layout, consistent, render};

fn read_back(tables: &Tables, layout: Layout) -> Result<Reading, TestCaseError> {
    read(&render(tables, layout), "a.txt").map_err(|e| TestCaseError::fail(e.to_string()))
}

fn violations(reading: &Reading) -> Vec<Rule> {
    let found = check::report(reading);
    found.iter().filter(|f| f.severity() == Severity::Violation).map(|f| f.rule).collect()
}

/// Every number of the three tables, in the order of the form.
fn cells(tables: &Tables) -> Vec<Option<Figure>> {
    let whole = |n: &Option<u64>| n.and_then(|n| i64::try_from(n).ok()).map(Figure::whole);
    let mut out: Vec<Option<Figure>> = tables.table2.iter().flat_map(|t| t.rows.iter().flatten().cloned()).collect();
    out.extend(tables.table3.iter().flat_map(|t| t.rows.values().flatten().map(whole)));
    out.extend(tables.table4.iter().flat_map(|t| t.blocks.iter().flatten().map(whole)));
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn numbers_that_are_apart_are_read_back_exactly(tables in consistent()) {
        for layout in [
            Layout::CellALine, Layout::RowALine, Layout::Tabs, Layout::Cells, Layout::BareCells, Layout::SpareCells,
            Layout::Separated, Layout::Paged, Layout::Broken,
        ] {
            let reading = read_back(&tables, layout)?;
            prop_assert_eq!(reading.tables.to_json(), tables.to_json(), "{:?}", layout);
            prop_assert_eq!(&violations(&reading), &[], "{:?}", layout);
            prop_assert_eq!(&reading.doubts, &[], "{:?}", layout);
        }
    }

    #[test]
    fn strokes_are_blanks_and_units_are_no_part_of_numbers(tables in consistent()) {
        let reading = read_back(&tables, Layout::Marked)?;
        let zero = Some(Figure::whole(0));
        let blank = |cells: Vec<Option<Figure>>| cells.into_iter().map(|c| if c == zero { None } else { c }).collect::<Vec<_>>();
        prop_assert_eq!(blank(cells(&reading.tables)), blank(cells(&tables)));
        prop_assert!(reading.tables.table3.iter().flat_map(|t| t.rows.values()).flatten().all(|n| *n != Some(0)));
        prop_assert_eq!(&violations(&reading), &[]);
    }

    #[test]
    fn run_together_numbers_are_read_right_or_left_open(tables in consistent()) {
        for layout in [Layout::RunTogether, Layout::Told] {
            let reading = read_back(&tables, layout)?;
            prop_assert_eq!(reading.tables.format, tables.format);
            let (read, truth) = (cells(&reading.tables), cells(&tables));
            prop_assert_eq!(read.len(), truth.len());
            for (read, truth) in read.iter().zip(&truth) {
                prop_assert!(read.is_none() || read == truth, "{:?}\n{:?}", reading.tables, tables);
            }
            prop_assert_eq!(&violations(&reading), &[]);
            let found = check::report(&reading);
            prop_assert!(!found.iter().any(|f| matches!(f.rule, Rule::BlankCell | Rule::Narrative)), "{:?}", found);
        }
    }

    #[test]
    fn what_the_text_states_is_no_longer_open(tables in consistent()) {
        let reading = read_back(&tables, Layout::Told)?;
        for column in ["issued", "repealed", "in_force"] {
            let cell = |tables: &Tables| {
                tables.table2.as_ref()?.cell(tables.format, "normative_documents", column).cloned()
            };
            prop_assert_eq!(cell(&reading.tables), cell(&tables));
        }
    }

    #[test]
    fn a_single_wrong_cell_is_found(
        tables in consistent(),
        layout in prop_oneof![Just(Layout::CellALine), Just(Layout::RowALine), Just(Layout::Cells), Just(Layout::Broken)],
        row in 0..23_usize,
        column in 0..7_usize,
        by in 1..50_u64,
    ) {
        let mut wrong = tables.clone();
        let row = tables.format.rows()[row];
        let Some(cell) = wrong.table3.as_mut().and_then(|t| t.rows.get_mut(&row)).and_then(|r| r[column].as_mut()) else {
            return Ok(());
        };
        *cell += by;
        let reading = read_back(&wrong, layout)?;
        prop_assert_eq!(reading.tables.to_json(), wrong.to_json(), "{:?}", layout);
        let found = violations(&reading);
        prop_assert!(found.contains(&Rule::RowTotal), "{:?}", found);
        let rule = if row.is_result() || row == Row::R37 { Rule::ResultSum } else { Rule::ColumnBalance };
        prop_assert!(found.contains(&rule), "{:?}", found);
    }

    #[test]
    fn a_blank_cell_stays_blank(tables in consistent(), row in 0..23_usize, column in 0..7_usize) {
        let mut blank = tables.clone();
        let row = tables.format.rows()[row];
        if let Some(cells) = blank.table3.as_mut().and_then(|t| t.rows.get_mut(&row)) {
            cells[column] = None;
        }
        for layout in [Layout::Cells, Layout::Tabs, Layout::BareCells, Layout::SpareCells, Layout::CellALine] {
            let reading = read_back(&blank, layout)?;
            prop_assert_eq!(reading.tables.to_json(), blank.to_json(), "{:?}", layout);
            let found = check::report(&reading);
            prop_assert!(found.iter().any(|f| f.rule == Rule::BlankCell), "{:?}", found);
            prop_assert_eq!(&violations(&reading), &[], "{:?}", layout);
        }
    }

    #[test]
    fn no_soup_of_labels_and_digits_breaks_the_reader(
        parts in prop::collection::vec(
            prop_oneof![
                "[0-9]{1,60}", "[0-9 ,.-]{1,40}", "[一二三四五六七、（）.]{1,4}",
                prop::sample::select(ReportFormat::F2021.rows()).prop_map(|r| r.text().label.to_owned()),
                prop::sample::select(ReportFormat::F2019.table2()).prop_map(|r| r.label.to_owned()),
                prop::sample::select(&report::form::SECTIONS[..]).prop_map(str::to_owned),
                Just("\n".to_owned()), Just("\t".to_owned()), Just("总计".to_owned()),
            ],
            0..300,
        ),
    ) {
        let blocks = parts.concat().lines().map(|l| Block::Paragraph { text: l.to_owned() }).collect();
        let content = Content { kind: Kind::Text, blocks, pages: Vec::new() };
        if let Ok(reading) = read(&content, "soup.txt") {
            check::report(&reading);
        }
    }
}

#[test]
fn thousands_of_rows_and_digits_are_read_in_bounded_time() {
    let label = Row::R1.text().label;
    for line in [format!("{label}{}", "1".repeat(200_000)), format!("{label} {}", "1 ".repeat(100_000))] {
        let blocks = vec![Block::Paragraph { text: line }; 30];
        let content = Content { kind: Kind::Text, blocks, pages: Vec::new() };
        if let Ok(reading) = read(&content, "long.txt") {
            check::report(&reading);
        }
    }
}

#[test]
fn a_page_about_something_else_is_no_report() {
    let blocks = vec![Block::Paragraph { text: "关于示例市2023年公开招聘的通知，共招12人。".into() }];
    let content = Content { kind: Kind::Text, blocks, pages: Vec::new() };
    assert!(read(&content, "notice.txt").is_err());
}
