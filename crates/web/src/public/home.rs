//! `GET /` — the column's first page.

use crate::error::PageError;
use crate::page::{self, Frame};
use crate::visitor::Visitor;
use askama::Template;
use axum::response::Html;

#[derive(Template)]
#[template(path = "public/home.html")]
struct Home {
    frame: Frame,
}

pub(crate) async fn show(visitor: Visitor) -> Result<Html<String>, PageError> {
    page::render(&Home { frame: Frame::plain(&visitor, "首页") })
}
