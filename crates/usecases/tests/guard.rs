//! Files before publication, drafts against what is out, rounds over the stock, decisions on findings.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use casework::guard::{Decision, FindingStatus, GuardEvent};
use casework::{Entry, Event};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use scan::patrol::{Document, Pattern};
use usecases::ActError;
use usecases::guard::{
    check_file, decide_finding, dry_run, findings, import_documents, patrol_if_due, patrol_stock, publish_document,
    read_rules, replace_rules, reveal_evidence, withdraw_document,
};
use usecases::job::{Kind, Worked, work_next};
use usecases::testing::Office;

const TODAY: Date = date(2026, 11, 24);

/// Two notices of one invented person whose masks complete each other.
fn relief() -> Document {
    Document {
        id: "relief".to_owned(),
        title: "临时救助公示".to_owned(),
        published_on: "2024-03-01".to_owned(),
        text: "1　孙样例　延庆区石桥水务管理站　110108********1237　800元".to_owned(),
        ..Document::default()
    }
}

fn hiring() -> Document {
    Document {
        id: "hiring".to_owned(),
        title: "拟聘用人员公示".to_owned(),
        published_on: "2024-06-11".to_owned(),
        text: "孙样例，延庆区石桥水务管理站，证件号******19000307****".to_owned(),
        ..Document::default()
    }
}

fn guard_events(entries: &[Entry]) -> Vec<&GuardEvent> {
    let guard = |entry: &'_ Entry| matches!(entry.event, Event::Guard(_));
    let of = |entry| match entry {
        &Entry { event: Event::Guard(ref event), .. } => Some(event),
        _ => None,
    };
    entries.iter().filter(|entry| guard(entry)).filter_map(of).collect()
}

