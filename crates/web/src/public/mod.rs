//! `政府信息公开专栏` — the public column: guide, rules, annual reports, requests.

mod apply;
mod column;
mod guide;
mod home;
mod rules;

use crate::state::AppState;
use axum::Router;
use axum::routing::get;

pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/", get(home::show))
        .route("/guide", get(guide::show))
        .route("/rules", get(rules::show))
        .route("/requests/new", get(apply::show).post(apply::submit))
}
