//! A year's report as it stands: tables from the ledger, texts, checks.

use super::ledger::{entries, events, fold};
use super::published::of_year;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::ports::CaseFilter;
use crate::secret::sha256_hex;
use crate::settings;
use casework::report::ReportEvent;
use documents::report::{AnnualReport, Section, Standing, html, narrative};
use formats::Limits;
use law::receipt::Channel;
use report::FeeCell;
use report::check::{self, Finding, Rule, Severity};
use report::figure::Figure;
use report::ledgered::Ledgered;
use report::read;
use std::collections::BTreeMap;

/// A year's report with its checks.
#[derive(Debug, Clone)]
pub struct Built {
    /// The report, ready to be printed.
    pub report: AnnualReport,
    /// Everything the checks found.
    pub findings: Vec<Finding>,
    /// Entries of the year's stream.
    pub version: u64,
}

impl Built {
    /// What must be mended before the report can be final: broken sums, missing tables, blank cells. A blank says
    /// that nobody recorded the figure; it must not be printed as if it were nothing.
    pub fn failing(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity() == Severity::Violation || is_blank(finding))
    }

    /// What somebody should look at.
    pub fn warnings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity() == Severity::Warning && !is_blank(finding))
    }
}

fn is_blank(finding: &Finding) -> bool {
    finding.rule == Rule::BlankCell
}

/// SHA-256 of the JSON of what finality is about: the tables, and the sections with their figures in place, since a
/// text may cite figures that stand in no table.
///
/// # Errors
/// A section cites a figure that nobody has recorded.
pub(super) fn digest(report: &AnnualReport) -> Result<String, ActError> {
    let about = serde_json::json!({ "tables": report.tables.to_json(), "sections": bound_sections(report)? });
    Ok(sha256_hex(about.to_string()))
}

/// Every section with its figures in place, by id.
///
/// # Errors
/// [`ActError::Invalid`] on the section that cites a figure nobody has recorded.
pub(super) fn bound_sections(report: &AnnualReport) -> Result<BTreeMap<String, String>, ActError> {
    let bound = |section: Section| {
        let text = narrative::bound(report, section);
        text.map(|text| (section.id().to_owned(), text))
            .map_err(|error| ActError::invalid(section.id(), error.to_string()))
    };
    Section::ALL.into_iter().map(bound).collect()
}

/// Puts a year's report together.
pub(super) async fn assemble(ctx: &Ctx, year: i16) -> Result<Built, ActError> {
    let ledgered = fold(ctx).await?;
    let settings = settings::current(ctx).await?;
    let entries = entries(ctx, year).await?;
    let mut sections = BTreeMap::new();
    let mut final_digest = None;
    let mut published_on = None;
    for (event, on) in events(&entries) {
        match event {
            ReportEvent::NarrativeWritten { section, text, .. } => {
                sections.extend(Section::from_id(section).map(|section| (section, text.clone())));
                (final_digest, published_on) = (None, None);
            }
            // What is made final after a publication is another report than the public sees, until it is published.
            ReportEvent::ReportFinalized { digest, .. } => (final_digest, published_on) = (Some(digest.clone()), None),
            ReportEvent::ReportPublished { .. } => published_on = Some(on),
        }
    }
    let tables = ledgered.tables(Some(&settings.name), year);
    let figures = figures(ctx, &ledgered, year).await?;
    let standing = Standing::Draft;
    let mut report = AnnualReport { agency: settings.name, year, tables, sections, figures, standing };
    if final_digest.is_some_and(|kept| digest(&report).is_ok_and(|now| now == kept)) {
        report.standing = published_on.map_or(Standing::Final, Standing::Published);
    }
    let mut findings = check(&report);
    findings.extend(against_year_before(ctx, &report).await?);
    Ok(Built { report, findings, version: entries.len() as u64 })
}

/// What the text may cite beside the tables: fees, and requests by channel.
async fn figures(ctx: &Ctx, ledgered: &Ledgered, year: i16) -> Result<BTreeMap<String, Figure>, ActError> {
    let fees = ledgered.fees(year);
    let whole = |n: u64| Figure::whole(i64::try_from(n).unwrap_or(i64::MAX));
    let mut figures: BTreeMap<_, _> =
        FeeCell::ALL.into_iter().map(|cell| (format!("fees/{}", cell.id()), whole(fees.get(cell)))).collect();
    let filter = CaseFilter { year: Some(year), limit: u64::from(u32::MAX), ..CaseFilter::default() };
    let rows = ctx.ports.views.cases(&ctx.agency, &filter).await?;
    for channel in Channel::ALL {
        let count = rows.iter().filter(|row| row.channel == channel).count() as u64;
        figures.insert(format!("channel/{}", channel_id(channel)), whole(count));
    }
    Ok(figures)
}

const fn channel_id(channel: Channel) -> &'static str {
    match channel {
        Channel::Counter => "counter",
        Channel::SignedMail => "signed_mail",
        Channel::OrdinaryMail => "ordinary_mail",
        Channel::Online => "online",
        Channel::Fax => "fax",
    }
}

/// Checks the report as the public will read it: printed, and read back. A text that cannot be printed yet leaves
/// the figures to be checked alone.
fn check(report: &AnnualReport) -> Vec<Finding> {
    let printed = html::page(report).ok();
    let content = printed.and_then(|page| formats::read("report.html", page.as_bytes(), &Limits::default()).ok());
    match content.and_then(|content| read::read(&content, "").ok()) {
        // What was read back must be what was printed; where it is not, the figures themselves are what counts.
        Some(reading) if reading.tables.to_json() == report.tables.to_json() => check::report(&reading),
        Some(_) | None => check::tables(&report.tables),
    }
}

/// What was carried out must be carried in, if the report of the year before was published here.
async fn against_year_before(ctx: &Ctx, report: &AnnualReport) -> Result<Vec<Finding>, ActError> {
    let Some(before) = of_year(ctx, report.year - 1).await? else { return Ok(Vec::new()) };
    let pair = [&before.report.tables, &report.tables];
    Ok(check::across_years(&pair).into_iter().filter(|(of, _)| *of == 1).map(|(_, finding)| finding).collect())
}
