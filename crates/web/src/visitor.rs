//! Who looks at a page, as far as the page must know: choices of view, and the token its forms carry.

use crate::error::Trouble;
use crate::form::FormToken;
use crate::preferences::Preferences;
use crate::returned::Returned;
use crate::state::AppState;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use std::convert::Infallible;
use std::fmt::Write as _;

/// What the layout needs to know of a call.
#[derive(Debug, Clone)]
pub(crate) struct Visitor {
    /// Choices of view.
    pub preferences: Preferences,
    /// What forms on the page carry.
    pub form_token: FormToken,
    /// Path and query of the call, to come back to.
    pub address: String,
    /// The form on its way back to them, if one could not be taken.
    pub returned: Option<Returned>,
    /// A link can come back to this page. One that answers a form it cannot.
    pub can_come_back: bool,
}

impl Visitor {
    /// The address of this page, fit to stand in a query.
    pub(crate) fn way_back(&self) -> String {
        encode(&self.address)
    }

    /// Whether a form came back because somebody else was first.
    pub(crate) fn is_overtaken(&self) -> bool {
        self.returned.as_ref().is_some_and(|returned| matches!(returned.trouble, Trouble::Conflict(_)))
    }

    fn of(request: &Request, is_https: bool) -> Self {
        let cookies = CookieJar::from_headers(request.headers());
        let returned = request.extensions().get::<Returned>().cloned();
        Self {
            preferences: Preferences::from_cookies(&cookies),
            form_token: FormToken::from_cookies(&cookies, is_https),
            address: request.uri().path_and_query().map_or("/", |address| address.as_str()).to_owned(),
            can_come_back: request.method() == Method::GET && returned.is_none(),
            returned,
        }
    }
}

/// Reads the cookies before the handler; sets the form cookie after it, if a form was drawn for a new visitor.
pub(crate) async fn recognise(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let visitor = Visitor::of(&request, state.config().is_https);
    let token = visitor.form_token.clone();
    request.extensions_mut().insert(visitor);
    let mut response = next.run(request).await;
    if let Some(cookie) = token.cookie_to_set(state.config().is_https)
        && let Ok(value) = HeaderValue::from_str(&cookie)
    {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        // The layer has put it there; a route outside the layer sees a visitor without choices.
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_else(|| Self {
            preferences: Preferences::default(),
            form_token: FormToken::from_cookies(&CookieJar::new(), false),
            address: "/".to_owned(),
            returned: None,
            can_come_back: false,
        }))
    }
}

/// Text fit to stand in a query.
pub(crate) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => encoded.push(byte as char),
            _ => {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

/// A path on this site: anything that a browser could take for another site is refused, and what no header can hold.
pub(crate) fn local_path(text: &str) -> Option<&str> {
    let is_local = text.starts_with('/') && !text.starts_with("//") && !text.contains('\\');
    (is_local && !text.contains(char::is_control)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_never_leaves_the_site() {
        for (text, expected) in [
            ("/guide", Some("/guide")),
            ("/staff/requests?phase=open", Some("/staff/requests?phase=open")),
            ("//evil.example", None),
            ("/\\evil.example", None),
            ("https://evil.example", None),
            ("", None),
            ("/a\r\nset-cookie: x", None),
            ("/\u{1}", None),
            ("/a\u{7f}", None),
        ] {
            assert_eq!(local_path(text), expected, "{text:?}");
        }
    }
}
