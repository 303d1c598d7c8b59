//! `/staff/requests/{number}/{act}` — the form of one act, and the act. Which acts are lawful the case says; what an
//! act needs, its own file here.

use super::{
    clarification, consultation, decision, extension, fee, reasons, receipt, review, sending, third_party, turning,
};
use crate::error::{PageError, Trouble};
use crate::form::{Answer, Fields, Form, Question};
use crate::page::{self, Frame};
use crate::staff::desk::Desk;
use crate::staff::session::SignedIn;
use crate::state::AppState;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, Redirect};
use casework::ids::RequestNumber;
use casework::request::{Act, Request};
use jiff::civil::Date;
use law::receipt::Channel;
use usecases::ctx::Staff;
use usecases::request::{CasePage, CaseRef, case_page};
use usecases::{ActError, Ctx};

/// What the form of an act knows of its case.
pub(super) struct Sheet<'a> {
    /// The case.
    pub(super) request: &'a Request,
    /// Today.
    pub(super) today: Date,
    /// Who fills it in.
    pub(super) staff: &'a Staff,
}

impl Sheet<'_> {
    /// How the request came in.
    pub(super) fn channel(&self) -> Option<Channel> {
        self.request.registration.as_ref().map(|registration| registration.channel)
    }
}

/// The legal day of the act: today unless the clerk knows better.
pub(super) fn today_question(sheet: &Sheet<'_>, label: &str) -> Question {
    Question::day("on", label).value(sheet.today.to_string())
}

#[derive(Template)]
#[template(path = "staff/act.html")]
struct ActPage {
    frame: Frame,
    desk: Desk,
    number: String,
    title: String,
    label: &'static str,
    article: String,
    /// Why it cannot be done, with what to do instead.
    refusal: Option<(String, String)>,
    /// `None` where the act is closed from the start: nothing is asked for in vain.
    form: Option<Form>,
}

pub(super) async fn show(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path((number, act)): Path<(String, String)>,
) -> Result<Html<String>, PageError> {
    let act = offered(&act)?;
    let case = case_page(&signed_in.ctx, &RequestNumber(number)).await?;
    draw(&state, &signed_in, &case, act).await
}

pub(super) async fn submit(
    signed_in: SignedIn,
    Path((number, act)): Path<(String, String)>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    let act = offered(&act)?;
    let number = RequestNumber(number);
    let reference = CaseRef { number: number.clone(), if_version: fields.number("if_version") };
    perform(act, &signed_in.ctx, &reference, &fields).await?;
    Ok(Redirect::to(&format!("/staff/requests/{number}")))
}

/// Acts with a page of their own: all but registration, which has no case yet, and what time does by itself.
fn offered(word: &str) -> Result<Act, PageError> {
    match Act::from_id(word) {
        Some(Act::Register | Act::FindLapses) | None => Err(PageError::NotFound),
        Some(act) => Ok(act),
    }
}

fn form(act: Act, case: &CasePage, staff: &Staff) -> Form {
    let sheet = Sheet { request: &case.request, today: case.today, staff };
    let action = format!("/staff/requests/{}/{}", case.standing.number, act.id());
    Form::new(action, act.label(), questions(act, &sheet)).hidden("if_version", case.standing.version.to_string())
}

fn questions(act: Act, sheet: &Sheet<'_>) -> Vec<Question> {
    match act {
        Act::ConfirmReceipt => receipt::confirm_questions(sheet),
        Act::Assign => receipt::assign_questions(sheet),
        Act::AskClarification => clarification::ask_questions(sheet),
        Act::RecordClarification => clarification::record_questions(sheet),
        Act::AskReasons => reasons::ask_questions(sheet),
        Act::RecordReasons => reasons::record_questions(sheet),
        Act::Consult => consultation::consult_questions(sheet),
        Act::RecordConsultationDelivery => consultation::delivery_questions(sheet),
        Act::RecordOpinion => consultation::opinion_questions(sheet),
        Act::Extend => extension::questions(sheet),
        Act::NotifyFee => fee::notify_questions(sheet),
        Act::RecordFeeNoticeDelivery => fee::delivery_questions(sheet),
        Act::RecordPayment => fee::payment_questions(sheet),
        Act::Decide => decision::questions(sheet),
        Act::Review => review::questions(sheet),
        Act::Sign => review::sign_questions(sheet),
        Act::TellThirdParty => third_party::questions(sheet),
        Act::Dispatch => sending::dispatch_questions(sheet),
        Act::RecordService => sending::service_questions(sheet),
        Act::Withdraw => turning::withdraw_questions(sheet),
        Act::Archive => sending::archive_questions(sheet),
        Act::Reopen => turning::reopen_questions(sheet),
        Act::CorrectEntry => turning::correct_questions(sheet),
        Act::Register | Act::FindLapses => Vec::new(),
    }
}

