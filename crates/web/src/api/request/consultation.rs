//! Asking third parties and other agencies (§32–34).

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
use casework::request::Opinion;
use jiff::civil::Date;
use law::requester::RequesterKind;
use serde::{Deserialize, Serialize};
use usecases::request as acts;
use utoipa::ToSchema;

/// 被征求意见的一方。
#[derive(Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum PartyBody {
    /// 第三方（第三十二条）。
    ThirdParty {
        /// 第三方的类别。
        #[schema(schema_with = words::requester_kind)]
        requester_kind: RequesterKind,
        /// 姓名或者名称。
        name: String,
        /// 联系电话。
        #[serde(default)]
        phone: String,
        /// 通信地址。
        #[serde(default)]
        address: String,
    },
    /// 共同制作机关（第三十四条）。
    CoMaker {
        /// 名称。
        agency: String,
    },
    /// 其他机关（第三十三条第三款）。
    OtherAgency {
        /// 名称。
        agency: String,
    },
}

impl From<PartyBody> for acts::Party {
    fn from(body: PartyBody) -> Self {
        match body {
            PartyBody::ThirdParty { requester_kind: kind, name, phone, address } => {
                Self::ThirdParty { kind, name, phone, address }
            }
            PartyBody::CoMaker { agency } => Self::CoMaker { agency },
            PartyBody::OtherAgency { agency } => Self::OtherAgency { agency },
        }
    }
}

/// 征求意见的编号和办理后的状态。
#[derive(Serialize, ToSchema)]
pub(super) struct ConsultedBody {
    /// 本次征求意见的编号，登记送达和意见时带回。
    consultation: String,
    #[serde(flatten)]
    standing: StandingBody,
}

/// 征求意见。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ConsultBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 征求谁的意见。
    party: PartyBody,
    /// 征求意见的事项。
    matter: String,
    /// 对方收到之日，如已知。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    received_on: Option<Date>,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Sends a consultation; answers with its id.
#[utoipa::path(
    post, path = "/requests/{number}/consult", tag = "办理", summary = "征求意见", request_body = ConsultBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = ConsultedBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn consult(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<ConsultBody>,
) -> ApiResult<Json<ConsultedBody>> {
    let case = case(number, body.if_version);
    let input =
        acts::Consult { on: body.on, party: body.party.into(), matter: body.matter, received_on: body.received_on };
    let (standing, consultation) = acts::consult(&ctx, &case, input).await?;
    Ok(Json(ConsultedBody { consultation: consultation.0, standing: standing.into() }))
}

/// 登记征求意见书送达。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordConsultationDeliveryBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 哪一次征求意见。
    consultation: String,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Records that a consultation arrived.
#[utoipa::path(
    post, path = "/requests/{number}/record-consultation-delivery", tag = "办理", summary = "登记征求意见书送达", request_body = RecordConsultationDeliveryBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn record_consultation_delivery(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<RecordConsultationDeliveryBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::RecordConsultationDelivery { on: body.on, consultation: ConsultationId(body.consultation) };
    Ok(Json(acts::record_consultation_delivery(&ctx, &case, input).await?.into()))
}

/// 登记意见。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordOpinionBody {
    /// 法定日期，默认今天。
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// 哪一次征求意见；只有一次未答复时可以不填。
    #[serde(default)]
    consultation: Option<String>,
    /// 同意、部分同意或者不同意公开。
    #[schema(schema_with = words::opinion)]
    opinion: Opinion,
    /// 理由。
    #[serde(default)]
    reasons: String,
    /// 所见的版本；件若已变动则返回409并列出变动。
    #[serde(default)]
    if_version: Option<u64>,
}

/// Records an opinion.
#[utoipa::path(
    post, path = "/requests/{number}/record-opinion", tag = "办理", summary = "登记意见", request_body = RecordOpinionBody,
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "办理后的状态", body = StandingBody), Refusals),
    security(("bearer" = []), ("session" = []))
)]
pub(super) async fn record_opinion(
    Acting(ctx): Acting,
    Path(number): Path<String>,
    Body(body): Body<RecordOpinionBody>,
) -> ApiResult<Json<StandingBody>> {
    let case = case(number, body.if_version);
    let input = acts::RecordOpinion {
        on: body.on,
        consultation: body.consultation.map(ConsultationId),
        opinion: body.opinion,
        reasons: body.reasons,
    };
    Ok(Json(acts::record_opinion(&ctx, &case, input).await?.into()))
}
