//! Who has signed in: the cookie holds a random token and nothing else.

use crate::error::PageError;
use crate::state::AppState;
use crate::visitor::Visitor;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use usecases::ctx::Staff;
use usecases::{Actor, Ctx, account};

const COOKIE: &str = "gongkai-session";
const SECURE_COOKIE: &str = "__Host-gongkai-session";

/// A member of staff at work; a handler that takes one is closed to everybody else.
#[derive(Clone)]
pub(crate) struct SignedIn {
    /// Who.
    pub(crate) staff: Staff,
    /// The acts' context in their name.
    pub(crate) ctx: Ctx,
    /// What the layout needs to know of the call.
    pub(crate) visitor: Visitor,
}

impl FromRequestParts<AppState> for SignedIn {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, PageError> {
        let Ok(visitor) = Visitor::from_request_parts(parts, state).await;
        let token = token(&CookieJar::from_headers(&parts.headers));
        let staff = match token {
            Some(token) => account::session(state.anybody(), &token).await?,
            None => None,
        };
        match staff {
            Some(staff) => Ok(Self { ctx: state.acting(Actor::Staff(staff.clone())), staff, visitor }),
            None => Err(PageError::SignIn(format!("/staff/login?next={}", visitor.way_back()))),
        }
    }
}

/// The token that the browser sent.
pub(crate) fn token(cookies: &CookieJar) -> Option<String> {
    cookies.get(SECURE_COOKIE).or_else(|| cookies.get(COOKIE)).map(|cookie| cookie.value().to_owned())
}

/// The cookie of a session that begins; without an end date, so that it ends with the browser.
pub(super) fn cookie(token: &str, is_https: bool) -> String {
    if is_https {
        format!("{SECURE_COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Secure")
    } else {
        format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax")
    }
}

/// The cookie that takes the token away.
pub(super) fn no_cookie(is_https: bool) -> String {
    format!("{}; Max-Age=0", cookie("", is_https))
}
