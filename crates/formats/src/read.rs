//! The one way in: a file's name and bytes to its contents.

use crate::archive::Archive;
use crate::content::{Content, Kind, Limits, Unreadable};
use crate::kind::{self, Signature};
use crate::{docx, encoding, html, json, markdown, package, pdf, text, xlsx};

/// Reads a file's visible contents. `name` only decides between kinds of text, and may be empty.
///
/// # Errors
/// Why the file cannot be read, in words for the person who gave it.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Content, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if bytes.len() > limits.file_bytes {
        return Err(Unreadable::TooLarge { what: format!("超过{}MB", limits.file_bytes >> 20) });
    }
    // The parsers below are other people's. What they did not foresee is a damaged file, not a crash.
    std::panic::catch_unwind(|| read_kind(name, bytes, limits))
        .unwrap_or_else(|_| Err(Unreadable::Damaged { what: "内容自相矛盾，无法解析".to_owned() }))
}

/// Whether a file is text of at most `most` bytes, which needs no process of its own to be read safely.
pub fn is_plain(bytes: &[u8], most: usize) -> bool {
    bytes.len() <= most && kind::signature(bytes) == Signature::None
}

fn read_kind(name: &str, bytes: &[u8], limits: &Limits) -> Result<Content, Unreadable> {
    match kind::signature(bytes) {
        Signature::Zip => read_package(bytes, limits),
        Signature::Pdf => pdf::read(bytes, limits),
        Signature::CompoundFile => Err(kind::compound_file(bytes)),
        Signature::Other(what) => Err(Unreadable::Unsupported { what: what.to_owned() }),
        Signature::None => read_text(name, bytes, limits),
    }
}

fn read_text(name: &str, bytes: &[u8], limits: &Limits) -> Result<Content, Unreadable> {
    let not_text = || Unreadable::Unsupported { what: "内容不是文字，也不是可识别的格式".to_owned() };
    let text = encoding::decode(bytes, encoding::declared_in_html(bytes)).ok_or_else(not_text)?;
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    match kind::of_text(name, &text)? {
        Kind::Html => html::read(&text, limits),
        Kind::Markdown => markdown::read(&text, limits),
        Kind::Json => json::read(text),
        Kind::Text | Kind::Docx | Kind::Xlsx | Kind::Pdf => Ok(text::read(&text)),
    }
}

fn read_package(bytes: &[u8], limits: &Limits) -> Result<Content, Unreadable> {
    let mut archive = Archive::open(bytes, limits)?;
    let (kind, main) = package::main_part(&mut archive)?;
    match kind {
        Kind::Xlsx => xlsx::read(&mut archive, &main, limits),
        Kind::Docx | Kind::Text | Kind::Markdown | Kind::Html | Kind::Json | Kind::Pdf => {
            docx::read(&mut archive, &main, limits)
        }
    }
}
