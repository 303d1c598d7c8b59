//! One log line and one count for each call: method, route, status, time. Never a query, a body or an address.

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;
use tracing::Instrument as _;

/// Names the call, times it, logs and counts it.
pub(crate) async fn observe(request: Request, next: Next) -> Response {
    let id = request_id();
    let method = request.method().clone();
    // The route, not the path: a path can hold a number, and a scanner's paths would flood the metrics.
    let route =
        request.extensions().get::<MatchedPath>().map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned());
    let span = tracing::info_span!("request", %id, %method, %route);
    let started = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let (status, seconds) = (response.status(), started.elapsed().as_secs_f64());
    span.in_scope(|| log(status, seconds));
    let labels = [("method", method.to_string()), ("route", route), ("status", status.as_u16().to_string())];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_duration_seconds", &labels).record(seconds);
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}

fn log(status: StatusCode, seconds: f64) {
    let status = status.as_u16();
    if status >= 500 { tracing::warn!(status, seconds) } else { tracing::debug!(status, seconds) }
}

fn request_id() -> String {
    let mut bytes = [0_u8; 8];
    // Without randomness a call goes unnamed; it is still served.
    if getrandom::fill(&mut bytes).is_err() {
        return "unnamed".to_owned();
    }
    format!("{:016x}", u64::from_be_bytes(bytes))
}
