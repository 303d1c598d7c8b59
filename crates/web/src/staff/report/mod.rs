//! `年度报告` on the workbench: checks, tables with their cases, texts, finality, publication, files.

mod build;
mod checks;
mod figure;
mod form_page;
mod standing;
mod text;

use crate::state::AppState;
use axum::Router;
use axum::routing::get;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/staff/annual-report", get(build::latest))
        .route("/staff/annual-report/{year}", get(build::show))
        .route("/staff/annual-report/{year}/figure", get(figure::show).post(figure::submit))
        .route("/staff/annual-report/{year}/finalize", get(standing::confirm_final).post(standing::finalize))
        .route("/staff/annual-report/{year}/publish", get(standing::confirm_publication).post(standing::publish))
        .route("/staff/annual-report/{year}/text/{section}", get(text::show).post(text::submit))
}

/// The entry in the navigation.
const HERE: &str = "/staff/annual-report";
