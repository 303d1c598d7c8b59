//! The acts of the office that are not on a case, through the JSON API.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use jiff::civil::date;
use report::form::{ReportFormat, TABLE4_BLOCKS, TABLE4_COLUMNS};
use serde_json::{Value, json};
use tower::ServiceExt;
use usecases::account::{AddToken, add_token};
use usecases::testing::{Office, PASSWORD};
use web::{AppState, WebConfig, router};

/// A site over an office in memory.
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

    /// One call in the name of an account; an empty body sends none.
    async fn call(&self, login: &str, method: &str, address: &str, body: Value) -> (StatusCode, Value) {
        let mut request = Request::builder().method(method).uri(format!("/api/v1{address}"));
        if !login.is_empty() {
            let input = AddToken { login: login.to_owned(), label: "测试".to_owned() };
            request = request
                .header("authorization", format!("Bearer {}", add_token(&self.office.ctx, input).await.unwrap()));
        }
        let body = if body.is_null() {
            Body::empty()
        } else {
            request = request.header("content-type", "application/json");
            Body::from(body.to_string())
        };
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let status = response.status();
        let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }
}

/// Every cell that is recorded by hand.
fn recorded_cells() -> Vec<String> {
    let two = ReportFormat::F2021.table2().iter();
    let two = two.flat_map(|row| row.columns.iter().map(|column| format!("table2/{}/{}", row.key, column.key)));
    let columns = TABLE4_COLUMNS.iter().map(|(column, _)| *column).filter(|column| *column != "total");
    let four =
        columns.flat_map(|column| TABLE4_BLOCKS.iter().map(move |block| format!("table4/{}/{column}", block.key)));
    two.chain(four).collect()
}

#[tokio::test]
async fn a_report_is_written_made_final_and_published_through_the_api() {
    let site = Site::open();
    let (status, draft) = site.call("clerk", "GET", "/annual-reports/2025/draft", Value::Null).await;
    assert_eq!((status, &draft["status"]["word"]), (StatusCode::OK, &json!("draft")));
    assert!(!draft["failing"].as_array().unwrap().is_empty(), "figures are missing");
    let (status, refused) = site.call("head", "POST", "/annual-reports/2025/finalize", Value::Null).await;
    assert_eq!((status, &refused["error"]["kind"]), (StatusCode::CONFLICT, &json!("refused")));
    assert_eq!(refused["error"]["citation"]["instrument"], "report-format2021");

    for cell in recorded_cells() {
        let body = json!({"cell": cell, "value": "0", "source": "台账"});
        let (status, answer) = site.call("clerk", "POST", "/annual-reports/2025/record-figure", body).await;
        assert_eq!(status, StatusCode::OK, "{cell}: {answer}");
    }
    for section in ["preamble", "overview", "problems", "other"] {
        let body = json!({"section": section, "text": "全年新收申请{{R1/total}}件。"});
        let (status, answer) = site.call("clerk", "POST", "/annual-reports/2025/write-narrative", body).await;
        assert_eq!(status, StatusCode::OK, "{section}: {answer}");
    }
    let stale = json!({"section": "other", "text": "", "if_version": 0});
    let (status, answer) = site.call("clerk", "POST", "/annual-reports/2025/write-narrative", stale).await;
    assert_eq!((status, &answer["error"]["kind"]), (StatusCode::CONFLICT, &json!("conflict")));
    let (status, explained) =
        site.call("supervisor", "GET", "/annual-reports/2025/explain?cell=R1/total", Value::Null).await;
    assert_eq!((status, &explained["cases"]), (StatusCode::OK, &json!([])));

    let (status, _) = site.call("clerk", "POST", "/annual-reports/2025/finalize", Value::Null).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let (status, answer) = site.call("head", "POST", "/annual-reports/2025/finalize?if_version=0", Value::Null).await;
    assert_eq!((status, &answer["error"]["kind"]), (StatusCode::CONFLICT, &json!("conflict")), "not what he read");
    let (status, _) = site.call("head", "POST", "/annual-reports/2025/finalize?if_version=x", Value::Null).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let (status, answer) = site.call("head", "POST", "/annual-reports/2025/finalize", Value::Null).await;
    assert_eq!((status, &answer["status"]["word"]), (StatusCode::OK, &json!("final")), "{answer}");
    let (status, answer) = site.call("leader", "POST", "/annual-reports/2025/publish", Value::Null).await;
    assert_eq!((status, answer), (StatusCode::OK, json!({"year": 2025, "published_on": "2026-12-21"})));
    let (status, tables) = site.call("", "GET", "/annual-reports/2025", Value::Null).await;
    assert_eq!((status, &tables["table4"]["reconsideration"]), (StatusCode::OK, &json!([0, 0, 0, 0, 0])));
}

