//! A token that proves that our own page sent a form.
//!
//! The cookie holds a random secret, the hidden field the same secret under a fresh mask, so that a
//! compressed page never shows the same bytes twice. It backs up the `Origin` check for old browsers.

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
    /// The visitor's secret, or a new one. Only one name is read: the plain one can be set by a neighbouring site.
    pub(crate) fn from_cookies(cookies: &CookieJar, is_https: bool) -> Self {
        let known = cookies.get(cookie_name(is_https)).and_then(|cookie| from_hex(cookie.value()));
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
            let (name, secret) = (cookie_name(is_https), to_hex(self.secret.into_iter()));
            let secure = if is_https { "; Secure" } else { "" };
            format!("{name}={secret}; Path=/; HttpOnly; SameSite=Lax{secure}")
        })
    }

    /// Whether a hidden field's value was made from this secret.
    pub(super) fn fits(&self, value: &str) -> bool {
        let Some(bytes) = from_hex::<{ 2 * LENGTH }>(value) else { return false };
        let (mask, masked) = bytes.split_at(LENGTH);
        let difference = mask.iter().zip(masked).zip(self.secret).fold(0, |all, ((m, v), s)| all | (m ^ v ^ s));
        difference == 0 && self.secret != [0; LENGTH]
    }
}

const fn cookie_name(is_https: bool) -> &'static str {
    if is_https { SECURE_COOKIE } else { COOKIE }
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
