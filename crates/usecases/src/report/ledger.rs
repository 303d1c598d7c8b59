//! What the ledger says for a report: the fold over cases and figures, and the year's own stream.

use crate::ctx::Ctx;
use crate::error::ActError;
use casework::ids::StreamId;
use casework::report::ReportEvent;
use casework::{Entry, Event};
use jiff::civil::Date;
use report::{Fold, Ledgered};

/// Entries read at once.
const PAGE: u64 = 5_000;

/// The whole ledger, folded for reports of any year.
pub(super) async fn fold(ctx: &Ctx) -> Result<Ledgered, ActError> {
    let mut fold = Fold::new();
    let mut place = 0;
    loop {
        let page = ctx.ports.ledger.report_page(&ctx.agency, place, PAGE).await?;
        let Some(last) = page.last() else { return Ok(fold.finish()) };
        place = last.sequence;
        for entry in &page {
            fold.add(entry);
        }
    }
}

/// The stream of a year's report.
pub(super) fn stream_of(year: i16) -> StreamId {
    StreamId(format!("report/{year}"))
}

/// The entries of a year's report.
pub(super) async fn entries(ctx: &Ctx, year: i16) -> Result<Vec<Entry>, ActError> {
    Ok(ctx.ports.ledger.stream(&ctx.agency, &stream_of(year)).await?)
}

/// The report events of entries, with their legal days.
pub(super) fn events(entries: &[Entry]) -> impl DoubleEndedIterator<Item = (&ReportEvent, Date)> {
    entries.iter().filter_map(|entry| match &entry.event {
        Event::Report(event) => Some((event, entry.occurred_on)),
        Event::Request(_) | Event::Figure(_) | Event::Calendar(_) | Event::Settings(_) | Event::Guard(_) => None,
    })
}

/// Years that the national format has reports of.
///
/// # Errors
/// [`ActError::Invalid`] outside them, and for years that have not begun.
pub fn has_report(ctx: &Ctx, year: i16) -> Result<(), ActError> {
    const FIRST: i16 = 2019;
    if (FIRST..=ctx.today().year()).contains(&year) {
        return Ok(());
    }
    Err(ActError::invalid("year", format!("年度报告的年度应为{FIRST}年至{}年", ctx.today().year())))
}
