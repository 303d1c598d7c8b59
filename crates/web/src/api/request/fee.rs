//! The processing fee (国办函〔2020〕109号).

use super::super::auth::Acting;
use super::super::body::Body;
use super::super::error::ApiResult;
use super::super::refusals::Refusals;
use super::super::words;
use super::case;
use super::standing::StandingBody;
use axum::Json;
use axum::extract::Path;
use casework::request::FeeMethod;
use jiff::civil::Date;
use serde::Deserialize;
use usecases::request as acts;
use utoipa::ToSchema;

/// 发出收费通知。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NotifyFeeBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 按件或者按量。
    #[schema(schema_with = words::fee_method)]
    method: FeeMethod,
    /// 当月第几件，或者本件页数。
    count: u32,
    /// 数额（元），默认按标准计算。
    #[serde(default)]
    yuan: Option<u64>,
    /// 申请人收到通知之日，如已知。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    received_on: Option<Date>,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Sends a fee notice.
#[utoipa::path(
    post, path = "/requests/{number}/notify-fee", tag = "办理", summary = "发出收费通知", request_body = NotifyFeeBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn notify_fee(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<NotifyFeeBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::NotifyFee {
        on: body.on,
        method: body.method,
        count: body.count,
        yuan: body.yuan,
        received_on: body.received_on,
    };
    Ok(Json(acts::notify_fee(&ctx, &case, input).await?.into()))
}

/// 登记收费通知送达。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordFeeNoticeDeliveryBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Records that the fee notice arrived.
#[utoipa::path(
    post, path = "/requests/{number}/record-fee-notice-delivery", tag = "办理", summary = "登记收费通知送达", request_body = RecordFeeNoticeDeliveryBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn record_fee_notice_delivery(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<RecordFeeNoticeDeliveryBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::RecordFeeNoticeDelivery { on: body.on };
    Ok(Json(acts::record_fee_notice_delivery(&ctx, &case, input).await?.into()))
}

/// 登记缴费。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordPaymentBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 实收数额（元），默认为通知的数额。
    #[serde(default)]
    yuan: Option<u64>,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Records the payment.
#[utoipa::path(
    post, path = "/requests/{number}/record-payment", tag = "办理", summary = "登记缴费", request_body = RecordPaymentBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn record_payment(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<RecordPaymentBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::RecordPayment { on: body.on, yuan: body.yuan };
    Ok(Json(acts::record_payment(&ctx, &case, input).await?.into()))
}
