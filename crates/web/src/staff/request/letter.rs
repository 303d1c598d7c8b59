//! `/staff/requests/{number}/letters/{version}` — the letter that an entry of the case gives rise to, as it prints.

use crate::error::PageError;
use crate::page::{self, Frame};
use crate::print::letter_file;
use crate::staff::desk::Desk;
use crate::staff::session::SignedIn;
use crate::state::AppState;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use casework::ids::RequestNumber;
use documents::letter::html;
use usecases::request::{WrittenLetter, letter, notice_to_requester};

#[derive(Template)]
#[template(path = "staff/letter.html")]
struct LetterPage {
    frame: Frame,
    desk: Desk,
    number: String,
    version: u64,
    title: String,
    sheet: String,
}

pub(super) async fn show(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path((number, name)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let (version, is_file) = match name.strip_suffix(".docx") {
        Some(version) => (version, true),
        None => (name.as_str(), false),
    };
    let version: u64 = version.parse().map_err(|_| PageError::NotFound)?;
    let number = RequestNumber(number);
    let WrittenLetter { letter, .. } = letter(&signed_in.ctx, &number, version).await?;
    if is_file {
        return letter_file(&number, version, &letter).map_err(PageError::Failed);
    }
    let title = letter.title.clone();
    let (desk, frame) = Desk::of(&state, &signed_in, "/staff/requests", format!("{number} {title}")).await?;
    let notice = notice_to_requester(&signed_in.ctx, &number, version).await?;
    let sheets = [Some(letter), notice.map(|notice| notice.letter)].into_iter().flatten();
    let sheet = sheets.map(|letter| html::body(&letter)).collect();
    Ok(page::render(&LetterPage { frame, desk, number: number.0, version, title, sheet })?.into_response())
}