#[tokio::test]
async fn a_notice_is_loaded_through_the_api_and_tells_what_moved() {
    let site = Site::open();
    let form = json!({
        "requester": {"kind": "business", "name": "乙公司"}, "content": {"title": "有关材料"},
        "delivery": {"form": "paper", "route": "post"}, "channel": "signed_mail"
    });
    assert_eq!(site.call("clerk", "POST", "/requests/register", form).await.0, StatusCode::CREATED);
    assert_eq!(site.call("", "GET", "/calendar/2027", Value::Null).await.0, StatusCode::NOT_FOUND);
    let toml =
        "year = 2027\ntitle = \"虚构的通知\"\n[[holiday]]\nname = \"元旦\"\noff = [\"2027-01-01..2027-01-03\"]\n";
    let notice = json!({ "toml": toml });
    assert_eq!(site.call("clerk", "POST", "/calendar/add-notice", notice.clone()).await.0, StatusCode::FORBIDDEN);
    let (status, added) = site.call("admin", "POST", "/calendar/add-notice", notice).await;
    assert_eq!((status, &added["moved"][0]["number"]), (StatusCode::OK, &json!("2026-0001")), "{added}");
    assert_eq!(added["moved"][0]["after"], "2027-01-19");
    let (_, year) = site.call("", "GET", "/calendar/2027", Value::Null).await;
    assert_eq!(year["holidays"][0]["off"], json!(["2027-01-01", "2027-01-02", "2027-01-03"]));
}

#[tokio::test]
async fn accounts_are_kept_through_the_api() {
    let site = Site::open();
    let new = json!({"login": "wang.wu", "name": "王某", "roles": ["clerk"], "password": "open-the-files"});
    assert_eq!(site.call("clerk", "POST", "/accounts", new.clone()).await.0, StatusCode::FORBIDDEN);
    assert_eq!(site.call("admin", "POST", "/accounts", new.clone()).await.0, StatusCode::CREATED);
    let (status, answer) = site.call("admin", "POST", "/accounts", new).await;
    assert_eq!((status, &answer["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("login")));
    let wrong = json!({"current": "a-guess-of-mine", "password": "another-good-one"});
    let (status, answer) = site.call("clerk", "POST", "/accounts/clerk/change-password", wrong).await;
    assert_eq!((status, &answer["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("current")));
    let own = json!({"current": PASSWORD, "password": "another-good-one"});
    assert_eq!(site.call("clerk", "POST", "/accounts/clerk/change-password", own).await.0, StatusCode::OK);
    assert_eq!(site.call("admin", "POST", "/accounts/wang.wu/disable", Value::Null).await.0, StatusCode::OK);
    let (_, accounts) = site.call("admin", "GET", "/accounts", Value::Null).await;
    let logins: Vec<_> = accounts.as_array().unwrap().iter().filter_map(|account| account["login"].as_str()).collect();
    assert!(logins.contains(&"clerk") && !logins.contains(&"wang.wu"), "{logins:?}");
    assert_eq!(site.call("admin", "POST", "/accounts/nobody/disable", Value::Null).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn settings_are_read_by_everybody_and_changed_by_the_administrator() {
    let site = Site::open();
    let (status, mut settings) = site.call("", "GET", "/settings", Value::Null).await;
    assert_eq!((status, &settings["name"]), (StatusCode::OK, &json!("本机关")));
    settings["name"] = json!("示范市科学技术局");
    assert_eq!(site.call("", "PUT", "/settings", settings.clone()).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(site.call("head", "PUT", "/settings", settings.clone()).await.0, StatusCode::FORBIDDEN);
    assert_eq!(site.call("admin", "PUT", "/settings", settings.clone()).await.0, StatusCode::OK);
    assert_eq!(site.call("", "GET", "/settings", Value::Null).await.1, settings);
    settings["name"] = json!("");
    let (status, answer) = site.call("admin", "PUT", "/settings", settings).await;
    assert_eq!((status, &answer["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("name")));
}

#[tokio::test]
async fn lapses_are_looked_for_by_the_office_only() {
    let site = Site::open();
    for (login, expected) in
        [("clerk", StatusCode::OK), ("leader", StatusCode::FORBIDDEN), ("", StatusCode::UNAUTHORIZED)]
    {
        let status = site.call(login, "POST", "/requests/find-lapses", Value::Null).await.0;
        assert_eq!(status, expected, "{login}");
    }
}
