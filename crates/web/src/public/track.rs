//! `/requests/track` — where the matter stands, what happens next, by which day and why, what the requester can do.
//!
//! Number and secret travel in the body, never in an address; every further step sends them again.

use super::column;
use crate::client::ClientAddress;
use crate::error::PageError;
use crate::form::{Answer, Choice, Fields, Form, Note, Question};
use crate::limit::Limited;
use crate::page::{self, Frame};
use crate::print::letter_file;
use crate::state::AppState;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use casework::report::AgencySettings;
use documents::letter::html;
use std::sync::Arc;
use usecases::error::{ActError, FieldError};
use usecases::request::{
    CaseRef, RecordClarification, Stage, Tracked, Withdraw, WrittenLetter, letter, letters, record_clarification,
    requester_of, track, withdraw as take_back,
};
use usecases::{Actor, Ctx, settings};

/// Where number and secret are asked for.
const HERE: &str = "/requests/track";
/// Where a letter is fetched as a file.
const LETTER: &str = "/requests/track/letter";

#[derive(Template)]
#[template(path = "public/track.html")]
struct Ask {
    frame: Frame,
    form: Form,
}

#[derive(Template)]
#[template(path = "public/tracked.html")]
struct Answered {
    frame: Frame,
    tracked: Tracked,
    received: String,
    due: String,
    stages: Vec<(&'static str, &'static str)>,
    done: &'static str,
    clarification: Option<Form>,
    withdrawal: Option<Form>,
    /// A step that came back and is no longer to be taken: why, and what was typed.
    undone: Option<(Note, String)>,
    office: AgencySettings,
    reply: Option<Sheet>,
    letters: Vec<Sheet>,
}

/// A letter to the requester, as it prints, and the form that fetches it as a file: number and secret again.
struct Sheet {
    title: String,
    day: String,
    paper: String,
    file: Form,
}

/// The page that asks for number and secret; for a further step that came back, the page it stands on.
pub(super) async fn show(
    State(state): State<AppState>,
    visitor: Visitor,
    address: ClientAddress,
) -> Result<Html<String>, PageError> {
    let sent = visitor.returned.as_ref().map(|returned| Arc::clone(&returned.sent));
    match sent.filter(|sent| sent.action != HERE) {
        Some(sent) => match requester(&state, address, &sent.fields).await? {
            Some(ctx) => answer(&state, &visitor, &ctx, &sent.fields, "").await,
            None => Err(PageError::NotFound),
        },
        None => ask(&state, &visitor, form().returned_to(&visitor)).await,
    }
}

pub(super) async fn submit(
    State(state): State<AppState>,
    visitor: Visitor,
    address: ClientAddress,
    fields: Fields,
) -> Result<Response, PageError> {
    if let Some(ctx) = requester(&state, address, &fields).await? {
        Ok(answer(&state, &visitor, &ctx, &fields, "").await?.into_response())
    } else {
        let trouble = "登记号或者查询码不对，请对照回执重新填写。两项都对仍查不到的，请与本机关联系";
        let form = form().filled(&fields).with_trouble(trouble);
        Ok((StatusCode::NOT_FOUND, ask(&state, &visitor, form).await?).into_response())
    }
}

pub(super) async fn clarify(
    State(state): State<AppState>,
    visitor: Visitor,
    address: ClientAddress,
    fields: Fields,
) -> Result<Html<String>, PageError> {
    let ctx = requester(&state, address, &fields).await?.ok_or(PageError::NotFound)?;
    let input = RecordClarification { on: None, text: fields.text("text").to_owned(), late_reason: None };
    record_clarification(&ctx, &case_of(&ctx)?, input).await?;
    answer(&state, &visitor, &ctx, &fields, "补正已经收到，答复期限自今天重新起算。").await
}

pub(super) async fn withdraw(
    State(state): State<AppState>,
    visitor: Visitor,
    address: ClientAddress,
    fields: Fields,
) -> Result<Html<String>, PageError> {
    let ctx = requester(&state, address, &fields).await?.ok_or(PageError::NotFound)?;
    if !fields.has("confirmed") {
        let message = "请先勾选“确认撤回”，再提交".to_owned();
        return Err(PageError::Invalid(vec![FieldError { field: "confirmed".to_owned(), message }]));
    }
    take_back(&ctx, &case_of(&ctx)?, Withdraw { on: None, note: String::new() }).await?;
    answer(&state, &visitor, &ctx, &fields, "申请已经撤回，本机关不再办理。").await
}

