//! What went wrong, as JSON: the one place where an act's error becomes a status.
//!
//! | meaning | status | body |
//! |---|---|---|
//! | not found | 404 | `{"error":{"kind":"not-found","message"}}` |
//! | no credentials | 401 | `{"error":{"kind":"unauthorized","message"}}` |
//! | forbidden | 403 | `{"error":{"kind":"forbidden","message"}}` |
//! | invalid | 422 | `{"errors":[{"field","message"}]}` |
//! | refused by law | 409 | `{"error":{"kind":"refused","message","article","next_step"}}` |
//! | conflict | 409 | `{"error":{"kind":"conflict","message","changes":[…]}}` |
//! | failed | 500 | `{"error":{"kind":"failed","message"}}`, the cause only in the log |
//!
//! What layers and router answer without a body (405, a forged call, a timeout, a panic) gets one in [`say`].

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use usecases::error::{ActError, FieldError, Refused};

/// What a fault of ours is called to the outside.
const FAILED: &str = "系统没有能够完成本次操作，请稍后再试；再试之前，请先查询是否已经保存";

/// What a handler gives.
pub(super) type ApiResult<T> = Result<T, ApiError>;

/// Why a call is not answered as asked.
#[derive(Debug)]
pub(super) enum ApiError {
    /// The act was not done.
    Act(ActError),
    /// Neither token nor session.
    Unauthorized,
    /// Too often in one minute.
    TooMany,
    /// Nothing is at this address.
    NoSuchAddress,
    /// The body is no JSON.
    Malformed(String),
    /// The body says it is something else than JSON.
    WrongType,
    /// The body is larger than allowed.
    TooLarge,
}

impl From<ActError> for ApiError {
    fn from(error: ActError) -> Self {
        Self::Act(error)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (status, body) = match self {
            Self::Act(error) => act_error(error),
            Self::Unauthorized => (
                StatusCode::UNAUTHORIZED,
                said("unauthorized", "请先登录，或者在Authorization请求头中带上令牌（Bearer）"),
            ),
            Self::TooMany => (StatusCode::TOO_MANY_REQUESTS, said("too-many", "操作过于频繁，请一分钟后再试")),
            Self::NoSuchAddress => {
                (StatusCode::NOT_FOUND, said("not-found", "没有这个接口，请对照/api/v1/openapi.json核对"))
            }
            Self::Malformed(message) => (StatusCode::BAD_REQUEST, said("malformed", &message)),
            Self::WrongType => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                said("wrong-type", "请以JSON提交，请求头为Content-Type: application/json"),
            ),
            Self::TooLarge => {
                (StatusCode::PAYLOAD_TOO_LARGE, said("too-large", "提交的内容超过256 KB，请删减后再提交"))
            }
        };
        let mut response = (status, Json(body)).into_response();
        let extra = match status {
            StatusCode::TOO_MANY_REQUESTS => Some((header::RETRY_AFTER, "60")),
            StatusCode::UNAUTHORIZED => Some((header::WWW_AUTHENTICATE, "Bearer")),
            _ => None,
        };
        if let Some((name, value)) = extra {
            response.headers_mut().insert(name, header::HeaderValue::from_static(value));
        }
        response
    }
}

/// Gives a bare answer of a layer its JSON; its other headers stay.
pub(crate) fn say(response: Response) -> Response {
    let status = response.status();
    let body = match status {
        StatusCode::FORBIDDEN => said("forbidden", "请求是从其他网站发出的，没有受理"),
        StatusCode::NOT_FOUND => return ApiError::NoSuchAddress.into_response(),
        StatusCode::METHOD_NOT_ALLOWED => {
            said("wrong-method", "这个接口不接受这种请求方法，请对照/api/v1/openapi.json核对")
        }
        StatusCode::PAYLOAD_TOO_LARGE => return ApiError::TooLarge.into_response(),
        StatusCode::SERVICE_UNAVAILABLE => {
            said("timeout", "本次操作超时，可能已经保存，请先查询该件，确认没有保存再重新提交")
        }
        _ if status.is_client_error() => said("malformed", "请求无法识别，请对照/api/v1/openapi.json核对"),
        _ => said("failed", FAILED),
    };
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.remove(header::CONTENT_TYPE);
    (parts, Json(body)).into_response()
}

fn said(kind: &str, message: &str) -> Value {
    json!({"error": {"kind": kind, "message": message}})
}

/// The body of 422.
fn invalid(errors: &[FieldError]) -> Value {
    json!({ "errors": errors })
}

/// The body of a refusal, with its article.
fn refused(refused: &Refused) -> Value {
    json!({"error": {
        "kind": "refused",
        "message": refused.message,
        "article": refused.article,
        "citation": refused.citation,
        "next_step": refused.next_step,
    }})
}

fn act_error(error: ActError) -> (StatusCode, Value) {
    match error {
        ActError::NotFound => (StatusCode::NOT_FOUND, said("not-found", "没有找到，请核对登记号、查询码或者网址")),
        ActError::Forbidden(message) => (StatusCode::FORBIDDEN, said("forbidden", &message)),
        ActError::Invalid(errors) => (StatusCode::UNPROCESSABLE_ENTITY, invalid(&errors)),
        ActError::Refused(refusal) => (StatusCode::CONFLICT, refused(&refusal)),
        ActError::Conflict(changes) => {
            let message = "此件刚有变动，请核对后再办";
            let body = json!({"error": {"kind": "conflict", "message": message, "changes": changes}});
            (StatusCode::CONFLICT, body)
        }
        ActError::Failed(reason) => {
            tracing::error!(%reason, "act failed");
            (StatusCode::INTERNAL_SERVER_ERROR, said("failed", FAILED))
        }
    }
}
