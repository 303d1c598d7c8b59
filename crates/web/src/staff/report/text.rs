//! `/staff/annual-report/{year}/text/{section}` — writing a section; figures are bound, so that it cannot contradict
//! the tables.

use super::HERE;
use super::build::no_such_year;
use super::form_page::FormPage;
use crate::error::PageError;
use crate::form::{Fields, Form, Question};
use crate::staff::session::SignedIn;
use crate::state::AppState;
use axum::extract::{Path, State};
use axum::response::{Html, Redirect};
use documents::report::Section;
use documents::report::narrative::references;
use usecases::authorization::Act;
use usecases::report::{WriteNarrative, build, write_narrative};

const LEAD: &str = "文字中的数字请用右边的引用名，数据变动后文字随之更新，不会与表格不一致。";

/// What a section is called.
pub(super) const fn label(section: Section) -> &'static str {
    match section {
        Section::Preamble => "导语",
        Section::Overview => "一、总体情况",
        Section::Problems => "五、存在的主要问题及改进情况",
        Section::Other => "六、其他需要报告的事项",
    }
}

pub(super) async fn show(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path((year, section)): Path<(i16, String)>,
) -> Result<Html<String>, PageError> {
    let section = Section::from_id(&section).ok_or(PageError::NotFound)?;
    signed_in.ctx.may(Act::WriteNarrative)?;
    let built = build(&signed_in.ctx, year).await.map_err(no_such_year)?;
    let text = built.report.sections.get(&section).cloned().unwrap_or_default();
    let is_overtaken = signed_in.visitor.is_overtaken();
    let form = form(year, section, built.version)
        .filled(&Fields::default().with("text", text.as_str()))
        .returned_to(&signed_in.visitor);
    // Zeros of table three would bury the rest.
    let known = references(&built.report).into_iter().filter(|(_, value)| value != "0").collect();
    let page = FormPage::new(year, label(section), LEAD, form);
    let page = FormPage { references: known, saved: is_overtaken.then_some(text), ..page };
    page.draw(&state, &signed_in).await
}

pub(super) async fn submit(
    signed_in: SignedIn,
    Path((year, section)): Path<(i16, String)>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    let section = Section::from_id(&section).ok_or(PageError::NotFound)?;
    let input = WriteNarrative {
        year,
        section: section.id().to_owned(),
        text: fields.text("text").to_owned(),
        if_version: fields.number("if_version"),
    };
    write_narrative(&signed_in.ctx, input).await.map_err(no_such_year)?;
    Ok(Redirect::to(&format!("{HERE}/{year}")))
}

fn form(year: i16, section: Section, version: u64) -> Form {
    let question = Question::lines("text", "正文", 18)
        .hint("一段一行。数字用引用名写，例如{{R1/total}}，印出时换成表中的数")
        .optional();
    Form::new(format!("{HERE}/{year}/text/{}", section.id()), "保存", vec![question])
        .hidden("if_version", version.to_string())
}
