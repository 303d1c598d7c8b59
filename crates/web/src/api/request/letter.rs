//! `GET /requests/{number}/letters` — the letters of a case: all of them for the office, his own for the requester.

use super::super::auth::Reading;
use super::super::error::{ApiError, ApiResult};
use super::super::refusals::ReadRefusals;
use crate::print::letter_file;
use axum::Json;
use axum::extract::Path;
use axum::response::Response;
use casework::ids::RequestNumber;
use serde::Serialize;
use usecases::ActError;
use usecases::request::{WrittenLetter, letter, letters};
use utoipa::ToSchema;

/// 文书。
#[derive(Serialize, ToSchema)]
pub(super) struct LetterBody {
    /// 由第几条登记产生。
    version: u64,
    /// 标题。
    title: String,
    /// 文号；未签发的和告知类文书没有。
    document_number: Option<String>,
    /// 收件人。
    addressee: String,
    /// 正文，每段一项。
    paragraphs: Vec<String>,
    /// 附件。
    attachments: Vec<String>,
    /// 联系方式。
    contact: String,
    /// 署名机关。
    agency: String,
    /// 成文日期，如“2026年3月2日”。
    day: String,
    /// 草稿等标记；正式文书为null。
    mark: Option<String>,
}

impl From<WrittenLetter> for LetterBody {
    fn from(written: WrittenLetter) -> Self {
        let WrittenLetter { version, letter } = written;
        Self {
            version,
            title: letter.title,
            document_number: letter.document_number,
            addressee: letter.addressee,
            paragraphs: letter.paragraphs,
            attachments: letter.attachments,
            contact: letter.contact,
            agency: letter.agency,
            day: letter.day,
            mark: letter.mark,
        }
    }
}

/// Lists the letters of a case with their texts.
#[utoipa::path(
    get, path = "/requests/{number}/letters", tag = "申请人", summary = "本件的文书（申请人只见发给本人的）",
    params(("number" = String, Path, description = "登记号")),
    responses((status = 200, description = "文书，按登记先后", body = Vec<LetterBody>), ReadRefusals),
    security(("tracking_secret" = []), ("bearer" = []), ("session" = []))
)]
pub(super) async fn list(Reading(ctx): Reading, Path(number): Path<String>) -> ApiResult<Json<Vec<LetterBody>>> {
    let letters = letters(&ctx, &RequestNumber(number)).await?;
    Ok(Json(letters.into_iter().map(LetterBody::from).collect()))
}

/// One letter as a Word document.
#[utoipa::path(
    get, path = "/requests/{number}/letters/{version}", tag = "申请人", summary = "文书的Word文档",
    params(("number" = String, Path, description = "登记号"), ("version" = u64, Path, description = "由第几条登记产生")),
    responses((status = 200, description = "DOCX文件", content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"), ReadRefusals),
    security(("tracking_secret" = []), ("bearer" = []), ("session" = []))
)]
pub(super) async fn file(Reading(ctx): Reading, Path((number, version)): Path<(String, u64)>) -> ApiResult<Response> {
    let number = RequestNumber(number);
    let written = letter(&ctx, &number, version).await?;
    letter_file(&number, version, &written.letter).map_err(|error| ApiError::Act(ActError::Failed(error)))
}
