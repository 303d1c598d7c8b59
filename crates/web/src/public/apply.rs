//! `/requests/new` — `政府信息公开申请表` (§29), and the receipt with number and secret.

use super::{column, request_form};
use crate::client::ClientAddress;
use crate::error::PageError;
use crate::form::{Answer, Fields, Form, key_of};
use crate::limit::Limited;
use crate::page::{self, Frame};
use crate::state::AppState;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::State;
use axum::response::Html;
use casework::report::AgencySettings;
use usecases::ActError;
use usecases::request::{Registered, submit_online, submit_online_once};
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

pub(super) async fn show(State(state): State<AppState>, visitor: Visitor) -> Result<Html<String>, PageError> {
    let settings = settings::current(state.anybody()).await?;
    draw(&visitor, &settings, form().returned_to(&visitor))
}

/// Registers the request and shows number and secret. Whoever loads the answer again, or presses twice, sees the same.
pub(super) async fn submit(
    State(state): State<AppState>,
    visitor: Visitor,
    ClientAddress(address): ClientAddress,
    fields: Fields,
) -> Result<Html<String>, PageError> {
    let now = state.anybody().ports.clock.now();
    let taken = state.limits().take(Limited::NewRequest, address, now).ok_or(PageError::TooMany)?;
    let settings = settings::current(state.anybody()).await?;
    let form = request_form::read(&fields);
    let registered = match key_of(&fields) {
        Some(key) => submit_online_once(state.anybody(), &form, &key).await,
        None => submit_online(state.anybody(), &form).await,
    };
    if matches!(registered, Err(ActError::Invalid(_))) {
        taken.give_back();
    }
    receipt(&visitor, &settings, registered?)
}

fn receipt(visitor: &Visitor, settings: &AgencySettings, registered: Registered) -> Result<Html<String>, PageError> {
    let number = registered.number.to_string();
    let frame = Frame::public(visitor, settings, column::ON_REQUEST, format!("已收到您的申请，登记号{number}"));
    let page = Receipt { frame, number, secret: registered.secret, phone: settings.phone.clone() };
    page::render(&page)
}

fn draw(visitor: &Visitor, settings: &AgencySettings, form: Form) -> Result<Html<String>, PageError> {
    let frame = Frame::public(visitor, settings, column::ON_REQUEST, "提出政府信息公开申请");
    page::render(&Apply { frame, form, phone: settings.phone.clone() })
}

fn form() -> Form {
    Form::grouped("/requests/new", "提交申请", request_form::groups()).counting_once()
}