#[tokio::test]
async fn a_draft_that_completes_a_mask_is_told_before_and_leaves_no_trace() {
    let office = Office::open_on(TODAY);
    let clerk = office.staff("clerk").await;
    assert!(publish_document(&clerk, relief()).await.unwrap().is_empty());
    let told = dry_run(&clerk, &hiring()).await.unwrap();
    let [finding] = told.as_slice() else { panic!("{} findings", told.len()) };
    assert_eq!(
        (finding.pattern, finding.documents.as_slice()),
        (Pattern::L01, ["hiring", "relief"].map(str::to_owned).as_slice())
    );
    assert_eq!(finding.residual.as_ref().map(|residual| residual.after), Some(1));
    assert!(!format!("{finding:?}").contains("110108190003071237"), "the merged number stands in the finding");
    assert_eq!(guard_events(&office.memory.entries()).len(), 1, "a dry run is no event");
    assert!(findings(&office.staff("secrecy").await, true).await.unwrap().is_empty());
    // The same draft with the house's mask says nothing new.
    let masked = Document { text: hiring().text.replace("******19000307****", "1101**********37"), ..hiring() };
    assert!(dry_run(&clerk, &masked).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_finding_is_kept_decided_on_and_gone_when_its_piece_is_taken_down() {
    let office = Office::open_on(TODAY);
    let (clerk, reviewer) = (office.staff("clerk").await, office.staff("secrecy").await);
    publish_document(&clerk, relief()).await.unwrap();
    let added = publish_document(&clerk, hiring()).await.unwrap();
    let print = added.first().unwrap().fingerprint.clone();
    let listed = findings(&reviewer, false).await.unwrap();
    assert_eq!(
        listed.iter().map(|one| (&one.row.finding.fingerprint, one.status)).collect::<Vec<_>>(),
        [(&print, FindingStatus::Open)]
    );

    let alarm = |reason: &str| Decision::FalseAlarm { reason: reason.to_owned() };
    let refused = decide_finding(&reviewer, &print, alarm(" ")).await.unwrap_err();
    assert!(matches!(&refused, ActError::Refused(no) if no.article.contains("第四十三条")), "{refused}");
    let accepted =
        Decision::AcceptableUntil { reason: "公示期内，到期撤下".to_owned(), until: date(2026, 12, 1) };
    assert_eq!(decide_finding(&reviewer, &print, accepted).await.unwrap().status, FindingStatus::Acceptable);
    office.clock.set(date(2026, 12, 1));
    assert_eq!(findings(&reviewer, false).await.unwrap().first().unwrap().status, FindingStatus::Open);
    assert!(matches!(decide_finding(&clerk, &print, alarm("同名")).await, Err(ActError::Forbidden(_))));

    withdraw_document(&clerk, "hiring").await.unwrap();
    assert!(findings(&reviewer, false).await.unwrap().is_empty());
    assert_eq!(findings(&reviewer, true).await.unwrap().first().unwrap().status, FindingStatus::Gone);
    assert!(matches!(decide_finding(&reviewer, &print, alarm("同名")).await, Err(ActError::Refused(_))));
    assert!(matches!(withdraw_document(&clerk, "hiring").await, Err(ActError::NotFound)));
}

#[tokio::test]
async fn imported_documents_are_patrolled_by_a_job_and_every_day() {
    let office = Office::open_on(TODAY);
    let system = &office.ctx;
    assert_eq!(patrol_if_due(system).await.unwrap(), None, "an empty stock is no round");
    let leak = Document {
        id: "leak".to_owned(),
        text: "联系人孙样例，身份证号110108190003071237。".to_owned(),
        ..Document::default()
    };
    import_documents(system, vec![relief(), hiring(), leak]).await.unwrap();
    assert_eq!(work_next(system, "w").await.unwrap(), Some(Worked::Done(Kind::PatrolStock)));
    let events = office.memory.entries();
    let Some(GuardEvent::StockPatrolled { documents, opened, deviations, documents_with, .. }) =
        guard_events(&events).last().copied()
    else {
        panic!("no round on record")
    };
    assert_eq!((*documents, *deviations, documents_with.get("id-card")), (3, 0, Some(&1)));
    assert!(*opened >= 1);
    assert_eq!(patrol_if_due(system).await.unwrap(), None, "a round was just made");
    office.clock.set(TODAY.saturating_add(1.day()));
    let round = patrol_if_due(system).await.unwrap().unwrap();
    assert_eq!((round.opened, round.closed, round.deviations), (0, 0, 0));
}

#[tokio::test]
async fn the_running_index_follows_what_others_wrote_into_the_stock() {
    let office = Office::open_on(TODAY);
    let clerk = office.staff("clerk").await;
    publish_document(&clerk, relief()).await.unwrap();
    assert_eq!(dry_run(&clerk, &hiring()).await.unwrap().len(), 1);
    // Taken down: nothing is left to complete.
    withdraw_document(&clerk, "relief").await.unwrap();
    assert!(dry_run(&clerk, &hiring()).await.unwrap().is_empty());
    import_documents(&clerk, vec![relief()]).await.unwrap();
    assert_eq!(dry_run(&clerk, &hiring()).await.unwrap().len(), 1);
    // A corrected version under the same id.
    let corrected = Document { text: relief().text.replace("110108********1237", "110************7"), ..relief() };
    publish_document(&clerk, corrected).await.unwrap();
    assert!(
        dry_run(&clerk, &hiring())
            .await
            .unwrap()
            .iter()
            .all(|finding| finding.residual.as_ref().is_none_or(|r| r.after > 50))
    );
    assert_eq!(patrol_stock(&office.staff("secrecy").await).await.unwrap().deviations, 0);
}

#[tokio::test]
async fn passages_are_shown_in_clear_only_to_the_reviewer_and_on_record() {
    let office = Office::open_on(TODAY);
    let (clerk, reviewer) = (office.staff("clerk").await, office.staff("secrecy").await);
    publish_document(&clerk, relief()).await.unwrap();
    let print = publish_document(&clerk, hiring()).await.unwrap().first().unwrap().fingerprint.clone();
    assert!(matches!(reveal_evidence(&reviewer, &print, "").await, Err(ActError::Invalid(_))));
    assert!(matches!(reveal_evidence(&clerk, &print, "核对").await, Err(ActError::Forbidden(_))));
    let passages = reveal_evidence(&reviewer, &print, "核对是否同一人").await.unwrap();
    let shown: String = passages.iter().map(|passage| passage.text.as_str()).collect();
    assert!(shown.contains("孙样例") || shown.contains("19000307"), "{} passages", passages.len());
    let entries = office.memory.entries();
    assert!(
        matches!(guard_events(&entries).last(), Some(GuardEvent::EvidenceRevealed { reason, .. }) if reason == "核对是否同一人")
    );
}

#[tokio::test]
async fn a_corrected_document_closes_the_finding_without_waiting_for_the_night() {
    let office = Office::open_on(TODAY);
    let (clerk, reviewer) = (office.staff("clerk").await, office.staff("secrecy").await);
    publish_document(&clerk, relief()).await.unwrap();
    publish_document(&clerk, hiring()).await.unwrap();
    assert_eq!(work_next(&office.ctx, "w").await.unwrap(), None, "a new document needs no round");
    let corrected = Document { text: hiring().text.replace("******19000307****", "1101************37"), ..hiring() };
    publish_document(&clerk, corrected).await.unwrap();
    assert_eq!(work_next(&office.ctx, "w").await.unwrap(), Some(Worked::Done(Kind::PatrolStock)));
    assert!(findings(&reviewer, false).await.unwrap().is_empty());
    assert_eq!(findings(&reviewer, true).await.unwrap().first().unwrap().status, FindingStatus::Gone);
}

#[tokio::test]
async fn rules_are_the_reviewers_own_kept_sealed_and_used_at_once() {
    let office = Office::open_on(TODAY);
    let (clerk, reviewer) = (office.staff("clerk").await, office.staff("secrecy").await);
    let sample = read_rules(&reviewer).await.unwrap();
    assert!(matches!(read_rules(&clerk).await, Err(ActError::Forbidden(_))));
    assert!(matches!(replace_rules(&reviewer, "[[rule]]\nname = 1").await, Err(ActError::Invalid(_))));
    let own = format!("# 本机关\n{sample}");
    replace_rules(&reviewer, &own).await.unwrap();
    assert_eq!(read_rules(&reviewer).await.unwrap(), own);
    let kept = office.ctx.ports.stock.rules(&office.ctx.agency).await.unwrap().unwrap();
    let clear = "本机关".as_bytes();
    assert!(!kept.sealed.windows(clear.len()).any(|bytes| bytes == clear), "the rules are kept in clear");
    publish_document(&clerk, relief()).await.unwrap();
    assert_eq!(dry_run(&clerk, &hiring()).await.unwrap().len(), 1, "other patterns go on under new rules");
    assert_eq!(work_next(&office.ctx, "w").await.unwrap(), Some(Worked::Done(Kind::PatrolStock)));
}

#[tokio::test]
async fn bad_documents_are_refused_field_by_field() {
    let office = Office::open_on(TODAY);
    let clerk = office.staff("clerk").await;
    for (document, field) in [
        (Document { id: String::new(), ..relief() }, "id"),
        (Document { text: String::new(), ..relief() }, "text"),
        (Document { published_on: "2024年3月1日".to_owned(), ..relief() }, "published_on"),
        (Document { title: "一\u{1}二".to_owned(), ..relief() }, "title"),
    ] {
        for refused in
            [dry_run(&clerk, &document).await.unwrap_err(), publish_document(&clerk, document).await.unwrap_err()]
        {
            let ActError::Invalid(errors) = refused else { panic!("{refused}") };
            assert_eq!(errors.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), [field]);
        }
    }
}

#[tokio::test]
async fn a_file_is_judged_and_kept_nowhere() {
    let office = Office::open_on(TODAY);
    let text = "姓名：孙样例　身份证号：110108190003071237".as_bytes().to_vec();
    let report = check_file(&office.staff("unit").await, "名单.txt", text).await.unwrap();
    assert_eq!(report.verdict, scan::Verdict::Findings);
    assert!(!serde_json::to_string(&report).unwrap().contains("19000307"), "the report leaks what it found");
    assert!(office.memory.entries().is_empty());
    assert!(matches!(check_file(&office.public(), "a", vec![1]).await, Err(ActError::Forbidden(_))));
}
