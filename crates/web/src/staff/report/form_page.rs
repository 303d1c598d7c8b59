//! A form about a year's report, with what its writer needs beside it.

use super::HERE;
use crate::error::PageError;
use crate::form::{Answer, Form};
use crate::page::{self, Frame};
use crate::staff::desk::Desk;
use crate::staff::session::SignedIn;
use crate::state::AppState;
use askama::Template;
use axum::response::Html;

/// The page; what it does not need stays empty.
pub(super) struct FormPage {
    pub(super) year: i16,
    pub(super) heading: &'static str,
    pub(super) lead: &'static str,
    /// What is confirmed.
    pub(super) facts: Vec<(&'static str, String)>,
    /// Names of figures that a text may use, with their values.
    pub(super) references: Vec<(String, String)>,
    /// What somebody else saved while this was written.
    pub(super) saved: Option<String>,
    pub(super) form: Form,
}

#[derive(Template)]
#[template(path = "staff/report_form.html")]
struct Drawn {
    frame: Frame,
    desk: Desk,
    page: FormPage,
}

impl FormPage {
    pub(super) const fn new(year: i16, heading: &'static str, lead: &'static str, form: Form) -> Self {
        Self { year, heading, lead, facts: Vec::new(), references: Vec::new(), saved: None, form }
    }

    pub(super) async fn draw(self, state: &AppState, signed_in: &SignedIn) -> Result<Html<String>, PageError> {
        let title = format!("{}年度报告：{}", self.year, self.heading);
        let (desk, frame) = Desk::of(state, signed_in, HERE, title).await?;
        page::render(&Drawn { frame, desk, page: self })
    }
}
