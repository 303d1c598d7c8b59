//! What the guard keeps: stock, findings, rules.

use crate::database::{Office, stories};
use crate::fixture::{agency, batch};
use casework::Event;
use casework::guard::GuardEvent;
use jiff::civil::date;
use scan::patrol::{Document, Finding, Likelihood, Pattern, Severity, Surface};
use std::collections::BTreeMap;
use usecases::ports::{Batch, FoundRow, GuardChange, SealedRules, Stock, UnitOfWork};

stories!(
    documents_come_in_change_and_leave,
    documents_are_read_page_by_page,
    findings_are_listed_worst_first_and_gone_ones_on_request,
    rules_are_replaced_as_a_whole,
    a_refused_act_changes_nothing_of_it,
);

pub(crate) fn document(n: u64) -> Document {
    Document {
        id: format!("d{n:03}"),
        title: format!("公示{n}"),
        published_on: "2026-01-05".to_owned(),
        text: "赵测试　海淀区环境监测站\n钱示例".to_owned(),
        surface: Surface::Attachment,
        item: Some("i1".to_owned()),
        replaces: None,
        metadata: BTreeMap::from([("author".to_owned(), "WPS".to_owned())]),
    }
}

pub(crate) fn found(fingerprint: &str, severity: Severity, is_found: bool) -> FoundRow {
    let finding = Finding {
        pattern: Pattern::L01,
        severity,
        likelihood: Likelihood::Confirmed,
        subject: "赵*试".to_owned(),
        documents: vec!["d001".to_owned(), "d002".to_owned()],
        exposure: "身份证号码可拼出".to_owned(),
        residual: None,
        evidence: Vec::new(),
        same_because: String::new(),
        consequence: String::new(),
        suggestion: String::new(),
        basis: String::new(),
        fingerprint: fingerprint.to_owned(),
    };
    FoundRow { finding, first_found_on: date(2026, 1, 5), last_found_on: date(2026, 1, 6), is_found }
}

async fn act(office: &Office, version: u64, guard: GuardChange) {
    let event = Event::Guard(GuardEvent::StockChanged { added: Vec::new(), withdrawn: Vec::new() });
    office.store.commit(Batch { guard, ..batch("stock".into(), version, event) }).await.unwrap();
}

async fn documents_come_in_change_and_leave(office: Office) {
    act(&office, 0, GuardChange { put_documents: vec![document(1), document(2)], ..Default::default() }).await;
    let changed = Document { title: String::new(), text: "更正".to_owned(), ..document(1) };
    let change = GuardChange {
        put_documents: vec![changed.clone()],
        remove_documents: vec!["d002".to_owned(), "d999".to_owned()],
        ..Default::default()
    };
    act(&office, 1, change).await;
    assert_eq!(office.store.document(&agency(), "d001").await.unwrap(), Some(changed));
    assert_eq!(office.store.document(&agency(), "d002").await.unwrap(), None);
    assert_eq!(office.store.document_count(&agency()).await.unwrap(), 1);
    assert_eq!(office.store.document_count(&"other".into()).await.unwrap(), 0);
}

async fn documents_are_read_page_by_page(office: Office) {
    act(&office, 0, GuardChange { put_documents: (1..=7).rev().map(document).collect(), ..Default::default() }).await;
    let mut read = Vec::new();
    loop {
        let after = read.last().map_or(String::new(), |last: &Document| last.id.clone());
        let page = office.store.documents(&agency(), &after, 3).await.unwrap();
        if page.is_empty() {
            break;
        }
        assert!(page.len() <= 3);
        read.extend(page);
    }
    assert_eq!(read, (1..=7).map(document).collect::<Vec<_>>());
}

async fn findings_are_listed_worst_first_and_gone_ones_on_request(office: Office) {
    let rows = vec![
        found("aa", Severity::Note, true),
        found("bb", Severity::Severe, true),
        found("cc", Severity::Serious, false),
    ];
    act(&office, 0, GuardChange { put_findings: rows, ..Default::default() }).await;
    let list = async |gone| {
        let rows = office.store.findings(&agency(), gone).await.unwrap();
        rows.into_iter().map(|row| row.finding.fingerprint).collect::<Vec<_>>()
    };
    assert_eq!(list(false).await, ["bb", "aa"]);
    assert_eq!(list(true).await, ["bb", "cc", "aa"]);
    let gone = FoundRow { is_found: false, ..found("aa", Severity::Note, true) };
    act(&office, 1, GuardChange { put_findings: vec![gone.clone()], ..Default::default() }).await;
    assert_eq!(list(false).await, ["bb"]);
    assert_eq!(office.store.finding(&agency(), "aa").await.unwrap(), Some(gone));
    assert_eq!(office.store.finding(&agency(), "zz").await.unwrap(), None);
}

async fn rules_are_replaced_as_a_whole(office: Office) {
    assert_eq!(office.store.rules(&agency()).await.unwrap(), None);
    for (version, sealed) in [vec![0, 1, 255], vec![7]].into_iter().enumerate() {
        let rules = SealedRules { sealed };
        act(&office, version as u64, GuardChange { rules: Some(rules.clone()), ..Default::default() }).await;
        assert_eq!(office.store.rules(&agency()).await.unwrap(), Some(rules));
    }
}

async fn a_refused_act_changes_nothing_of_it(office: Office) {
    let event = Event::Guard(GuardEvent::StockChanged { added: Vec::new(), withdrawn: Vec::new() });
    let guard = GuardChange { put_documents: vec![document(1)], ..Default::default() };
    assert!(office.store.commit(Batch { guard, ..batch("stock".into(), 5, event) }).await.is_err());
    assert_eq!(office.store.document_count(&agency()).await.unwrap(), 0);
}
