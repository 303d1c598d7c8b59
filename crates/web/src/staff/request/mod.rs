//! `依申请公开` on the workbench: the list, the case, and one file for the form of each act.

mod act;
mod case;
mod clarification;
mod clock_strip;
mod consultation;
mod decision;
mod extension;
mod fee;
mod letter;
mod list;
mod new;
mod reasons;
mod receipt;
mod review;
mod sending;
mod third_party;
mod turning;

use crate::state::AppState;
use axum::Router;
use axum::routing::get;

pub(super) use list::{Heading, Row, plain_headings};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/staff/requests", get(list::show))
        .route("/staff/requests/new", get(new::show).post(new::submit))
        .route("/staff/requests/{number}", get(case::show))
        .route("/staff/requests/{number}/letters/{name}", get(letter::show))
        .route("/staff/requests/{number}/{act}", get(act::show).post(act::submit))
}
