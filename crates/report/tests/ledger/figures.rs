//! Tables two and four, and the fees.

use crate::sample::{day, figure, fold, received, registered, stream};
use casework::Entry;
use casework::request::{FeeMethod, RequestEvent};
use law::requester::RequesterKind;
use report::cell::CellId;
use report::{Fees, Ledgered};
use serde_json::json;

fn cell(ledgered: &Ledgered, id: &str) -> Option<String> {
    ledgered.cell(2024, id.parse::<CellId>().expect("a cell")).map(|figure| figure.to_string())
}

#[test]
fn the_last_record_of_a_figure_counts_and_what_nobody_recorded_is_blank() {
    let entries = [
        figure(2024, "table2/normative_documents/issued", "19", "2025-01-06"),
        figure(2024, "table2/normative_documents/issued", "20", "2025-01-08"),
        figure(2023, "table2/normative_documents/repealed", "7", "2024-01-08"),
        figure(2024, "table2/licenses", "132", "2025-01-06"),
        figure(2024, "table2/fees_wan_yuan/amount", "71.60", "2025-01-06"),
        figure(2024, "table2/no_such_row/issued", "1", "2025-01-06"),
    ];
    let ledgered = fold(&entries);
    for (id, value) in [
        ("table2/normative_documents/issued", Some("20")),
        ("table2/normative_documents/repealed", None),
        ("table2/licenses/decisions", Some("132")),
        ("table2/fees_wan_yuan/amount", Some("71.6")),
    ] {
        assert_eq!(cell(&ledgered, id).as_deref(), value, "{id}");
    }
    let tables = ledgered.tables(Some("示例市示例局"), 2024).to_json();
    assert_eq!(tables["table2"]["normative_documents"], json!([20, null, null]));
    assert_eq!(tables["table2"]["licenses"], json!(132));
    let explained = ledgered.explain(2024, "table2/normative_documents/issued".parse().expect("a cell"));
    let items = explained.to_json(|_| Vec::new());
    assert_eq!(items["value"], 20);
    assert_eq!(items["items"][0]["counts"], false);
    assert_eq!(items["items"][1]["value"], 20);
    assert_eq!(items["items"][1]["source"], "台账");
    assert_eq!(items["items"][1]["recorded_on"], "2025-01-08");
}

#[test]
fn totals_of_table_four_are_the_sum_of_recorded_parts() {
    let parts = [("upheld", "2"), ("overturned", "1"), ("other", "0"), ("undecided", "3")];
    let record =
        |(column, value): (&str, &str)| figure(2024, &format!("table4/reconsideration/{column}"), value, "2025-01-06");
    let mut entries: Vec<Entry> = parts.into_iter().map(record).collect();
    entries.push(figure(2024, "table4/reconsideration/total", "99", "2025-01-06"));
    entries.push(figure(2024, "table4/litigation_direct/upheld", "1", "2025-01-06"));
    let ledgered = fold(&entries);
    assert_eq!(cell(&ledgered, "table4/reconsideration/total").as_deref(), Some("6"), "never typed in");
    assert_eq!(cell(&ledgered, "table4/litigation_direct/total"), None, "a part is missing");
    let explained =
        ledgered.explain(2024, "table4/reconsideration/total".parse().expect("a cell")).to_json(|_| Vec::new());
    assert_eq!(explained["items"].as_array().map(Vec::len), Some(4));
}

#[test]
fn fees_come_from_cases_and_only_without_them_from_records() {
    let notice = RequestEvent::FeeNotified {
        method: FeeMethod::Pages,
        count: 236,
        yuan: 4140,
        approved_by: "周主任".into(),
        received_on: None,
    };
    let mut entries =
        vec![figure(2024, "fees/notices", "5", "2025-01-06"), figure(2023, "fees/notices", "3", "2024-01-06")];
    entries.extend(stream(
        "2024-0001",
        vec![
            (day("2024-12-02"), registered("2024-0001", RequesterKind::NaturalPerson)),
            (day("2024-12-02"), received(day("2024-12-02"))),
            (day("2024-12-20"), notice),
            (day("2025-01-06"), RequestEvent::FeePaid { yuan: 4140 }),
        ],
    ));
    let ledgered = fold(&entries);
    for (year, fees) in [
        (2022, Fees::default()),
        (2023, Fees { notices: 3, ..Fees::default() }),
        (2024, Fees { notices: 1, noticed_yuan: 4140, received_yuan: 0 }),
        (2025, Fees { notices: 0, noticed_yuan: 0, received_yuan: 4140 }),
    ] {
        assert_eq!(ledgered.fees(year), fees, "{year}");
    }
    let explained = ledgered.explain(2024, "fees/noticed_yuan".parse().expect("a cell")).to_json(|_| Vec::new());
    assert_eq!(explained["value"], 4140);
    assert_eq!(explained["cases"][0]["number"], "2024-0001");
}
