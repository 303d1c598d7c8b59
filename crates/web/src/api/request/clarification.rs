//! Asking for a clarification and recording it (§30).

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

/// 告知补正。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AskClarificationBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 补正事项，逐项写明。
    points: Vec<String>,
    /// 补正期限，默认告知后15个工作日。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    answer_by: Option<Date>,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Asks the requester to clarify, once.
#[utoipa::path(
    post, path = "/requests/{number}/ask-clarification", tag = "办理", summary = "告知补正", request_body = AskClarificationBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn ask_clarification(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<AskClarificationBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::AskClarification { on: body.on, points: body.points, answer_by: body.answer_by };
    Ok(Json(acts::ask_clarification(&ctx, &case, input).await?.into()))
}

/// 登记补正（申请人可凭查询码自行补正）。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordClarificationBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 补正的内容。
    #[serde(default)]
    text: String,
    /// 逾期补正的正当理由。
    #[serde(default)]
    late_reason: Option<String>,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Records the clarified request.
#[utoipa::path(
    post, path = "/requests/{number}/record-clarification", tag = "办理", summary = "登记补正（申请人可凭查询码自行补正）", request_body = RecordClarificationBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []), ("tracking_secret" = []))
)]
pub(super) async fn record_clarification(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<RecordClarificationBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::RecordClarification { on: body.on, text: body.text, late_reason: body.late_reason };
    Ok(Json(acts::record_clarification(&ctx, &case, input).await?.into()))
}
