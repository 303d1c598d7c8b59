//! The readers of files, `formats::read` and what is behind it.

use crate::{package, promises};
use formats::{Kind, Limits};

/// Small, so that what is read in vain costs little; every limit can still be met.
const LIMITS: Limits = Limits { file_bytes: 1 << 20, unpacked_bytes: 8 << 20, pages: 20, cells: 20_000 };

/// Plain text: the bytes as they are, and the same characters in the other encoding of Chinese offices.
pub fn text(data: &[u8]) {
    read("a.txt", data);
    read("a.txt", &encoding_rs::GB18030.encode(&String::from_utf8_lossy(data)).0);
}

/// Markdown.
pub fn markdown(data: &[u8]) {
    read("a.md", data);
}

/// Web pages.
pub fn html(data: &[u8]) {
    read("a.html", data);
}

/// JSON.
pub fn json(data: &[u8]) {
    read("a.json", data);
}

/// DOCX: a whole file, or the XML of one. See [`package::docx`].
pub fn docx(data: &[u8]) {
    if let Some(kind) = read("a.docx", &package::docx(data)) {
        assert!(data.starts_with(package::ZIP) || kind == Kind::Docx, "{kind:?}");
    }
}

/// XLSX: a whole file, or the XML of one. See [`package::xlsx`].
pub fn xlsx(data: &[u8]) {
    if let Some(kind) = read("a.xlsx", &package::xlsx(data)) {
        assert!(data.starts_with(package::ZIP) || kind == Kind::Xlsx, "{kind:?}");
    }
}

/// PDF.
pub fn pdf(data: &[u8]) {
    read("a.pdf", data);
}

fn read(name: &str, bytes: &[u8]) -> Option<Kind> {
    let content = formats::read(name, bytes, &LIMITS).ok()?;
    promises::kept(&content, &LIMITS);
    Some(content.kind)
}