/// The context of the requester whom the secret proves; a secret that does not fit is counted.
async fn requester(
    state: &AppState,
    ClientAddress(address): ClientAddress,
    fields: &Fields,
) -> Result<Option<Ctx>, PageError> {
    let now = state.anybody().ports.clock.now();
    let taken = state.limits().take(Limited::WrongSecret, address, now).ok_or(PageError::TooMany)?;
    match requester_of(state.anybody(), fields.text("number"), fields.text("secret")).await {
        Ok(actor) => {
            taken.give_back();
            Ok(Some(state.acting(actor)))
        }
        Err(ActError::NotFound) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

fn case_of(ctx: &Ctx) -> Result<CaseRef, PageError> {
    match &ctx.actor {
        Actor::Requester { number } => Ok(number.clone().into()),
        Actor::Staff(_) | Actor::Public | Actor::System => Err(PageError::NotFound),
    }
}

async fn ask(state: &AppState, visitor: &Visitor, form: Form) -> Result<Html<String>, PageError> {
    let settings = settings::current(state.anybody()).await?;
    let frame = Frame::public(visitor, &settings, column::ON_REQUEST, "查询办理进度");
    page::render(&Ask { frame, form })
}

async fn answer(
    state: &AppState,
    visitor: &Visitor,
    ctx: &Ctx,
    fields: &Fields,
    done: &'static str,
) -> Result<Html<String>, PageError> {
    let settings = settings::current(state.anybody()).await?;
    let tracked = track(ctx).await?;
    let frame = Frame::public(visitor, &settings, column::ON_REQUEST, format!("{}的办理进度", tracked.number));
    let day = |day: Option<jiff::civil::Date>| day.map(law::count::chinese_date).unwrap_or_default();
    let due = day(tracked.due);
    let clarification = (!tracked.clarification.is_empty()).then(|| clarification_form(fields).returned_to(visitor));
    let withdrawal = tracked.may_withdraw.then(|| withdrawal_form(fields).returned_to(visitor));
    let mut letters = letters(ctx, &tracked.number).await?;
    let number = tracked.reply.as_ref().map(|reply| &reply.document_number);
    let in_force = letters.iter().rposition(|w| number.is_some() && w.letter.document_number.as_ref() == number);
    let reply = in_force.map(|at| sheet(letters.remove(at), fields));
    let shown: Vec<&Form> = clarification.iter().chain(&withdrawal).collect();
    let undone = visitor.returned.as_ref().filter(|returned| shown.iter().all(|f| f.action != returned.sent.action));
    let page = Answered {
        frame,
        received: day(tracked.received_on),
        due: if tracked.provisional {
            format!("{due}（暂定，次年放假安排公布后重新计算）")
        } else {
            due
        },
        stages: stages(tracked.stage),
        done,
        clarification,
        withdrawal,
        undone: undone
            .map(|returned| (Note::of(&returned.trouble, "办理"), returned.draw().fields.text("text").to_owned())),
        office: settings,
        reply,
        letters: letters.into_iter().map(|written| sheet(written, fields)).collect(),
        tracked,
    };
    page::render(&page)
}

fn sheet(written: WrittenLetter, fields: &Fields) -> Sheet {
    let WrittenLetter { version, letter } = written;
    let file = with_proof(Form::new(LETTER, "下载Word文档", Vec::new()), fields).hidden("letter", version.to_string());
    Sheet { paper: html::sheet(&letter, 3), title: letter.title, day: letter.day, file }
}

/// One of the requester's letters as a file.
pub(super) async fn fetch_letter(
    State(state): State<AppState>,
    address: ClientAddress,
    fields: Fields,
) -> Result<Response, PageError> {
    let ctx = requester(&state, address, &fields).await?.ok_or(PageError::NotFound)?;
    let version = fields.text("letter").parse().map_err(|_| PageError::NotFound)?;
    let number = case_of(&ctx)?.number;
    let written = letter(&ctx, &number, version).await?;
    letter_file(&number, version, &written.letter).map_err(PageError::Failed)
}

/// The four stages that a requester understands, and which of them is now.
fn stages(stage: Stage) -> Vec<(&'static str, &'static str)> {
    let (past, now, ahead): (&[_], _, &[_]) = match stage {
        Stage::Confirming => (&["提交申请"], "确认收到日期", &["办理", "答复"]),
        Stage::AtWork => (&["提交申请", "确认收到日期"], "办理", &["答复"]),
        Stage::Replied => (&["提交申请", "确认收到日期", "办理"], "答复", &[]),
        Stage::EndedEarly => (&["提交申请"], "终止", &[]),
        Stage::Ended => (&["提交申请", "确认收到日期", "办理"], "终止", &[]),
    };
    let of = |class| move |label: &&'static str| (class, *label);
    past.iter().map(of("past")).chain([("now", now)]).chain(ahead.iter().map(of(""))).collect()
}

fn form() -> Form {
    let questions = vec![
        Question::line("number", "登记号").hint("例如2026-0037"),
        Question::line("secret", "查询码").hint("在提交后的回执上，不分大小写"),
    ];
    Form::new(HERE, "查询", questions)
}

fn clarification_form(fields: &Fields) -> Form {
    let questions = vec![
        Question::lines("text", "补正内容", 6).hint("按照上面列出的事项逐项说明。补正只告知一次，请按所列事项一次补齐"),
    ];
    with_proof(Form::new("/requests/track/clarification", "提交补正", questions), fields)
}

fn withdrawal_form(fields: &Fields) -> Form {
    let sure = Question::any("confirmed", "确认撤回", vec![Choice::new("yes", "我不再需要这些信息，确认撤回这件申请")]);
    with_proof(Form::new("/requests/track/withdrawal", "撤回申请", vec![sure]), fields)
}

fn with_proof(form: Form, fields: &Fields) -> Form {
    form.hidden("number", fields.text("number")).hidden("secret", fields.text("secret"))
}
