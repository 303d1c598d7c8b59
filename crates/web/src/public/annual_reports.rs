//! `/annual-reports` — the published reports: index, page, downloads (§49, §50).

use super::column;
use crate::error::PageError;
use crate::page::{self, Frame};
use crate::state::AppState;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::State;
use axum::response::Html;
use usecases::settings;

#[derive(Template)]
#[template(path = "public/annual_reports.html")]
struct Index {
    frame: Frame,
    years: Vec<(i16, String)>,
}

pub(super) async fn index(State(state): State<AppState>, visitor: Visitor) -> Result<Html<String>, PageError> {
    let settings = settings::current(state.anybody()).await?;
    let frame = Frame::public(&visitor, &settings, column::REPORTS, column::REPORTS.name);
    page::render(&Index { frame, years: Vec::new() })
}
