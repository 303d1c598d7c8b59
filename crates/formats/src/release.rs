//! What of an office file everybody sees, read so that a new file can be made of it and of nothing else.

use crate::archive::Archive;
use crate::content::{Block, Limits, Table, Unreadable};
use crate::kind::{self, Signature};
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
    if let Some(what) = not_rebuilt(bytes) {
        return Err(Unreadable::Unsupported { what: what.to_owned() });
    }
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
        Purpose::Pptx(_) | Purpose::Folder => Err(Unreadable::Unsupported { what: ONLY_OFFICE.to_owned() }),
    }
}

const ONLY_OFFICE: &str = "只有DOCX和XLSX可以重新生成公开件；演示文稿和压缩包请导出为PDF，或把其中的文件逐个处理";

/// What kind of file it is, where no new one can be made of it, and what to do instead.
fn not_rebuilt(bytes: &[u8]) -> Option<&'static str> {
    match kind::signature(bytes) {
        Signature::Zip => None,
        Signature::Pdf => Some(
            "PDF不能重新生成公开件，要去掉其中不应公开的内容，请用gongkai redact涂黑；有原文档的，请处理原文档后重新导出PDF",
        ),
        Signature::CompoundFile => {
            Some("旧版Office文件（DOC、XLS），或加了密码的文件；请先用Word、Excel或WPS去除密码、另存为DOCX或XLSX")
        }
        Signature::Other(_) | Signature::None => {
            Some("只有DOCX和XLSX可以重新生成公开件；图片请重新导出，文本和网页请直接删去不应公开的内容")
        }
    }
}
