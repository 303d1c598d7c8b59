//! What a call may answer instead of its result, for the description. Which error becomes which status is said in
//! [`super::error`].

use jiff::civil::Date;
use serde::Serialize;
use utoipa::{IntoResponses, ToSchema};

/// What an act may answer instead of its result.
#[derive(IntoResponses)]
#[allow(dead_code, reason = "only described")]
pub(in crate::api) enum Refusals {
    /// 提交的内容不是完整的JSON，或者网址无法识别。
    #[response(status = 400)]
    Malformed(#[to_schema] ErrorBody),
    /// 没有令牌、会话或者查询码。
    #[response(status = 401)]
    Unauthorized(#[to_schema] ErrorBody),
    /// 当前账号没有这项权限，或者请求是从其他网站发出的。
    #[response(status = 403)]
    Forbidden(#[to_schema] ErrorBody),
    /// 没有所指的件、年度或者账号。
    #[response(status = 404)]
    NotFound(#[to_schema] ErrorBody),
    /// 法律不允许（kind为refused，写明条款和下一步），或者已有变动（kind为conflict，列出变动）。
    #[response(status = 409)]
    Refused(#[to_schema] ErrorBody),
    /// 超过256 KB。
    #[response(status = 413)]
    TooLarge(#[to_schema] ErrorBody),
    /// 不是application/json。
    #[response(status = 415)]
    WrongType(#[to_schema] ErrorBody),
    /// 填写有误，逐项列出。
    #[response(status = 422)]
    Invalid(#[to_schema] ErrorsBody),
    /// 查询码错误次数过多，或者同一地址一分钟内提交过多。
    #[response(status = 429)]
    TooMany(#[to_schema] ErrorBody),
    /// 系统故障。
    #[response(status = 500)]
    Failed(#[to_schema] ErrorBody),
    /// 超时，可能已经保存。
    #[response(status = 503)]
    Timeout(#[to_schema] ErrorBody),
}

/// What a reading by staff may answer instead of its result.
#[derive(IntoResponses)]
#[allow(dead_code, reason = "only described")]
pub(in crate::api) enum ReadRefusals {
    /// 网址无法识别。
    #[response(status = 400)]
    Malformed(#[to_schema] ErrorBody),
    /// 没有令牌、会话或者查询码。
    #[response(status = 401)]
    Unauthorized(#[to_schema] ErrorBody),
    /// 当前账号没有这项权限。
    #[response(status = 403)]
    Forbidden(#[to_schema] ErrorBody),
    /// 没有所指的件或者年度。
    #[response(status = 404)]
    NotFound(#[to_schema] ErrorBody),
    /// 查询条件有误，逐项列出。
    #[response(status = 422)]
    Invalid(#[to_schema] ErrorsBody),
    /// 查询码错误次数过多。
    #[response(status = 429)]
    TooMany(#[to_schema] ErrorBody),
    /// 系统故障。
    #[response(status = 500)]
    Failed(#[to_schema] ErrorBody),
    /// 超时。
    #[response(status = 503)]
    Timeout(#[to_schema] ErrorBody),
}

/// What a reading open to everybody may answer instead of its result.
#[derive(IntoResponses)]
#[allow(dead_code, reason = "only described")]
pub(in crate::api) enum PublicRefusals {
    /// 网址无法识别。
    #[response(status = 400)]
    Malformed(#[to_schema] ErrorBody),
    /// 没有公布。
    #[response(status = 404)]
    NotFound(#[to_schema] ErrorBody),
    /// 系统故障。
    #[response(status = 500)]
    Failed(#[to_schema] ErrorBody),
    /// 超时。
    #[response(status = 503)]
    Timeout(#[to_schema] ErrorBody),
}

/// 没有办成的原因。
#[derive(Serialize, ToSchema)]
#[allow(dead_code, reason = "only described")]
pub(in crate::api) struct ErrorBody {
    error: ErrorDetail,
}

/// 原因的内容。
#[derive(Serialize, ToSchema)]
#[allow(dead_code, reason = "only described")]
pub(in crate::api) struct ErrorDetail {
    /// not-found、unauthorized、forbidden、refused、conflict、malformed、wrong-type、wrong-method、too-large、too-many、timeout、failed。
    kind: String,
    /// 发生了什么。
    message: String,
    /// 依据的条款（refused）。
    article: Option<String>,
    /// 同一条款，供程序读取（refused）。
    citation: Option<CitationBody>,
    /// 下一步怎么办（refused）。
    next_step: Option<String>,
    /// 此后的变动（conflict）。
    changes: Option<Vec<ChangeBody>>,
}

/// 一处条款。
#[derive(Serialize, ToSchema)]
#[allow(dead_code, reason = "only described")]
pub(in crate::api) struct CitationBody {
    /// 法律文件的代号，如disclosure-regulation。
    instrument: String,
    /// 条；文件不分条的为0。
    article: u16,
    /// 款。
    paragraph: Option<u8>,
    /// 项。
    item: Option<u8>,
}

/// 此后的一项变动。
#[derive(Serialize, ToSchema)]
#[allow(dead_code, reason = "only described")]
pub(in crate::api) struct ChangeBody {
    version: u64,
    #[schema(value_type = String, format = Date)]
    occurred_on: Date,
    actor: String,
    text: String,
}

/// 填写有误的各项。
#[derive(Serialize, ToSchema)]
#[allow(dead_code, reason = "only described")]
pub(in crate::api) struct ErrorsBody {
    errors: Vec<FieldErrorBody>,
}

/// 填写有误的一项。
#[derive(Serialize, ToSchema)]
#[allow(dead_code, reason = "only described")]
pub(in crate::api) struct FieldErrorBody {
    /// 字段的路径，如requester.name。
    field: String,
    /// 怎样改正。
    message: String,
}
