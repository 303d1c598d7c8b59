//! `公开工作台` — the workbench of the office.

mod accounts;
mod calendar;
mod day;
mod desk;
mod inbox;
mod password;
mod report;
mod request;
pub(crate) mod session;
mod sign_in;

use crate::state::AppState;
use axum::Router;
use axum::routing::{get, post};

pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/staff", get(inbox::show))
        .route("/staff/login", get(sign_in::show).post(sign_in::submit))
        .route("/staff/logout", post(sign_in::leave))
        .route("/staff/password", get(password::show).post(password::submit))
        .route("/staff/calendar", get(calendar::show))
        .route("/staff/accounts", get(accounts::show))
        .merge(report::routes())
        .merge(request::routes())
}
