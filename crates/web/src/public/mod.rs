//! `政府信息公开专栏` — the public column: guide, rules, annual reports, requests.

mod annual_reports;
mod apply;
mod column;
mod guide;
mod home;
pub(crate) mod request_form;
mod rules;
mod track;

use crate::state::AppState;
use axum::Router;
use axum::routing::get;

pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/", get(home::show))
        .route("/guide", get(guide::show))
        .route("/rules", get(rules::show))
        .route("/annual-reports", get(annual_reports::index))
        .route("/annual-reports/{name}", get(annual_reports::show))
        .route("/requests/new", get(apply::show).post(apply::submit))
        .route("/requests/track", get(track::show).post(track::submit))
        .route("/requests/track/clarification", get(track::show).post(track::clarify))
        .route("/requests/track/letter", get(track::show).post(track::fetch_letter))
        .route("/requests/track/withdrawal", get(track::show).post(track::withdraw))
}
