//! What keeps others out: cookies, limits, what only an operator may see.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod browser;

use axum::http::StatusCode;
use browser::Browser;
use jiff::civil::date;
use usecases::account::{SignIn, sign_in};
use usecases::testing::{Office, PASSWORD};
use web::WebConfig;

fn office() -> Office {
    Office::open_on(date(2026, 9, 8))
}

#[tokio::test]
async fn with_https_only_the_prefixed_cookies_are_read() {
    let office = office();
    let https = WebConfig { is_https: true, ..WebConfig::default() };
    let mut browser = Browser::configured(&office, https);
    assert_eq!(browser.sign_in("clerk").await.location(), "/staff");
    assert!(browser.cookie("__Host-gongkai-session").is_some() && browser.cookie("gongkai-session").is_none());
    assert_eq!(browser.get("/staff").await.status, StatusCode::OK);

    // A neighbouring site can set the plain names, for a session or a form of its own.
    let mut victim = Browser::configured(&office, WebConfig { is_https: true, ..WebConfig::default() });
    let input = SignIn { login: "clerk".into(), password: PASSWORD.into() };
    victim.plant("gongkai-session", &sign_in(&office.public(), input).await.unwrap().token);
    assert_eq!(victim.get("/staff").await.status, StatusCode::SEE_OTHER);
    victim.plant("gongkai-form", &"07".repeat(16));
    // The mask is nothing, so what is masked is the secret itself.
    let known = format!("{}{}", "00".repeat(16), "07".repeat(16));
    let page = victim.post("/staff/login", &[("form_token", &known), ("login", "clerk"), ("password", PASSWORD)]).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
}
