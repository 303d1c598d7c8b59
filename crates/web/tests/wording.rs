//! What the pages of a case say, and beside which question an error stands.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod browser;

use axum::http::StatusCode;
use browser::{Browser, REQUEST};
use jiff::civil::date;
use usecases::testing::Office;

const CASE: &str = "/staff/requests/2026-0001";

async fn signed_in(office: &Office, login: &str) -> Browser {
    let mut browser = Browser::of(office);
    browser.sign_in(login).await;
    browser
}

async fn with_a_case() -> (Office, Browser) {
    let office = Office::open_on(date(2026, 9, 8));
    let mut clerk = signed_in(&office, "clerk").await;
    let mut fields = REQUEST.to_vec();
    fields.extend([("delivery.route", "post"), ("channel", "counter"), ("on", "")]);
    clerk.fill("/staff/requests/new", "/staff/requests/new", &fields).await;
    (office, clerk)
}

#[tokio::test]
async fn the_entries_of_a_case_have_numbers_and_say_what_changed() {
    let (office, mut clerk) = with_a_case().await;
    let assign = format!("{CASE}/assign");
    office.clock.set(date(2026, 9, 10));
    clerk.sign_in("clerk").await;
    clerk.fill(&assign, &assign, &[("unit", "科研处"), ("on", "2026-09-10")]).await;
    let correct = format!("{CASE}/correct-entry");
    let version = clerk.get(CASE).await.body.matches("class=\"entry\"").count().to_string();
    let fields =
        [("version", version.as_str()), ("replacement", "same"), ("occurred_on", "2026-09-09"), ("reason", "日期写错")];
    let answer = clerk.fill(&correct, &correct, &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let notify = format!("{CASE}/notify-fee");
    let fee = [("method", "pages"), ("count", "120"), ("on", ""), ("received_on", "")];
    signed_in(&office, "head").await.fill(&notify, &notify, &fee).await;
    let page = clerk.get(CASE).await.body;
    for part in [&format!("第{version}条改为“分办”，2026年9月9日；日期写错"), "第1条</span>", "共120页，1100元"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[tokio::test]
async fn an_error_stands_beside_its_question() {
    let (_office, mut clerk) = with_a_case().await;
    let consult = format!("{CASE}/consult");
    let long = "名".repeat(101);
    for (field, name) in [("party-name", ""), ("party-name", long.as_str())] {
        let fields =
            [("party", "third-party"), ("party.name", name), ("party.kind", "business"), ("matter", "是否同意")];
        let answer = clerk.fill(&consult, &consult, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains(&format!("id=\"{field}-error\"")), "{}", answer.body);
        assert!(answer.body.contains("<title>还有内容需要更正："));
    }
    let page = clerk.get(&format!("{CASE}/decide")).await.body;
    assert!(page.contains("aria-labelledby=\"withheld-label\" aria-describedby=\"withheld-hint\""), "{page}");
}

#[tokio::test]
async fn the_clerks_own_particulars_are_not_offered_for_the_requester() {
    let (office, mut clerk) = with_a_case().await;
    for word in ["name", "tel", "email", "street-address"] {
        let offer = format!("autocomplete=\"{word}\"");
        assert!(!clerk.get("/staff/requests/new").await.body.contains(&offer), "{word}");
        assert!(Browser::of(&office).get("/requests/new").await.body.contains(&offer), "{word}");
    }
}
