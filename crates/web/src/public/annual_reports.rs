//! `/annual-reports` — the published reports: index, page, downloads (§49, §50).

use super::column;
use crate::error::PageError;
use crate::page::{self, Frame};
use crate::print::{self, Format};
use crate::state::AppState;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Response};
use documents::html::NO_LINKS;
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use usecases::report::{PublishedReport, published, published_years};
use usecases::settings;

#[derive(Template)]
#[template(path = "public/annual_reports.html")]
struct Index {
    frame: Frame,
    years: Vec<(i16, String)>,
}

#[derive(Template)]
#[template(path = "public/annual_report.html")]
struct ReportPage {
    frame: Frame,
    year: i16,
    published: String,
    formats: Vec<Format>,
    sheet: String,
}

pub(super) async fn index(State(state): State<AppState>, visitor: Visitor) -> Result<Html<String>, PageError> {
    let settings = settings::current(state.anybody()).await?;
    let years = published_years(state.anybody()).await?;
    let years = years.into_iter().map(|(year, day)| (year, law::count::chinese_date(day))).collect();
    let frame = Frame::public(&visitor, &settings, column::REPORTS, column::REPORTS.name);
    page::render(&Index { frame, years })
}

/// `2024` is the page, `2024.pdf` the file.
pub(super) async fn show(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let (year, extension) = name.split_once('.').map_or((name.as_str(), None), |(year, ext)| (year, Some(ext)));
    let year = year.parse().map_err(|_| PageError::NotFound)?;
    let report = published(state.anybody(), year).await?;
    match extension {
        None => Ok(draw(&state, &visitor, &report).await?.into_response()),
        Some(extension) => {
            let format = Format::from_extension(extension).ok_or(PageError::NotFound)?;
            print::published(&state, report, format, &headers).await
        }
    }
}

/// The day of publication; of a corrected report also that of the correction.
fn days(published: &PublishedReport) -> String {
    let first = law::count::chinese_date(published.published_on);
    match published.corrected_on {
        Some(day) => format!("{first}（{}更正后重新公布）", law::count::chinese_date(day)),
        None => first,
    }
}

/// `2025-01-20 16:05`, as the ledger took it down: the tag never says another time.
fn moment_of(recorded_at: Timestamp) -> String {
    let there = recorded_at.to_zoned_datetime(TimeZone::fixed(Offset::constant(8)));
    format!("{} {:02}:{:02}", there.date(), there.hour(), there.minute())
}

async fn draw(state: &AppState, visitor: &Visitor, published: &PublishedReport) -> Result<Html<String>, PageError> {
    let settings = settings::current(state.anybody()).await?;
    let report = &published.report;
    let title = report.title();
    let mut frame = Frame::public(visitor, &settings, column::REPORTS, title.clone());
    let moment = moment_of(published.recorded_at);
    let keywords = format!("政府信息公开,年度报告,{}年", report.year);
    frame.meta.article(&title, &moment, &report.agency, &keywords);
    let sheet = documents::report::html::body(report, NO_LINKS).map_err(|e| PageError::Failed(e.to_string()))?;
    page::render(&ReportPage {
        frame,
        year: report.year,
        published: days(published),
        formats: Format::offered(state),
        sheet,
    })
}
