//! What is offered is what may be done: no form is drawn in vain.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod browser;

use axum::http::StatusCode;
use browser::{Browser, REQUEST};
use jiff::civil::date;
use usecases::testing::Office;

fn office() -> Office {
    Office::open_on(date(2026, 9, 8))
}

async fn signed_in(office: &Office, login: &str) -> Browser {
    let mut browser = Browser::of(office);
    browser.sign_in(login).await;
    browser
}

async fn register(clerk: &mut Browser) {
    let mut fields = REQUEST.to_vec();
    fields.extend([("delivery.route", "post"), ("channel", "counter"), ("on", "")]);
    clerk.fill("/staff/requests/new", "/staff/requests/new", &fields).await;
}

#[tokio::test]
async fn a_form_is_drawn_for_those_who_may_send_it() {
    let office = office();
    let report = |rest: &str| format!("/staff/annual-report/{rest}");
    let (figure, text) = (report("2025/figure"), report("2025/text/overview"));
    for (login, address, expected) in [
        ("clerk", "/staff/requests/new", StatusCode::OK),
        ("admin", "/staff/requests/new", StatusCode::FORBIDDEN),
        ("supervisor", "/staff/requests/new", StatusCode::FORBIDDEN),
        ("unit", "/staff/requests/new", StatusCode::FORBIDDEN),
        ("clerk", &figure, StatusCode::OK),
        ("clerk", &report("9999/figure"), StatusCode::NOT_FOUND),
        ("supervisor", &figure, StatusCode::FORBIDDEN),
        ("head", &text, StatusCode::OK),
        ("supervisor", &text, StatusCode::FORBIDDEN),
        ("head", &report("2025/finalize"), StatusCode::OK),
        ("head", &report("2025/publish"), StatusCode::FORBIDDEN),
        ("clerk", &report("2025/finalize"), StatusCode::FORBIDDEN),
    ] {
        assert_eq!(signed_in(&office, login).await.get(address).await.status, expected, "{login} {address}");
    }
    for (login, is_offered) in [("clerk", true), ("supervisor", false)] {
        let mut browser = signed_in(&office, login).await;
        for page in ["/staff", "/staff/requests"] {
            let body = browser.get(page).await.body;
            assert_eq!(body.contains("/staff/requests/new"), is_offered, "{login} {page}");
        }
    }
}

#[tokio::test]
async fn a_reviewer_chooses_among_own_reviews() {
    let office = office();
    register(&mut signed_in(&office, "clerk").await).await;
    let decide = "/staff/requests/2026-0001/decide";
    let draft = [("outcome", "provided"), ("statement", "汇总表一份"), ("on", "")];
    signed_in(&office, "clerk").await.fill(decide, decide, &draft).await;
    for (login, own, others) in
        [("secrecy", &["secrecy"][..], &["unit", "legality"][..]), ("clerk", &["unit", "legality"], &["secrecy"])]
    {
        let page = signed_in(&office, login).await.get("/staff/requests/2026-0001/review").await;
        assert_eq!(page.status, StatusCode::OK);
        for kind in own {
            assert!(page.body.contains(&format!("value=\"{kind}\"")), "{login}: {kind}");
        }
        for kind in others {
            assert!(!page.body.contains(&format!("value=\"{kind}\"")), "{login}: {kind}");
        }
    }
}

#[tokio::test]
async fn what_will_be_final_is_read_before_it_is() {
    let office = office();
    let mut head = signed_in(&office, "head").await;
    let (page, text) = ("/staff/annual-report/2025/finalize", "/staff/annual-report/2025/text/overview");
    let shown = head.get(page).await;
    head.fill(text, text, &[("text", "后来写的"), ("if_version", "")]).await;
    let answer = head.send_on(&shown, page, &[("if_version", "0")]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("后来写的") && answer.body.contains("已核对，仍要定稿"), "{}", answer.body);
}

#[tokio::test]
async fn the_first_report_has_none_before_it() {
    let office = office();
    let mut clerk = signed_in(&office, "clerk").await;
    assert!(!clerk.get("/staff/annual-report/2019").await.body.contains("/staff/annual-report/2018"));
    assert!(clerk.get("/staff/annual-report/2020").await.body.contains("/staff/annual-report/2019"));
}

#[tokio::test]
async fn the_guide_names_all_that_the_law_wants_and_both_bodies_for_complaints() {
    let page = Browser::of(&office()).get("/guide").await;
    for part in ["编排体系", "获取方式", "上一级行政机关或者政府信息公开工作主管部门投诉、举报", "第五十一条"]
    {
        assert!(page.body.contains(part), "{part}");
    }
}
