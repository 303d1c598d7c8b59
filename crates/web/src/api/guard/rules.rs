//! The secrecy office's rules on what must not come together.

use crate::api::auth::ByStaff;
use crate::api::body::Body;
use crate::api::error::ApiResult;
use crate::api::refusals::Refusals;
use axum::Json;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use usecases::guard as acts;
use utoipa::ToSchema;

/// 汇聚规则。
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RulesBody {
    /// 规则文件的全文（TOML）。
    text: String,
}

/// The rules in force, or the neutral sample.
#[utoipa::path(
    get, path = "/guard/rules", tag = "安全审查", summary = "汇聚规则全文（未导入时为中性样例）",
    responses((status = 200, description = "规则", body = RulesBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn read(ByStaff(ctx): ByStaff) -> ApiResult<Json<RulesBody>> {
    Ok(Json(RulesBody { text: acts::read_rules(&ctx).await? }))
}

/// Replaces them as a whole; the stock is patrolled by them afterwards.
#[utoipa::path(
    put, path = "/guard/rules", tag = "安全审查", summary = "整份更换汇聚规则，加密保存，随即重新巡查", request_body = RulesBody,
    responses((status = 204, description = "已更换"), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn replace(ByStaff(ctx): ByStaff, Body(body): Body<RulesBody>) -> ApiResult<StatusCode> {
    acts::replace_rules(&ctx, &body.text).await?;
    Ok(StatusCode::NO_CONTENT)
}
