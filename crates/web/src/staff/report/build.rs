//! `/staff/annual-report/{year}` — the report as it stands; `?cell=R3.6.3/natural_person` shows what a number counts.

use super::HERE;
use super::checks::{Check, checks, findings};
use crate::error::PageError;
use crate::page::{self, Frame};
use crate::print::{self, Format};
use crate::staff::desk::Desk;
use crate::staff::session::SignedIn;
use crate::state::AppState;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use documents::report::{Section, Standing};
use report::explain::Behind;
use serde::Deserialize;
use usecases::authorization::Act;
use usecases::report::{Built, build, explain, has_report};

#[derive(Template)]
#[template(path = "staff/report.html")]
struct BuildPage {
    frame: Frame,
    desk: Desk,
    year: i16,
    has_previous: bool,
    has_next: bool,
    standing: (&'static str, String),
    checks: Vec<Check>,
    findings: Vec<(&'static str, String)>,
    tables: [(&'static str, String); 3],
    behind: Option<Drilled>,
    sections: Vec<(&'static str, &'static str, usize)>,
    formats: Vec<Format>,
    may_write: bool,
    may_finalize: bool,
    may_publish: bool,
}

/// What stands behind one number.
struct Drilled {
    label: String,
    value: String,
    cases: Vec<(String, String, String)>,
    records: Vec<(String, String, String, bool)>,
    /// May be recorded by hand, with its source.
    cell: Option<String>,
}

/// Which number is looked into.
#[derive(Debug, Deserialize)]
pub(super) struct Looked {
    cell: Option<String>,
}

/// The year that is being reported: the one before this.
pub(super) async fn latest(signed_in: SignedIn) -> Redirect {
    Redirect::to(&format!("{HERE}/{}", signed_in.ctx.today().year() - 1))
}

/// `2024` is the page, `2024.pdf` the file as it stands.
pub(super) async fn show(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(name): Path<String>,
    Query(looked): Query<Looked>,
) -> Result<Response, PageError> {
    let (year, extension) = name.split_once('.').map_or((name.as_str(), None), |(year, ext)| (year, Some(ext)));
    let year = year.parse().map_err(|_| PageError::NotFound)?;
    let built = build(&signed_in.ctx, year).await.map_err(no_such_year)?;
    if let Some(extension) = extension {
        let format = Format::from_extension(extension).ok_or(PageError::NotFound)?;
        return print::report(&state, built.report, format, signed_in.ctx.today()).await;
    }
    let behind = match &looked.cell {
        Some(cell) => Some(drill(&signed_in, year, cell).await?),
        None => None,
    };
    let (desk, frame) = Desk::of(&state, &signed_in, HERE, format!("{year}年度报告")).await?;
    let may = |act: Act| act.grant(&signed_in.ctx.actor).is_ok();
    let page = BuildPage {
        frame,
        desk,
        year,
        has_previous: has_report(&signed_in.ctx, year - 1).is_ok(),
        has_next: year < signed_in.ctx.today().year(),
        standing: standing(&built),
        checks: checks(&built),
        findings: findings(&built),
        tables: tables(&built, looked.cell.as_deref())?,
        behind,
        sections: sections(&built),
        formats: Format::offered(&state),
        may_write: may(Act::WriteNarrative),
        may_finalize: may(Act::FinalizeReport) && built.report.standing == Standing::Draft,
        may_publish: may(Act::PublishReport) && built.report.standing == Standing::Final,
    };
    Ok(page::render(&page)?.into_response())
}

/// A year without report is no page; whatever else is wrong is for the form.
pub(super) fn no_such_year(error: usecases::ActError) -> PageError {
    match error {
        usecases::ActError::Invalid(errors) if errors.iter().any(|error| error.field == "year") => PageError::NotFound,
        other => other.into(),
    }
}

fn standing(built: &Built) -> (&'static str, String) {
    match built.report.standing {
        Standing::Draft => ("soon", "草稿".to_owned()),
        Standing::Final => ("done", "已定稿，待公布".to_owned()),
        Standing::Published(day) => ("done", format!("{}公布", law::count::chinese_date(day))),
    }
}

/// The tables as the form has them, each number a link to what it counts.
fn tables(built: &Built, looked: Option<&str>) -> Result<[(&'static str, String); 3], PageError> {
    use documents::report::form::{table2, table3, table4};
    let (format, tables) = (built.report.format(), &built.report.tables);
    let link = |id: &str| Some(format!("?cell={id}#behind"));
    let draw = |grid: Result<documents::Grid, documents::table::Misfit>| {
        let html =
            grid.map(|grid| documents::html::table(&grid, &link)).map_err(|e| PageError::Failed(e.to_string()))?;
        Ok::<_, PageError>(match looked {
            Some(cell) => {
                let href = format!("href=\"?cell={}#behind\"", documents::html::escape(cell));
                html.replace(&href, &format!("{href} aria-current=\"true\""))
            }
            None => html,
        })
    };
    let [_, two, three, four, ..] = report::form::SECTIONS;
    Ok([
        (three, draw(table3(format, tables.table3.as_ref()))?),
        (two, draw(table2(format, tables.table2.as_ref()))?),
        (four, draw(table4(tables.table4.as_ref()))?),
    ])
}

fn sections(built: &Built) -> Vec<(&'static str, &'static str, usize)> {
    let length = |section: Section| {
        built.report.sections.get(&section).map_or(0, |text| text.chars().filter(|c| !c.is_whitespace()).count())
    };
    Section::ALL.map(|section| (section.id(), super::text::label(section), length(section))).to_vec()
}

async fn drill(signed_in: &SignedIn, year: i16, cell: &str) -> Result<Drilled, PageError> {
    let (explanation, _) = explain(&signed_in.ctx, year, cell).await.map_err(no_such_year)?;
    let value = explanation.value.as_ref().map_or_else(|| "没有数据".to_owned(), ToString::to_string);
    let label = super::figure::label_of(explanation.cell);
    let day = law::count::chinese_date;
    let mut drilled = Drilled { label, value, cases: Vec::new(), records: Vec::new(), cell: None };
    match explanation.behind {
        Behind::Cases(cases) => {
            drilled.cases = cases
                .into_iter()
                .map(|case| {
                    let (outcome, on) = case.end.map_or(("办理中".to_owned(), String::new()), |(outcome, on)| {
                        (outcome.label().to_owned(), day(on))
                    });
                    (case.number.to_string(), outcome, on)
                })
                .collect();
        }
        Behind::Records(records) => {
            drilled.records = records
                .into_iter()
                .map(|(_, record, counts)| (record.value.to_string(), record.source, day(record.recorded_on), counts))
                .collect();
            drilled.cell = Some(explanation.cell.to_string());
        }
    }
    Ok(drilled)
}
