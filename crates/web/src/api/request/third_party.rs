//! Telling a third party that its information is disclosed (§32).

use super::super::auth::Acting;
use super::super::body::Body;
use super::super::error::ApiResult;
use super::super::refusals::Refusals;
use super::super::words;
use super::case;
use super::standing::StandingBody;
use axum::Json;
use axum::extract::Path;
use casework::ids::ConsultationId;
use casework::request::DispatchRoute;
use jiff::civil::Date;
use law::third_party_told::DisclosureGround;
use serde::Deserialize;
use usecases::request as acts;
use utoipa::ToSchema;

/// 书面告知第三方。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TellThirdPartyBody {
    /// 法定日期（告知书发出之日），默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 哪一次征求意见的第三方；只有一个尚未告知时可以不填。
    #[serde(default)]
    consultation: Option<String>,
    /// 决定公开的依据：公共利益，或者第三方不同意公开的理由不合理。
    #[schema(schema_with = words::disclosure_ground)]
    ground: DisclosureGround,
    /// 决定公开的政府信息内容。
    content: String,
    /// 决定公开的理由。
    reasons: String,
    /// 交邮、当面或者电子邮件；网上送达只到申请人。
    #[schema(schema_with = words::third_party_route)]
    route: DispatchRoute,
    /// 邮件号。
    #[serde(default)]
    tracking: Option<String>,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Tells a third party of the disclosure.
#[utoipa::path(
    post, path = "/requests/{number}/tell-third-party", tag = "办理", summary = "书面告知第三方", request_body = TellThirdPartyBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn tell_third_party(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<TellThirdPartyBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::TellThirdParty {
        on: body.on,
        consultation: body.consultation.map(ConsultationId),
        ground: body.ground,
        content: body.content,
        reasons: body.reasons,
        route: body.route,
        tracking: body.tracking,
    };
    Ok(Json(acts::tell_third_party(&ctx, &case, input).await?.into()))
}
