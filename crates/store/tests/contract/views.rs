//! Lists and counts.

use crate::database::{Office, stories};
use crate::fixture::{agency, archived, batch, case, number, stream};
use casework::ids::{AgencyId, UnitId};
use jiff::civil::{Date, date};
use law::outcome::Outcome;
use law::requester::RequesterKind;
use std::collections::HashMap;
use usecases::ports::{Batch, CaseFilter, CaseMeasure, CaseRow, Ledger, UnitOfWork, Views};

stories!(
    a_case_row_comes_back_as_it_was_written,
    a_commit_replaces_the_row_of_its_case,
    lists_are_paged_by_number_beyond_four_digits,
    filters_narrow_a_list,
    counts_say_what_the_form_means,
    replacing_all_leaves_other_agencies_alone,
    refreshing_leaves_the_others_and_what_is_newer,
    a_case_changed_since_the_ledger_was_read_keeps_its_row,
    a_row_that_deviates_in_any_column_is_told,
);

fn full(n: u64) -> CaseRow {
    CaseRow {
        version: 7,
        unit: Some(UnitId::from("科研处")),
        due: Some(date(2024, 4, 1)),
        due_is_provisional: true,
        calendar_version: 3,
        awaits_until: Some(date(2024, 3, 20)),
        outcome: Some(Outcome::PartlyDisclosed),
        disposed_on: Some(date(2024, 3, 28)),
        ..case(n, Some(date(2024, 3, 1)))
    }
}

async fn numbers(office: &Office, filter: CaseFilter) -> Vec<String> {
    office.store.cases(&agency(), &filter).await.unwrap().into_iter().map(|row| row.number.0).collect()
}

async fn a_case_row_comes_back_as_it_was_written(office: Office) {
    office.store.replace_all(&agency(), u64::MAX, vec![full(1), case(2, None)]).await.unwrap();
    assert_eq!(office.store.case(&agency(), &number(1)).await.unwrap(), Some(full(1)));
    assert_eq!(office.store.case(&agency(), &number(2)).await.unwrap(), Some(case(2, None)));
    assert_eq!(office.store.case(&agency(), &number(3)).await.unwrap(), None);
}

async fn a_commit_replaces_the_row_of_its_case(office: Office) {
    office.store.commit(Batch { case: Some(case(1, None)), ..batch(stream(1), 0, archived()) }).await.unwrap();
    office.store.commit(Batch { case: Some(full(1)), ..batch(stream(1), 1, archived()) }).await.unwrap();
    assert_eq!(office.store.case(&agency(), &number(1)).await.unwrap(), Some(full(1)));
    // A row that was lost is put back by the next act.
    office.store.replace_all(&agency(), u64::MAX, Vec::new()).await.unwrap();
    office.store.commit(Batch { case: Some(full(1)), ..batch(stream(1), 2, archived()) }).await.unwrap();
    assert_eq!(office.store.case(&agency(), &number(1)).await.unwrap(), Some(full(1)));
}

async fn lists_are_paged_by_number_beyond_four_digits(office: Office) {
    let rows = [9_998, 10_001, 9_999, 2, 10_000, 100_000].map(|n| case(n, None)).to_vec();
    office.store.replace_all(&agency(), u64::MAX, rows).await.unwrap();
    let (mut after, mut seen) = (None, Vec::new());
    loop {
        let page = numbers(&office, CaseFilter { after: after.clone(), limit: 2, ..CaseFilter::default() }).await;
        let Some(last) = page.last() else { break };
        after = Some(last.as_str().into());
        seen.extend(page);
    }
    assert_eq!(seen, ["2024-0002", "2024-9998", "2024-9999", "2024-10000", "2024-10001", "2024-100000"]);
    assert_eq!(numbers(&office, CaseFilter::default()).await.len(), 6);
}

async fn filters_narrow_a_list(office: Office) {
    let due = |n, day: Date| CaseRow { due: Some(day), ..case(n, Some(date(2024, 5, 6))) };
    let rows = vec![
        full(1),
        CaseRow { phase: "clarifying".to_owned(), ..case(2, Some(date(2023, 12, 29))) },
        due(3, date(2024, 6, 3)),
        due(4, date(2024, 6, 4)),
        due(5, date(2024, 6, 5)),
        CaseRow { unit: Some(UnitId::from("法规处")), ..case(6, None) },
    ];
    office.store.replace_all(&agency(), u64::MAX, rows).await.unwrap();
    let all = CaseFilter::default;
    let cases: Vec<(&str, CaseFilter, &[u64])> = vec![
        ("open", CaseFilter { open: Some(true), ..all() }, &[2, 3, 4, 5, 6]),
        ("ended", CaseFilter { open: Some(false), ..all() }, &[1]),
        ("phase", CaseFilter { phases: vec!["clarifying".into(), "other".into()], ..all() }, &[2]),
        ("due to", CaseFilter { due_to: Some(date(2024, 6, 4)), ..all() }, &[1, 3, 4]),
        ("due from", CaseFilter { due_from: Some(date(2024, 6, 4)), ..all() }, &[4, 5]),
        ("year", CaseFilter { year: Some(2024), ..all() }, &[1, 3, 4, 5]),
        ("unit", CaseFilter { unit: Some(UnitId::from("法规处")), ..all() }, &[6]),
        ("open and due", CaseFilter { open: Some(true), due_to: Some(date(2024, 6, 4)), ..all() }, &[3, 4]),
    ];
    for (what, filter, expected) in cases {
        let expected: Vec<String> = expected.iter().map(|&n| number(n).0).collect();
        assert_eq!(numbers(&office, filter).await, expected, "{what}");
    }
}

