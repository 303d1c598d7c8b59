//! The letters that a case offers, as a clerk finds them on its page.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod browser;

use axum::http::{StatusCode, header};
use browser::{Browser, REQUEST};
use jiff::civil::date;
use usecases::testing::Office;

const CASE: &str = "/staff/requests/2026-0001";

/// A clerk with a request that was handed in on 2026-09-08.
async fn clerk(office: &Office) -> Browser {
    let mut browser = Browser::of(office);
    browser.sign_in("clerk").await;
    let mut fields = REQUEST.to_vec();
    fields.extend([("delivery.route", "post"), ("channel", "counter"), ("on", "2026-09-08")]);
    browser.fill("/staff/requests/new", "/staff/requests/new", &fields).await;
    browser
}

async fn act(browser: &mut Browser, act: &str, fields: &[(&str, &str)]) {
    let page = browser.fill(&format!("{CASE}/{act}"), &format!("{CASE}/{act}"), fields).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{act}: {}", page.body);
}

/// The entry's letter is linked from the case and says these things, on the screen and as a file.
async fn check(browser: &mut Browser, version: u64, says: &[&str]) {
    let address = format!("{CASE}/letters/{version}");
    assert!(browser.get(CASE).await.body.contains(&format!("href=\"{address}\"")), "no link to {address}");
    let page = browser.get(&address).await;
    for text in says {
        assert!(page.body.contains(text), "{address} lacks {text}: {}", page.body);
    }
    let file = browser.get(&format!("{address}.docx")).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.headers[header::CONTENT_TYPE].to_str().unwrap().contains("wordprocessingml"));
}

#[tokio::test]
async fn assigning_a_unit_gives_its_letter_with_the_days_that_the_office_allows() {
    let office = Office::open_on(date(2026, 9, 8));
    let mut browser = clerk(&office).await;
    act(&mut browser, "assign", &[("unit", "科研处")]).await;
    let says = ["政府信息公开申请协办函", "科研处：", "请于2026年9月15日前", "本件应当于2026年10月12日前"];
    check(&mut browser, 3, &says).await;
    let letter = browser.get(&format!("{CASE}/letters/3")).await.body;
    assert!(!letter.contains("赵试"), "the unit needs the matter, not the person");
}

#[tokio::test]
async fn asking_for_reasons_and_delaying_the_reply_each_give_a_letter() {
    let office = Office::open_on(date(2026, 9, 8));
    let mut browser = clerk(&office).await;
    act(&mut browser, "ask-reasons", &[("facts", "三个月内提交申请46件"), ("answer_by", "2026-09-22")]).await;
    let says = ["政府信息公开申请说明理由告知书", "三个月内提交申请46件", "请于2026年9月22日前"];
    check(&mut browser, 3, &says).await;
    office.clock.set(date(2026, 9, 10));
    browser.sign_in("clerk").await;
    act(&mut browser, "record-reasons", &[("reasonable", "yes"), ("delayed_to", "2026-11-30")]).await;
    let says = ["政府信息公开延迟答复告知书", "2026年9月10日", "将于2026年11月30日前（含当日）答复"];
    check(&mut browser, 4, &says).await;
}

