//! Forms: a token that proves that our own page sent them, and fields read as text.
//!
//! The cookie holds a random secret, the hidden field the same secret under a fresh mask, so that a
//! compressed page never shows the same bytes twice. It backs up the `Origin` check for old browsers.

use crate::error::PageError;
use axum::Form;
use axum::extract::{FromRequest, Request};
use axum_extra::extract::CookieJar;
use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The hidden field's name.
pub(crate) const FIELD: &str = "form_token";
const COOKIE: &str = "gongkai-form";
const SECURE_COOKIE: &str = "__Host-gongkai-form";
const LENGTH: usize = 16;

/// The secret a visitor's forms carry.
#[derive(Debug, Clone)]
pub(crate) struct FormToken {
    secret: [u8; LENGTH],
    is_new: bool,
    is_used: Arc<AtomicBool>,
}

impl FormToken {
    /// The visitor's secret, or a new one.
    pub(crate) fn from_cookies(cookies: &CookieJar) -> Self {
        let known = cookies.get(SECURE_COOKIE).or_else(|| cookies.get(COOKIE)).and_then(|c| from_hex(c.value()));
        let secret = known.unwrap_or_else(random);
        Self { secret, is_new: known.is_none(), is_used: Arc::default() }
    }

    /// The value of the hidden field: a mask, then the secret under it.
    pub(crate) fn field_value(&self) -> String {
        self.is_used.store(true, Ordering::Relaxed);
        let mask: [u8; LENGTH] = random();
        let masked = mask.iter().zip(self.secret).map(|(m, s)| m ^ s);
        to_hex(mask.into_iter().chain(masked))
    }

    /// The cookie of a new visitor who was shown a form.
    pub(crate) fn cookie_to_set(&self, is_https: bool) -> Option<String> {
        (self.is_new && self.is_used.load(Ordering::Relaxed)).then(|| {
            let secret = to_hex(self.secret.into_iter());
            if is_https {
                format!("{SECURE_COOKIE}={secret}; Path=/; HttpOnly; SameSite=Lax; Secure")
            } else {
                format!("{COOKIE}={secret}; Path=/; HttpOnly; SameSite=Lax")
            }
        })
    }

    /// Whether a hidden field's value was made from this secret.
    fn fits(&self, value: &str) -> bool {
        let Some(bytes) = from_hex::<{ 2 * LENGTH }>(value) else { return false };
        let (mask, masked) = bytes.split_at(LENGTH);
        let difference = mask.iter().zip(masked).zip(self.secret).fold(0, |all, ((m, v), s)| all | (m ^ v ^ s));
        difference == 0 && self.secret != [0; LENGTH]
    }
}

/// The fields of a form that our own page sent, as text, in the order sent.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// A field's text without white space around it; empty if it was not sent.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim())
    }

    /// Every value sent under a name that is not empty: ticked boxes, repeated lines.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(field, value)| field == name && !value.trim().is_empty()).map(|(_, v)| v.trim())
    }

    /// Whether a box was ticked.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.all(name).next().is_some()
    }

    /// Whether a value is among those sent under a name.
    pub(crate) fn has_value(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|sent| sent == value)
    }

    /// The same fields with one set, for a form that is shown filled.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.push((name.to_owned(), value.into()));
        self
    }
}

impl std::fmt::Debug for Fields {
    /// Never prints what a person wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fields({})", self.0.len())
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, PageError> {
        let token = FormToken::from_cookies(&CookieJar::from_headers(request.headers()));
        let Form(pairs) = Form::<Vec<(String, String)>>::from_request(request, state)
            .await
            .map_err(|rejection| PageError::Status(rejection.status()))?;
        // Browsers send line breaks as CR LF; the ledger keeps LF.
        let fields = Self(pairs.into_iter().map(|(name, value)| (name, value.replace("\r\n", "\n"))).collect());
        if token.fits(fields.text(FIELD)) { Ok(fields) } else { Err(PageError::StaleForm) }
    }
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // Without randomness the secret stays zeros, which `fits` never accepts: no form rather than a forgeable one.
    let _ = getrandom::fill(&mut bytes);
    bytes
}

fn to_hex(bytes: impl Iterator<Item = u8>) -> String {
    bytes.fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; N];
    for (i, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * i..2 * i + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_token_fits_only_its_own_secret() {
        let token = |byte: u8| FormToken { secret: [byte; LENGTH], is_new: false, is_used: Arc::default() };
        let field = token(7).field_value();
        assert!(token(7).fits(&field));
        assert_ne!(field, token(7).field_value());
        assert!(!token(8).fits(&field));
        assert!(!token(0).fits(&token(0).field_value()));
        for broken in ["", "zz", &field[2..], &"é".repeat(LENGTH)] {
            assert!(!token(7).fits(broken), "{broken}");
        }
    }
}
