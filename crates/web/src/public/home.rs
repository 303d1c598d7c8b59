//! `GET /` — the column's first page: what is public already comes before the form.

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
#[template(path = "public/home.html")]
struct Home {
    frame: Frame,
}

pub(super) async fn show(State(state): State<AppState>, visitor: Visitor) -> Result<Html<String>, PageError> {
    let settings = settings::current(state.anybody()).await?;
    page::render(&Home { frame: Frame::public(&visitor, &settings, column::HOME, "首页") })
}
