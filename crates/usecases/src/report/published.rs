//! What the public sees: the reports as they were published, whatever the ledger says since.

use super::ledger::entries;
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use casework::Event;
use casework::report::ReportEvent;
use documents::report::{AnnualReport, Section, Standing};
use jiff::Timestamp;
use jiff::civil::Date;
use report::Tables;
use std::collections::BTreeMap;

/// A published report.
#[derive(Debug, Clone)]
pub struct PublishedReport {
    /// The report, its sections with figures in place.
    pub report: AnnualReport,
    /// The day it was first published: what the time limit is held against.
    pub published_on: Date,
    /// The day of the last publication, if it was corrected and published again.
    pub corrected_on: Option<Date>,
    /// The instant at which the ledger took down the last publication.
    pub recorded_at: Timestamp,
}

/// Years with a published report and the day it was first published, newest first.
///
/// # Errors
/// [`ActError::Failed`] if the store fails.
pub async fn published_years(ctx: &Ctx) -> Result<Vec<(i16, Date)>, ActError> {
    ctx.may(Act::ReadPublishedReports)?;
    let entries = ctx.ports.ledger.streams_under(&ctx.agency, "report/").await?;
    let mut years = BTreeMap::new();
    for entry in &entries {
        if let Event::Report(ReportEvent::ReportPublished { year, .. }) = &entry.event {
            years.entry(*year).or_insert(entry.occurred_on);
        }
    }
    Ok(years.into_iter().rev().collect())
}

/// The published report of a year.
///
/// # Errors
/// [`ActError::NotFound`] if none was published.
pub async fn published(ctx: &Ctx, year: i16) -> Result<PublishedReport, ActError> {
    ctx.may(Act::ReadPublishedReports)?;
    of_year(ctx, year).await?.ok_or(ActError::NotFound)
}

/// The last published report of a year, if there is one.
pub(super) async fn of_year(ctx: &Ctx, year: i16) -> Result<Option<PublishedReport>, ActError> {
    let entries = entries(ctx, year).await?;
    let mut publications = entries.iter().filter_map(|entry| {
        let Event::Report(ReportEvent::ReportPublished { tables, sections, .. }) = &entry.event else { return None };
        Some((tables, sections, entry))
    });
    let Some(first) = publications.next() else { return Ok(None) };
    let last = publications.next_back();
    let corrected_on = last.map(|(.., entry)| entry.occurred_on);
    let (published_on, (tables, sections, issued)) = (first.2.occurred_on, last.unwrap_or(first));
    let (issued_on, recorded_at) = (issued.occurred_on, issued.recorded_at);
    let unreadable = |why| ActError::Failed(format!("已公布的{year}年年度报告读不懂：{why}"));
    let tables = Tables::from_json(tables).map_err(unreadable)?;
    let section = |(id, text): (&String, &String)| Section::from_id(id).map(|section| (section, text.clone()));
    let report = AnnualReport {
        agency: tables.agency.clone().unwrap_or_default(),
        year,
        sections: sections.iter().filter_map(section).collect(),
        figures: BTreeMap::new(),
        standing: Standing::Published(issued_on),
        tables,
    };
    Ok(Some(PublishedReport { report, published_on, corrected_on, recorded_at }))
}
