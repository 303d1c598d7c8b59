//! Extending the reply period (§33¶2).

use super::super::auth::Acting;
use super::super::body::Body;
use super::super::error::ApiResult;
use super::super::refusals::Refusals;
use super::case;
use super::standing::StandingBody;
use axum::Json;
use axum::extract::Path;
use jiff::civil::Date;
use serde::Deserialize;
use usecases::request as acts;
use utoipa::ToSchema;

/// 延长答复期限。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ExtendBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 延长的工作日数，1至20。
    #[schema(minimum = 1, maximum = 20)]
    working_days: u8,
    /// 理由。
    reason: String,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Extends the reply period.
#[utoipa::path(
    post, path = "/requests/{number}/extend", tag = "办理", summary = "延长答复期限", request_body = ExtendBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn extend(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<ExtendBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::Extend { on: body.on, working_days: body.working_days, reason: body.reason };
    Ok(Json(acts::extend(&ctx, &case, input).await?.into()))
}
