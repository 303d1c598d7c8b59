//! `/staff/requests/{number}/letters/{version}` — the letter that an entry of the case gives rise to, as it prints.

use crate::error::PageError;
use crate::page::{self, Frame};
use crate::staff::desk::Desk;
use crate::staff::session::SignedIn;
use crate::state::AppState;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use casework::ids::RequestNumber;
use casework::report::AgencySettings;
use casework::request::{ConsultedParty, Request, RequestEvent, clock};
use documents::letter::{
    Addressee, Asked, Assistance, Clarification, Closing, Consultation, Course, DisclosureTold, Extension, Fee, Helper,
    Letter, Matter, ReasonableDelay, Reasons, Receipt, Reply, assistance, clarification, closing, consultation,
    disclosure_told, docx, extension, fee, html, reasonable_delay, reasons, receipt, reply,
};
use law::Calendar;
use law::outcome::Outcome;
use usecases::request::{CasePage, PersonView, case_page};
use usecases::{Ctx, calendar, settings};

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
    let case = case_page(&signed_in.ctx, &RequestNumber(number)).await?;
    let letter = write(&signed_in.ctx, &case, version).await?.ok_or(PageError::NotFound)?;
    let number = case.standing.number.to_string();
    if is_file {
        let bytes = docx::bytes(&letter).map_err(|error| PageError::Failed(error.to_string()))?;
        let mime = "application/vnd.openxmlformats-officedocument.wordprocessingml.document".to_owned();
        let name = format!("attachment; filename=\"letter-{number}-{version}.docx\"");
        return Ok(([(header::CONTENT_TYPE, mime), (header::CONTENT_DISPOSITION, name)], bytes).into_response());
    }
    Ok(draw(&state, &signed_in, number, version, &letter).await?.into_response())
}

async fn draw(
    state: &AppState,
    signed_in: &SignedIn,
    number: String,
    version: u64,
    letter: &Letter,
) -> Result<Html<String>, PageError> {
    let title = letter.title.clone();
    let (desk, frame) = Desk::of(state, signed_in, "/staff/requests", format!("{number} {title}")).await?;
    page::render(&LetterPage { frame, desk, number, version, title, sheet: html::body(letter) })
}

/// Whether an entry gives rise to a letter.
pub(super) fn has_letter(event: &RequestEvent) -> bool {
    match event {
        RequestEvent::RequestRegistered { .. }
        | RequestEvent::UnitAssigned { .. }
        | RequestEvent::ClarificationAsked { .. }
        | RequestEvent::ReasonsAsked { .. }
        | RequestEvent::ReasonsReceived { delayed_to: Some(_), .. }
        | RequestEvent::ConsultationStarted { .. }
        | RequestEvent::ReplyPeriodExtended { .. }
        | RequestEvent::FeeNotified { .. }
        | RequestEvent::OutcomeDecided(_)
        | RequestEvent::ReplySigned { .. }
        | RequestEvent::ThirdPartyTold { .. }
        | RequestEvent::ClarificationLapsed {}
        | RequestEvent::FeeLapsed {}
        | RequestEvent::RequestWithdrawn { .. } => true,
        RequestEvent::ReceiptConfirmed { .. }
        | RequestEvent::ClarificationReceived { .. }
        | RequestEvent::ReasonsReceived { delayed_to: None, .. }
        | RequestEvent::ConsultationDelivered { .. }
        | RequestEvent::OpinionReceived { .. }
        | RequestEvent::ConsultationLapsed { .. }
        | RequestEvent::FeeNoticeDelivered {}
        | RequestEvent::FeePaid { .. }
        | RequestEvent::ReviewRecorded { .. }
        | RequestEvent::ReplyDispatched { .. }
        | RequestEvent::ReplyDelivered {}
        | RequestEvent::RequestArchived {}
        | RequestEvent::RequestReopened { .. }
        | RequestEvent::EntryCorrected { .. } => false,
    }
}

/// Writes the letter of an entry; `None` if it has none or does not hold.
async fn write(ctx: &Ctx, case: &CasePage, version: u64) -> Result<Option<Letter>, PageError> {
    let office = settings::current(ctx).await?;
    let calendar = calendar::current(ctx).await?;
    let Some((event, day)) = case.request.history.moment(version).and_then(|moment| moment.effective()) else {
        return Ok(None);
    };
    let (Some(registration), Some(person)) = (&case.request.registration, &case.requester) else { return Ok(None) };
    let content = case.content.as_ref();
    let number = registration.number.to_string();
    let matter = Matter {
        office: &office,
        number: &number,
        requester: addressee(person),
        channel: registration.channel,
        received_on: case.standing.received_on,
        title: content.map_or("", |content| &content.title),
        description: content.map_or("", |content| &content.description),
        document_number: document_number(&case.request),
        day,
    };
    Ok(match event {
        RequestEvent::OutcomeDecided(decision) => {
            Some(reply(&matter, Reply { decision, course: &course(&case.request), attachments: &[] }))
        }
        RequestEvent::ReplySigned { .. } => case.request.reply.as_ref().map(|written| {
            reply(&matter, Reply { decision: &written.decision, course: &course(&case.request), attachments: &[] })
        }),
        event => notice(case, &calendar, &Matter { document_number: None, ..matter }, event),
    })
}

