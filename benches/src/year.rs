//! A year of 100,000 requests: the tables from the ledger, cold, and from the derived rows.

use crate::case;
use crate::figure::{Better, Figure, milliseconds};
use crate::machine;
use anyhow::{Context, Result, bail};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use report::count::{Measure, Tally};
use report::fold::Fold;
use report::{ReportFormat, Row};
use std::path::Path;
use std::process::Command;
use store::Store;
use usecases::ports::{Batch, CaseMeasure, CaseRow, Ledger, Views};

const REQUESTS: u64 = 100_000;
const YEAR: i16 = 2024;
const PAGE: u64 = 20_000;

pub(crate) fn measure() -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("year.db");
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(write(&path))?;
    let (cold_seconds, megabytes) = cold(&path)?;
    let views = runtime.block_on(async { open(&path).await })?;
    let from_views = milliseconds(10, || {
        let counts = runtime.block_on(views.counts(&case::agency(), YEAR));
        std::hint::black_box(report::count::table3(ReportFormat::F2021, counts.iter().flatten().map(tally)));
    });
    Ok(vec![
        Figure {
            name: "year of 100,000 requests: tables from the ledger, cold",
            unit: "s",
            promised: 2.0,
            measured: cold_seconds,
            better: Better::Lower,
            method: "a new process opens the SQLite file (700,000 entries), folds it and prints the tables; from start to exit",
        },
        Figure {
            name: "memory of that process",
            unit: "MB",
            promised: 500.0,
            measured: megabytes,
            better: Better::Lower,
            method: "peak resident set (VmHWM)",
        },
        Figure {
            name: "the same tables from views",
            unit: "ms",
            promised: 50.0,
            measured: from_views,
            better: Better::Lower,
            method: "grouped counts over the derived rows; best of ten",
        },
    ])
}

/// What the child process does: `benches --cold PATH`.
pub(crate) fn cold_child(path: &str) -> Result<()> {
    let total = tokio::runtime::Runtime::new()?.block_on(async {
        let store = open(Path::new(path)).await?;
        let (mut fold, mut sequence) = (Fold::new(), 0);
        loop {
            let page = store.report_page(&case::agency(), sequence, PAGE).await?;
            let Some(last) = page.last() else { break };
            sequence = last.sequence;
            page.iter().for_each(|entry| fold.add(entry));
        }
        let tables = fold.finish().tables(None, YEAR);
        anyhow::Ok(tables.table3.and_then(|table| table.cell(Row::R37, report::Column::Total)))
    })?;
    println!("{} {}", total.unwrap_or_default(), machine::peak_megabytes());
    Ok(())
}

fn cold(path: &Path) -> Result<(f64, f64)> {
    let mut best = (f64::INFINITY, 0.0);
    for _ in 0..3 {
        let begun = std::time::Instant::now();
        let output = Command::new(std::env::current_exe()?).arg("--cold").arg(path).output()?;
        let seconds = begun.elapsed().as_secs_f64();
        let text = String::from_utf8(output.stdout)?;
        let (total, megabytes) = text.trim().split_once(' ').context("the child printed no figures")?;
        if total.parse::<u64>()? != disposed() {
            bail!("the fold counted {total} results, not {}", disposed());
        }
        if seconds < best.0 {
            best = (seconds, megabytes.parse()?);
        }
    }
    Ok(best)
}

/// Every request is answered twelve days after it came in; those of the last days are answered in the next year.
fn disposed() -> u64 {
    (0..REQUESTS).filter(|n| registered_on(*n).saturating_add(12.days()).year() == YEAR).count() as u64
}

fn registered_on(n: u64) -> Date {
    date(YEAR, 1, 1).saturating_add(i64::try_from(n % 366).unwrap_or_default().days())
}

async fn open(path: &Path) -> Result<Store> {
    Ok(Store::open(&format!("sqlite:{}", path.display())).await?)
}

async fn write(path: &Path) -> Result<()> {
    let store = open(path).await?;
    store.migrate(case::today()?).await?;
    let mut batches: Vec<Batch> = Vec::with_capacity(1_000);
    for n in 0..REQUESTS {
        let mut batch = case::batch(format!("request/{YEAR}-{n:06}"), 0, case::events(n, registered_on(n)));
        batch.case = Some(row(n));
        batches.push(batch);
        if batches.len() == 1_000 {
            store.commit_all(&batches).await?;
            batches.clear();
        }
    }
    store.close().await;
    Ok(())
}

fn row(n: u64) -> CaseRow {
    let on = registered_on(n);
    CaseRow {
        stream: format!("request/{YEAR}-{n:06}").as_str().into(),
        number: format!("{YEAR}-{n:06}").as_str().into(),
        version: 7,
        phase: "delivered".to_owned(),
        channel: law::receipt::Channel::Counter,
        requester_kind: case::kind(n),
        requester: format!("p{n}").as_str().into(),
        content: format!("c{n}").as_str().into(),
        unit: None,
        registered_on: on,
        received_on: Some(on),
        due: None,
        due_is_provisional: false,
        calendar_version: 0,
        awaits_until: None,
        outcome: Some(case::outcome(n)),
        disposed_on: Some(on.saturating_add(12.days())),
    }
}

fn tally(count: &usecases::ports::CaseCount) -> Tally {
    let measure = match count.measure {
        CaseMeasure::Received => Measure::Received,
        CaseMeasure::CarriedIn => Measure::CarriedIn,
        CaseMeasure::Disposed(outcome) => Measure::Disposed(outcome),
        CaseMeasure::CarriedOut => Measure::CarriedOut,
    };
    Tally { kind: count.kind, measure, count: count.count }
}
