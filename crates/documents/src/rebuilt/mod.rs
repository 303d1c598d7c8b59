//! `重新生成公开件`: a new file of what the old one shows, and of nothing else, with a list of what was left out.
//!
//! Nothing of the old package is carried over, so nothing hidden in it can be. The new file is inspected again before it
//! is given away.

mod docx;
mod dropped;
mod xlsx;

pub use dropped::Dropped;

use formats::anatomy::{Anatomy, take_apart};
use formats::release::{self, Shown};
use formats::{Limits, Unreadable};
use scan::file::{Settings, judge};
use scan::{FileReport, Finding, Severity, Verdict};

/// A file made anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebuilt {
    /// The new file.
    pub bytes: Vec<u8>,
    /// What was left out, in the order of the old file.
    pub dropped: Vec<Dropped>,
    /// What the inspector says of the new file: nothing of its structure, but perhaps of what it says.
    pub report: FileReport,
}

impl Rebuilt {
    /// Whether the new file was looked into to the end and hides nothing. What it says openly is another matter.
    pub fn is_verified(&self) -> bool {
        self.report.verdict != Verdict::Uncheckable && self.left_hidden().next().is_none()
    }

    /// What the new file still has that making it anew should have taken away.
    pub fn left_hidden(&self) -> impl Iterator<Item = &Finding> {
        self.report.findings.iter().filter(|one| one.kind.is_structural() && one.severity > Severity::Note)
    }
}

/// Why no new file was made.
#[derive(Debug, thiserror::Error)]
pub enum RebuildError {
    /// The old file cannot be read.
    #[error("{0}")]
    Unreadable(#[from] Unreadable),
    /// Nothing in it is to be seen.
    #[error("文件没有可见内容，无法重新生成公开件")]
    Blank,
    /// The writer failed.
    #[error("新文件未能写出：{0}")]
    Writer(String),
}

/// Makes a DOCX or XLSX anew, whichever the bytes are.
///
/// # Errors
/// See [`RebuildError`].
pub fn rebuild(bytes: &[u8], limits: &Limits) -> Result<Rebuilt, RebuildError> {
    match release::shown(bytes, limits)? {
        Shown::Document(document) => {
            let new = docx::bytes(&document)?;
            finish(bytes, new, "公开件.docx", 0, limits)
        }
        Shown::Workbook(sheets) => {
            let formulas = sheets.iter().map(|sheet| sheet.formulas).sum();
            let new = xlsx::bytes(&sheets)?;
            finish(bytes, new, "公开件.xlsx", formulas, limits)
        }
    }
}

fn finish(old: &[u8], new: Vec<u8>, name: &str, formulas: usize, limits: &Limits) -> Result<Rebuilt, RebuildError> {
    let before: Anatomy = take_apart("", old, limits)?;
    let after = take_apart(name, &new, limits)?;
    let report = judge(&after, &Settings::default());
    Ok(Rebuilt { bytes: new, dropped: dropped::of(&before, formulas), report })
}

#[cfg(test)]
mod tests;
