//! Who calls: a bearer token, the page's session, or the tracking secret of a case.
//!
//! A session's cookie is sent by browsers on their own, so calls with it are under the site's rules against forged
//! requests (the layer in [`crate::app`], and bodies that must be JSON).

use super::error::{ApiError, ApiResult};
use crate::client::ClientAddress;
use crate::limit::Limited;
use crate::staff::session;
use crate::state::AppState;
use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use casework::request::Act;
use usecases::ctx::Staff;
use usecases::request::requester_of;
use usecases::{ActError, Actor, Ctx, account};

/// The header of the tracking secret.
pub(super) const SECRET_HEADER: &str = "X-Tracking-Secret";

/// The context of a member of staff.
pub(super) struct ByStaff(pub Ctx);

/// The context of whoever may do the act in the address: staff, or the requester of the case.
pub(super) struct Acting(pub Ctx);

/// The context of whoever reads a case: staff, or its requester.
pub(super) struct Reading(pub Ctx);

impl FromRequestParts<AppState> for Reading {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        match staff(parts, state).await? {
            Some(staff) => Ok(Self(state.acting(Actor::Staff(staff)))),
            None if secret(parts).is_some() => Ok(Self(state.acting(requester(parts, state).await?))),
            None => Err(ApiError::Unauthorized),
        }
    }
}

impl FromRequestParts<AppState> for ByStaff {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        match staff(parts, state).await? {
            Some(staff) => Ok(Self(state.acting(Actor::Staff(staff)))),
            None => Err(ApiError::Unauthorized),
        }
    }
}

impl FromRequestParts<AppState> for Acting {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let Reading(ctx) = Reading::from_request_parts(parts, state).await?;
        // Whether the actor may comes before whether what he says is right.
        if let Some(act) = parts.uri.path().rsplit('/').next().and_then(Act::from_id) {
            ctx.may_on_request(act)?;
        }
        Ok(Self(ctx))
    }
}

/// Who signed in, by token or by session.
pub(super) async fn staff(parts: &Parts, state: &AppState) -> ApiResult<Option<Staff>> {
    if let Some(header) = parts.headers.get(AUTHORIZATION) {
        let token = header.to_str().ok().and_then(bearer).ok_or(ApiError::Unauthorized)?;
        let staff = account::actor_of_token(state.anybody(), token).await?;
        return staff.map(Some).ok_or(ApiError::Unauthorized);
    }
    match session::token(&CookieJar::from_headers(&parts.headers), state.config().is_https) {
        Some(token) => Ok(account::session(state.anybody(), &token).await?),
        None => Ok(None),
    }
}

fn bearer(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The tracking secret that the caller sends.
pub(super) fn secret(parts: &Parts) -> Option<&str> {
    parts.headers.get(SECRET_HEADER).and_then(|value| value.to_str().ok())
}

/// The requester of the case in the address. Only secrets that do not fit are counted; with too many of them the
/// address waits a minute, whatever it tries then.
pub(super) async fn requester(parts: &mut Parts, state: &AppState) -> ApiResult<Actor> {
    let Ok(ClientAddress(address)) = ClientAddress::from_request_parts(parts, state).await;
    let now = state.anybody().ports.clock.now();
    let taken = state.limits().take(Limited::WrongSecret, address, now).ok_or(ApiError::TooMany)?;
    let number = case_in(parts.uri.path()).to_owned();
    let typed = secret(parts).unwrap_or_default().to_owned();
    let actor = requester_of(state.anybody(), &number, &typed).await;
    if !matches!(actor, Err(ActError::NotFound)) {
        taken.give_back();
    }
    Ok(actor?)
}

/// The number in `/api/v1/requests/{number}` and below.
fn case_in(path: &str) -> &str {
    path.split("/requests/").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or("")
}
