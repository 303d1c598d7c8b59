//! Reports and letters as files: which formats are offered, under which name and type they are sent.

use crate::error::PageError;
use crate::state::AppState;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use casework::ids::RequestNumber;
use documents::letter::{self, Letter};
use documents::report::{AnnualReport, PrintError, docx, html, json, pdf, xlsx};
use jiff::civil::Date;
use usecases::report::PublishedReport;

/// A format of the report (contract §4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Html,
    Docx,
    Pdf,
    Xlsx,
    Json,
}

impl Format {
    const ALL: [Self; 5] = [Self::Pdf, Self::Docx, Self::Xlsx, Self::Html, Self::Json];

    /// The formats that this machine can make: PDF needs fonts.
    pub(crate) fn offered(state: &AppState) -> Vec<Self> {
        Self::ALL.into_iter().filter(|format| *format != Self::Pdf || state.has_press()).collect()
    }

    /// The file's extension.
    pub(crate) const fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    /// The word of a link.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Html => "网页",
            Self::Docx => "Word文档",
            Self::Pdf => "PDF",
            Self::Xlsx => "Excel表格",
            Self::Json => "JSON数据",
        }
    }

    /// The format of an extension.
    pub(crate) fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension() == extension)
    }

    const fn mime(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pdf => "application/pdf",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
        }
    }
}

/// The file carries its own styles; it may load nothing else and run nothing.
const FILE_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/// Prints a report off the async threads and sends it as a file.
///
/// # Errors
/// Not found for PDF without fonts; otherwise what the printing says.
pub(crate) async fn report(
    state: &AppState,
    report: AnnualReport,
    format: Format,
    made_on: Date,
) -> Result<Response, PageError> {
    let name = report.file_stem();
    let file = make(state, report, format, made_on).await?;
    Ok(sent(file, &name, format))
}

/// Sends a published report as a file: made once, and not sent again to who has it.
///
/// # Errors
/// As [`report`].
pub(crate) async fn published(
    state: &AppState,
    published: PublishedReport,
    format: Format,
    known: &HeaderMap,
) -> Result<Response, PageError> {
    let name = published.report.file_stem();
    // What was published does not change, but another program may print it otherwise.
    let (instant, program) = (published.recorded_at.as_nanosecond(), env!("CARGO_PKG_VERSION"));
    let tag = format!("\"{name}.{}-{instant:x}-{program}\"", format.extension());
    let caching = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, "public, no-cache".to_owned())];
    let has_it = |value: &HeaderValue| value.to_str().is_ok_and(|known| known.contains(&tag));
    if known.get_all(header::IF_NONE_MATCH).iter().any(has_it) {
        return Ok((StatusCode::NOT_MODIFIED, caching).into_response());
    }
    let file = if let Some(file) = state.published_file(&tag) {
        file
    } else {
        let file = make(state, published.report, format, published.published_on).await?;
        state.keep_published_file(&tag, file.clone());
        file
    };
    Ok((caching, sent(file, &name, format)).into_response())
}

async fn make(state: &AppState, report: AnnualReport, format: Format, made_on: Date) -> Result<Bytes, PageError> {
    let state = state.clone();
    let printed = tokio::task::spawn_blocking(move || match format {
        Format::Html => html::page(&report).map(String::into_bytes),
        Format::Docx => docx::bytes(&report),
        Format::Pdf => state.press().and_then(|press| pdf::bytes(&report, &press, made_on)),
        Format::Xlsx => xlsx::bytes(&report),
        Format::Json => json::bytes(&report),
    });
    match printed.await {
        Ok(Ok(bytes)) => Ok(bytes.into()),
        // What it says is for the visitor: which fonts are missing, and that the other formats are there.
        Ok(Err(error @ (PrintError::NoFont | PrintError::NoGlyph { .. }))) => {
            Err(PageError::CannotPrint(error.to_string()))
        }
        Ok(Err(error)) => Err(PageError::Failed(error.to_string())),
        Err(_) => Err(PageError::Failed("printing a report failed".to_owned())),
    }
}

fn sent(file: Bytes, name: &str, format: Format) -> Response {
    let headers: [(HeaderName, String); 3] = [
        (header::CONTENT_TYPE, format.mime().to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.{}\"", format.extension())),
        (header::CONTENT_SECURITY_POLICY, FILE_POLICY.to_owned()),
    ];
    (headers, file).into_response()
}

/// A letter as a Word document, which the office may still edit and the requester keeps.
pub(crate) fn letter_file(number: &RequestNumber, version: u64, letter: &Letter) -> Result<Response, String> {
    let bytes = letter::docx::bytes(letter).map_err(|error| error.to_string())?;
    let name = format!("attachment; filename=\"letter-{number}-{version}.docx\"");
    Ok(([(header::CONTENT_TYPE, Format::Docx.mime().to_owned()), (header::CONTENT_DISPOSITION, name)], bytes)
        .into_response())
}
