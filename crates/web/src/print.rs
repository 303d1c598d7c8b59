//! Reports and letters as files: which formats are offered, under which name and type they are sent.

use crate::error::PageError;
use crate::state::AppState;
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};
use casework::ids::RequestNumber;
use documents::letter::{self, Letter};
use documents::report::{AnnualReport, PrintError, docx, html, json, pdf, xlsx};
use jiff::civil::Date;

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
    let state = state.clone();
    let name = format!("{}.{}", report.file_stem(), format.extension());
    let printed = tokio::task::spawn_blocking(move || match format {
        Format::Html => html::page(&report).map(String::into_bytes),
        Format::Docx => docx::bytes(&report),
        Format::Pdf => state.press().and_then(|press| pdf::bytes(&report, &press, made_on)),
        Format::Xlsx => xlsx::bytes(&report),
        Format::Json => json::bytes(&report),
    });
    let bytes = match printed.await {
        Ok(Ok(bytes)) => bytes,
        // What it says is for the visitor: which fonts are missing, and that the other formats are there.
        Ok(Err(error @ (PrintError::NoFont | PrintError::NoGlyph { .. }))) => {
            return Err(PageError::CannotPrint(error.to_string()));
        }
        Ok(Err(error)) => return Err(PageError::Failed(error.to_string())),
        Err(_) => return Err(PageError::Failed("printing a report failed".to_owned())),
    };
    let headers: [(HeaderName, String); 3] = [
        (header::CONTENT_TYPE, format.mime().to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CONTENT_SECURITY_POLICY, FILE_POLICY.to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

/// A letter as a Word document, which the office may still edit and the requester keeps.
pub(crate) fn letter_file(number: &RequestNumber, version: u64, letter: &Letter) -> Result<Response, String> {
    let bytes = letter::docx::bytes(letter).map_err(|error| error.to_string())?;
    let name = format!("attachment; filename=\"letter-{number}-{version}.docx\"");
    Ok(([(header::CONTENT_TYPE, Format::Docx.mime().to_owned()), (header::CONTENT_DISPOSITION, name)], bytes)
        .into_response())
}
