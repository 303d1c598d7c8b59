//! The register of findings.
#![allow(unused_qualifications, reason = "the describing macro writes the type twice")]

use super::bodies::{DecisionBody, PassageBody, PatrolledBody, RegisterBody, RevealBody, StandingBody};
use crate::api::auth::ByStaff;
use crate::api::body::Body;
use crate::api::error::ApiResult;
use crate::api::refusals::Refusals;
use axum::Json;
use axum::extract::{Path, Query};
use serde::Deserialize;
use usecases::guard as acts;
use utoipa::IntoParams;

/// 列哪些。
#[derive(Deserialize, IntoParams)]
pub(super) struct ListQuery {
    /// 连已消除的也列出。
    #[serde(default)]
    also_gone: bool,
}

/// All findings, worst first.
#[utoipa::path(
    get, path = "/guard/findings", tag = "安全审查", summary = "巡查发现的风险，重的在前", params(ListQuery),
    responses((status = 200, description = "逐项及处置情况", body = RegisterBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn list(ByStaff(ctx): ByStaff, Query(query): Query<ListQuery>) -> ApiResult<Json<RegisterBody>> {
    let standings = acts::findings(&ctx, query.also_gone).await?;
    Ok(Json(RegisterBody { findings: standings.into_iter().map(StandingBody::from).collect() }))
}

/// A decision on a finding.
#[utoipa::path(
    post, path = "/guard/findings/{fingerprint}/decide", tag = "安全审查", summary = "处置：采纳、误报、可接受、上报",
    params(("fingerprint" = String, Path, description = "风险的编号")), request_body = DecisionBody,
    responses((status = 200, description = "处置后的情况", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn decide(
    ByStaff(ctx): ByStaff,
    Path(fingerprint): Path<String>,
    Body(body): Body<DecisionBody>,
) -> ApiResult<Json<StandingBody>> {
    Ok(Json(acts::decide_finding(&ctx, &fingerprint, body.into()).await?.into()))
}

/// The passages of a finding in clear, with the reason on record.
#[utoipa::path(
    post, path = "/guard/findings/{fingerprint}/reveal", tag = "安全审查", summary = "查看证据原文（写明理由，记入台账）",
    params(("fingerprint" = String, Path, description = "风险的编号")), request_body = RevealBody,
    responses((status = 200, description = "原文", body = Vec<PassageBody>), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn reveal(
    ByStaff(ctx): ByStaff,
    Path(fingerprint): Path<String>,
    Body(body): Body<RevealBody>,
) -> ApiResult<Json<Vec<PassageBody>>> {
    let passages = acts::reveal_evidence(&ctx, &fingerprint, &body.reason).await?;
    Ok(Json(passages.into_iter().map(PassageBody::from).collect()))
}

/// A round over the whole stock, now.
#[utoipa::path(
    post, path = "/guard/patrol", tag = "安全审查", summary = "立即巡查全部已公开文件",
    responses((status = 200, description = "巡查结果", body = PatrolledBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn patrol(ByStaff(ctx): ByStaff) -> ApiResult<Json<PatrolledBody>> {
    Ok(Json(acts::patrol_stock(&ctx).await?.into()))
}
