//! Making the report final, and publishing it: what is about to stand is read once more before it does.

use super::HERE;
use super::build::no_such_year;
use super::checks::checks;
use super::form_page::FormPage;
use super::text::label;
use crate::error::PageError;
use crate::form::{Fields, Form};
use crate::staff::session::SignedIn;
use crate::state::AppState;
use axum::extract::{Path, State};
use axum::response::{Html, Redirect};
use documents::report::{Section, Standing};
use usecases::authorization::Act;
use usecases::report::{self, Built};

pub(super) async fn confirm_final(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(year): Path<i16>,
) -> Result<Html<String>, PageError> {
    signed_in.ctx.may(Act::FinalizeReport)?;
    let lead = "定稿后表格和文字以此为准；此后再改动文字的，须重新定稿。请核对下列内容。";
    confirm(&state, &signed_in, year, "finalize", "定稿", lead).await
}

pub(super) async fn finalize(
    signed_in: SignedIn,
    Path(year): Path<i16>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    report::finalize(&signed_in.ctx, year, fields.number("if_version")).await.map_err(no_such_year)?;
    Ok(Redirect::to(&format!("{HERE}/{year}")))
}

pub(super) async fn confirm_publication(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(year): Path<i16>,
) -> Result<Html<String>, PageError> {
    signed_in.ctx.may(Act::PublishReport)?;
    let lead = "公布后，公众在“年度报告”栏目立即可以看到并下载下列内容，公布的时间记入台账。请核对。";
    confirm(&state, &signed_in, year, "publish", "公布", lead).await
}

pub(super) async fn publish(signed_in: SignedIn, Path(year): Path<i16>, fields: Fields) -> Result<Redirect, PageError> {
    report::publish(&signed_in.ctx, year, fields.number("if_version")).await.map_err(no_such_year)?;
    Ok(Redirect::to(&format!("/annual-reports/{year}")))
}

async fn confirm(
    state: &AppState,
    signed_in: &SignedIn,
    year: i16,
    act: &str,
    heading: &'static str,
    lead: &'static str,
) -> Result<Html<String>, PageError> {
    let built = report::build(&signed_in.ctx, year).await.map_err(no_such_year)?;
    let form = Form::new(format!("{HERE}/{year}/{act}"), heading, Vec::new())
        .hidden("if_version", built.version.to_string())
        .returned_to(&signed_in.visitor);
    let page = FormPage { facts: facts(&built), ..FormPage::new(year, heading, lead, form) };
    page.draw(state, signed_in).await
}

/// What will stand: how far it is, whether the sums hold, how long each text is.
fn facts(built: &Built) -> Vec<(&'static str, String)> {
    let standing = match built.report.standing {
        Standing::Draft => "草稿".to_owned(),
        Standing::Final => "已定稿，待公布".to_owned(),
        Standing::Published(day) => format!("{}公布", law::count::chinese_date(day)),
    };
    let sums: Vec<String> = checks(built).into_iter().map(|check| check.words).collect();
    let mut facts = vec![("名称", built.report.title()), ("状态", standing), ("校验", sums.join("，"))];
    facts.extend(Section::ALL.map(|section| {
        let text = built.report.sections.get(&section).map_or("", String::as_str);
        let words = if text.trim().is_empty() { "（没有文字）".to_owned() } else { text.to_owned() };
        (label(section), words)
    }));
    facts
}
