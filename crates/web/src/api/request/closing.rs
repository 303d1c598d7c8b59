//! Withdrawing, filing, reopening.

use super::super::auth::Acting;
use super::super::body::Body;
use super::super::error::ApiResult;
use super::super::refusals::Refusals;
use super::super::words;
use super::case;
use super::standing::StandingBody;
use axum::Json;
use axum::extract::Path;
use casework::request::ReopeningCause;
use jiff::civil::Date;
use serde::Deserialize;
use usecases::request as acts;
use utoipa::ToSchema;

/// 登记撤回（申请人可凭查询码自行撤回）。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WithdrawBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 撤回情况；不写个人信息。
    #[serde(default)]
    note: String,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Ends a request by the requester's wish.
#[utoipa::path(
    post, path = "/requests/{number}/withdraw", tag = "办理", summary = "登记撤回（申请人可凭查询码自行撤回）", request_body = WithdrawBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []), ("tracking_secret" = []))
)]
pub(super) async fn withdraw(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<WithdrawBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::Withdraw { on: body.on, note: body.note };
    Ok(Json(acts::withdraw(&ctx, &case, input).await?.into()))
}

/// 归档。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ArchiveBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Files an ended case.
#[utoipa::path(
    post, path = "/requests/{number}/archive", tag = "办理", summary = "归档", request_body = ArchiveBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn archive(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<ArchiveBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::Archive { on: body.on };
    Ok(Json(acts::archive(&ctx, &case, input).await?.into()))
}

/// 重新办理。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReopenBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 复议决定、判决或者自行纠正。
    #[schema(schema_with = words::reopening_cause)]
    cause: ReopeningCause,
    /// 决定或者判决所定的答复期限。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    reply_by: Option<Date>,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Opens an answered case anew.
#[utoipa::path(
    post, path = "/requests/{number}/reopen", tag = "办理", summary = "重新办理", request_body = ReopenBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn reopen(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<ReopenBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::Reopen { on: body.on, cause: body.cause, reply_by: body.reply_by };
    Ok(Json(acts::reopen(&ctx, &case, input).await?.into()))
}
