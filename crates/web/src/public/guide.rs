//! `GET /guide` — `公开指南` (§12): kinds of information, how to get it, and who answers for it.

use super::column;
use crate::error::PageError;
use crate::page::{self, Frame};
use crate::state::AppState;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::State;
use axum::response::Html;
use casework::report::AgencySettings;
use usecases::settings;

#[derive(Template)]
#[template(path = "public/guide.html")]
struct Guide {
    frame: Frame,
    settings: AgencySettings,
    fax: String,
    /// `政府信息公开工作主管部门`, from the choices; not the body that reconsiders.
    supervising_office: String,
}

pub(super) async fn show(State(state): State<AppState>, visitor: Visitor) -> Result<Html<String>, PageError> {
    let settings = settings::current(state.anybody()).await?;
    let frame = Frame::public(&visitor, &settings, column::GUIDE, column::GUIDE.name);
    let choice = |key: &str| settings.choices.get(key).cloned().unwrap_or_default();
    let (fax, supervising_office) = (choice("fax"), choice("supervising_office"));
    page::render(&Guide { frame, settings, fax, supervising_office })
}
