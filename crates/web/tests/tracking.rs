//! What the requester is told, from the receipt to the end.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod browser;

use axum::http::StatusCode;
use browser::{Browser, Page, REQUEST};
use jiff::civil::date;
use usecases::testing::Office;

/// A request handed in on the site, its requester and the office.
struct Matter {
    office: Office,
    citizen: Browser,
    number: String,
    secret: String,
}

impl Matter {
    async fn begin() -> Self {
        let office = Office::open_on(date(2026, 9, 8));
        let mut citizen = Browser::of(&office);
        let mut fields = REQUEST.to_vec();
        fields.push(("delivery.route", "online"));
        let receipt = citizen.fill("/requests/new", "/requests/new", &fields).await;
        Self { office, citizen, number: receipt.told("登记号"), secret: receipt.told("查询码") }
    }

    async fn received() -> Self {
        let matter = Self::begin().await;
        matter.act("clerk", "confirm-receipt", &[("method", "telephone"), ("on", "")]).await;
        matter
    }

    async fn act(&self, login: &str, act: &str, fields: &[(&str, &str)]) {
        let mut staff = Browser::of(&self.office);
        staff.sign_in(login).await;
        let page = format!("/staff/requests/{}/{act}", self.number);
        let answer = staff.fill(&page, &page, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{act}: {}", answer.body);
    }

    async fn send(&mut self, action: &str, more: &[(&str, &str)]) -> Page {
        let mut fields = vec![("number", self.number.as_str()), ("secret", self.secret.as_str())];
        fields.extend_from_slice(more);
        self.citizen.fill("/requests/track", action, &fields).await
    }

    async fn look(&mut self) -> String {
        self.send("/requests/track", &[]).await.body
    }
}

fn says(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "{part} is not said: {page}");
    }
}

#[tokio::test]
async fn whoever_must_give_reasons_sees_the_facts_and_where_to_send_them() {
    let mut matter = Matter::received().await;
    let asked = [("facts", "三个月内提出87件，内容相近"), ("answer_by", "2026-09-22"), ("on", "")];
    matter.act("clerk", "ask-reasons", &asked).await;
    says(&matter.look().await, &["三个月内提出87件，内容相近", "寄交、送交", "请在2026年9月22日（含当日）前说明理由"]);
}

#[tokio::test]
async fn whoever_must_pay_sees_how_much_and_how() {
    let mut matter = Matter::received().await;
    matter.act("head", "notify-fee", &[("method", "pages"), ("count", "120"), ("on", ""), ("received_on", "")]).await;
    says(&matter.look().await, &["请您缴费", "<dd>1100元</dd>", "按量计收，共120页", "联系办理缴费"]);
}

#[tokio::test]
async fn a_clarification_moves_the_start_and_is_taken_once() {
    let mut matter = Matter::received().await;
    says(&matter.look().await, &["自次日起计算二十个工作日", "aria-current=\"step\">办理"]);
    matter.act("clerk", "ask-clarification", &[("points", "请写明年度"), ("answer_by", ""), ("on", "")]).await;
    matter.office.clock.set(date(2026, 9, 10));
    let answer = matter.send("/requests/track/clarification", &[("text", "2025年度")]).await;
    says(&answer.body, &["2026年9月10日收到补正，自次日起重新计算"]);
    let again = matter.send("/requests/track/clarification", &[("text", "2025年度全年")]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    says(&again.body, &["补正内容已于2026年9月10日收到，不需要再次提交", "2025年度全年"]);
    assert!(!again.body.contains("没有告知过补正") && !again.body.contains("本件现处"), "{}", again.body);
}

#[tokio::test]
async fn a_withdrawal_is_confirmed_and_leaves_nothing_to_contest() {
    let mut matter = Matter::begin().await;
    let unsure = matter.send("/requests/track/withdrawal", &[]).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    says(&unsure.body, &["请先勾选", "待确认收到日期"]);
    let answer = matter.send("/requests/track/withdrawal", &[("confirmed", "yes")]).await;
    says(&answer.body, &["申请已撤回，本机关不再办理。以后需要的，可以重新申请", "aria-current=\"step\">终止"]);
    assert!(!answer.body.contains("行政复议") && !answer.body.contains("确认收到日期"), "{}", answer.body);
}
