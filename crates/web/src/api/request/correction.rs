//! Correcting a mistaken entry.

use super::super::auth::Acting;
use super::super::body::Body;
use super::super::error::ApiResult;
use super::super::refusals::Refusals;
use super::case;
use super::standing::StandingBody;
use axum::Json;
use axum::extract::Path;
use casework::request::RequestEvent;
use jiff::civil::Date;
use serde::Deserialize;
use usecases::request as acts;
use utoipa::ToSchema;

/// 更正登记。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CorrectEntryBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 登记有误的那一条的版本。
    version: u64,
    /// 更正的原因；不写个人信息。
    reason: String,
    /// 真实的法定日期，默认不变。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    occurred_on: Option<Date>,
    /// 该事项没有发生。
    #[serde(default)]
    strike: bool,
    /// 实际发生的事项（事件的JSON），默认不变。
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    replacement: Option<RequestEvent>,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Corrects an entry; the entry stays, and a new one says what holds.
#[utoipa::path(
    post, path = "/requests/{number}/correct-entry", tag = "办理", summary = "更正登记", request_body = CorrectEntryBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn correct_entry(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<CorrectEntryBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::CorrectEntry {
        on: body.on,
        version: body.version,
        reason: body.reason,
        occurred_on: body.occurred_on,
        replacement: match body.replacement {
            _ if body.strike => acts::Replacement::Nothing,
            Some(event) => acts::Replacement::Event(Box::new(event)),
            None => acts::Replacement::Same,
        },
    };
    Ok(Json(acts::correct_entry(&ctx, &case, input).await?.into()))
}
