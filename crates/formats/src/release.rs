//! What of an office file everybody sees, read so that a new file can be made of it and of nothing else.

use crate::archive::Archive;
use crate::content::{Block, Limits, Table, Unreadable};
use crate::package::{self, Purpose};
use crate::{docx, xlsx};

/// What an office file shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// A document.
    Document(Document),
    /// A workbook's visible sheets, in order.
    Workbook(Vec<Sheet>),
}

/// What a document shows, without its pictures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The text, changes accepted.
    pub body: Vec<Block>,
    /// Headers, each once.
    pub headers: Vec<Block>,
    /// Footers, each once.
    pub footers: Vec<Block>,
    /// Foot- and endnotes.
    pub notes: Vec<Block>,
}

/// A visible sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its cells as they show; numbers as texts in their format.
    pub table: Table,
    /// How many cells were formulas.
    pub formulas: usize,
}

/// Reads what a DOCX or XLSX shows.
///
/// # Errors
/// Why it cannot be read, in words for the person who gave it.
pub fn shown(bytes: &[u8], limits: &Limits) -> Result<Shown, Unreadable> {
    if bytes.len() > limits.file_bytes {
        return Err(Unreadable::TooLarge { what: format!("超过{}MB", limits.file_bytes >> 20) });
    }
    std::panic::catch_unwind(|| read(bytes, limits))
        .unwrap_or_else(|_| Err(Unreadable::Damaged { what: "内容自相矛盾，无法解析".to_owned() }))
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Shown, Unreadable> {
    let mut archive = Archive::open(bytes, limits)?;
    match package::purpose(&mut archive)? {
        Purpose::Docx(main) => {
            let docx::Shown { body, headers, footers, notes } = docx::shown(&mut archive, &main, limits)?;
            Ok(Shown::Document(Document { body, headers, footers, notes }))
        }
        Purpose::Xlsx(main) => {
            let sheets = xlsx::shown(&mut archive, &main, limits)?.into_iter();
            let sheet = |xlsx::ShownSheet { name, table, formulas }| Sheet { name, table, formulas };
            Ok(Shown::Workbook(sheets.map(sheet).collect()))
        }
        Purpose::Pptx(_) | Purpose::Folder => {
            Err(Unreadable::Unsupported { what: "只有DOCX和XLSX可以重新生成公开件".to_owned() })
        }
    }
}
