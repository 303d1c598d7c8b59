//! A form that could not be taken comes back as it was sent, with what is wrong and how to go on: nothing that a
//! person typed is lost, whoever refuses it and why.
//!
//! Handlers return their error and nothing else. The layer [`give_back`] stands outside the router: it keeps what a
//! form sends, and when the answer is a [`Trouble`], asks for the form's own page once more. The page finds the
//! [`Returned`] form with its visitor and draws it filled ([`Form::returned_to`](crate::form::Form::returned_to)).
//! Where the page no longer has such a form, the page of trouble carries the fields itself.

use crate::app::LARGEST_FORM;
use crate::error::{PageError, Trouble};
use crate::form::Fields;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A form as it was sent.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    /// The address that it was sent to, which is the address of its page.
    pub(crate) action: String,
    /// What it said; passwords and the form's token are left out.
    pub(crate) fields: Fields,
}

/// A form on its way back to the person who sent it.
#[derive(Debug, Clone)]
pub(crate) struct Returned {
    /// What was sent.
    pub(crate) sent: Arc<Sent>,
    /// Why it was not taken.
    pub(crate) trouble: Trouble,
    is_drawn: Arc<AtomicBool>,
}

/// Tells the layer that signing in was only an interruption: the form goes on from here.
#[derive(Debug, Clone)]
pub(crate) struct Resumed(pub(crate) Sent);

impl Returned {
    /// The form, for a page that draws it.
    pub(crate) fn draw(&self) -> &Sent {
        self.is_drawn.store(true, Ordering::Relaxed);
        &self.sent
    }
}

/// Layer, outside the router: gives a form back that was not taken.
pub(crate) async fn give_back(request: Request, next: Next) -> Response {
    if !is_form(&request) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, LARGEST_FORM).await else {
        // The layers inside answer as to any call that announces too much.
        parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(LARGEST_FORM + 1));
        return next.run(Request::from_parts(parts, Body::empty())).await;
    };
    let sent = Arc::new(Sent { action: parts.uri.path().to_owned(), fields: Fields::kept(bytes.clone()).await });
    parts.extensions.insert(Arc::clone(&sent));
    let first = next.clone().run(Request::from_parts(parts.clone(), Body::from(bytes))).await;
    if let Some(Resumed(sent)) = first.extensions().get::<Resumed>().cloned() {
        return resume(next, parts, first, sent).await;
    }
    let Some(trouble) = trouble_of(&first) else { return first };
    let page = match &trouble {
        Trouble::SignedOut => sign_in_page(&sent.action),
        Trouble::Invalid(_) | Trouble::Refused(_) | Trouble::Conflict(_) | Trouble::Told(_) | Trouble::SignedIn => {
            sent.action.clone()
        }
    };
    let status = if matches!(trouble, Trouble::SignedOut) { StatusCode::UNAUTHORIZED } else { first.status() };
    match page_with(next, &parts, &page, sent, trouble).await {
        Some(mut response) => {
            *response.status_mut() = status;
            if let Some(wait) = first.headers().get(header::RETRY_AFTER) {
                response.headers_mut().insert(header::RETRY_AFTER, wait.clone());
            }
            response
        }
        None => first,
    }
}

/// After signing in again, the page of the form that was interrupted, filled.
async fn resume(next: Next, mut parts: Parts, first: Response, sent: Sent) -> Response {
    adopt_cookies(&mut parts.headers, first.headers());
    let page = sent.action.clone();
    let sent = Arc::new(sent);
    parts.extensions.insert(Arc::clone(&sent));
    let Some(mut response) = page_with(next, &parts, &page, sent, Trouble::SignedIn).await else { return first };
    for cookie in first.headers().get_all(header::SET_COOKIE) {
        response.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    response
}

/// The page of a form with the form in it; `None` if it was not drawn there.
async fn page_with(next: Next, parts: &Parts, page: &str, sent: Arc<Sent>, trouble: Trouble) -> Option<Response> {
    let returned = Returned { sent, trouble, is_drawn: Arc::default() };
    let mut again = Request::new(Body::empty());
    *again.method_mut() = Method::GET;
    *again.uri_mut() = page.parse::<Uri>().ok()?;
    *again.headers_mut() = parts.headers.clone();
    for of_the_body in [header::CONTENT_TYPE, header::CONTENT_LENGTH, header::TRANSFER_ENCODING] {
        again.headers_mut().remove(of_the_body);
    }
    *again.extensions_mut() = parts.extensions.clone();
    again.extensions_mut().insert(returned.clone());
    let response = next.run(again).await;
    (response.status() == StatusCode::OK && returned.is_drawn.load(Ordering::Relaxed)).then_some(response)
}

fn is_form(request: &Request) -> bool {
    let content_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    request.method() == Method::POST
        && !request.uri().path().starts_with("/api/")
        && content_type.is_some_and(|value| value.starts_with("application/x-www-form-urlencoded"))
}

/// What is wrong: what the handler said, or what a layer did instead of it. A form that another site sent (a bare
/// 403) is not given back.
fn trouble_of(response: &Response) -> Option<Trouble> {
    match response.status() {
        StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE | StatusCode::INTERNAL_SERVER_ERROR => {
            response.extensions().get().cloned().or_else(|| PageError::Status(response.status()).trouble())
        }
        _ => response.extensions().get().cloned(),
    }
}

fn sign_in_page(back: &str) -> String {
    format!("/staff/login?next={}", crate::visitor::encode(back))
}

/// Cookies that an answer sets, as the browser would send them next time.
fn adopt_cookies(headers: &mut HeaderMap, set: &HeaderMap) {
    let sent = headers.get(header::COOKIE).and_then(|value| value.to_str().ok()).unwrap_or("").to_owned();
    let new: Vec<&str> =
        set.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()?.split(';').next()).collect();
    let name = |pair: &str| pair.split('=').next().unwrap_or("").trim().to_owned();
    let kept = sent.split("; ").filter(|old| !old.is_empty() && !new.iter().any(|pair| name(pair) == name(old)));
    let all: Vec<&str> = kept.chain(new.iter().copied()).collect();
    if let Ok(value) = HeaderValue::from_str(&all.join("; ")) {
        headers.insert(header::COOKIE, value);
    }
}
