//! What reading a file gives, whatever its format.

use serde::{Deserialize, Serialize};

/// The kind that a file's bytes show, whatever its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// Office Open XML text document.
    Docx,
    /// Office Open XML workbook.
    Xlsx,
    /// PDF.
    Pdf,
    /// JSON.
    Json,
}

/// A file's visible contents in reading order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// What it is.
    pub kind: Kind,
    /// Paragraphs and tables, in order. For PDF one paragraph a line of text.
    pub blocks: Vec<Block>,
    /// For PDF: every page's text runs with their boxes.
    pub pages: Vec<Page>,
}

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Block {
    /// A heading, from level 1.
    Heading {
        /// Depth, from 1.
        level: u8,
        /// Its text.
        text: String,
    },
    /// A paragraph or line.
    Paragraph {
        /// Its text.
        text: String,
    },
    /// A table.
    Table(Table),
}

/// A table as a list of rows of cells with their spans, as HTML has it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    /// Rows of cells; a cell covered by a span from above or the left does not appear again.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Its text; paragraphs within it are separated by line breaks.
    pub text: String,
    /// Rows it covers, from 1.
    pub row_span: u32,
    /// Columns it covers, from 1.
    pub col_span: u32,
    /// Marked as a header.
    pub is_header: bool,
}

/// A page of a fixed-layout file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// Text in drawing order.
    pub runs: Vec<TextRun>,
}

/// A run of text on a page without a jump of the pen; origin top left, in points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TextRun {
    /// The characters.
    pub text: String,
    /// Left edge.
    pub left: f32,
    /// Top edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Bottom edge.
    pub bottom: f32,
}

/// How much a reader may do before it gives up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file_bytes: usize,
    /// Bytes after unpacking, over all parts.
    pub unpacked_bytes: usize,
    /// Pages, or cells in all tables.
    pub pages: usize,
    /// Cells in all tables.
    pub cells: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 64 << 20, unpacked_bytes: 256 << 20, pages: 2_000, cells: 2_000_000 }
    }
}

/// Why a file cannot be read, in words for the person who gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum Unreadable {
    /// No bytes.
    #[error("文件是空的")]
    Empty,
    /// Over a limit.
    #[error("文件过大：{what}")]
    TooLarge {
        /// Which limit, in words.
        what: String,
    },
    /// Needs a password.
    #[error("文件已加密，请先去除密码")]
    Encrypted,
    /// Broken off or damaged.
    #[error("文件已损坏或不完整：{what}")]
    Damaged {
        /// Where.
        what: String,
    },
    /// Of a kind that is not read.
    #[error("不支持这种文件：{what}")]
    Unsupported {
        /// What it seems to be.
        what: String,
    },
    /// The reading process was stopped at its limits.
    #[error("读取超出限制而停止：{what}")]
    Stopped {
        /// Time or memory.
        what: String,
    },
}
