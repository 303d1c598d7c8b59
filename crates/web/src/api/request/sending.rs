//! Dispatch and delivery (国办公开办函〔2016〕235号).

use super::super::auth::Acting;
use super::super::body::Body;
use super::super::error::ApiResult;
use super::super::refusals::Refusals;
use super::super::words;
use super::case;
use super::standing::StandingBody;
use axum::Json;
use axum::extract::Path;
use casework::request::DispatchRoute;
use jiff::civil::Date;
use serde::Deserialize;
use usecases::request as acts;
use utoipa::ToSchema;

/// 发出答复。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DispatchBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 交邮、当面、网上或者电子邮件。
    #[schema(schema_with = words::dispatch_route)]
    route: DispatchRoute,
    /// 邮件号。
    #[serde(default)]
    tracking: Option<String>,
    /// 发出前检查未通过而确需发出的理由，记入台账。
    #[serde(default)]
    despite: Option<String>,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Sends the reply.
#[utoipa::path(
    post, path = "/requests/{number}/dispatch", tag = "办理", summary = "发出答复", request_body = DispatchBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn dispatch(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<DispatchBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::Dispatch { on: body.on, route: body.route, tracking: body.tracking, despite: body.despite };
    Ok(Json(acts::dispatch(&ctx, &case, input).await?.into()))
}

/// 登记送达。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordServiceBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Records the delivery.
#[utoipa::path(
    post, path = "/requests/{number}/record-service", tag = "办理", summary = "登记送达", request_body = RecordServiceBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn record_service(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<RecordServiceBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::RecordService { on: body.on };
    Ok(Json(acts::record_service(&ctx, &case, input).await?.into()))
}
