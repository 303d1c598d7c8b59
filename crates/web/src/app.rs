//! Routes and layers.

use crate::client::IsLocal;
use crate::state::AppState;
use crate::{api, assets, error, headers, observe, preferences, public, returned, staff, visitor};
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::time::Duration;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

/// Forms send a 汉字 in nine bytes: every field at its own limit is below this.
pub(crate) const LARGEST_FORM: usize = 1024 * 1024;
/// No page of ours takes longer; a report in five formats stays well below.
const LONGEST_CALL: Duration = Duration::from_secs(30);

/// The whole site: public pages, workbench, API, assets, and what operators look at.
pub fn router(state: AppState) -> Router {
    let layers = ServiceBuilder::new()
        .layer(middleware::from_fn(observe::observe))
        .layer(middleware::from_fn_with_state(state.clone(), visitor::recognise))
        .layer(middleware::from_fn_with_state(state.clone(), error::draw))
        .layer(CatchPanicLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST_CALL))
        .layer(CsrfLayer::new());
    let forms = public::routes().merge(staff::routes()).layer(RequestBodyLimitLayer::new(LARGEST_FORM));
    let api = api::routes(state.config().is_https);
    let pages = Router::new()
        .merge(forms)
        .merge(api)
        .route("/assets/{name}", get(assets::serve))
        .route("/preferences", get(preferences::choose))
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .fallback(|| async { error::PageError::NotFound })
        .layer(layers)
        .with_state(state.clone());
    // Outside the router, so that a form that is given back can come with any page.
    let around = ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(state, headers::add))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(returned::give_back));
    Router::new().fallback_service(pages).layer(around)
}

/// The process answers.
async fn alive() -> &'static str {
    "ok\n"
}

/// The process can do its work: the database answers.
async fn ready(State(state): State<AppState>) -> Response {
    match usecases::settings::current(state.anybody()).await {
        Ok(_) => "ready\n".into_response(),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "database unavailable\n").into_response()
        }
    }
}

/// What Prometheus reads, on this machine only: routes and counts tell an outsider what the office does.
async fn metrics(State(state): State<AppState>, IsLocal(is_local): IsLocal) -> Response {
    match state.metrics() {
        Some(handle) if is_local => {
            ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], handle.render()).into_response()
        }
        Some(_) | None => StatusCode::NOT_FOUND.into_response(),
    }
}
