//! Registering, confirming the receipt, assigning (§31, §45).

use super::super::auth::Acting;
use super::super::body::Body;
use super::super::error::ApiResult;
use super::super::refusals::Refusals;
use super::super::words;
use super::case;
use super::standing::StandingBody;
use super::submit::{NewRequest, SubmittedBody};
use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use casework::request::ConfirmationMethod;
use jiff::civil::Date;
use law::receipt::Channel;
use serde::Deserialize;
use usecases::request as acts;
use utoipa::ToSchema;

/// 收到的申请。
#[derive(Deserialize, ToSchema)]
pub(super) struct RegisterBody {
    #[serde(flatten)]
    form: NewRequest,
    /// 申请渠道。
    #[schema(schema_with = words::channel)]
    channel: Channel,
    /// 收件日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 口头申请，代为填写。
    #[serde(default)]
    oral: bool,
}

/// Registers a request that came in by any channel.
#[utoipa::path(
    post, path = "/requests/register", tag = "办理", summary = "登记申请", request_body = RegisterBody,
    responses((status = 201, description = "已登记", body = SubmittedBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn register(
    Acting(ctx): Acting,
    Body(body): Body<RegisterBody>,
) -> ApiResult<(StatusCode, Json<SubmittedBody>)> {
    let input = acts::Register { form: body.form.into(), channel: body.channel, on: body.on, oral: body.oral };
    let registered = acts::register(&ctx, input).await?;
    Ok((StatusCode::CREATED, Json(registered.into())))
}

/// 确认收到日期。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ConfirmReceiptBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 怎样确认。
    #[schema(schema_with = words::confirmation_method)]
    method: ConfirmationMethod,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Fixes the day of receipt.
#[utoipa::path(
    post, path = "/requests/{number}/confirm-receipt", tag = "办理", summary = "确认收到日期", request_body = ConfirmReceiptBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn confirm_receipt(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<ConfirmReceiptBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::ConfirmReceipt { on: body.on, method: body.method };
    Ok(Json(acts::confirm_receipt(&ctx, &case, input).await?.into()))
}

/// 分办。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AssignBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 承办处室。
    unit: String,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Assigns a case to a handling unit.
#[utoipa::path(
    post, path = "/requests/{number}/assign", tag = "办理", summary = "分办", request_body = AssignBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn assign(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<AssignBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::Assign { on: body.on, unit: body.unit };
    Ok(Json(acts::assign(&ctx, &case, input).await?.into()))
}
