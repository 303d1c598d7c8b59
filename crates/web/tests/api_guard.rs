//! Security review through the JSON API.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use jiff::civil::date;
use serde_json::{Value, json};
use tower::ServiceExt;
use usecases::account::{AddToken, add_token};
use usecases::testing::Office;
use web::{AppState, WebConfig, router};

struct Site {
    office: Office,
    router: Router,
}

impl Site {
    fn open() -> Self {
        let office = Office::open_on(date(2026, 12, 21));
        let router = router(AppState::new(WebConfig::default(), &office.ctx, None));
        Self { office, router }
    }

    async fn send(&self, login: &str, method: &str, address: &str, kind: &str, body: Vec<u8>) -> (StatusCode, Value) {
        let input = AddToken { login: login.to_owned(), label: "测试".to_owned() };
        let token = add_token(&self.office.ctx, input).await.unwrap();
        let request = Request::builder()
            .method(method)
            .uri(format!("/api/v1{address}"))
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", kind)
            .body(Body::from(body))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    async fn call(&self, login: &str, method: &str, address: &str, body: Value) -> (StatusCode, Value) {
        self.send(login, method, address, "application/json", body.to_string().into_bytes()).await
    }

    async fn scan(&self, login: &str, file: &[u8]) -> (StatusCode, Value) {
        self.send(login, "POST", "/guard/scan?name=a.txt", "application/octet-stream", file.to_vec()).await
    }
}

/// Invented, like everybody in the tests.
const ID: &str = "110108190003071237";

#[tokio::test]
async fn a_file_is_scanned_and_its_report_is_masked() {
    let site = Site::open();
    let (status, report) = site.scan("unit", format!("姓名：孙样例　身份证号：{ID}").as_bytes()).await;
    assert_eq!((status, &report["verdict"]), (StatusCode::OK, &json!("findings")));
    assert_eq!(
        (&report["findings"][0]["kind"], &report["findings"][0]["severity"]),
        (&json!("id-card"), &json!("block"))
    );
    assert!(!report.to_string().contains("19000307"));
    assert_eq!(site.scan("unit", "关于印发工作方案的通知".as_bytes()).await.1["verdict"], "clean");
    assert_eq!(site.scan("unit", b"%PDF-1.7 broken").await.1["verdict"], "uncheckable");
    // Larger than any other body of the API may be.
    assert_eq!(site.scan("unit", "公示。".repeat(100_000).as_bytes()).await.0, StatusCode::OK);
    assert_eq!(site.scan("supervisor", b"a").await.0, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_draft_is_tried_published_decided_on_and_taken_down() {
    let site = Site::open();
    let document =
        |id: &str, text: &str| json!({"id": id, "title": "公示", "published_on": "2024-03-01", "text": text});
    let relief = document("relief", "1　孙样例　延庆区石桥水务管理站　110108********1237　800元");
    let hiring = document("hiring", "孙样例，延庆区石桥水务管理站，证件号******19000307****");
    assert_eq!(site.call("clerk", "POST", "/guard/documents", relief).await.0, StatusCode::OK);
    let (_, tried) = site.call("clerk", "POST", "/guard/dry-run", hiring.clone()).await;
    let finding = &tried["findings"][0];
    assert_eq!(
        (&finding["pattern"], &finding["documents"], &finding["residual"]["after"]),
        (&json!("L01"), &json!(["hiring", "relief"]), &json!(1))
    );
    assert!(!tried.to_string().contains(ID));

    site.call("clerk", "POST", "/guard/documents", hiring).await;
    let (_, register) = site.call("secrecy", "GET", "/guard/findings", Value::Null).await;
    let print = register["findings"][0]["finding"]["fingerprint"].as_str().unwrap().to_owned();
    assert_eq!(register["findings"][0]["status"], "open");
    let decide = format!("/guard/findings/{print}/decide");
    let (status, refused) =
        site.call("secrecy", "POST", &decide, json!({"decision": "false-alarm", "reason": ""})).await;
    assert_eq!((status, &refused["error"]["kind"]), (StatusCode::CONFLICT, &json!("refused")));
    let adopted = json!({"decision": "adopt", "note": "改为前四后二"});
    assert_eq!(site.call("secrecy", "POST", &decide, adopted).await.1["status"], "adopted");
    let reveal = format!("/guard/findings/{print}/reveal");
    assert_eq!(site.call("secrecy", "POST", &reveal, json!({"reason": ""})).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    let (_, passages) = site.call("secrecy", "POST", &reveal, json!({"reason": "核对"})).await;
    assert_eq!(passages.as_array().unwrap().len(), 2);
    assert_eq!(site.call("clerk", "POST", &reveal, json!({"reason": "核对"})).await.0, StatusCode::FORBIDDEN);

    assert_eq!(site.call("clerk", "DELETE", "/guard/documents/hiring", Value::Null).await.0, StatusCode::NO_CONTENT);
    assert_eq!(site.call("clerk", "DELETE", "/guard/documents/hiring", Value::Null).await.0, StatusCode::NOT_FOUND);
    let (_, round) = site.call("secrecy", "POST", "/guard/patrol", Value::Null).await;
    assert_eq!((&round["documents"], &round["findings"], &round["deviations"]), (&json!(1), &json!(0), &json!(0)));
    let (_, register) = site.call("secrecy", "GET", "/guard/findings?also_gone=true", Value::Null).await;
    assert_eq!(register["findings"][0]["status"], "gone");
}
