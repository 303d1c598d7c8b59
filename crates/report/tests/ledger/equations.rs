//! Whatever happened in whatever cases, the form's equations hold.

use crate::sample::{corrected, decided, dispatched, fold, received, registered, stream};
use casework::Entry;
use casework::request::{RequestEvent, replay};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::outcome::Outcome;
use law::requester::RequesterKind;
use proptest::prelude::*;
use proptest::sample::select;
use report::cell::CellId;
use report::count::{Measure, Tally, table3};
use report::explain::Behind;
use report::form::{Column, ReportFormat, Row};
use report::tables::Table3;
use std::collections::BTreeMap;

const YEARS: std::ops::RangeInclusive<i16> = 2019..=2026;

fn any_day() -> impl Strategy<Value = Date> {
    (0..365 * 8_i32).prop_map(|n| date(2019, 1, 1).saturating_add(n.days()))
}

/// Any event at all that a report might count, in any order: the fold must hold for impossible histories too.
fn any_event() -> impl Strategy<Value = RequestEvent> {
    prop_oneof![
        any_day().prop_map(received),
        select(Outcome::ALL.to_vec()).prop_map(decided),
        Just(dispatched()),
        Just(RequestEvent::ClarificationLapsed {}),
        Just(RequestEvent::FeeLapsed {}),
        Just(RequestEvent::RequestWithdrawn { note: String::new() }),
        Just(RequestEvent::RequestArchived {}),
    ]
}

fn any_later_event() -> impl Strategy<Value = RequestEvent> {
    let correction = (2..8_u64, any_day(), proptest::option::of(any_event()));
    prop_oneof![6 => any_event(), 1 => correction.prop_map(|(version, on, event)| corrected(version, on, event))]
}

fn any_case() -> impl Strategy<Value = (RequesterKind, Vec<(Date, RequestEvent)>)> {
    (select(RequesterKind::ALL.to_vec()), proptest::collection::vec((any_day(), any_later_event()), 0..8))
}

fn any_ledger() -> impl Strategy<Value = Vec<Entry>> {
    proptest::collection::vec(any_case(), 0..40).prop_map(|cases| {
        let streams = (1..).zip(cases).flat_map(|(n, (kind, mut events))| {
            let number = format!("2024-{n:04}");
            events.insert(0, (date(2019, 1, 1), registered(&number, kind)));
            stream(&number, events)
        });
        streams.collect()
    })
}

fn value(table: &Table3, row: Row, column: Column) -> u64 {
    table.cell(row, column).expect("the fold leaves no cell blank")
}

fn equations_hold(table: &Table3, format: ReportFormat) {
    for column in Column::ALL {
        let at = |row| value(table, row, column);
        assert_eq!(at(Row::R1) + at(Row::R2), at(Row::R37) + at(Row::R4), "column-balance {column:?}");
        let results: u64 = format.rows().iter().filter(|row| row.is_result()).map(|row| at(*row)).sum();
        assert_eq!(at(Row::R37), results, "result-sum {column:?}");
    }
    for row in format.rows() {
        let kinds: u64 = RequesterKind::ALL.iter().map(|kind| value(table, *row, Column::Kind(*kind))).sum();
        assert_eq!(value(table, *row, Column::Total), kinds, "row-total {row:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_year_balances_and_carries_over(entries in any_ledger()) {
        let ledgered = fold(&entries);
        let mut before: Option<Table3> = None;
        for year in YEARS {
            let table = ledgered.tables(None, year).table3.expect("counted");
            equations_hold(&table, ReportFormat::of_year(year));
            if let Some(before) = before {
                for column in Column::ALL {
                    prop_assert_eq!(value(&table, Row::R2, column), value(&before, Row::R4, column), "carry-over");
                }
            }
            before = Some(table);
        }
    }

    #[test]
    fn every_number_is_the_size_of_what_it_lists(entries in any_ledger(), year in YEARS) {
        let ledgered = fold(&entries);
        let table = ledgered.tables(None, year).table3.expect("counted");
        for row in ReportFormat::of_year(year).rows() {
            for column in Column::ALL {
                let cell = CellId::Table3(*row, column);
                let Behind::Cases(cases) = ledgered.explain(year, cell).behind else { panic!("cases stand behind table three") };
                prop_assert_eq!(cases.len() as u64, value(&table, *row, column), "{}", cell);
            }
        }
    }

    #[test]
    fn the_fold_sees_every_case_as_casework_does(entries in any_ledger()) {
        let counted: BTreeMap<_, _> =
            fold(&entries).cases().iter().map(|case| (case.stream.clone(), (case.received_on, case.end))).collect();
        let mut streams: BTreeMap<_, Vec<&Entry>> = BTreeMap::new();
        for entry in &entries {
            streams.entry(entry.stream.clone()).or_default().push(entry);
        }
        let replayed = streams.into_iter().filter_map(|(stream, entries)| {
            let state = replay(entries);
            Some((stream, (state.received_on()?, state.ended.map(|end| (end.outcome, end.on)))))
        });
        prop_assert_eq!(counted, replayed.collect());
    }

    #[test]
    fn the_order_of_streams_does_not_matter(entries in any_ledger(), year in YEARS) {
        let mut interleaved = entries.clone();
        interleaved.sort_by_key(|entry| entry.version);
        prop_assert_eq!(fold(&entries).tables(None, year), fold(&interleaved).tables(None, year));
    }

    #[test]
    fn counts_of_a_view_give_the_same_table(counts in proptest::collection::vec((select(RequesterKind::ALL.to_vec()), select(Outcome::ALL.to_vec()), 0..50_u64), 0..60)) {
        let tallies: Vec<Tally> = counts.iter().map(|(kind, outcome, count)| Tally { kind: *kind, measure: Measure::Disposed(*outcome), count: *count }).collect();
        let one_by_one = tallies.iter().flat_map(|tally| std::iter::repeat_n(Tally { count: 1, ..*tally }, tally.count as usize));
        for format in [ReportFormat::F2019, ReportFormat::F2021] {
            prop_assert_eq!(table3(format, tallies.clone()), table3(format, one_by_one.clone()));
        }
    }
}
