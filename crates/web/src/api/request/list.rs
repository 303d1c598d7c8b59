//! `GET /requests` — the work list of the office.
#![allow(unused_qualifications, reason = "the describing macro writes the type twice")]

use super::super::auth::ByStaff;
use super::super::error::ApiResult;
use super::super::refusals::ReadRefusals;
use super::list_body::WorklistBody;
use axum::Json;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use casework::ids::{RequestNumber, UnitId};
use serde::Deserialize;
use usecases::ActError;
use usecases::request::{ListFilter, ListOrder};
use utoipa::IntoParams;

/// Which cases.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct ListQuery {
    /// 只要这一类，如overdue、due-soon、consulting。
    bucket: Option<String>,
    /// 只要这一阶段，如processing、archived。
    phase: Option<String>,
    /// 收到申请的年份。
    year: Option<i16>,
    /// 承办处室。
    unit: Option<String>,
    /// 登记号或者名称中的字词。
    q: Option<String>,
    /// 上一页最后一件的登记号。
    after: Option<String>,
    /// 每页件数，默认50，最多500。
    limit: Option<u64>,
    /// 排序：due（缺省）、number、received、unit、phase，前面加-为倒序。
    sort: Option<String>,
}

/// Most rows of one answer.
const LIMIT_MAX: u64 = 500;

impl TryFrom<ListQuery> for ListFilter {
    type Error = ActError;

    fn try_from(query: ListQuery) -> Result<Self, ActError> {
        Ok(Self {
            bucket: query.bucket,
            phases: query.phase.into_iter().collect(),
            with_archived: false,
            year: query.year,
            unit: query.unit.map(UnitId),
            words: query.q,
            after: query.after.map(RequestNumber),
            limit: query.limit.unwrap_or(0).min(LIMIT_MAX),
            order: ListOrder::parse(query.sort.as_deref().unwrap_or(""))?,
        })
    }
}

/// Lists cases, with every bucket's count.
#[utoipa::path(
    get, path = "/requests", tag = "办理", summary = "办件列表", params(ListQuery),
    responses((status = 200, description = "各类件数和所选办件", body = WorklistBody), ReadRefusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn list(
    ByStaff(ctx): ByStaff,
    query: Result<Query<ListQuery>, QueryRejection>,
) -> ApiResult<Json<WorklistBody>> {
    let Query(query) = query.map_err(|_| ActError::invalid("query", "查询条件无法识别，请对照接口说明核对"))?;
    Ok(Json(usecases::request::list(&ctx, &query.try_into()?).await?.into()))
}
