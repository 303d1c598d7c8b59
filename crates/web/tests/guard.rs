//! What keeps others out: cookies, limits, what only an operator may see.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod browser;

use axum::http::StatusCode;
use browser::Browser;
use jiff::civil::date;
use std::sync::Arc;
use usecases::account::{SignIn, sign_in};
use usecases::ctx::Ports;
use usecases::ports::{Passwords, PortResult};
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

/// Compares passwords so slowly that all tries are under way at once.
struct SlowPasswords;

#[async_trait::async_trait]
impl Passwords for SlowPasswords {
    async fn hash(&self, _: String) -> PortResult<String> {
        Ok(String::new())
    }

    async fn verify(&self, _: String, _: String) -> PortResult<bool> {
        for _ in 0..1000 {
            tokio::task::yield_now().await;
        }
        Ok(false)
    }
}

#[tokio::test]
async fn eighty_tries_at_once_are_ten() {
    let mut office = office();
    office.ctx.ports = Arc::new(Ports { passwords: Arc::new(SlowPasswords), ..(*office.ctx.ports).clone() });
    let mut browser = Browser::of(&office);
    let token = browser.get("/staff/login").await.hidden("form_token");
    let mut tries = tokio::task::JoinSet::new();
    for _ in 0..80 {
        let (mut browser, token) = (browser.clone(), token.clone());
        tries.spawn(async move {
            let fields = [("form_token", token.as_str()), ("login", "clerk"), ("password", "wrong")];
            browser.post("/staff/login", &fields).await.status
        });
    }
    let answers = tries.join_all().await;
    let compared = answers.iter().filter(|status| **status == StatusCode::UNPROCESSABLE_ENTITY).count();
    let refused = answers.iter().filter(|status| **status == StatusCode::TOO_MANY_REQUESTS).count();
    assert_eq!((compared, refused), (10, 70));
}

#[tokio::test]
async fn signing_in_uses_up_nothing() {
    let mut browser = Browser::of(&office());
    for _ in 0..15 {
        assert_eq!(browser.sign_in("clerk").await.location(), "/staff");
    }
}

#[tokio::test]
async fn an_account_is_not_tried_without_end_from_ever_new_addresses() {
    let office = office();
    let proxy = std::net::IpAddr::from([127, 0, 0, 1]);
    let mut browser = Browser::configured(&office, WebConfig { trusted_proxies: vec![proxy], ..WebConfig::default() });
    let mut last = StatusCode::OK;
    for n in 0..101 {
        browser.come_from(&format!("198.51.100.{n}"));
        let fields = [("login", "clerk"), ("password", "wrong")];
        last = browser.fill("/staff/login", "/staff/login", &fields).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    let page = browser.sign_in("clerk").await;
    assert!(page.body.contains("此账号登录失败次数过多"), "{}", page.status);
    assert_eq!(browser.sign_in("leader").await.location(), "/staff");
    office.clock.advance(60 * 60);
    assert_eq!(browser.sign_in("clerk").await.location(), "/staff");
}
