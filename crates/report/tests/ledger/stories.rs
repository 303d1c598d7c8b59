//! Where one case counts, as stories.

use crate::sample::{corrected, day, decided, dispatched, fold, received, registered, stream};
use casework::request::{ReopeningCause, RequestEvent};
use law::outcome::Outcome;
use law::requester::RequesterKind;
use report::cell::CellId;
use report::explain::Behind;
use report::form::{Column, Row};

struct Story {
    title: &'static str,
    events: Vec<(&'static str, RequestEvent)>,
    /// Rows that count the case, by year. All others are 0.
    counts: &'static [(i16, &'static [Row])],
}

const KIND: RequesterKind = RequesterKind::Business;

fn check(stories: Vec<Story>) {
    for Story { title, events, counts } in stories {
        let entries = stream("2024-0001", events.into_iter().map(|(on, event)| (day(on), event)).collect());
        let ledgered = fold(&entries);
        for year in 2023..=2026 {
            let expected = counts.iter().find(|(y, _)| *y == year).map_or(&[][..], |(_, rows)| rows);
            let table = ledgered.tables(None, year).table3.expect("counted");
            for row in table.rows.keys() {
                let value = u64::from(expected.contains(row));
                assert_eq!(table.cell(*row, Column::Kind(KIND)), Some(value), "{title}: {year} {row:?}");
                assert_eq!(table.cell(*row, Column::Total), Some(value), "{title}: {year} {row:?} total");
                let explained = ledgered.explain(year, CellId::Table3(*row, Column::Total));
                assert!(matches!(explained.behind, Behind::Cases(cases) if cases.len() as u64 == value), "{title}");
            }
        }
    }
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table of stories")]
fn a_case_counts_by_first_receipt_and_first_end() {
    use Row::{R1, R2, R4, R31, R37, R341, R361, R363};
    let asked = |on| (on, registered("2024-0001", KIND));
    let confirmed = |on: &'static str| (on, received(day(on)));
    let judged = RequestEvent::RequestReopened { cause: ReopeningCause::Judgment, reply_by: None };
    check(vec![
        Story {
            title: "answered in the year",
            events: vec![
                asked("2024-03-01"),
                confirmed("2024-03-04"),
                ("2024-03-20", decided(Outcome::Provided)),
                ("2024-03-21", dispatched()),
            ],
            counts: &[(2024, &[R1, R31, R37])],
        },
        Story {
            title: "carried over the year",
            events: vec![
                asked("2024-12-20"),
                confirmed("2024-12-23"),
                ("2025-01-10", decided(Outcome::NotHeld)),
                ("2025-01-13", dispatched()),
            ],
            counts: &[(2024, &[R1, R4]), (2025, &[R2, R341, R37])],
        },
        Story {
            title: "registered in one year, received in the next",
            events: vec![
                asked("2024-12-31"),
                confirmed("2025-01-02"),
                ("2025-01-10", decided(Outcome::NotHeld)),
                ("2025-01-13", dispatched()),
            ],
            counts: &[(2025, &[R1, R341, R37])],
        },
        Story {
            title: "decided in one year, sent in the next",
            events: vec![
                asked("2024-12-02"),
                confirmed("2024-12-02"),
                ("2024-12-31", decided(Outcome::NotHeld)),
                ("2025-01-02", dispatched()),
            ],
            counts: &[(2024, &[R1, R4]), (2025, &[R2, R341, R37])],
        },
        Story {
            title: "still open for years",
            events: vec![asked("2024-03-01"), confirmed("2024-03-04")],
            counts: &[(2024, &[R1, R4]), (2025, &[R2, R4]), (2026, &[R2, R4])],
        },
        Story {
            title: "given up",
            events: vec![
                asked("2024-03-01"),
                confirmed("2024-03-04"),
                ("2024-04-01", RequestEvent::ClarificationLapsed {}),
            ],
            counts: &[(2024, &[R1, R361, R37])],
        },
        Story {
            title: "withdrawn",
            events: vec![
                asked("2024-03-01"),
                confirmed("2024-03-04"),
                ("2024-04-01", RequestEvent::RequestWithdrawn { note: String::new() }),
            ],
            counts: &[(2024, &[R1, R363, R37])],
        },
        Story {
            title: "withdrawn before it was received",
            events: vec![asked("2024-03-01"), ("2024-03-02", RequestEvent::RequestWithdrawn { note: String::new() })],
            counts: &[],
        },
        Story { title: "waiting for confirmation", events: vec![asked("2024-03-01")], counts: &[] },
        Story {
            title: "the last draft counts",
            events: vec![
                asked("2024-03-01"),
                confirmed("2024-03-04"),
                ("2024-03-18", decided(Outcome::NotHeld)),
                ("2024-03-20", decided(Outcome::Provided)),
                ("2024-03-21", dispatched()),
            ],
            counts: &[(2024, &[R1, R31, R37])],
        },
        Story {
            title: "a new reply after a judgment changes nothing",
            events: vec![
                asked("2024-03-01"),
                confirmed("2024-03-04"),
                ("2024-03-18", decided(Outcome::NotHeld)),
                ("2024-03-21", dispatched()),
                ("2025-02-03", judged),
                ("2025-02-20", decided(Outcome::Provided)),
                ("2025-02-21", dispatched()),
            ],
            counts: &[(2024, &[R1, R341, R37])],
        },
        Story {
            title: "a corrected dispatch counts by its true day",
            events: vec![
                asked("2024-12-02"),
                confirmed("2024-12-02"),
                ("2024-12-30", decided(Outcome::NotHeld)),
                ("2024-12-31", dispatched()),
                ("2025-01-06", corrected(4, day("2025-01-02"), Some(dispatched()))),
            ],
            counts: &[(2024, &[R1, R4]), (2025, &[R2, R341, R37])],
        },
        Story {
            title: "a struck lapse leaves the case open",
            events: vec![
                asked("2024-03-01"),
                confirmed("2024-03-04"),
                ("2024-04-01", RequestEvent::ClarificationLapsed {}),
                (
                    "2024-04-08",
                    corrected(3, day("2024-03-29"), Some(RequestEvent::ClarificationReceived { late_reason: None })),
                ),
                ("2024-04-10", decided(Outcome::Provided)),
                ("2024-04-11", dispatched()),
            ],
            counts: &[(2024, &[R1, R31, R37])],
        },
        Story {
            title: "a correction of a correction: the last counts",
            events: vec![
                asked("2024-03-01"),
                confirmed("2024-03-04"),
                ("2024-03-18", decided(Outcome::NotHeld)),
                ("2024-03-21", dispatched()),
                ("2024-03-22", corrected(4, day("2024-03-21"), None)),
                ("2024-03-25", corrected(4, day("2024-03-22"), Some(dispatched()))),
            ],
            counts: &[(2024, &[R1, R341, R37])],
        },
    ]);
}

#[test]
fn a_corrected_column_moves_the_case() {
    let entries = stream(
        "2024-0001",
        vec![
            (day("2024-03-01"), registered("2024-0001", RequesterKind::NaturalPerson)),
            (day("2024-03-01"), received(day("2024-03-01"))),
            (
                day("2024-03-05"),
                corrected(1, day("2024-03-01"), Some(registered("2024-0001", RequesterKind::LegalServiceFirm))),
            ),
        ],
    );
    let table = fold(&entries).tables(None, 2024).table3.expect("counted");
    assert_eq!(table.cell(Row::R1, Column::Kind(RequesterKind::NaturalPerson)), Some(0));
    assert_eq!(table.cell(Row::R1, Column::Kind(RequesterKind::LegalServiceFirm)), Some(1));
}

#[test]
fn a_number_lists_its_cases_with_their_events() {
    let entries = stream(
        "request/2024-0001",
        vec![
            (day("2024-03-01"), registered("2024-0001", RequesterKind::NaturalPerson)),
            (day("2024-03-04"), received(day("2024-03-04"))),
            (day("2024-04-01"), RequestEvent::RequestWithdrawn { note: "电话撤回".into() }),
        ],
    );
    let cell: CellId = "R3.6.3/natural_person".parse().expect("a cell");
    let json = fold(&entries).explain(2024, cell).to_json(|_| entries.clone());
    assert_eq!(json["cell"], "R3.6.3/natural_person");
    assert_eq!(json["value"], 1);
    let case = &json["cases"][0];
    assert_eq!(case["number"], "2024-0001");
    assert_eq!(case["received_on"], "2024-03-04");
    assert_eq!(case["disposed_on"], "2024-04-01");
    assert_eq!(case["outcome"], "withdrawn");
    assert_eq!(case["events"].as_array().map(Vec::len), Some(3));
    assert_eq!(case["events"][2]["type"], "request-withdrawn");
    assert_eq!(case["events"][2]["occurred_on"], "2024-04-01");
    assert!(!json.to_string().contains("电话撤回"), "an explanation counts, it does not quote");
}
