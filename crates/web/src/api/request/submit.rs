//! `POST /requests` — the public application API (contract §5.1).

use super::super::body::Body;
use super::super::error::{ApiError, ApiResult};
use super::super::refusals::{ErrorBody, ErrorsBody};
use super::standing::Word;
use crate::client::ClientAddress;
use crate::limit::Limited;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Deserializer, Serialize};
use usecases::request::form::{ContentForm, DeliveryWords, RequestForm, RequesterForm};
use usecases::request::{Registered, submit_online};
use utoipa::ToSchema;

/// 政府信息公开申请。
#[derive(Default, Deserialize, ToSchema)]
pub(super) struct NewRequest {
    #[serde(default)]
    #[schema(required = true)]
    requester: RequesterBody,
    #[serde(default)]
    #[schema(required = true)]
    content: ContentBody,
    #[serde(default)]
    #[schema(required = true)]
    delivery: DeliveryBody,
}

/// 申请人。
#[derive(Default, Deserialize, ToSchema)]
struct RequesterBody {
    /// natural_person、business、research_institute、public_benefit、legal_service、other。
    #[serde(default, deserialize_with = "text")]
    #[schema(required = true)]
    kind: String,
    /// 姓名或者名称。
    #[serde(default, deserialize_with = "text")]
    #[schema(required = true)]
    name: String,
    /// resident_id、passport、hk_macao_permit、taiwan_permit、credit_code、other。
    #[serde(default, deserialize_with = "text")]
    #[schema(required = true)]
    id_type: String,
    /// 证件号码。
    #[serde(default, deserialize_with = "text")]
    #[schema(required = true)]
    id_number: String,
    /// 联系电话。
    #[serde(default, deserialize_with = "text")]
    #[schema(required = true)]
    phone: String,
    /// 电子邮箱；以电子邮件获取的必填。
    #[serde(default, deserialize_with = "text")]
    email: String,
    /// 通信地址；以邮寄获取的必填。
    #[serde(default, deserialize_with = "text")]
    address: String,
}

/// 所需政府信息。
#[derive(Default, Deserialize, ToSchema)]
struct ContentBody {
    /// 名称。
    #[serde(default, deserialize_with = "text")]
    #[schema(required = true, max_length = 200)]
    title: String,
    /// 文号，可以不填。
    #[serde(default, deserialize_with = "text")]
    document_number: String,
    /// 便于查询的其他特征性描述。
    #[serde(default, deserialize_with = "text")]
    #[schema(required = true, max_length = 20000)]
    description: String,
}

/// 形式要求。
#[derive(Default, Deserialize, ToSchema)]
struct DeliveryBody {
    /// electronic、paper、inspection、other。
    #[serde(default, deserialize_with = "text")]
    #[schema(required = true)]
    form: String,
    /// online、email、post、counter。
    #[serde(default, deserialize_with = "text")]
    #[schema(required = true)]
    route: String,
}

/// A text; nothing is the empty text.
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.unwrap_or_default())
}

impl From<NewRequest> for RequestForm {
    fn from(body: NewRequest) -> Self {
        let NewRequest { requester: r, content: c, delivery: d } = body;
        let RequesterBody { kind, name, id_type, id_number, phone, email, address } = r;
        let ContentBody { title, document_number, description } = c;
        Self {
            requester: RequesterForm { kind, name, id_type, id_number, phone, email, address },
            content: ContentForm { title, document_number, description },
            delivery: DeliveryWords { form: d.form, route: d.route },
        }
    }
}

/// 登记号和查询码。
#[derive(Serialize, ToSchema)]
pub(super) struct SubmittedBody {
    /// 登记号。
    number: String,
    /// 查询码，只给出这一次。
    secret: String,
    /// 进展。
    status: Word,
}

impl From<Registered> for SubmittedBody {
    fn from(registered: Registered) -> Self {
        let (word, text) = (registered.standing.phase, registered.standing.phase_label.to_owned());
        Self { number: registered.number.0, secret: registered.secret, status: Word { word, text } }
    }
}

/// Hands in a request.
#[utoipa::path(
    post, path = "/requests", tag = "申请人", summary = "提交申请", request_body = NewRequest,
    responses(
        (status = 201, description = "已登记；答复期限从双方确认收到之日起算", body = SubmittedBody),
        (status = 400, description = "不是完整的JSON", body = ErrorBody),
        (status = 403, description = "请求是从其他网站发出的", body = ErrorBody),
        (status = 413, description = "超过256 KB", body = ErrorBody),
        (status = 415, description = "不是application/json", body = ErrorBody),
        (status = 422, description = "填写有误，逐项列出", body = ErrorsBody),
        (status = 429, description = "同一地址一分钟内提交过多", body = ErrorBody),
        (status = 500, description = "系统故障", body = ErrorBody),
        (status = 503, description = "超时，可能已经登记", body = ErrorBody)
    )
)]
pub(super) async fn submit(
    State(state): State<AppState>,
    ClientAddress(address): ClientAddress,
    Body(body): Body<NewRequest>,
) -> ApiResult<(StatusCode, Json<SubmittedBody>)> {
    let now = state.anybody().ports.clock.now();
    let taken = state.limits().take(Limited::NewRequest, address, now).ok_or(ApiError::TooMany)?;
    let registered = submit_online(state.anybody(), &body.into()).await;
    if registered.is_err() {
        taken.give_back();
    }
    Ok((StatusCode::CREATED, Json(registered?.into())))
}
