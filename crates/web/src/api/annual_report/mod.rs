//! `年度报告`: what is published, for everybody; the report as it stands, and every act on it, for the office.

mod acts;
mod draft;
mod published;
mod tables;

use super::error::ApiResult;
use crate::state::AppState;
use usecases::ActError;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(published::years))
        .routes(routes!(published::tables))
        .routes(routes!(draft::draft))
        .routes(routes!(draft::explain))
        .routes(routes!(acts::write_narrative))
        .routes(routes!(acts::record_figure))
        .routes(routes!(acts::finalize))
        .routes(routes!(acts::publish))
}

/// The year in the address; what is no year has no report.
fn year(text: &str) -> ApiResult<i16> {
    Ok(text.parse().map_err(|_| ActError::NotFound)?)
}
