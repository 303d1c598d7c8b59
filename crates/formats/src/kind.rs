//! What kind a file is: its first bytes decide, its name only between kinds of text.

use crate::content::{Kind, Unreadable};
use crate::{encoding, json, mail, markdown, xml};

/// What a file's first bytes show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signature {
    /// `%PDF-`.
    Pdf,
    /// A ZIP archive: DOCX, XLSX, or something that is not read.
    Zip,
    /// The container of DOC, XLS and of encrypted DOCX and XLSX.
    CompoundFile,
    /// A kind that is not read, in words.
    Other(&'static str),
    /// No signature: text, or nothing known.
    None,
}

const IMAGE: &str = "图片，没有文字可读；请提供电子版原件";
const ARCHIVE: &str = "压缩包，请先解压";

const SIGNATURES: [(&[u8], Signature); 20] = [
    (b"PK\x03\x04", Signature::Zip),
    (b"PK\x05\x06", Signature::Zip),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Signature::CompoundFile),
    (b"\x89PNG\r\n\x1A\n", Signature::Other(IMAGE)),
    (b"\xFF\xD8\xFF", Signature::Other(IMAGE)),
    (b"GIF87a", Signature::Other(IMAGE)),
    (b"GIF89a", Signature::Other(IMAGE)),
    (b"II*\x00", Signature::Other(IMAGE)),
    (b"MM\x00*", Signature::Other(IMAGE)),
    (b"\x00\x00\x00\x0CjP  ", Signature::Other(IMAGE)),
    (b"Rar!\x1A\x07", Signature::Other(ARCHIVE)),
    (b"7z\xBC\xAF\x27\x1C", Signature::Other(ARCHIVE)),
    (b"\x1F\x8B\x08", Signature::Other(ARCHIVE)),
    (b"BZh", Signature::Other(ARCHIVE)),
    (b"\xFD7zXZ\x00", Signature::Other(ARCHIVE)),
    (b"\x28\xB5\x2F\xFD", Signature::Other(ARCHIVE)),
    (b"{\\rtf", Signature::Other("RTF文档，请另存为DOCX")),
    (b"\x7FELF", Signature::Other("程序文件")),
    (b"%!PS", Signature::Other("PostScript文件，请转为PDF")),
    (b"SQLite format 3\x00", Signature::Other("数据库文件")),
];

/// PDF readers accept the header anywhere in the first kilobyte.
const PDF_HEADER_WINDOW: usize = 1024;

pub(crate) fn signature(bytes: &[u8]) -> Signature {
    if let Some((_, signature)) = SIGNATURES.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return *signature;
    }
    if bytes.get(..4) == Some(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Signature::Other(IMAGE);
    }
    // Text can begin with these two letters; a bitmap's reserved bytes 6 to 9 are zero.
    if bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        return Signature::Other(IMAGE);
    }
    if bytes.starts_with(b"MZ") && bytes.contains(&0) {
        return Signature::Other("程序文件");
    }
    let window = bytes.get(..PDF_HEADER_WINDOW.min(bytes.len())).unwrap_or(bytes);
    if encoding::find(window, b"%PDF-").is_some_and(|at| at == 0 || !is_markup(window)) {
        return Signature::Pdf;
    }
    Signature::None
}

/// Why a compound file is not read: the names of its streams, in UTF-16, say what is inside.
pub(crate) fn compound_file(bytes: &[u8]) -> Unreadable {
    let has = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        encoding::find(bytes, &name).is_some()
    };
    let what = if has("EncryptedPackage") {
        return Unreadable::Encrypted;
    } else if has("WordDocument") {
        "旧版Word文档（DOC），请用Word或WPS另存为DOCX"
    } else if has("Workbook") || has("Book") {
        "旧版Excel工作簿（XLS），请用Excel或WPS另存为XLSX"
    } else if has("PowerPoint Document") {
        "旧版演示文稿（PPT），请另存为PDF"
    } else {
        "旧版Office文件，请另存为DOCX、XLSX或PDF"
    };
    Unreadable::Unsupported { what: what.to_owned() }
}

/// The kind of a text: what it begins with, then its name.
///
/// # Errors
/// Text formats of Office that are not read.
pub(crate) fn of_text(name: &str, text: &str) -> Result<Kind, Unreadable> {
    let start: String = text.trim_start().chars().take(2048).collect::<String>().to_ascii_lowercase();
    let unsupported = |what: &str| Err(Unreadable::Unsupported { what: what.to_owned() });
    if xml::declares_type(text) && contains_ignoring_case(text.as_bytes(), b"<!entity") {
        return unsupported("声明了XML实体（<!ENTITY>），打开后显示的与源代码不同；请去掉声明、重新保存");
    }
    if start.starts_with("<?xml") && start.contains("mso-application") {
        return unsupported("XML格式的Office文件，请另存为DOCX或XLSX");
    }
    if mail::is_mail(name, text) {
        return unsupported("邮件或单个文件网页（MHTML），请把正文和附件另存为DOCX、HTML或PDF");
    }
    let extension = name.rsplit_once('.').map(|(_, ext)| ext.to_ascii_lowercase()).unwrap_or_default();
    Ok(match extension.as_str() {
        "md" | "markdown" => Kind::Markdown,
        "json" => Kind::Json,
        "html" | "htm" | "shtml" | "xhtml" if has_tag(text) => Kind::Html,
        _ if is_markup(start.as_bytes()) => Kind::Html,
        _ if start.starts_with(['{', '[']) && json::is_json(text) => Kind::Json,
        _ if markdown::has_pipe_table(text) => Kind::Markdown,
        _ => Kind::Text,
    })
}

/// Whether a text begins as a page or a piece of one does, after comments.
fn is_markup(start: &[u8]) -> bool {
    const OPENINGS: [&str; 22] = [
        "!doctype html",
        "!doctype svg",
        "svg",
        "html",
        "head",
        "body",
        "meta",
        "title",
        "table",
        "tbody",
        "tr",
        "div",
        "p",
        "span",
        "h1",
        "h2",
        "h3",
        "section",
        "article",
        "center",
        "style",
        "script",
    ];
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let mut rest = start.trim_start_matches('\u{FEFF}').trim_start();
    while let Some(after) = rest.strip_prefix("<!--").or_else(|| rest.strip_prefix("<?xml")) {
        // A comment longer than what is looked at says too little.
        let Some((_, next)) = after.split_once('>') else { return rest.starts_with("<!--") };
        rest = next.trim_start();
    }
    let Some(tag) = rest.strip_prefix('<') else { return false };
    OPENINGS
        .iter()
        .any(|name| tag.strip_prefix(name).is_some_and(|after| !after.starts_with(|c: char| c.is_ascii_alphanumeric())))
}

fn contains_ignoring_case(text: &[u8], word: &[u8]) -> bool {
    text.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word))
}

fn has_tag(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        text.get(at + 1..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '/'))
    })
}

#[cfg(test)]
mod tests;
