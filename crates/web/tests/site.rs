//! The site as a browser sees it, without a network.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod browser;

use axum::http::StatusCode;
use browser::{Browser, REQUEST};
use jiff::civil::date;
use usecases::testing::Office;

fn office() -> Office {
    Office::open_on(date(2026, 9, 8))
}

const PUBLIC: [&str; 5] = ["/", "/guide", "/rules", "/requests/new", "/requests/track"];

#[tokio::test]
async fn public_pages_are_small_tagged_and_guarded() {
    let mut browser = Browser::of(&office());
    for path in PUBLIC {
        let page = browser.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.body.len() <= 100 * 1024, "{path} has {} bytes", page.body.len());
        for tag in ["SiteName", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"] {
            assert!(page.body.contains(&format!("<meta name=\"{tag}\"")), "{path} lacks {tag}");
        }
        for (header, part) in [
            ("content-security-policy", "default-src 'self'"),
            ("content-security-policy", "frame-ancestors 'none'"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cache-control", "no-store"),
        ] {
            let value = page.headers.get(header).and_then(|v| v.to_str().ok()).unwrap_or("");
            assert!(value.contains(part), "{path}: {header} is {value:?}");
        }
        // The policy forbids both, so a page that had them would not work.
        for inline in ["<style", " style=", "<script>", " onclick="] {
            assert!(!page.body.contains(inline), "{path} holds {inline}");
        }
        assert_eq!(page.body.matches("<h1").count(), 1, "{path}");
        assert!(page.body.contains("<html lang=\"zh-CN\""), "{path}");
    }
}

#[tokio::test]
async fn every_link_of_the_first_page_leads_somewhere() {
    let mut browser = Browser::of(&office());
    let home = browser.get("/").await.body;
    let links: Vec<&str> = home.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(links.len() > 8);
    for link in links.into_iter().filter(|link| !link.starts_with('#')) {
        let status = browser.get(&link.replace("&#38;", "&").replace("&amp;", "&")).await.status;
        assert!(status.is_success() || status.is_redirection(), "{link} answers {status}");
    }
}

#[tokio::test]
async fn assets_keep_for_a_year_under_the_hash_of_their_content() {
    let mut browser = Browser::of(&office());
    let home = browser.get("/").await.body;
    let stylesheet = home.split("href=\"").find(|rest| rest.starts_with("/assets/gongkai.")).unwrap();
    let page = browser.get(stylesheet.split('"').next().unwrap()).await;
    assert_eq!(page.headers["cache-control"], "public, max-age=31536000, immutable");
    assert_eq!(page.headers["content-type"], "text/css");
    let other = browser.get("/assets/gongkai.0000000000000000.css").await;
    assert_eq!(other.headers["cache-control"], "no-cache");
}

#[tokio::test]
async fn a_form_from_elsewhere_or_without_its_token_is_refused() {
    let mut browser = Browser::of(&office());
    for action in ["/requests/new", "/requests/track", "/staff/login", "/staff/logout"] {
        assert_eq!(browser.post_from_elsewhere(action).await.status, StatusCode::FORBIDDEN, "{action}");
        let page = browser.post(action, &[("form_token", "00")]).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{action}");
        assert!(page.body.contains("表单已失效"), "{action}");
    }
}