async fn counts_say_what_the_form_means(office: Office) {
    let ended = |n, received: Date, outcome, on| CaseRow {
        outcome: Some(outcome),
        disposed_on: Some(on),
        ..case(n, Some(received))
    };
    let of = |kind, row| CaseRow { requester_kind: kind, ..row };
    let business = RequesterKind::Business;
    let rows = vec![
        ended(1, date(2023, 11, 1), Outcome::Provided, date(2023, 12, 29)),
        ended(2, date(2023, 12, 20), Outcome::NotHeld, date(2024, 1, 5)),
        ended(3, date(2023, 12, 29), Outcome::NotHeld, date(2025, 1, 3)),
        ended(4, date(2024, 1, 2), Outcome::NotHeld, date(2024, 1, 31)),
        ended(5, date(2024, 12, 2), Outcome::Provided, date(2024, 12, 31)),
        ended(6, date(2024, 12, 25), Outcome::Provided, date(2025, 1, 2)),
        case(7, Some(date(2024, 12, 31))),
        case(8, None),
        case(9, Some(date(2025, 1, 2))),
        of(business, ended(10, date(2024, 2, 1), Outcome::Withdrawn, date(2024, 2, 2))),
        of(business, case(11, Some(date(2022, 5, 5)))),
    ];
    office.store.replace_all(&agency(), u64::MAX, rows).await.unwrap();
    let counts = office.store.counts(&agency(), 2024).await.unwrap();
    let counts: HashMap<_, _> = counts.into_iter().map(|c| ((c.kind, c.measure), c.count)).collect();
    let person = RequesterKind::NaturalPerson;
    let expected = HashMap::from([
        ((person, CaseMeasure::Received), 4),
        ((person, CaseMeasure::CarriedIn), 2),
        ((person, CaseMeasure::Disposed(Outcome::NotHeld)), 2),
        ((person, CaseMeasure::Disposed(Outcome::Provided)), 1),
        ((person, CaseMeasure::CarriedOut), 3),
        ((business, CaseMeasure::Received), 1),
        ((business, CaseMeasure::CarriedIn), 1),
        ((business, CaseMeasure::Disposed(Outcome::Withdrawn)), 1),
        ((business, CaseMeasure::CarriedOut), 1),
    ]);
    assert_eq!(counts, expected);
}

async fn replacing_all_leaves_other_agencies_alone(office: Office) {
    let other = AgencyId::from("other");
    office.store.replace_all(&other, u64::MAX, vec![case(1, None)]).await.unwrap();
    // More than one INSERT's worth.
    office.store.replace_all(&agency(), u64::MAX, (1..=2_300).map(|n| case(n, None)).collect()).await.unwrap();
    assert_eq!(numbers(&office, CaseFilter { limit: 5_000, ..CaseFilter::default() }).await.len(), 2_300);
    office.store.replace_all(&agency(), u64::MAX, vec![full(2)]).await.unwrap();
    assert_eq!(numbers(&office, CaseFilter::default()).await, [number(2).0]);
    assert!(office.store.case(&other, &number(1)).await.unwrap().is_some());
}

async fn refreshing_leaves_the_others_and_what_is_newer(office: Office) {
    let newer = CaseRow { version: full(3).version + 1, ..case(3, None) };
    office.store.replace_all(&agency(), u64::MAX, vec![case(1, None), case(2, None), newer.clone()]).await.unwrap();
    office.store.refresh(&agency(), vec![full(2), full(3), full(4)]).await.unwrap();
    for (n, expected) in [(1, Some(case(1, None))), (2, Some(full(2))), (3, Some(newer)), (4, None)] {
        assert_eq!(office.store.case(&agency(), &number(n)).await.unwrap(), expected);
    }
}

async fn a_case_changed_since_the_ledger_was_read_keeps_its_row(office: Office) {
    let store = &office.store;
    let commit = async |n: u64, version: u64| {
        let row = CaseRow { version: version + 1, ..case(n, None) };
        store.commit(Batch { case: Some(row), ..batch(stream(n), version, archived()) }).await.unwrap();
    };
    commit(1, 0).await;
    commit(2, 0).await;
    let (read_to, _) = store.head(&agency()).await.unwrap();
    // What was read is replaced while one case goes on and another comes in.
    commit(2, 1).await;
    commit(3, 0).await;
    store.replace_all(&agency(), read_to, vec![full(1), case(2, None)]).await.unwrap();
    let version = async |n: u64| store.case(&agency(), &number(n)).await.unwrap().map(|row| row.version);
    assert_eq!([version(1).await, version(2).await, version(3).await], [Some(full(1).version), Some(2), Some(1)]);
}

async fn a_row_that_deviates_in_any_column_is_told(office: Office) {
    let store = &office.store;
    let rows = || vec![full(1), case(2, None), case(4, None)];
    for change in [
        "due = '2030-01-01'",
        "phase = 'archived'",
        "outcome = 'withdrawn'",
        "received_year = 1999",
        "disposed_year = 1999",
        "number_order = 'x'",
        "calendar_version = 7",
        "unit = 'x'",
    ] {
        store.replace_all(&agency(), u64::MAX, rows()).await.unwrap();
        assert!(store.deviating(&agency(), &rows()).await.unwrap().is_empty());
        office.tamper(&format!("UPDATE case_row SET {change} WHERE number = '2024-0002'")).await;
        assert_eq!(store.deviating(&agency(), &rows()).await.unwrap(), [number(2)], "{change}");
    }
    store.replace_all(&agency(), u64::MAX, rows()).await.unwrap();
    let others = [full(1), case(2, None), case(5, None)];
    assert_eq!(store.deviating(&agency(), &others).await.unwrap(), [number(4), number(5)]);
}