/// Everything but the reply; only that carries a document number.
fn notice(case: &CasePage, calendar: &Calendar, matter: &Matter<'_>, event: &RequestEvent) -> Option<Letter> {
    let (request, day) = (&case.request, matter.day);
    let due = clock::due(request, calendar);
    match event {
        RequestEvent::RequestRegistered { .. } => {
            let (due, is_provisional) = (due.map(|due| due.on), due.is_some_and(|due| due.is_provisional));
            Some(receipt(matter, Receipt { registered_on: day, due, is_provisional }))
        }
        RequestEvent::UnitAssigned { unit } => {
            let working_days = settings::assistance_working_days(matter.office);
            let answer_by = clock::assistance_due(request, day, working_days, calendar)?;
            let due = due.map(|due| due.on);
            Some(assistance(matter, Assistance { helper: Helper::Unit(&unit.0), answer_by, due }))
        }
        RequestEvent::ClarificationAsked { points, answer_by } => {
            Some(clarification(matter, Clarification { points, answer_by: *answer_by }))
        }
        RequestEvent::ReasonsAsked { facts, answer_by } => {
            Some(reasons(matter, Reasons { facts, answer_by: *answer_by }))
        }
        RequestEvent::ReasonsReceived { delayed_to, .. } => delayed_to
            .map(|delayed_to| reasonable_delay(matter, ReasonableDelay { reasons_received_on: day, delayed_to })),
        RequestEvent::ConsultationStarted { party, matter: about, .. } => {
            asked(case, party).map(|asked| consultation(matter, Consultation { asked, matter: about }))
        }
        RequestEvent::ReplyPeriodExtended { working_days, reason, .. } => {
            Some(extension(matter, Extension { working_days: *working_days, reason, due: due?.on }))
        }
        RequestEvent::FeeNotified { method, count, yuan, .. } => {
            let how_to_pay = how_to_pay(matter.office);
            Some(fee(matter, Fee { method: *method, count: *count, yuan: *yuan, how_to_pay: &how_to_pay }))
        }
        RequestEvent::ThirdPartyTold { consultation, ground, content, reasons, .. } => {
            let consulted = request.consultations.iter().find(|asked| asked.id == *consultation)?;
            let ConsultedParty::ThirdParty { person } = &consulted.party else { return None };
            let party = addressee(case.parties.get(person)?);
            Some(disclosure_told(matter, party, DisclosureTold { consulted, ground: *ground, content, reasons }))
        }
        RequestEvent::ClarificationLapsed {} => Some(closed(matter, Outcome::ClarificationLapsed, "")),
        RequestEvent::FeeLapsed {} => Some(closed(matter, Outcome::FeeUnpaid, "")),
        RequestEvent::RequestWithdrawn { note } => Some(closed(matter, Outcome::Withdrawn, note)),
        RequestEvent::OutcomeDecided(_)
        | RequestEvent::ReplySigned { .. }
        | RequestEvent::ReceiptConfirmed { .. }
        | RequestEvent::ClarificationReceived { .. }
        | RequestEvent::ConsultationDelivered { .. }
        | RequestEvent::OpinionReceived { .. }
        | RequestEvent::ConsultationLapsed { .. }
        | RequestEvent::FeeNoticeDelivered {}
        | RequestEvent::FeePaid { .. }
        | RequestEvent::ReviewRecorded { .. }
        | RequestEvent::ReplyDispatched { .. }
        | RequestEvent::ReplyDelivered {}
        | RequestEvent::RequestArchived {}
        | RequestEvent::RequestReopened { .. }
        | RequestEvent::EntryCorrected { .. } => None,
    }
}

fn addressee(person: &PersonView) -> Addressee<'_> {
    Addressee { name: &person.name, kind: person.kind }
}

/// Only the reply carries the number that signing gave it.
fn document_number(request: &Request) -> Option<&str> {
    request.reply.as_ref()?.signature.as_ref().map(|signature| signature.document_number.as_str())
}

fn closed(matter: &Matter<'_>, outcome: Outcome, note: &str) -> Letter {
    closing(matter, Closing { outcome, ended_on: matter.day, note })
}

fn asked<'a>(case: &'a CasePage, party: &'a ConsultedParty) -> Option<Asked<'a>> {
    match party {
        ConsultedParty::ThirdParty { person } => case.parties.get(person).map(|p| Asked::ThirdParty(addressee(p))),
        ConsultedParty::CoMaker { agency } => Some(Asked::CoMaker(agency)),
        ConsultedParty::OtherAgency { agency } => Some(Asked::OtherAgency(agency)),
    }
}

fn course(request: &Request) -> Course {
    Course {
        clarification: request.clarification.as_ref().map(|c| (c.asked_on, c.received_on)),
        reasons: request.reasons.as_ref().map(|r| (r.asked_on, r.answered.map(|(on, _)| on))),
        consultations: request
            .consultations
            .iter()
            .map(|c| (c.sent_on, c.end.map(casework::request::ConsultationEnd::on)))
            .collect(),
        extension: request.clock.extension_in_force().map(|e| (e.agreed_on, e.working_days)),
        fee_paid_on: request.fee.as_ref().and_then(|fee| fee.paid_on),
    }
}

/// How fees are paid is the agency's own arrangement.
fn how_to_pay(office: &AgencySettings) -> String {
    office.choices.get("how_to_pay").cloned().unwrap_or_else(|| format!("请与{}联系办理缴费", office.office))
}
