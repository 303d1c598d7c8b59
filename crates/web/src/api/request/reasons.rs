//! Asking for reasons and recording them (§35).

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

/// 要求说明理由。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AskReasonsBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 申请数量、频次明显超过合理范围的情况。
    facts: String,
    /// 说明理由的期限。
    #[schema(value_type = String, format = Date)]
    answer_by: Date,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Asks the requester for reasons.
#[utoipa::path(
    post, path = "/requests/{number}/ask-reasons", tag = "办理", summary = "要求说明理由", request_body = AskReasonsBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn ask_reasons(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<AskReasonsBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::AskReasons { on: body.on, facts: body.facts, answer_by: body.answer_by };
    Ok(Json(acts::ask_reasons(&ctx, &case, input).await?.into()))
}

/// 登记理由说明。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordReasonsBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 理由是否合理。
    reasonable: bool,
    /// 延迟答复的合理期限。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    delayed_to: Option<Date>,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Records the reasons and the finding.
#[utoipa::path(
    post, path = "/requests/{number}/record-reasons", tag = "办理", summary = "登记理由说明", request_body = RecordReasonsBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn record_reasons(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<RecordReasonsBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::RecordReasons { on: body.on, reasonable: body.reasonable, delayed_to: body.delayed_to };
    Ok(Json(acts::record_reasons(&ctx, &case, input).await?.into()))
}
