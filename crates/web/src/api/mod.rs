//! The JSON API under `/api/v1`: JSON → input, one call to an act, JSON.
//!
//! Addresses, keys and words are those of the contract (§5.1); every act on a case is here under its own word, which
//! a test holds. Requesters prove themselves by the tracking secret, staff by a bearer token or by the page's session.
//! The description at `/api/v1/openapi.json` is generated from the handlers; its committed copy is
//! `docs/generated/openapi.json`, kept current by a test.

mod account;
mod annual_report;
mod auth;
mod body;
mod calendar;
mod error;
mod guard;
mod refusals;
mod request;
mod settings;
mod words;

use crate::staff::session::cookie_name;
use crate::state::AppState;
use axum::routing::get;
use axum::{Json, Router};
use error::ApiError;
pub(crate) use error::say;
use tower_http::limit::RequestBodyLimitLayer;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Info, License, OpenApi, OpenApiBuilder};
use utoipa_axum::router::OpenApiRouter;

/// Where the API stands.
const BASE: &str = "/api/v1";

/// The contract's bound for a body (§5.1); files and documents have their own.
const LARGEST_BODY: usize = 256 * 1024;

/// The API's routes, the description of the API among them.
pub(crate) fn routes(is_https: bool) -> Router<AppState> {
    let (router, description) = described(is_https);
    router
        .route("/api/v1/openapi.json", get(|| async move { Json(description) }))
        .route("/api/{*rest}", axum::routing::any(|| async { ApiError::NoSuchAddress }))
}

/// The description of the API, as served without https.
pub fn openapi() -> OpenApi {
    described(false).1
}

fn described(is_https: bool) -> (Router<AppState>, OpenApi) {
    let acts = OpenApiRouter::new()
        .merge(request::routes())
        .merge(annual_report::routes())
        .merge(calendar::routes())
        .merge(account::routes())
        .merge(settings::routes())
        .merge(guard::routes())
        .layer(RequestBodyLimitLayer::new(LARGEST_BODY))
        .merge(guard::large_routes());
    let (router, described) = OpenApiRouter::new().nest(BASE, acts).split_for_parts();
    let mut components = described.components.unwrap_or_default();
    let schemes = [
        ("bearer", SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build())),
        ("session", SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new(cookie_name(is_https))))),
        ("tracking_secret", SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::new(auth::SECRET_HEADER)))),
    ];
    components.security_schemes.extend(schemes.map(|(name, scheme)| (name.to_owned(), scheme.into())));
    let mut info = Info::new("公开——政府信息公开工作系统接口", "1");
    info.description = Some(
        "日期均为YYYY-MM-DD（北京时间）。工作人员以令牌（Authorization: Bearer …）或者登录后的会话办理；\
         申请人凭登记号和查询码（请求头X-Tracking-Secret）查询、补正、撤回。法律不允许的步骤返回409并写明条款和下一步。"
            .to_owned(),
    );
    info.license = Some(License::new("Apache-2.0"));
    let openapi = OpenApiBuilder::new().info(info).paths(described.paths).components(Some(components)).build();
    (router, openapi)
}
