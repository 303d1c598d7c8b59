//! A file before publication.
#![allow(unused_qualifications, reason = "the describing macro writes the type twice")]

use super::bodies::FileReportBody;
use crate::api::auth::ByStaff;
use crate::api::error::{ApiError, ApiResult};
use crate::api::refusals::Refusals;
use axum::Json;
use axum::body::Bytes;
use axum::extract::Query;
use axum::extract::rejection::BytesRejection;
use serde::Deserialize;
use usecases::guard as acts;
use utoipa::IntoParams;

/// 文件名。
#[derive(Deserialize, IntoParams)]
pub(super) struct ScanQuery {
    /// 文件名，只用来区分几种文本；可以不给。
    #[serde(default)]
    name: String,
}

/// Scans a file for what must not leave. It is kept nowhere.
#[utoipa::path(
    post, path = "/guard/scan", tag = "安全审查", summary = "发布前检查一个文件", params(ScanQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "文件本身，不超过64 MB"),
    responses((status = 200, description = "检查结果，摘录已遮掩", body = FileReportBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn scan(
    ByStaff(ctx): ByStaff,
    Query(query): Query<ScanQuery>,
    file: Result<Bytes, BytesRejection>,
) -> ApiResult<Json<FileReportBody>> {
    let file = file.map_err(|_| ApiError::TooLarge)?;
    Ok(Json(acts::check_file(&ctx, &query.name, file.to_vec()).await?.into()))
}
