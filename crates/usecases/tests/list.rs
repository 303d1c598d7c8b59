//! `办件列表`: orders, pages, and words that nothing has.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use casework::ids::RequestNumber;
use casework::request::ConfirmationMethod;
use jiff::civil::date;
use law::receipt::Channel;
use usecases::request::form::{ContentForm, DeliveryWords, RequestForm, RequesterForm};
use usecases::request::{
    Assign, CaseRef, ConfirmReceipt, ListFilter, ListOrder, Register, Withdraw, assign, confirm_receipt, count_buckets,
    list, register, withdraw,
};
use usecases::testing::Office;
use usecases::{ActError, Ctx};

/// Four cases: the second waits to be confirmed, the third came first and is another unit's, the fourth is no unit's.
async fn office() -> (Office, Ctx) {
    let office = Office::open_on(date(2026, 3, 20));
    let clerk = office.staff("clerk").await;
    for (day, unit) in [(9, "科研处"), (0, ""), (2, "办公室"), (16, "")] {
        office.clock.set(date(2026, 3, if day == 0 { 20 } else { day }));
        let form = RequestForm {
            requester: RequesterForm { kind: "business".into(), name: "乙公司".into(), ..RequesterForm::default() },
            content: ContentForm { title: format!("材料{day}"), ..ContentForm::default() },
            delivery: DeliveryWords { form: "paper".into(), route: "post".into() },
        };
        let post = Register { form, channel: Channel::OrdinaryMail, on: None, oral: false };
        let case: CaseRef = register(&clerk, post).await.unwrap().number.into();
        if day > 0 {
            let input = ConfirmReceipt { on: None, method: ConfirmationMethod::Telephone };
            confirm_receipt(&clerk, &case, input).await.unwrap();
        }
        if !unit.is_empty() {
            assign(&clerk, &case, Assign { on: None, unit: unit.into() }).await.unwrap();
        }
    }
    office.clock.set(date(2026, 3, 20));
    (office, clerk)
}

async fn numbers(ctx: &Ctx, filter: &ListFilter) -> String {
    let rows = list(ctx, filter).await.unwrap().rows;
    rows.iter().map(|row| row.number.0.trim_start_matches("2026-000")).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn the_list_comes_in_the_order_asked_for() {
    let (_office, clerk) = office().await;
    // Case 2 has no last day, no receipt and no unit yet: it comes last, whichever way.
    for (text, expected) in [
        ("", "3 1 4 2"),
        ("due", "3 1 4 2"),
        ("-due", "4 1 3 2"),
        ("received", "3 1 4 2"),
        ("-received", "4 1 3 2"),
        ("number", "1 2 3 4"),
        ("-number", "4 3 2 1"),
        ("unit", "3 1 2 4"),
        ("phase", "2 1 3 4"),
        ("-phase", "1 3 4 2"),
    ] {
        let order = ListOrder::parse(text).unwrap();
        let filter = |limit, after| ListFilter { order, limit, after, ..ListFilter::default() };
        assert_eq!(numbers(&clerk, &filter(0, None)).await, expected, "{text}");
        // Page by page it is the same.
        let mut pages = Vec::new();
        let mut after = None;
        loop {
            let page = list(&clerk, &filter(1, after)).await.unwrap();
            pages.extend(page.rows.iter().map(|row| row.number.0.trim_start_matches("2026-000").to_owned()));
            if !page.has_more {
                break;
            }
            after = page.rows.last().map(|row| row.number.clone());
        }
        assert_eq!(pages.join(" "), expected, "{text} page by page");
    }
    assert!(matches!(ListOrder::parse("name"), Err(ActError::Invalid(_))));
}

#[tokio::test]
async fn a_page_goes_on_although_its_last_case_has_left_the_selection() {
    let (_office, clerk) = office().await;
    let of_confirmation = ListFilter { phases: vec!["processing".into()], ..ListFilter::default() };
    assert_eq!(numbers(&clerk, &of_confirmation).await, "3 1 4");
    let case = CaseRef::from(RequestNumber::from("2026-0001"));
    withdraw(&clerk, &case, Withdraw { on: None, note: "不需要了".into() }).await.unwrap();
    let by_number = ListOrder::parse("number").unwrap();
    let next = ListFilter { after: Some("2026-0001".into()), order: by_number, ..of_confirmation };
    assert_eq!(numbers(&clerk, &next).await, "3 4");
}

#[tokio::test]
async fn what_nothing_is_called_is_refused_instead_of_found_empty() {
    let (_office, clerk) = office().await;
    for filter in [
        ListFilter { bucket: Some("late".into()), ..ListFilter::default() },
        ListFilter { phases: vec!["done".into()], ..ListFilter::default() },
        ListFilter { after: Some("2026-9999".into()), ..ListFilter::default() },
    ] {
        assert!(matches!(list(&clerk, &filter).await, Err(ActError::Invalid(_))), "{filter:?}");
    }
}

#[tokio::test]
async fn the_counts_are_those_of_the_list() {
    let (office, clerk) = office().await;
    let all = list(&clerk, &ListFilter::default()).await.unwrap();
    assert_eq!(count_buckets(&clerk).await.unwrap(), all.buckets);
    let unit = office.staff("unit").await;
    assert_eq!(count_buckets(&unit).await.unwrap().iter().map(|bucket| bucket.count).sum::<u64>(), 1);
    let named = ListFilter { words: Some("材料16".into()), ..ListFilter::default() };
    assert_eq!(numbers(&clerk, &named).await, "4");
}
