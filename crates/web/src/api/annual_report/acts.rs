//! Writing the report's text, recording figures, making it final, publishing it.
#![allow(unused_qualifications, reason = "the describing macro writes the type twice")]

use super::super::auth::ByStaff;
use super::super::body::Body;
use super::super::error::ApiResult;
use super::super::refusals::Refusals;
use super::super::words;
use super::draft::DraftBody;
use super::published::PublishedYear;
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use jiff::civil::Date;
use serde::Deserialize;
use usecases::ActError;
use usecases::report as acts;
use utoipa::{IntoParams, ToSchema};

/// 编写一部分的文字。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WriteNarrativeBody {
    /// 哪一部分。
    #[schema(schema_with = words::section)]
    section: String,
    /// 正文，一段一行；数字写作{{R1/total}}，印出时换成表中的数。
    #[serde(default)]
    #[schema(max_length = 20000)]
    text: String,
    /// 所见的版本；报告若已变动则返回409。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Writes a section; a report that was final becomes a draft again.
#[utoipa::path(
    post, path = "/annual-reports/{year}/write-narrative", tag = "年度报告", summary = "编写文字", request_body = WriteNarrativeBody,
    params(("year" = i16, Path, description = "报告年度")),
    responses((status = 200, description = "报告现在的样子", body = DraftBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn write_narrative(
    ByStaff(ctx): ByStaff,
    Path(year): Path<String>,
    Body(body): Body<WriteNarrativeBody>,
) -> ApiResult<Json<DraftBody>> {
    let year = super::year(&year)?;
    let WriteNarrativeBody { section, text, if_version } = body;
    acts::write_narrative(&ctx, acts::WriteNarrative { year, section, text, if_version }).await?;
    Ok(Json(acts::build(&ctx, year).await?.into()))
}

/// 登记一项数据（第二、第四部分和信息处理费）。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordFigureBody {
    /// 哪一格，如table2/normative_documents/issued。
    cell: String,
    /// 数字，与台账一致，没有的填0。
    value: String,
    /// 数据来源。
    source: String,
    /// 取数日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
}

/// Records a figure with its source; a later record of the same cell replaces it.
#[utoipa::path(
    post, path = "/annual-reports/{year}/record-figure", tag = "年度报告", summary = "登记数据", request_body = RecordFigureBody,
    params(("year" = i16, Path, description = "报告年度")),
    responses((status = 200, description = "报告现在的样子", body = DraftBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn record_figure(
    ByStaff(ctx): ByStaff,
    Path(year): Path<String>,
    Body(body): Body<RecordFigureBody>,
) -> ApiResult<Json<DraftBody>> {
    let year = super::year(&year)?;
    let RecordFigureBody { cell, value, source, on } = body;
    acts::record_figure(&ctx, acts::RecordFigure { year, cell, value, source, on }).await?;
    Ok(Json(acts::build(&ctx, year).await?.into()))
}

/// 所见的版本。
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Seen {
    /// 所见的版本；报告若已变动则返回409。
    if_version: Option<u64>,
}

/// Makes the report final; nothing may fail any more.
#[utoipa::path(
    post, path = "/annual-reports/{year}/finalize", tag = "年度报告", summary = "定稿",
    params(("year" = i16, Path, description = "报告年度"), Seen),
    responses((status = 200, description = "报告现在的样子", body = DraftBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn finalize(
    ByStaff(ctx): ByStaff,
    Path(year): Path<String>,
    seen: Result<Query<Seen>, QueryRejection>,
) -> ApiResult<Json<DraftBody>> {
    Ok(Json(acts::finalize(&ctx, super::year(&year)?, version(seen)?).await?.into()))
}

/// Publishes a final report.
#[utoipa::path(
    post, path = "/annual-reports/{year}/publish", tag = "年度报告", summary = "公布",
    params(("year" = i16, Path, description = "报告年度"), Seen),
    responses((status = 200, description = "已公布", body = PublishedYear), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn publish(
    ByStaff(ctx): ByStaff,
    Path(year): Path<String>,
    seen: Result<Query<Seen>, QueryRejection>,
) -> ApiResult<Json<PublishedYear>> {
    let published = acts::publish(&ctx, super::year(&year)?, version(seen)?).await?;
    Ok(Json(PublishedYear { year: published.report.year, published_on: published.published_on }))
}

fn version(seen: Result<Query<Seen>, QueryRejection>) -> Result<Option<u64>, ActError> {
    let Query(seen) = seen.map_err(|_| ActError::invalid("if_version", "版本是一个整数，取自报告草稿"))?;
    Ok(seen.if_version)
}
