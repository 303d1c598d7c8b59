//! Nothing that a person typed is lost, whoever refuses it and why.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod browser;

use axum::http::StatusCode;
use browser::{Browser, Page, REQUEST};
use jiff::civil::date;
use usecases::testing::{Office, PASSWORD};

const CASE: &str = "/staff/requests/2026-0001";

fn office() -> Office {
    Office::open_on(date(2026, 9, 8))
}

async fn clerk_of(office: &Office) -> Browser {
    let mut browser = Browser::of(office);
    browser.sign_in("clerk").await;
    browser
}

async fn register(clerk: &mut Browser) -> Page {
    let mut fields = REQUEST.to_vec();
    fields.extend([("delivery.route", "post"), ("channel", "counter"), ("on", "")]);
    clerk.fill("/staff/requests/new", "/staff/requests/new", &fields).await
}

fn act(name: &str) -> String {
    format!("{CASE}/{name}")
}

/// Sends a case as far as a draft that waits for its reviews.
async fn decided(clerk: &mut Browser) {
    register(clerk).await;
    let page = act("decide");
    let fields = [("outcome", "provided"), ("statement", "汇总表一份"), ("reasons", ""), ("on", "")];
    assert_eq!(clerk.fill(&page, &page, &fields).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn whoever_is_overtaken_keeps_the_text_and_sends_it_again_knowingly() {
    let office = office();
    let (mut first, mut second) = (clerk_of(&office).await, Browser::of(&office));
    second.sign_in("clerk-2").await;
    register(&mut first).await;
    let page = act("assign");
    let seen = second.get(&page).await.hidden("if_version");
    first.fill(&page, &page, &[("unit", "科研处"), ("if_version", &seen)]).await;
    let answer = second.fill(&page, &page, &[("unit", "人事处"), ("if_version", &seen)]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    for part in ["分办：科研处", "经办甲", "value=\"人事处\"", "已核对，仍要分办"] {
        assert!(answer.body.contains(part), "{part}: {}", answer.body);
    }
    assert_ne!(answer.hidden("if_version"), seen, "what has been told has been seen");
    let again = [("unit", "人事处"), ("if_version", &answer.hidden("if_version"))];
    assert_eq!(second.send_on(&answer, &page, &again).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_form_with_an_error_keeps_the_version_that_was_looked_at() {
    let office = office();
    let (mut first, mut second) = (clerk_of(&office).await, Browser::of(&office));
    second.sign_in("clerk-2").await;
    register(&mut first).await;
    let page = act("assign");
    let seen = second.get(&page).await.hidden("if_version");
    first.fill(&page, &page, &[("unit", "科研处"), ("if_version", &seen)]).await;
    let answer = second.fill(&page, &page, &[("unit", "人事处"), ("on", "昨天"), ("if_version", &seen)]).await;
    assert_eq!((answer.status, answer.hidden("if_version")), (StatusCode::UNPROCESSABLE_ENTITY, seen));
    assert!(answer.body.contains("value=\"人事处\"") && answer.body.contains("<title>还有内容需要更正："));
}

#[tokio::test]
async fn a_reviewer_without_the_right_keeps_the_opinion() {
    let office = office();
    decided(&mut clerk_of(&office).await).await;
    let mut reviewer = Browser::of(&office);
    reviewer.sign_in("secrecy").await;
    let page = act("review");
    let fields = [("kind", "legality"), ("passed", "no"), ("note", "请补充依据"), ("on", "")];
    let answer = reviewer.fill(&page, &page, &fields).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.body.contains("请补充依据</textarea>"), "{}", answer.body);
    assert!(answer.body.contains("没有办理此项的权限"));
}

#[tokio::test]
async fn a_form_that_has_gone_stale_comes_back_with_a_fresh_token() {
    let mut browser = Browser::of(&office());
    let mut fields = REQUEST.to_vec();
    fields.extend([("delivery.route", "online"), ("form_token", "00")]);
    let answer = browser.post("/requests/new", &fields).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.body.contains("表单已失效") && answer.body.contains("项目名称、承担单位、经费</textarea>"));
    fields.retain(|(name, _)| *name != "form_token");
    assert_eq!(browser.send_on(&answer, "/requests/new", &fields).await.status, StatusCode::OK);
}

#[tokio::test]
async fn whoever_hands_in_too_much_keeps_the_last_request() {
    let mut browser = Browser::of(&office());
    let mut fields = REQUEST.to_vec();
    fields.push(("delivery.route", "online"));
    let form = browser.get("/requests/new").await;
    let mut answer = browser.send_on(&form, "/requests/new", &fields).await;
    for _ in 0..120 {
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
        answer = browser.send_on(&form, "/requests/new", &fields).await;
    }
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.headers["retry-after"], "60");
    assert!(answer.body.contains("操作过于频繁") && answer.body.contains("项目名称、承担单位、经费</textarea>"));
}

#[tokio::test]
async fn a_draft_outlives_the_session_in_which_it_was_begun() {
    let office = office();
    let mut clerk = clerk_of(&office).await;
    register(&mut clerk).await;
    let page = act("decide");
    let form = clerk.get(&page).await;
    office.clock.advance(61 * 60);
    let draft = [("outcome", "provided"), ("statement", "汇总表“一份”"), ("if_version", &form.hidden("if_version"))];
    let sign_in = clerk.send_on(&form, &page, &draft).await;
    assert_eq!(sign_in.status, StatusCode::UNAUTHORIZED);
    assert!(sign_in.body.contains("登录已经失效"), "{}", sign_in.body);
    let waiting = ["waiting", "waiting_at", "next"].map(|name| (name, sign_in.hidden(name)));
    let with = |password| {
        let mut fields = vec![("login", "clerk"), ("password", password)];
        fields.extend(waiting.iter().map(|(name, value)| (*name, value.as_str())));
        fields
    };
    let wrong = clerk.send_on(&sign_in, "/staff/login", &with("wrong")).await;
    assert_eq!((wrong.status, wrong.hidden("waiting")), (StatusCode::UNPROCESSABLE_ENTITY, sign_in.hidden("waiting")));
    let resumed = clerk.send_on(&wrong, "/staff/login", &with(PASSWORD)).await;
    assert_eq!(resumed.status, StatusCode::OK);
    assert!(
        resumed.body.contains("汇总表“一份”</textarea>") && resumed.body.contains("已重新登录"),
        "{}",
        resumed.body
    );
    assert_eq!(clerk.send_on(&resumed, &page, &draft).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_clarification_that_is_no_longer_wanted_is_not_lost() {
    let office = office();
    let mut clerk = clerk_of(&office).await;
    let receipt = register(&mut clerk).await;
    let proof = [("number", receipt.told("登记号")), ("secret", receipt.told("查询码"))];
    let mut fields: Vec<(&str, &str)> = proof.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.push(("text", "指2025年度的汇总表"));
    let mut citizen = Browser::of(&office);
    let answer = citizen.fill("/requests/track", "/requests/track/clarification", &fields).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("指2025年度的汇总表") && answer.body.contains("的办理进度"), "{}", answer.body);
}

#[tokio::test]
async fn two_who_write_the_same_section_see_both_texts() {
    let office = office();
    let (mut first, mut second) = (clerk_of(&office).await, Browser::of(&office));
    second.sign_in("clerk-2").await;
    let page = "/staff/annual-report/2025/text/overview";
    let seen = second.get(page).await.hidden("if_version");
    first.fill(page, page, &[("text", "甲写的总体情况"), ("if_version", &seen)]).await;
    let answer = second.fill(page, page, &[("text", "乙写的总体情况"), ("if_version", &seen)]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    for part in ["甲写的总体情况", "乙写的总体情况</textarea>", "已核对，仍要保存", "用这一份"]
    {
        assert!(answer.body.contains(part), "{part}: {}", answer.body);
    }
}

#[tokio::test]
async fn no_link_leads_away_from_what_is_shown_only_once() {
    let office = office();
    let mut clerk = clerk_of(&office).await;
    let registered = register(&mut clerk).await;
    let mut fields = REQUEST.to_vec();
    fields.push(("delivery.route", "online"));
    let mut citizen = Browser::of(&office);
    let receipt = citizen.fill("/requests/new", "/requests/new", &fields).await;
    for page in [registered, receipt] {
        assert!(page.body.contains("只显示这一次") && !page.body.contains("/preferences?"), "{}", page.body);
    }
    assert!(citizen.get("/requests/new").await.body.contains("/preferences?text=large"));
}

#[tokio::test]
async fn a_form_sent_twice_is_one_request_and_a_changed_one_another() {
    let office = office();
    let mut citizen = Browser::of(&office);
    let form = citizen.get("/requests/new").await;
    let key = form.hidden("form_key");
    let mut fields = REQUEST.to_vec();
    fields.extend([("delivery.route", "online"), ("form_key", key.as_str())]);
    let first = citizen.send_on(&form, "/requests/new", &fields).await;
    let second = citizen.send_on(&form, "/requests/new", &fields).await;
    let slip = |page: &Page| (page.told("登记号"), page.told("查询码"));
    assert_eq!(slip(&first), slip(&second));
    assert_eq!(slip(&first).0, "2026-0001");
    let changed: Vec<_> =
        fields.iter().map(|(n, v)| (*n, if *n == "content.title" { "另一份表" } else { v })).collect();
    let third = citizen.send_on(&form, "/requests/new", &changed).await;
    assert_eq!(third.told("登记号"), "2026-0002");

    let mut clerk = clerk_of(&office).await;
    let form = clerk.get("/staff/requests/new").await;
    let key = form.hidden("form_key");
    let mut fields = REQUEST.to_vec();
    fields.extend([("delivery.route", "post"), ("channel", "counter"), ("on", ""), ("form_key", key.as_str())]);
    let first = clerk.send_on(&form, "/staff/requests/new", &fields).await;
    assert_eq!(slip(&first), slip(&clerk.send_on(&form, "/staff/requests/new", &fields).await));
    assert_eq!(slip(&first).0, "2026-0003");
}
