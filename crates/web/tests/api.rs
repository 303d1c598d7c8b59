//! The JSON API as a caller sees it, without a network.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use jiff::civil::date;
use serde_json::{Value, json};
use tower::ServiceExt;
use usecases::account::{AddToken, SignIn, add_token, sign_in};
use usecases::testing::{Office, PASSWORD};
use web::{AppState, WebConfig, router};

/// A site over an office in memory.
struct Site {
    office: Office,
    router: Router,
}

/// One call.
struct Call<'a> {
    method: &'a str,
    address: &'a str,
    headers: Vec<(&'a str, &'a str)>,
    body: String,
}

impl<'a> Call<'a> {
    fn get(address: &'a str) -> Self {
        Self { method: "GET", address, headers: Vec::new(), body: String::new() }
    }

    fn post(address: &'a str, body: &Value) -> Self {
        let headers = vec![("content-type", "application/json")];
        Self { method: "POST", address, headers, body: body.to_string() }
    }

    fn with(mut self, name: &'a str, value: &'a str) -> Self {
        self.headers.push((name, value));
        self
    }
}

impl Site {
    fn open() -> Self {
        let office = Office::open_on(date(2026, 3, 2));
        let router = router(AppState::new(WebConfig::default(), &office.ctx, None));
        Self { office, router }
    }