async fn perform(act: Act, ctx: &Ctx, case: &CaseRef, fields: &Fields) -> Result<(), ActError> {
    match act {
        Act::ConfirmReceipt => receipt::confirm(ctx, case, fields).await,
        Act::Assign => receipt::give(ctx, case, fields).await,
        Act::AskClarification => clarification::ask(ctx, case, fields).await,
        Act::RecordClarification => clarification::record(ctx, case, fields).await,
        Act::AskReasons => reasons::ask(ctx, case, fields).await,
        Act::RecordReasons => reasons::record(ctx, case, fields).await,
        Act::Consult => consultation::ask(ctx, case, fields).await,
        Act::RecordConsultationDelivery => consultation::record_delivery(ctx, case, fields).await,
        Act::RecordOpinion => consultation::record(ctx, case, fields).await,
        Act::Extend => extension::agree(ctx, case, fields).await,
        Act::NotifyFee => fee::notify(ctx, case, fields).await,
        Act::RecordFeeNoticeDelivery => fee::record_delivery(ctx, case, fields).await,
        Act::RecordPayment => fee::record(ctx, case, fields).await,
        Act::Decide => decision::draft(ctx, case, fields).await,
        Act::Review => review::record(ctx, case, fields).await,
        Act::Sign => review::put_name(ctx, case, fields).await,
        Act::TellThirdParty => third_party::tell(ctx, case, fields).await,
        Act::Dispatch => sending::send(ctx, case, fields).await,
        Act::RecordService => sending::record_delivery(ctx, case, fields).await,
        Act::Withdraw => turning::take_back(ctx, case, fields).await,
        Act::Archive => sending::put_away(ctx, case, fields).await,
        Act::Reopen => turning::start_over(ctx, case, fields).await,
        Act::CorrectEntry => turning::correct(ctx, case, fields).await,
        Act::Register | Act::FindLapses => Err(ActError::NotFound),
    }
}

async fn draw(state: &AppState, signed_in: &SignedIn, case: &CasePage, act: Act) -> Result<Html<String>, PageError> {
    let number = case.standing.number.to_string();
    let step = case.steps.iter().find(|step| step.act == act.id());
    if step.is_some_and(|step| !step.is_mine) {
        return Err(PageError::Forbidden(format!("当前账号不能办理“{}”。", act.label())));
    }
    let closed = step.filter(|step| !step.is_allowed);
    // What was typed is shown even where the act has closed meanwhile.
    let came_back = signed_in.visitor.returned.as_ref().map(|returned| &returned.trouble);
    let form = (closed.is_none() || came_back.is_some())
        .then(|| form(act, case, &signed_in.staff).returned_to(&signed_in.visitor));
    let refusal = closed.filter(|_| !matches!(came_back, Some(Trouble::Refused(_)))).map(|step| {
        let reason = step.reason.clone().unwrap_or_default();
        (format!("{reason}（{}）", step.article), step.next_step.clone().unwrap_or_default())
    });
    let title = format!("{}：{number}", act.label());
    let (desk, frame) = Desk::of(state, signed_in, "/staff/requests", title).await?;
    page::render(&ActPage {
        frame,
        desk,
        title: super::case::title_of(case),
        number,
        label: act.label(),
        article: step.map_or_else(String::new, |step| step.article.clone()),
        refusal,
        form,
    })
}