#[tokio::test]
async fn reasons_without_a_delay_give_no_letter() {
    let office = Office::open_on(date(2026, 9, 8));
    let mut browser = clerk(&office).await;
    act(&mut browser, "ask-reasons", &[("facts", "三个月内提交申请46件"), ("answer_by", "2026-09-22")]).await;
    act(&mut browser, "record-reasons", &[("reasonable", "yes")]).await;
    assert!(!browser.get(CASE).await.body.contains("letters/4"));
    assert_eq!(browser.get(&format!("{CASE}/letters/4")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_third_party_whose_objection_is_passed_over_is_owed_a_letter_until_it_is_told() {
    let office = Office::open_on(date(2026, 9, 8));
    let (mut browser, mut secrecy, mut leader) = (clerk(&office).await, Browser::of(&office), Browser::of(&office));
    secrecy.sign_in("secrecy").await;
    leader.sign_in("leader").await;
    let party =
        [("party", "third-party"), ("party.name", "乙公司"), ("party.kind", "business"), ("received_on", "2026-09-08")];
    act(&mut browser, "consult", &[&party[..], &[("matter", "是否同意公开项目合同")]].concat()).await;
    act(&mut browser, "record-opinion", &[("opinion", "objects"), ("reasons", "涉及报价构成")]).await;
    let reasons = "不公开可能对公共利益造成重大影响";
    act(&mut browser, "decide", &[("outcome", "provided"), ("reasons", reasons), ("statement", "合同1份")]).await;
    act(&mut secrecy, "review", &[("kind", "secrecy"), ("passed", "yes")]).await;
    assert!(!browser.get(CASE).await.body.contains("还有一件事要办"), "a draft owes nobody anything");
    act(&mut leader, "sign", &[]).await;
    let reminded = browser.get(CASE).await.body;
    assert!(reminded.contains("还有一件事要办") && reminded.contains("没有把决定公开的内容和理由书面告知第三方"));
    let for_leader = leader.get(CASE).await.body;
    assert!(for_leader.contains("还有一件事要办") && !for_leader.contains("tell-third-party\">"), "not his to do");
    let told = [
        ("ground", "public-interest"),
        ("content", "项目合同的总价和工期"),
        ("reasons", "资金为财政资金，其使用受公众监督"),
        ("route", "post"),
    ];
    act(&mut browser, "tell-third-party", &told).await;
    assert!(!browser.get(CASE).await.body.contains("还有一件事要办"));
    let says =
        ["依申请公开告知书", "乙公司：", "不同意公开", "项目合同的总价和工期", "第三十二条", "行政复议", "行政诉讼"];
    check(&mut browser, 8, &says).await;
    let letter = browser.get(&format!("{CASE}/letters/8")).await.body;
    assert!(!letter.contains("赵试"), "it is not told who asked");
}

#[tokio::test]
async fn the_requester_reads_the_reply_itself_with_its_remedies_and_takes_it_home() {
    let office = Office::open_on(date(2026, 9, 8));
    let (mut citizen, mut clerk, mut leader) = (Browser::of(&office), Browser::of(&office), Browser::of(&office));
    let application = [&REQUEST[..], &[("delivery.route", "online")]].concat();
    let receipt = citizen.fill("/requests/new", "/requests/new", &application).await;
    let (number, secret) = (receipt.told("登记号"), receipt.told("查询码"));
    let proof = [("number", number.as_str()), ("secret", secret.as_str())];
    clerk.sign_in("clerk").await;
    leader.sign_in("leader").await;
    act(&mut clerk, "confirm-receipt", &[("method", "telephone")]).await;
    let reasons = "经检索2019年以来的档案，本机关没有制作或者获取该信息";
    let decision = [("outcome", "does-not-exist"), ("reasons", reasons), ("evidence", "检索记录")];
    act(&mut clerk, "decide", &decision).await;
    act(&mut leader, "sign", &[]).await;
    let before = citizen.fill("/requests/track", "/requests/track", &proof).await.body;
    assert!(before.contains("登记回执") && !before.contains(reasons), "a signed letter on a desk is no reply yet");
    act(&mut clerk, "dispatch", &[("route", "online")]).await;

    let page = citizen.fill("/requests/track", "/requests/track", &proof).await.body;
    for text in ["本机关的答复", "公开〔2026〕1号", reasons, "第三十六条第（四）项", "行政复议", "人民法院", "登记回执"]
    {
        assert!(page.contains(text), "the page lacks {text}");
    }
    let fetch = |version: &'static str| [&proof[..], &[("letter", version)]].concat();
    let file = citizen.fill("/requests/track", "/requests/track/letter", &fetch("4")).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.headers[header::CONTENT_TYPE].to_str().unwrap().contains("wordprocessingml"));
    for (what, version) in [("a draft", "3"), ("no letter", "9"), ("no number", "x")] {
        let page = citizen.fill("/requests/track", "/requests/track/letter", &fetch(version)).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{what}");
    }
    let forged = [("number", number.as_str()), ("secret", "WRONGWRONG"), ("letter", "4")];
    let page = citizen.fill("/requests/track", "/requests/track/letter", &forged).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
}
