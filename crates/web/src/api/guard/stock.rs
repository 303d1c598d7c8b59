//! The stock of published documents, and the dry run of a draft against it.

use super::bodies::{DocumentBody, FindingsBody};
use crate::api::auth::ByStaff;
use crate::api::body::Body;
use crate::api::error::ApiResult;
use crate::api::refusals::Refusals;
use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use usecases::guard as acts;

/// What publishing a draft would add; nothing is kept of it.
#[utoipa::path(
    post, path = "/guard/dry-run", tag = "安全审查", summary = "试算：拟发布的文件会带来哪些汇聚、关联风险", request_body = DocumentBody,
    responses((status = 200, description = "会新出现的风险", body = FindingsBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn dry_run(ByStaff(ctx): ByStaff, Body(body): Body<DocumentBody>) -> ApiResult<Json<FindingsBody>> {
    Ok(Json(acts::dry_run(&ctx, &body.into()).await?.into()))
}

/// A document is out: it comes into the stock that is patrolled.
#[utoipa::path(
    post, path = "/guard/documents", tag = "安全审查", summary = "登记一件已公开的文件（或新版本），列出它带来的风险",
    request_body = DocumentBody,
    responses((status = 200, description = "新出现的风险", body = FindingsBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn publish(ByStaff(ctx): ByStaff, Body(body): Body<DocumentBody>) -> ApiResult<Json<FindingsBody>> {
    Ok(Json(acts::publish_document(&ctx, body.into()).await?.into()))
}

/// A document was taken down.
#[utoipa::path(
    delete, path = "/guard/documents/{id}", tag = "安全审查", summary = "登记一件文件已撤下",
    params(("id" = String, Path, description = "文件编号")),
    responses((status = 204, description = "已撤出巡查范围"), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn withdraw(ByStaff(ctx): ByStaff, Path(id): Path<String>) -> ApiResult<StatusCode> {
    acts::withdraw_document(&ctx, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
