//! `/staff/password` — changing one's own password.

use super::desk::Desk;
use super::session::{self, SignedIn};
use crate::client::ClientAddress;
use crate::error::PageError;
use crate::form::{Answer, Fields, Form, Question};
use crate::limit::Limited;
use crate::page::{self, Frame};
use crate::state::AppState;
use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use usecases::account::{self, ChangePassword, SignIn};
use usecases::error::{ActError, FieldError};

#[derive(Template)]
#[template(path = "staff/password.html")]
struct PasswordPage {
    frame: Frame,
    desk: Desk,
    form: Form,
}

pub(super) async fn show(State(state): State<AppState>, signed_in: SignedIn) -> Result<Response, PageError> {
    draw(&state, &signed_in, form()).await
}

/// Every session ends with the old password, this one too; the browser that changed it gets a new one.
pub(super) async fn submit(
    State(state): State<AppState>,
    signed_in: SignedIn,
    ClientAddress(address): ClientAddress,
    fields: Fields,
) -> Result<Response, PageError> {
    let now = state.anybody().ports.clock.now();
    // The old password is compared here too: whoever found an open browser must not try it without end.
    let taken = state.limits().take(Limited::FailedSignIn, address, now).ok_or(PageError::TooMany)?;
    let (login, password) = (signed_in.staff.login.clone(), fields.secret("password").to_owned());
    if password != fields.secret("again") {
        taken.give_back();
        let error = FieldError {
            field: "again".to_owned(), message: "两次输入的新密码不一致，请重新输入".to_owned()
        };
        return refuse(&state, &signed_in, &[error]).await;
    }
    let current = Some(fields.secret("current").to_owned());
    let input = ChangePassword { login: login.clone(), current, password: password.clone() };
    match account::change_password(&signed_in.ctx, input).await {
        Ok(()) => taken.give_back(),
        Err(ActError::Invalid(errors)) => return refuse(&state, &signed_in, &errors).await,
        Err(other) => return Err(other.into()),
    }
    let begun = account::sign_in(state.anybody(), SignIn { login, password }).await?;
    let cookie = session::cookie(&begun.token, state.config().is_https);
    Ok((StatusCode::SEE_OTHER, [(header::SET_COOKIE, cookie), (header::LOCATION, "/staff".to_owned())]).into_response())
}

/// Passwords are not shown again.
async fn refuse(state: &AppState, signed_in: &SignedIn, errors: &[FieldError]) -> Result<Response, PageError> {
    let page = draw(state, signed_in, form().with_errors(errors)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn draw(state: &AppState, signed_in: &SignedIn, form: Form) -> Result<Response, PageError> {
    let (desk, frame) = Desk::of(state, signed_in, "/staff/password", "修改密码").await?;
    Ok(page::render(&PasswordPage { frame, desk, form })?.into_response())
}

fn form() -> Form {
    let questions = vec![
        Question::line_of("password", "current", "原密码").autocomplete("current-password"),
        Question::line_of("password", "password", "新密码")
            .hint("不少于10个字符，不含账号")
            .autocomplete("new-password"),
        Question::line_of("password", "again", "再输入一次新密码").autocomplete("new-password"),
    ];
    Form::new("/staff/password", "修改密码", questions)
}
