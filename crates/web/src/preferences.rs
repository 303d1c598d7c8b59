//! `适老化` — large text and high contrast, chosen by one link and remembered without tracking.

use crate::visitor::{Visitor, local_path};
use axum::extract::Query;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

/// What a visitor has chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Preferences {
    /// `大字版`.
    pub is_large: bool,
    /// `高对比度`.
    pub is_contrast: bool,
}

/// The cookie holds the words themselves: `large`, `contrast`, `large contrast`.
pub(crate) const COOKIE: &str = "gongkai-view";

impl Preferences {
    /// Reads the cookie; an unknown word is no choice.
    pub(crate) fn from_cookies(cookies: &CookieJar) -> Self {
        let value = cookies.get(COOKIE).map_or("", |cookie| cookie.value());
        let has = |word: &str| value.split('.').any(|w| w == word);
        Self { is_large: has("large"), is_contrast: has("contrast") }
    }

    fn cookie_value(self) -> &'static str {
        match (self.is_large, self.is_contrast) {
            (true, true) => "large.contrast",
            (true, false) => "large",
            (false, true) => "contrast",
            (false, false) => "plain",
        }
    }
}

/// What the link asks for and where it came from.
#[derive(Debug, Deserialize)]
pub(crate) struct Choice {
    text: Option<String>,
    contrast: Option<String>,
    back: Option<String>,
}

/// `GET /preferences?text=large&back=/guide`.
pub(crate) async fn choose(visitor: Visitor, Query(choice): Query<Choice>) -> Response {
    let mut preferences = visitor.preferences;
    if let Some(text) = choice.text {
        preferences.is_large = text == "large";
    }
    if let Some(contrast) = choice.contrast {
        preferences.is_contrast = contrast == "high";
    }
    let back = local_path(choice.back.as_deref().unwrap_or("/")).unwrap_or("/").to_owned();
    let cookie = format!("{COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly", preferences.cookie_value());
    (StatusCode::SEE_OTHER, [(header::SET_COOKIE, cookie), (header::LOCATION, back)]).into_response()
}