    async fn call(&self, call: Call<'_>) -> (StatusCode, Value) {
        let mut request = Request::builder().method(call.method).uri(call.address);
        for (name, value) in call.headers {
            request = request.header(name, value);
        }
        let response = self.router.clone().oneshot(request.body(Body::from(call.body)).unwrap()).await.unwrap();
        let status = response.status();
        let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    async fn token(&self, login: &str) -> String {
        let input = AddToken { login: login.to_owned(), label: "测试".to_owned() };
        format!("Bearer {}", add_token(&self.office.ctx, input).await.unwrap())
    }

    async fn submit(&self) -> (String, String) {
        let (status, body) = self.call(Call::post("/api/v1/requests", &good())).await;
        assert_eq!(status, StatusCode::CREATED, "{body}");
        (body["number"].as_str().unwrap().to_owned(), body["secret"].as_str().unwrap().to_owned())
    }

    async fn act(&self, token: &str, number: &str, act: &str, body: Value) -> (StatusCode, Value) {
        let address = format!("/api/v1/requests/{number}/{act}");
        self.call(Call::post(&address, &body).with("authorization", token)).await
    }

    async fn track(&self, number: &str, secret: &str) -> (StatusCode, Value) {
        let address = format!("/api/v1/requests/{number}");
        self.call(Call::get(&address).with("x-tracking-secret", secret)).await
    }
}

fn good() -> Value {
    json!({
        "requester": {"kind": "natural_person", "name": "甲某", "id_type": "passport", "id_number": "E00000001",
                      "phone": "13800000000", "email": "someone@example.org"},
        "content": {"title": "示范项目名单", "description": "2025年度\n全部"},
        "delivery": {"form": "electronic", "route": "online"}
    })
}

#[tokio::test]
async fn a_request_goes_from_form_to_reply_through_the_api() {
    let site = Site::open();
    let (clerk, leader, secrecy) = (site.token("clerk").await, site.token("leader").await, site.token("secrecy").await);
    let (number, secret) = site.submit().await;
    let (status, body) = site.track(&number, &secret).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(body["status"]["word"], "awaiting-confirmation");
    assert_eq!((&body["received_on"], &body["due"]), (&Value::Null, &Value::Null));

    for (token, act, body) in [
        (&clerk, "confirm-receipt", json!({"method": "telephone", "on": "2026-03-02"})),
        (&clerk, "decide", json!({"outcome": "provided", "statement": "名单全文"})),
        (&secrecy, "review", json!({"kind": "secrecy", "passed": true})),
        (&leader, "sign", json!({})),
        (&clerk, "dispatch", json!({"route": "online"})),
        (&clerk, "record-service", json!({})),
        (&clerk, "archive", json!({})),
    ] {
        let (status, answer) = site.act(token, &number, act, body).await;
        assert_eq!(status, StatusCode::OK, "{act}: {answer}");
    }
    let (_, body) = site.track(&number, &secret).await;
    assert_eq!(body["status"]["word"], "replied");
    assert_eq!(body["received_on"], "2026-03-02");
    assert_eq!(body["due"], "2026-03-30");
    assert_eq!(body["reply"]["document_number"], "公开〔2026〕1号");
    let (status, page) =
        site.call(Call::get(&format!("/api/v1/requests/{number}")).with("authorization", &clerk)).await;
    assert_eq!((status, &page["requester"]["name"]), (StatusCode::OK, &json!("甲某")));
}

#[tokio::test]
async fn a_third_party_is_told_of_the_disclosure_through_the_api() {
    let site = Site::open();
    let (clerk, leader, secrecy) = (site.token("clerk").await, site.token("leader").await, site.token("secrecy").await);
    let (number, _) = site.submit().await;
    let party = json!({"kind": "third-party", "requester_kind": "business", "name": "乙公司"});
    let told = json!({"ground": "public-interest", "content": "合同总价", "reasons": "公众关切", "route": "post"});
    for (token, act, body) in [
        (&clerk, "confirm-receipt", json!({"method": "telephone"})),
        (&clerk, "consult", json!({"party": party, "matter": "是否同意公开", "received_on": "2026-03-02"})),
        (&clerk, "record-opinion", json!({"opinion": "objects"})),
        (&clerk, "decide", json!({"outcome": "provided", "reasons": "不公开可能对公共利益造成重大影响"})),
        (&secrecy, "review", json!({"kind": "secrecy", "passed": true})),
    ] {
        let (status, answer) = site.act(token, &number, act, body).await;
        assert_eq!(status, StatusCode::OK, "{act}: {answer}");
        assert_eq!(answer["reminders"], json!([]), "{act}");
    }
    let (status, refused) = site.act(&clerk, &number, "tell-third-party", told.clone()).await;
    assert_eq!((status, &refused["error"]["kind"]), (StatusCode::CONFLICT, &json!("refused")), "a draft: {refused}");
    assert_eq!(refused["error"]["article"], "《中华人民共和国政府信息公开条例》第三十二条");
    let (_, signed) = site.act(&leader, &number, "sign", json!({})).await;
    assert_eq!(signed["reminders"][0]["act"], "tell-third-party");
    let (status, answer) = site.act(&clerk, &number, "tell-third-party", told).await;
    assert_eq!((status, &answer["reminders"]), (StatusCode::OK, &json!([])), "{answer}");
}

#[tokio::test]
async fn what_is_wrong_with_a_call_is_said() {
    let site = Site::open();
    let spoiled = |pointer: &str, value: Value| {
        let mut body = good();
        *body.pointer_mut(pointer).unwrap() = value;
        body
    };
    for (body, field) in [
        (spoiled("/requester/name", json!("")), "requester.name"),
        (spoiled("/requester/name", Value::Null), "requester.name"),
        (spoiled("/requester/name", json!(5)), "requester.name"),
        (spoiled("/requester/kind", json!("alien")), "requester.kind"),
        (spoiled("/delivery/route", json!("post")), "requester.address"),
        (spoiled("/content/title", json!("题".repeat(201))), "content.title"),
        (spoiled("/content/description", json!("a\u{0}")), "content.description"),
        (json!([]), "requester.kind"),
    ] {
        let (status, answer) = site.call(Call::post("/api/v1/requests", &body)).await;
        assert_eq!(
            (status, &answer["errors"][0]["field"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!(field)),
            "{answer}"
        );
    }
    let bare = |content_type: &'static str, body: &str| Call {
        method: "POST",
        address: "/api/v1/requests",
        headers: vec![("content-type", content_type)],
        body: body.to_owned(),
    };
    for (call, expected, kind) in [
        (bare("application/json", "{\"requester\":"), StatusCode::BAD_REQUEST, "malformed"),
        (bare("text/plain", "{}"), StatusCode::UNSUPPORTED_MEDIA_TYPE, "wrong-type"),
        (Call::get("/api/v1/nothing"), StatusCode::NOT_FOUND, "not-found"),
        (Call::post("/api/v1/requests/2026-0001/decide", &json!({})), StatusCode::UNAUTHORIZED, "unauthorized"),
        (Call::get("/api/v1/requests"), StatusCode::UNAUTHORIZED, "unauthorized"),
    ] {
        let (status, answer) = site.call(call).await;
        assert_eq!((status, &answer["error"]["kind"]), (expected, &json!(kind)), "{answer}");
    }
    let large = bare("application/json", &format!("{{\"x\":\"{}\"}}", "a".repeat(256 * 1024)));
    assert_eq!(site.call(large).await.0, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn refusals_conflicts_and_permissions_have_their_status() {
    let site = Site::open();
    let (clerk, supervisor) = (site.token("clerk").await, site.token("supervisor").await);
    let (number, _) = site.submit().await;
    let (status, answer) = site.act(&clerk, &number, "dispatch", json!({"route": "post"})).await;
    assert_eq!((status, &answer["error"]["kind"]), (StatusCode::CONFLICT, &json!("refused")), "{answer}");
    assert!(answer["error"]["article"].as_str().unwrap().starts_with('《'));
    assert!(!answer["error"]["next_step"].as_str().unwrap().is_empty());

    let confirm = json!({"method": "telephone", "if_version": 1});
    assert_eq!(site.act(&clerk, &number, "confirm-receipt", confirm.clone()).await.0, StatusCode::OK);
    let (status, answer) = site.act(&clerk, &number, "confirm-receipt", confirm).await;
    assert_eq!((status, &answer["error"]["kind"]), (StatusCode::CONFLICT, &json!("conflict")), "{answer}");
    assert_eq!(answer["error"]["changes"][0]["version"], 2);

    assert_eq!(site.act(&supervisor, &number, "decide", json!({})).await.0, StatusCode::FORBIDDEN);
    assert_eq!(site.act(&clerk, &number, "extend", json!({})).await.0, StatusCode::FORBIDDEN);
    assert_eq!(site.act("Bearer gk_unknown", &number, "decide", json!({})).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(site.act(&clerk, "2026-9999", "archive", json!({})).await.0, StatusCode::NOT_FOUND);
    let (status, answer) = site.act(&clerk, &number, "decide", json!({"outcome": "granted"})).await;
    assert_eq!((status, &answer["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("outcome")));
    let (status, answer) = site.act(&clerk, &number, "archive", json!({"day": "2026-03-02"})).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "an unknown key is not passed over: {answer}");
    let (status, answer) = site.act(&clerk, &number, "archive", json!({"on": "2026-02-30"})).await;
    assert_eq!((status, &answer["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("on")));
}

#[tokio::test]
async fn what_the_layers_refuse_is_json_too() {
    let site = Site::open();
    let large = json!({"content": {"description": "x".repeat(300 * 1024)}});
    let forged = json!({});
    for (call, status, kind) in [
        (Call::post("/api/v1/requests", &large), StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
        (Call::get("/api/v1/requests/2026-0001/archive"), StatusCode::METHOD_NOT_ALLOWED, "wrong-method"),
        (Call::get("/api/v1/nowhere"), StatusCode::NOT_FOUND, "not-found"),
        (Call::get("/api"), StatusCode::NOT_FOUND, "not-found"),
        (Call::get("/api/v1/requests/%FF"), StatusCode::BAD_REQUEST, "malformed"),
        (
            Call::post("/api/v1/requests", &forged).with("sec-fetch-site", "cross-site"),
            StatusCode::FORBIDDEN,
            "forbidden",
        ),
    ] {
        let address = call.address;
        let (found, answer) = site.call(call).await;
        assert_eq!((found, &answer["error"]["kind"]), (status, &json!(kind)), "{address}: {answer}");
    }
}

#[tokio::test]
async fn the_page_session_opens_the_api_but_not_from_another_site() {
    let site = Site::open();
    let (number, _) = site.submit().await;
    let input = SignIn { login: "clerk".into(), password: PASSWORD.into() };
    let cookie = format!("gongkai-session={}", sign_in(&site.office.public(), input).await.unwrap().token);
    let address = format!("/api/v1/requests/{number}/confirm-receipt");
    let body = json!({"method": "telephone"});
    let forged = Call::post(&address, &body).with("cookie", &cookie).with("sec-fetch-site", "cross-site");
    assert_eq!(site.call(forged).await.0, StatusCode::FORBIDDEN);
    let own = Call::post(&address, &body).with("cookie", &cookie).with("sec-fetch-site", "same-origin");
    assert_eq!(site.call(own).await.0, StatusCode::OK);
}

#[tokio::test]
async fn the_requester_withdraws_with_the_secret_and_does_nothing_else() {
    let site = Site::open();
    let (number, secret) = site.submit().await;
    let call = |act: &str| format!("/api/v1/requests/{number}/{act}");
    let archive = call("archive");
    let foreign = Call::post(&archive, &json!({})).with("x-tracking-secret", &secret);
    assert_eq!(site.call(foreign).await.0, StatusCode::FORBIDDEN);
    let withdraw = call("withdraw");
    let own = Call::post(&withdraw, &json!({})).with("x-tracking-secret", &secret);
    assert_eq!(site.call(own).await.0, StatusCode::OK);
    assert_eq!(site.track(&number, &secret).await.1["status"]["word"], "closed");
}

#[tokio::test]
async fn wrong_secrets_run_out_before_the_fortieth() {
    let site = Site::open();
    let (number, secret) = site.submit().await;
    let unknown = site.track("2026-0999", &secret).await;
    assert_eq!(unknown, site.track(&number, "wrong").await, "an unknown number and a wrong secret are the same");
    assert_eq!(unknown.0, StatusCode::NOT_FOUND);
    for _ in 2..40 {
        site.track(&number, "wrong").await;
    }
    assert_eq!(site.track(&number, "wrong").await.0, StatusCode::TOO_MANY_REQUESTS);
    site.office.clock.advance(60);
    assert_eq!(site.track(&number, &secret).await.0, StatusCode::OK);
}

#[tokio::test]
async fn thirty_requests_a_minute_pass_and_a_flood_does_not() {
    let site = Site::open();
    let mut last = StatusCode::CREATED;
    let mut passed = 0;
    for _ in 0..200 {
        last = site.call(Call::post("/api/v1/requests", &good())).await.0;
        if last != StatusCode::CREATED {
            break;
        }
        passed += 1;
    }
    assert!(passed >= 30, "{passed}");
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn the_work_list_counts_every_open_case_once() {
    let site = Site::open();
    let clerk = site.token("clerk").await;
    for _ in 0..3 {
        site.submit().await;
    }
    let (status, list) = site.call(Call::get("/api/v1/requests?limit=2").with("authorization", &clerk)).await;
    assert_eq!(status, StatusCode::OK);
    let total: u64 = list["buckets"].as_array().unwrap().iter().filter_map(|b| b["count"].as_u64()).sum();
    assert_eq!((total, list["rows"].as_array().unwrap().len(), &list["has_more"]), (3, 2, &json!(true)));
    let bad = site.call(Call::get("/api/v1/requests?year=x").with("authorization", &clerk)).await.0;
    assert_eq!(bad, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(site.call(Call::get("/api/v1/annual-reports/2024")).await.0, StatusCode::NOT_FOUND);
}

/// The committed description is the one that is served. To renew it: `GONGKAI_WRITE=1 cargo test -p web --test api`.
#[tokio::test]
async fn the_committed_description_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/generated/openapi.json");
    let current = serde_json::to_string_pretty(&web::api::openapi()).unwrap() + "\n";
    if std::env::var_os("GONGKAI_WRITE").is_some() {
        std::fs::write(path, &current).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == current,
        "docs/generated/openapi.json is not current: GONGKAI_WRITE=1 cargo test -p web --test api"
    );
    let served = Site::open().call(Call::get("/api/v1/openapi.json")).await.1;
    assert_eq!(served, serde_json::from_str::<Value>(&current).unwrap());
    let acts = casework::request::Act::ALL.into_iter().map(casework::request::Act::id);
    for act in acts.filter(|act| !matches!(*act, "register" | "find-lapses")) {
        assert!(!served["paths"][format!("/api/v1/requests/{{number}}/{act}")].is_null(), "{act} has no endpoint");
    }
}
