//! `/staff/login` — signing in and out.

use super::session;
use crate::client::ClientAddress;
use crate::error::{PageError, Trouble};
use crate::form::{Answer, Fields, Form, Note, Question};
use crate::limit::Limited;
use crate::page::{self, AgencyName, Frame};
use crate::returned::{Resumed, Sent};
use crate::state::AppState;
use crate::visitor::{Visitor, local_path};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;
use usecases::account::{self, SignIn};

#[derive(Template)]
#[template(path = "staff/sign_in.html")]
struct SignInPage {
    frame: Frame,
    form: Form,
}

/// Where to go afterwards.
#[derive(Debug, Deserialize)]
pub(super) struct Next {
    #[serde(default)]
    next: String,
}

pub(super) async fn show(
    State(state): State<AppState>,
    visitor: Visitor,
    Query(next): Query<Next>,
) -> Result<Html<String>, PageError> {
    let frame = Frame::new(&visitor, AgencyName::load(&state).await, "登录公开工作台");
    page::render(&SignInPage { frame, form: form(&visitor, &next.next) })
}

pub(super) async fn submit(
    State(state): State<AppState>,
    ClientAddress(address): ClientAddress,
    cookies: CookieJar,
    fields: Fields,
) -> Result<Response, PageError> {
    let now = state.anybody().ports.clock.now();
    // Taken before the password is compared: many tries at once are as many as one after the other.
    let by_address = state.limits().take(Limited::FailedSignIn, address, now).ok_or(PageError::TooMany)?;
    let Some(by_account) = state.limits().take_of_account(fields.text("login"), now) else {
        return Err(PageError::TooManyForAccount);
    };
    let input = SignIn { login: fields.text("login").to_owned(), password: fields.secret("password").to_owned() };
    match account::sign_in(state.anybody(), input).await {
        Ok(signed_in) => {
            by_address.give_back();
            by_account.give_back();
            // The session of whoever sat here before ends: a token is never used twice.
            if let Some(old) = session::token(&cookies, state.config().is_https) {
                account::sign_out(state.anybody(), &old).await?;
            }
            let cookie = session::cookie(&signed_in.token, state.config().is_https);
            let next = on_the_bench(fields.text("next")).unwrap_or("/staff").to_owned();
            let mut response =
                (StatusCode::SEE_OTHER, [(header::SET_COOKIE, cookie), (header::LOCATION, next)]).into_response();
            if let Some(sent) = waiting(&fields) {
                response.extensions_mut().insert(Resumed(sent));
            }
            Ok(response)
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn leave(
    State(state): State<AppState>,
    cookies: CookieJar,
    _form: Fields,
) -> Result<Response, PageError> {
    if let Some(token) = session::token(&cookies, state.config().is_https) {
        account::sign_out(state.anybody(), &token).await?;
    }
    let cookie = session::no_cookie(state.config().is_https);
    Ok((StatusCode::SEE_OTHER, [(header::SET_COOKIE, cookie), (header::LOCATION, "/staff/login".to_owned())])
        .into_response())
}

/// The form that the end of a session has interrupted, and that waits for this sign-in.
fn waiting(fields: &Fields) -> Option<Sent> {
    let action = on_the_bench(fields.text(WAITING_AT))?.to_owned();
    Some(Sent { action, fields: Fields::unpacked(fields.secret(WAITING))? })
}

fn on_the_bench(address: &str) -> Option<&str> {
    local_path(address).filter(|path| path.starts_with("/staff"))
}

/// Hidden fields: where the form that waits was sent to, and what it said.
const WAITING_AT: &str = "waiting_at";
const WAITING: &str = "waiting";

fn form(visitor: &Visitor, next: &str) -> Form {
    let questions = vec![
        Question::line("login", "账号").autocomplete("username"),
        Question::line_of("password", "password", "密码").autocomplete("current-password"),
    ];
    let form = Form::new("/staff/login", "登录", questions).hidden("next", next);
    match &visitor.returned {
        Some(returned) if matches!(returned.trouble, Trouble::SignedOut) => {
            let sent = returned.draw();
            let note = Note::of(&returned.trouble, "登录");
            let form = form.hidden(WAITING_AT, sent.action.as_str()).hidden(WAITING, sent.fields.packed());
            Form { note: Some(note), ..form }
        }
        Some(_) | None => form.hidden(WAITING_AT, "").hidden(WAITING, "").returned_to(visitor),
    }
}
