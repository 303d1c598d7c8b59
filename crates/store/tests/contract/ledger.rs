//! Reading the ledger.

use crate::database::{Office, stories};
use crate::fixture::{agency, archived, batch, figure, stream, withdrawn};
use casework::Event;
use casework::ids::AgencyId;
use casework::report::{CalendarEvent, ReportEvent};
use jiff::civil::date;
use usecases::audit::chain::GENESIS;
use usecases::ports::{Batch, Ledger, UnitOfWork};

stories!(
    an_empty_ledger_has_a_head_of_zeros,
    a_prefix_means_the_streams_that_begin_with_it,
    pages_cover_the_ledger_once,
    the_report_reads_requests_and_figures_only,
    agencies_do_not_see_each_other,
    an_entry_of_a_later_version_is_told_by_its_place,
);

async fn an_empty_ledger_has_a_head_of_zeros(office: Office) {
    assert_eq!(office.store.head(&agency()).await.unwrap(), (0, GENESIS.to_owned()));
    assert!(office.store.stream(&agency(), &stream(1)).await.unwrap().is_empty());
    assert!(office.store.report_page(&agency(), 0, 100).await.unwrap().is_empty());
}

fn narrative(year: i16) -> Event {
    let (section, text) = ("overview".to_owned(), "本年度收到申请{{R1/total}}件。".to_owned());
    Event::Report(ReportEvent::NarrativeWritten { year, section, text })
}

async fn a_prefix_means_the_streams_that_begin_with_it(office: Office) {
    for name in ["report/2024", "report/2025", "Report/2024", "report", "reports/2024", "report0", "request/2024-0001"]
    {
        office.store.commit(batch(name.into(), 0, narrative(2024))).await.unwrap();
    }
    office.store.commit(batch("report/2024".into(), 1, narrative(2024))).await.unwrap();
    let read = office.store.streams_under(&agency(), "report/").await.unwrap();
    let streams: Vec<&str> = read.iter().map(|entry| entry.stream.0.as_str()).collect();
    assert_eq!(streams, ["report/2024", "report/2025", "report/2024"]);
}

async fn pages_cover_the_ledger_once(office: Office) {
    for n in 1..=23 {
        office.store.commit(batch(stream(n), 0, archived())).await.unwrap();
    }
    let (mut place, mut seen) = (0, Vec::new());
    loop {
        let page = office.store.after(&agency(), place, 5).await.unwrap();
        let Some(last) = page.last() else { break };
        place = last.sequence;
        seen.extend(page.iter().map(|entry| entry.sequence));
    }
    assert_eq!(seen, (1..=23).collect::<Vec<_>>());
}

async fn the_report_reads_requests_and_figures_only(office: Office) {
    let notice =
        CalendarEvent::CalendarAdded { year: 2027, published_on: date(2026, 11, 4), toml: "year = 2027\n".to_owned() };
    let events = [
        ("request/2024-0001", withdrawn("当面撤回\n“不再需要”，附件A|B")),
        ("calendar", Event::Calendar(notice)),
        ("figure/2024", figure("table2/licenses", "132")),
        ("report/2024", narrative(2024)),
        ("request/2024-0002", archived()),
        ("request/2024-0003", withdrawn("")),
    ];
    for (name, event) in &events {
        office.store.commit(batch((*name).into(), 0, event.clone())).await.unwrap();
    }
    let (mut place, mut read) = (0, Vec::new());
    loop {
        let page = office.store.report_page(&agency(), place, 2).await.unwrap();
        let Some(last) = page.last() else { break };
        place = last.sequence;
        read.extend(page);
    }
    let mut whole: Vec<_> = office.store.after(&agency(), 0, 100).await.unwrap();
    whole.retain(|entry| [1, 3, 6].contains(&entry.sequence));
    for entry in &mut whole {
        entry.hash.clear();
        entry.previous_hash.clear();
    }
    assert_eq!(read.len(), 3);
    assert_eq!(read, whole);
}

async fn agencies_do_not_see_each_other(office: Office) {
    let other = AgencyId::from("other");
    office.store.commit(batch(stream(1), 0, archived())).await.unwrap();
    office.store.commit(Batch { agency: other.clone(), ..batch(stream(1), 0, archived()) }).await.unwrap();
    for agency in [agency(), other] {
        let read = office.store.after(&agency, 0, 10).await.unwrap();
        assert_eq!(read.len(), 1);
        assert_eq!((read[0].sequence, &read[0].agency), (1, &agency));
        assert_eq!(office.store.stream(&agency, &stream(1)).await.unwrap().len(), 1);
    }
}

async fn an_entry_of_a_later_version_is_told_by_its_place(office: Office) {
    office.store.commit(batch(stream(1), 0, archived())).await.unwrap();
    office.store.commit(batch(stream(1), 1, archived())).await.unwrap();
    office
        .tamper("UPDATE ledger_entry SET event = '{\"area\":\"request\",\"type\":\"of-2031\"}' WHERE sequence = 2")
        .await;
    let error = office.store.stream(&agency(), &stream(1)).await.unwrap_err().to_string();
    assert!(error.contains("第2条"), "{error}");
}
