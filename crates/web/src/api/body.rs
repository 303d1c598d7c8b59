//! A JSON body: its type, its size, its shape, each with an answer that says what to mend.

use super::error::ApiError;
use crate::state::AppState;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use serde::de::DeserializeOwned;
use usecases::error::{ActError, FieldError};

/// A body read as `T`. An empty body is `{}`, for acts that need nothing said.
pub(super) struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<AppState> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, ApiError> {
        let is_json = is_json(&request);
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            match rejection.into_response().status() {
                StatusCode::PAYLOAD_TOO_LARGE => ApiError::TooLarge,
                _ => ApiError::Malformed("没有收到完整的内容，请重新提交".to_owned()),
            }
        })?;
        if bytes.is_empty() {
            return read(b"{}").map(Self);
        }
        if !is_json {
            return Err(ApiError::WrongType);
        }
        read(&bytes).map(Self)
    }
}

fn is_json(request: &Request) -> bool {
    let content_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let essence = content_type.split(';').next().unwrap_or("").trim();
    essence.eq_ignore_ascii_case("application/json") || essence.to_ascii_lowercase().ends_with("+json")
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        explain(&path, error.inner())
    })?;
    json.end().map_err(|error| explain(".", &error))?;
    Ok(value)
}

/// Syntax is 400; a value that does not fit is 422 and names its field.
fn explain(path: &str, error: &serde_json::Error) -> ApiError {
    if !error.is_data() {
        let place = format!("第{}行第{}列", error.line(), error.column());
        return ApiError::Malformed(format!("提交的内容不是完整的JSON（{place}），请核对后重新提交"));
    }
    let said = error.to_string();
    let missing = said.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    let parent = if path == "." { "" } else { path };
    let (field, message) = match missing {
        Some(name) if parent.is_empty() => (name.to_owned(), format!("请填写{name}")),
        Some(name) => (format!("{parent}.{name}"), format!("请填写{name}")),
        None => (parent.to_owned(), "这一项的值无法识别，请对照接口说明核对".to_owned()),
    };
    ApiError::Act(ActError::Invalid(vec![FieldError { field, message }]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    struct Outer {
        #[allow(dead_code, reason = "only read")]
        inner: Inner,
    }

    #[derive(Debug, Deserialize)]
    struct Inner {
        #[allow(dead_code, reason = "only read")]
        count: u8,
    }

    #[test]
    fn what_is_wrong_with_a_body_is_named() {
        for (body, expected) in [
            (r#"{"inner":{"count":1}}"#, "read"),
            (r#"{"inner":{"count":"x"}}"#, "inner.count"),
            (r#"{"inner":{}}"#, "inner.count"),
            ("{}", "inner"),
            (r#"{"inner":"#, "malformed"),
            (r#"{"inner":{"count":1}} x"#, "malformed"),
            ("[]", ""),
            ("\u{feff}", "malformed"),
        ] {
            let found = match read::<Outer>(body.as_bytes()) {
                Ok(_) => "read".to_owned(),
                Err(ApiError::Act(ActError::Invalid(errors))) => errors.into_iter().map(|e| e.field).collect(),
                Err(ApiError::Malformed(_)) => "malformed".to_owned(),
                Err(other) => format!("{other:?}"),
            };
            assert_eq!(found, expected, "{body}");
        }
    }
}
