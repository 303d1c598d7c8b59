//! What keeps others out: cookies, limits, what only an operator may see.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod browser;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use axum::response::Response;
use browser::{Browser, REQUEST};
use casework::ids::{AgencyId, StreamId};
use casework::ledger::Entry;
use jiff::civil::date;
use metrics_exporter_prometheus::PrometheusBuilder;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use tower::ServiceExt as _;
use usecases::account::{SignIn, sign_in};
use usecases::ctx::Ports;
use usecases::ports::{Ledger, Passwords, PortError, PortResult};
use usecases::testing::{Office, PASSWORD};
use web::{AppState, WebConfig, router};

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
    let proxy = IpAddr::from([127, 0, 0, 1]);
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

#[tokio::test]
async fn a_form_whose_fields_are_all_full_is_read() {
    let mut browser = Browser::of(&office());
    let mut fields: Vec<_> = REQUEST.into_iter().filter(|(name, _)| *name != "content.description").collect();
    let full = "详".repeat(20_000);
    fields.extend([("content.description", full.as_str()), ("delivery.route", "online"), ("requester.address", &full)]);
    let page = browser.fill("/requests/new", "/requests/new", &fields).await;
    // Nine bytes a 汉字: more than the API allows. The address is too long, which the form can say.
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains(&full), "what was written is still there");
    let endless = "详".repeat(200_000);
    let page = browser.fill("/requests/new", "/requests/new", &[("content.description", &endless)]).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
}

/// A call without a browser.
async fn call(state: AppState, request: Request<Body>) -> Response {
    router(state).oneshot(request).await.unwrap()
}

#[tokio::test]
async fn only_this_machine_reads_the_metrics() {
    let office = office();
    for (peer, forwarded, expected) in [
        ("127.0.0.1", None, StatusCode::OK),
        ("::1", None, StatusCode::OK),
        ("::ffff:127.0.0.1", None, StatusCode::OK),
        ("192.0.2.9", None, StatusCode::NOT_FOUND),
        ("127.0.0.1", Some("192.0.2.9"), StatusCode::NOT_FOUND),
        ("127.0.0.1", Some("127.0.0.1"), StatusCode::NOT_FOUND),
    ] {
        let metrics = PrometheusBuilder::new().build_recorder().handle();
        let state = AppState::new(WebConfig::default(), &office.ctx, Some(metrics));
        let peer = SocketAddr::new(peer.parse().unwrap(), 40_000);
        let mut request = Request::get("/metrics").extension(ConnectInfo(peer));
        if let Some(address) = forwarded {
            request = request.header("x-forwarded-for", address);
        }
        let status = call(state, request.body(Body::empty()).unwrap()).await.status();
        assert_eq!(status, expected, "{peer} {forwarded:?}");
    }
}

/// A database that is gone, or whose driver panics.
struct BrokenLedger {
    panics: bool,
}

#[async_trait::async_trait]
impl Ledger for BrokenLedger {
    async fn stream(&self, _: &AgencyId, _: &StreamId) -> PortResult<Vec<Entry>> {
        assert!(!self.panics, "a fault in the driver");
        Err(PortError("no connection".to_owned()))
    }

    async fn after(&self, agency: &AgencyId, _: u64, _: u64) -> PortResult<Vec<Entry>> {
        self.stream(agency, &"calendar".into()).await
    }

    async fn streams_under(&self, agency: &AgencyId, prefix: &str) -> PortResult<Vec<Entry>> {
        self.stream(agency, &prefix.into()).await
    }

    async fn head(&self, _: &AgencyId) -> PortResult<(u64, String)> {
        Err(PortError("no connection".to_owned()))
    }
}

async fn answer_without_database(path: &str, panics: bool) -> (StatusCode, String, String) {
    let office = office();
    let ports = Ports { ledger: Arc::new(BrokenLedger { panics }), ..(*office.ctx.ports).clone() };
    let mut ctx = office.ctx.clone();
    ctx.ports = Arc::new(ports);
    let state = AppState::new(WebConfig::default(), &ctx, None);
    let response = call(state, Request::get(path).body(Body::empty()).unwrap()).await;
    let (status, kind) = (response.status(), response.headers()["content-type"].to_str().unwrap().to_owned());
    let body = axum::body::to_bytes(response.into_body(), 100_000).await.unwrap();
    (status, kind, String::from_utf8_lossy(&body).into_owned())
}

#[tokio::test]
async fn a_server_that_is_not_ready_says_so_in_plain_text() {
    let (status, kind, body) = answer_without_database("/readyz", false).await;
    assert_eq!((status, body.as_str()), (StatusCode::SERVICE_UNAVAILABLE, "database unavailable\n"));
    assert!(kind.starts_with("text/plain"), "{kind}");
}

#[tokio::test]
async fn a_panic_under_the_api_is_answered_as_json() {
    for panics in [false, true] {
        let (status, kind, body) = answer_without_database("/api/v1/annual-reports", panics).await;
        assert_eq!((status, kind.as_str()), (StatusCode::INTERNAL_SERVER_ERROR, "application/json"), "{body}");
        assert!(body.contains("\"kind\":\"failed\"") && !body.contains("driver"), "{body}");
    }
}

#[tokio::test]
async fn one_changes_ones_own_password_and_other_browsers_are_signed_out() {
    let office = office();
    let (mut here, mut elsewhere) = (Browser::of(&office), Browser::of(&office));
    here.sign_in("clerk").await;
    elsewhere.sign_in("clerk").await;
    let at = "/staff/password";
    let with = |current: &'static str, again: &'static str| {
        [("current", current), ("password", "another-good-one"), ("again", again)]
    };
    for (fields, told) in [
        (with("a-guess-of-mine", "another-good-one"), "原密码不对"),
        (with(PASSWORD, "another-good-two"), "两次输入的新密码不一致"),
    ] {
        let page = here.fill(at, at, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains(told) && !page.body.contains("another-good"), "{told}");
    }
    assert_eq!(here.fill(at, at, &with(PASSWORD, "another-good-one")).await.location(), "/staff");
    assert_eq!(here.get("/staff").await.status, StatusCode::OK);
    assert_eq!(elsewhere.get("/staff").await.status, StatusCode::SEE_OTHER);
    assert_eq!(elsewhere.sign_in("clerk").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}