#[tokio::test]
async fn the_workbench_is_closed_until_somebody_signs_in() {
    let mut browser = Browser::of(&office());
    let page = browser.get("/staff/requests?bucket=overdue").await;
    assert_eq!(page.location(), "/staff/login?next=/staff/requests%3Fbucket%3Doverdue");
    let wrong = browser.fill("/staff/login", "/staff/login", &[("login", "clerk"), ("password", "wrong")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("账号或密码不对"));
    assert_eq!(browser.sign_in("clerk").await.location(), "/staff");
    assert_eq!(browser.get("/staff").await.status, StatusCode::OK);
    assert_eq!(browser.fill("/staff", "/staff/logout", &[]).await.location(), "/staff/login");
    assert_eq!(browser.get("/staff").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_session_ends_when_nobody_has_used_it_for_an_hour() {
    let office = office();
    let mut browser = Browser::of(&office);
    browser.sign_in("clerk").await;
    office.clock.advance(50 * 60);
    assert_eq!(browser.get("/staff").await.status, StatusCode::OK);
    office.clock.advance(50 * 60);
    assert_eq!(browser.get("/staff").await.status, StatusCode::OK);
    office.clock.advance(61 * 60);
    assert_eq!(browser.get("/staff").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn after_ten_failed_tries_an_address_waits_a_minute() {
    let mut browser = Browser::of(&office());
    for _ in 0..10 {
        browser.fill("/staff/login", "/staff/login", &[("login", "clerk"), ("password", "wrong")]).await;
    }
    let page = browser.sign_in("clerk").await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(page.headers["retry-after"], "60");
}

#[tokio::test]
async fn a_refused_form_keeps_what_was_written_and_names_what_is_missing() {
    let mut browser = Browser::of(&office());
    let page = browser.fill("/requests/new", "/requests/new", &REQUEST).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("value=\"赵试\""));
    assert!(page.body.contains("<a href=\"#delivery-route-1\">"));
    assert!(page.body.contains("id=\"delivery-route-error\""));
}

#[tokio::test]
async fn a_citizen_applies_and_sees_where_the_matter_stands() {
    let mut browser = Browser::of(&office());
    let mut fields = REQUEST.to_vec();
    fields.push(("delivery.route", "online"));
    let receipt = browser.fill("/requests/new", "/requests/new", &fields).await;
    assert_eq!(receipt.status, StatusCode::OK);
    let (number, secret) = (receipt.told("登记号"), receipt.told("查询码"));
    assert_eq!(number, "2026-0001");
    let proof = [("number", number.as_str()), ("secret", secret.as_str())];
    let page = browser.fill("/requests/track", "/requests/track", &proof).await;
    assert!(page.body.contains("已登记，待确认收到日期"));
    assert!(!page.body.contains("13800000000"), "the page shows no personal data");
    let wrong = [("number", number.as_str()), ("secret", "WRONG")];
    let page = browser.fill("/requests/track", "/requests/track", &wrong).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    let page = browser
        .fill("/requests/track", "/requests/track/withdrawal", &[&proof[..], &[("confirmed", "yes")]].concat())
        .await;
    assert!(page.body.contains("申请已经撤回"));
}

#[tokio::test]
async fn a_clerk_is_told_which_article_forbids_an_act() {
    let mut browser = Browser::of(&office());
    browser.sign_in("clerk").await;
    let mut fields = REQUEST.to_vec();
    fields.extend([("delivery.route", "post"), ("channel", "counter"), ("on", "2026-09-08")]);
    let page = browser.fill("/staff/requests/new", "/staff/requests/new", &fields).await;
    assert!(page.body.contains("收到申请之日为2026年9月8日"), "{}", page.body);
    let page = browser.get("/staff/requests/2026-0001").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("个工作日后到期，2026年10月12日"), "the clock");
    let act = "/staff/requests/2026-0001/dispatch";
    let page = browser.get(act).await;
    assert!(page.body.contains("现在不能发出答复") && !page.body.contains("name=\"route\""));
    let page = browser.fill("/staff/requests/2026-0001", act, &[("route", "post")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.body.contains("现在不能发出答复"));
}

#[tokio::test]
async fn the_second_of_two_clerks_is_told_what_the_first_did() {
    let office = office();
    let (mut first, mut second) = (Browser::of(&office), Browser::of(&office));
    first.sign_in("clerk").await;
    second.sign_in("clerk-2").await;
    let mut fields = REQUEST.to_vec();
    fields.extend([("delivery.route", "post"), ("channel", "counter"), ("on", "")]);
    first.fill("/staff/requests/new", "/staff/requests/new", &fields).await;
    let act = "/staff/requests/2026-0001/assign";
    let seen = second.get(act).await.hidden("if_version");
    first.fill(act, act, &[("unit", "科研处"), ("if_version", seen.as_str())]).await;
    let page = second.fill(act, act, &[("unit", "人事处"), ("if_version", seen.as_str())]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.body.contains("分办：科研处"), "{}", page.body);
}

#[tokio::test]
async fn an_unknown_address_has_a_page_of_its_own() {
    let mut browser = Browser::of(&office());
    let page = browser.get("/no-such-page").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.body.contains("没有找到这个页面"));
}

#[tokio::test]
async fn the_choice_of_large_text_is_remembered() {
    let mut browser = Browser::of(&office());
    assert_eq!(browser.get("/preferences?text=large&back=/guide").await.location(), "/guide");
    assert!(browser.get("/guide").await.body.contains("data-text=\"large\""));
    assert_eq!(browser.get("/preferences?text=plain&back=//evil.example").await.location(), "/");
    assert!(!browser.get("/guide").await.body.contains("data-text=\"large\""));
    // No header can hold it, so the answer would lead nowhere.
    assert_eq!(browser.get("/preferences?text=plain&back=/%01").await.location(), "/");
}
