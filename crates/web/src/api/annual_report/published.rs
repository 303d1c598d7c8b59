//! Published annual reports, for everybody.

use super::super::error::ApiResult;
use super::super::refusals::PublicRefusals;
use super::tables::TablesBody;
use crate::state::AppState;
use axum::Json;
use axum::extract::{Path, State};
use serde::Serialize;
use usecases::report::{published, published_years};
use utoipa::ToSchema;

/// 已公布报告的年度。
#[derive(Serialize, ToSchema)]
pub(super) struct PublishedYear {
    /// 报告年度。
    pub(super) year: i16,
    /// 公布之日。
    #[schema(value_type = String, format = Date)]
    pub(super) published_on: jiff::civil::Date,
}

/// Years with a published report, newest first.
#[utoipa::path(
    get, path = "/annual-reports", tag = "年度报告", summary = "已公布年度报告的年度",
    responses((status = 200, description = "按年度倒序", body = Vec<PublishedYear>), PublicRefusals)
)]
pub(super) async fn years(State(state): State<AppState>) -> ApiResult<Json<Vec<PublishedYear>>> {
    let years = published_years(state.anybody()).await?;
    Ok(Json(years.into_iter().map(|(year, published_on)| PublishedYear { year, published_on }).collect()))
}

/// The tables of a published report, as the contract has them (§4.1).
#[utoipa::path(
    get, path = "/annual-reports/{year}", tag = "年度报告", summary = "年度报告的三张表",
    params(("year" = i16, Path, description = "报告年度")),
    responses((status = 200, description = "表二、表三、表四", body = TablesBody), PublicRefusals)
)]
pub(super) async fn tables(State(state): State<AppState>, Path(year): Path<String>) -> ApiResult<Json<TablesBody>> {
    let year = super::year(&year)?;
    Ok(Json(published(state.anybody(), year).await?.report.tables.into()))
}
