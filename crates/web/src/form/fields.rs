//! What a form sends: fields as text, in the order sent, and only from our own page.

use super::token::{FIELD, FormToken};
use crate::error::PageError;
use crate::state::AppState;
use axum::Form;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderValue, Method, header};
use axum_extra::extract::CookieJar;
use jiff::civil::Date;

/// The fields of a form that our own page sent, as text, in the order sent.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// A field's text without white space around it; empty if it was not sent.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim())
    }

    /// A field's text exactly as sent: a password may begin with a space.
    pub(crate) fn secret(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Every value sent under a name that is not empty: ticked boxes, repeated lines.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(field, value)| field == name && !value.trim().is_empty()).map(|(_, v)| v.trim())
    }

    /// Whether a box was ticked.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.all(name).next().is_some()
    }

    /// A day; `None` if the field is empty or no day.
    pub(crate) fn day(&self, name: &str) -> Option<Date> {
        self.text(name).parse().ok()
    }

    /// A number; `None` if the field is empty or no number.
    pub(crate) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.text(name).parse().ok()
    }

    /// The fields in the order sent.
    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// What may be shown again of what a form sent: no password, and not its token.
    pub(crate) async fn kept(body: Bytes) -> Self {
        let mut request = Request::new(Body::from(body));
        *request.method_mut() = Method::POST;
        request
            .headers_mut()
            .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        Self::read(request).await.unwrap_or_default().without_secrets()
    }

    /// The fields as one text, to travel through a form of another page.
    pub(crate) fn packed(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// Fields that travelled as one text.
    pub(crate) fn unpacked(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self).map(Self::without_secrets)
    }

    fn without_secrets(self) -> Self {
        Self(self.0.into_iter().filter(|(name, _)| name != FIELD && !name.contains("password")).collect())
    }

    async fn read(request: Request) -> Result<Self, PageError> {
        let Form(pairs) = Form::<Vec<(String, String)>>::from_request(request, &())
            .await
            .map_err(|rejection| PageError::Status(rejection.status()))?;
        // Browsers send line breaks as CR LF; the ledger keeps LF.
        Ok(Self(pairs.into_iter().map(|(name, value)| (name, value.replace("\r\n", "\n"))).collect()))
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

impl FromRequest<AppState> for Fields {
    type Rejection = PageError;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, PageError> {
        let token = FormToken::from_cookies(&CookieJar::from_headers(request.headers()), state.config().is_https);
        let fields = Self::read(request).await?;
        if token.fits(fields.text(FIELD)) { Ok(fields) } else { Err(PageError::StaleForm) }
    }
}
