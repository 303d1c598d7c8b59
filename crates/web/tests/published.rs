//! A published report: its true time, and files that are made once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod browser;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use browser::Browser;
use jiff::civil::date;
use tower::ServiceExt as _;
use usecases::report::{RecordFigure, finalize, publish, record_figure};
use usecases::testing::Office;
use web::{AppState, WebConfig, router};

/// An office that has published the report of 2025 at ten in the morning.
async fn office() -> Office {
    let office = Office::open_on(date(2026, 1, 12));
    let (clerk, leader) = (office.staff("clerk").await, office.staff("leader").await);
    let two = report::ReportFormat::F2021.table2().iter();
    let two = two.flat_map(|row| row.columns.iter().map(move |column| format!("table2/{}/{}", row.key, column.key)));
    let columns = || report::form::TABLE4_COLUMNS.iter().filter(|(key, _)| *key != "total");
    let four = report::form::TABLE4_BLOCKS.iter();
    let four = four.flat_map(|block| columns().map(move |(column, _)| format!("table4/{}/{column}", block.key)));
    for cell in two.chain(four) {
        let figure =
            RecordFigure { year: 2025, cell, value: "0".into(), source: "台账".into(), on: Some(date(2025, 12, 31)) };
        record_figure(&clerk, figure).await.unwrap();
    }
    finalize(&leader, 2025, None).await.unwrap();
    publish(&leader, 2025, None).await.unwrap();
    office
}

async fn fetch(site: &Router, address: &str, known: &str) -> (StatusCode, HeaderMap, usize) {
    let request = Request::get(address).header(header::IF_NONE_MATCH, known).body(Body::empty()).unwrap();
    let (parts, body) = site.clone().oneshot(request).await.unwrap().into_parts();
    (parts.status, parts.headers, to_bytes(body, 1 << 22).await.unwrap().len())
}

#[tokio::test]
async fn the_tag_of_the_page_tells_when_it_was_published() {
    let office = office().await;
    office.clock.advance(86_400);
    let page = Browser::of(&office).get("/annual-reports/2025").await;
    assert!(page.body.contains("<meta name=\"PubDate\" content=\"2026-01-12 10:00\">"), "{}", page.body);
}

#[tokio::test]
async fn a_file_is_not_sent_again_to_whoever_has_it() {
    let office = office().await;
    let site = router(AppState::new(WebConfig::default(), &office.ctx, None));
    for extension in ["json", "html", "docx"] {
        let address = format!("/annual-reports/2025.{extension}");
        let (status, headers, length) = fetch(&site, &address, "\"other\"").await;
        assert!(status == StatusCode::OK && length > 0);
        assert_eq!(headers["cache-control"], "public, no-cache");
        let tag = headers["etag"].to_str().unwrap().to_owned();
        let (status, again, length) = fetch(&site, &address, &format!("\"other\", {tag}")).await;
        assert_eq!((status, length, again["etag"].to_str().unwrap()), (StatusCode::NOT_MODIFIED, 0, tag.as_str()));
    }
}
