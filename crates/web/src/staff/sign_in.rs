//! `/staff/login` — signing in and out.

use super::session;
use crate::client::ClientAddress;
use crate::error::PageError;
use crate::form::{Answer, Fields, Form, Question};
use crate::limit::Limited;
use crate::page::{self, AgencyName, Frame};
use crate::state::AppState;
use crate::visitor::{Visitor, local_path};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;
use usecases::account::{self, SignIn};
use usecases::error::{ActError, FieldError};

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
) -> Result<Response, PageError> {
    draw(&state, &visitor, form(&next.next)).await
}

pub(super) async fn submit(
    State(state): State<AppState>,
    visitor: Visitor,
    ClientAddress(address): ClientAddress,
    cookies: CookieJar,
    fields: Fields,
) -> Result<Response, PageError> {
    let now = state.anybody().ports.clock.now();
    // Taken before the password is compared: many tries at once are as many as one after the other.
    let by_address = state.limits().take(Limited::FailedSignIn, address, now).ok_or(PageError::TooMany)?;
    let Some(by_account) = state.limits().take_of_account(fields.text("login"), now) else {
        return too_many_for_account(&state, &visitor, &fields).await;
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
            let next = local_path(fields.text("next")).filter(|path| path.starts_with("/staff")).unwrap_or("/staff");
            Ok((StatusCode::SEE_OTHER, [(header::SET_COOKIE, cookie), (header::LOCATION, next.to_owned())])
                .into_response())
        }
        Err(ActError::Invalid(errors)) => refuse(&state, &visitor, &fields, &errors).await,
        Err(other) => Err(other.into()),
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

async fn refuse(
    state: &AppState,
    visitor: &Visitor,
    fields: &Fields,
    errors: &[FieldError],
) -> Result<Response, PageError> {
    let form = form(fields.text("next")).filled(fields).with_errors(errors);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, draw(state, visitor, form).await?).into_response())
}

async fn too_many_for_account(state: &AppState, visitor: &Visitor, fields: &Fields) -> Result<Response, PageError> {
    let trouble = "此账号登录失败次数过多，为防止他人试探密码，一小时内暂停登录。不是本人所为的，请告知系统管理员";
    let form = form(fields.text("next")).filled(fields).with_trouble(trouble);
    Ok((StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "3600")], draw(state, visitor, form).await?)
        .into_response())
}

async fn draw(state: &AppState, visitor: &Visitor, form: Form) -> Result<Response, PageError> {
    let frame = Frame::new(visitor, AgencyName::load(state).await, "登录公开工作台");
    Ok(page::render(&SignInPage { frame, form })?.into_response())
}

fn form(next: &str) -> Form {
    let questions = vec![
        Question::line("login", "账号").autocomplete("username"),
        Question::line_of("password", "password", "密码").autocomplete("current-password"),
    ];
    Form::new("/staff/login", "登录", questions).hidden("next", next)
}
