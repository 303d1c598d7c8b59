//! Who has signed in: the cookie holds a random token and nothing else.

use crate::error::PageError;
use crate::state::AppState;
use crate::visitor::Visitor;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use usecases::ctx::Staff;
use usecases::{Actor, Ctx, account};

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
        let token = token(&CookieJar::from_headers(&parts.headers), state.config().is_https);
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

/// What the cookie is called. Only one name is read: the plain one can be set by a neighbouring site, which the
/// prefix forbids.
pub(crate) const fn cookie_name(is_https: bool) -> &'static str {
    if is_https { "__Host-gongkai-session" } else { "gongkai-session" }
}

/// The token that the browser sent.
pub(crate) fn token(cookies: &CookieJar, is_https: bool) -> Option<String> {
    cookies.get(cookie_name(is_https)).map(|cookie| cookie.value().to_owned())
}

/// The cookie of a session that begins; without an end date, so that it ends with the browser.
pub(super) fn cookie(token: &str, is_https: bool) -> String {
    let secure = if is_https { "; Secure" } else { "" };
    format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{secure}", cookie_name(is_https))
}

/// The cookie that takes the token away.
pub(super) fn no_cookie(is_https: bool) -> String {
    format!("{}; Max-Age=0", cookie("", is_https))
}
