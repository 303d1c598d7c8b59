//! `年度报告` on the workbench: checks, tables with their cases, texts, finality, publication, files.

mod build;
mod checks;
mod figure;
mod standing;
mod text;

use crate::state::AppState;
use axum::Router;
use axum::routing::{get, post};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/staff/annual-report", get(build::latest))
        .route("/staff/annual-report/{year}", get(build::show))
        .route("/staff/annual-report/{year}/figure", get(figure::show).post(figure::submit))
        .route("/staff/annual-report/{year}/finalize", post(standing::finalize))
        .route("/staff/annual-report/{year}/publish", post(standing::publish))
        .route("/staff/annual-report/{year}/text/{section}", get(text::show).post(text::submit))
}

/// The entry in the navigation.
const HERE: &str = "/staff/annual-report";
