//! Deciding, reviewing, signing (§36–39, §17).

use super::super::auth::Acting;
use super::super::body::Body;
use super::super::error::ApiResult;
use super::super::refusals::Refusals;
use super::super::words;
use super::case;
use super::standing::StandingBody;
use axum::Json;
use axum::extract::Path;
use casework::ids::RequestNumber;
use casework::request::ReviewKind;
use jiff::civil::Date;
use law::exemption::Exemption;
use law::outcome::Outcome;
use serde::{Deserialize, Serialize};
use usecases::request as acts;
use utoipa::ToSchema;

/// 签发的结果。
#[derive(Serialize, ToSchema)]
pub(super) struct SignedBody {
    /// 文号。
    document_number: String,
    #[serde(flatten)]
    standing: StandingBody,
}

/// 拟定处理决定。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DecideBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 处理决定。
    #[schema(schema_with = words::outcome)]
    outcome: Outcome,
    /// 部分公开时，不予公开部分的依据。
    #[serde(default)]
    #[schema(schema_with = words::exemptions)]
    withheld: Vec<Exemption>,
    /// 认定的事实和理由。
    #[serde(default)]
    reasons: String,
    /// 告知或者提供的内容。
    #[serde(default)]
    statement: String,
    /// 存入案卷的证据。
    #[serde(default)]
    evidence: Vec<String>,
    /// 重复申请所重复的在先申请的登记号。
    #[serde(default)]
    earlier: Option<String>,
    /// 保护第三方合法权益而未征求其意见的原因。
    #[serde(default)]
    not_consulted_because: Option<String>,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Drafts the decision.
#[utoipa::path(
    post, path = "/requests/{number}/decide", tag = "办理", summary = "拟定处理决定", request_body = DecideBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn decide(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<DecideBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::Decide {
        on: body.on,
        outcome: body.outcome,
        withheld: body.withheld,
        reasons: body.reasons,
        statement: body.statement,
        evidence: body.evidence,
        earlier: body.earlier.map(RequestNumber),
        not_consulted_because: body.not_consulted_because,
    };
    Ok(Json(acts::decide(&ctx, &case, input).await?.into()))
}

/// 审核。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReviewBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 承办处室审核、保密审查或者合法性审核。
    #[schema(schema_with = words::review_kind)]
    kind: ReviewKind,
    /// 是否通过。
    passed: bool,
    /// 意见。
    #[serde(default)]
    note: String,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Records a review.
#[utoipa::path(
    post, path = "/requests/{number}/review", tag = "办理", summary = "审核", request_body = ReviewBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn review(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<ReviewBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::Review { on: body.on, kind: body.kind, passed: body.passed, note: body.note };
    Ok(Json(acts::review(&ctx, &case, input).await?.into()))
}

/// 签发。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SignBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Signs the reply; answers with its document number.
#[utoipa::path(
    post, path = "/requests/{number}/sign", tag = "办理", summary = "签发", request_body = SignBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = SignedBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn sign(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<SignBody>,
) -> ApiResult<Json<SignedBody>> {
    let case = case(number, body.if_version);
    let input = acts::Sign { on: body.on };
    let signed = acts::sign(&ctx, &case, input).await?;
    Ok(Json(SignedBody { document_number: signed.document_number, standing: signed.standing.into() }))
}
