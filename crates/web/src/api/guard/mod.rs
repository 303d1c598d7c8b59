//! Security review: files before publication, the stock of what is out, findings and decisions on them.

mod bodies;
mod findings;
mod rules;
mod scan;
mod stock;

use crate::state::AppState;
use axum::extract::DefaultBodyLimit;
use tower_http::limit::RequestBodyLimitLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Largest file that is taken for scanning: what the readers take themselves.
const LARGEST_FILE: usize = 64 << 20;

/// Largest draft or document: its text, and what stands beside it.
const LARGEST_DOCUMENT: usize = 20 << 20;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(findings::list))
        .routes(routes!(findings::decide))
        .routes(routes!(findings::reveal))
        .routes(routes!(findings::patrol))
        .routes(routes!(stock::withdraw))
        .routes(routes!(rules::read, rules::replace))
}

/// Calls that bring more than the others may.
pub(super) fn large_routes() -> OpenApiRouter<AppState> {
    let files = OpenApiRouter::new().routes(routes!(scan::scan));
    let documents = OpenApiRouter::new().routes(routes!(stock::publish)).routes(routes!(stock::dry_run));
    let up_to = |router: OpenApiRouter<AppState>, bytes| {
        router.layer(DefaultBodyLimit::max(bytes)).layer(RequestBodyLimitLayer::new(bytes))
    };
    up_to(files, LARGEST_FILE).merge(up_to(documents, LARGEST_DOCUMENT))
}
