//! `/requests/new` — `政府信息公开申请表` (§29), and the receipt with number and secret.

use super::{column, request_form};
use crate::client::ClientAddress;
use crate::error::PageError;
use crate::form::{Answer, Fields, Form};
use crate::limit::Limited;
use crate::page::{self, Frame};
use crate::state::AppState;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use casework::report::AgencySettings;
use usecases::ActError;
use usecases::request::{Registered, submit_online};
use usecases::settings;

#[derive(Template)]
#[template(path = "public/apply.html")]
struct Apply {
    frame: Frame,
    form: Form,
    phone: String,
}

#[derive(Template)]
#[template(path = "public/receipt.html")]
struct Receipt {
    frame: Frame,
    number: String,
    secret: String,
    phone: String,
}

pub(super) async fn show(State(state): State<AppState>, visitor: Visitor) -> Result<Response, PageError> {
    let settings = settings::current(state.anybody()).await?;
    draw(&visitor, &settings, form())
}

/// Registers the request and shows number and secret, this once. A reload of the answer sends the form again, which
/// the browser asks about; the number in the title tells that it has been received.
pub(super) async fn submit(
    State(state): State<AppState>,
    visitor: Visitor,
    ClientAddress(address): ClientAddress,
    fields: Fields,
) -> Result<Response, PageError> {
    let now = state.anybody().ports.clock.now();
    let taken = state.limits().take(Limited::NewRequest, address, now).ok_or(PageError::TooMany)?;
    let settings = settings::current(state.anybody()).await?;
    match submit_online(state.anybody(), &request_form::read(&fields)).await {
        Ok(registered) => receipt(&visitor, &settings, registered),
        Err(ActError::Invalid(errors)) => {
            taken.give_back();
            let form = form().filled(&fields).with_errors(&errors);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, draw(&visitor, &settings, form)?).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

fn receipt(visitor: &Visitor, settings: &AgencySettings, registered: Registered) -> Result<Response, PageError> {
    let number = registered.number.to_string();
    let frame = Frame::public(visitor, settings, column::ON_REQUEST, format!("已收到您的申请，登记号{number}"));
    let page = Receipt { frame, number, secret: registered.secret, phone: settings.phone.clone() };
    Ok(page::render(&page)?.into_response())
}

fn draw(visitor: &Visitor, settings: &AgencySettings, form: Form) -> Result<Response, PageError> {
    let title = if form.is_wrong() {
        "还有内容需要更正：提出政府信息公开申请"
    } else {
        "提出政府信息公开申请"
    };
    let frame = Frame::public(visitor, settings, column::ON_REQUEST, title);
    Ok(page::render(&Apply { frame, form, phone: settings.phone.clone() })?.into_response())
}

fn form() -> Form {
    Form::grouped("/requests/new", "提交申请", request_form::groups())
}
