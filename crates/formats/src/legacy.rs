//! Compound files: binary Office files of before 2007, and objects that Office embeds.

use crate::anatomy::{Dissection, Surface};
use crate::content::Unreadable;
use crate::ooxml::has_long_number;
use crate::{kind, net, strings};
use cfb::CompoundFile;
use std::io::{Cursor, Read};

/// Streams in a file. An archive of mails would have more.
const MAX_STREAMS: usize = 10_000;

pub(crate) fn take_apart(bytes: &[u8], dissection: &mut Dissection) -> Result<(), Unreadable> {
    let refusal = kind::compound_file(bytes);
    if refusal == Unreadable::Encrypted {
        return Err(refusal);
    }
    let streams = streams(bytes, dissection)?;
    let has = |name: &str| streams.iter().any(|(path, _)| path.rsplit('/').next() == Some(name));
    let is_office = has("WordDocument") || has("Workbook") || has("Book") || has("PowerPoint Document");
    let shown = if is_office { push_text(bytes, dissection)? } else { String::new() };
    let mut is_known = is_office || has("Equation Native");
    for (path, stream) in &streams {
        is_known |= read_stream(path, stream, dissection)?;
        let mut texts = strings::utf16(stream);
        texts.extend(strings::bytes(stream));
        texts.retain(|text| has_long_number(text) && !shown.contains(text.as_str()));
        dissection.push("正文以外的数据", Surface::HiddenText, texts.join("\n"))?;
    }
    if !is_known {
        return Err(refusal);
    }
    // Streams are scattered over the file, and sectors that belong to none are part of it as well.
    let all = streams.iter().map(|(_, stream)| stream.as_slice()).chain([bytes]);
    let numbers = all.flat_map(net::of_bytes).collect();
    let rest: Vec<String> = dissection.without_told(numbers).into_iter().collect();
    dissection.push("文件中未显示的号码", Surface::HiddenText, rest.join("\n"))
}

/// The streams with their paths, as far as the limits allow.
fn streams(bytes: &[u8], dissection: &mut Dissection) -> Result<Vec<(String, Vec<u8>)>, Unreadable> {
    let damaged = |_| Unreadable::Damaged { what: "复合文档结构不完整".to_owned() };
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    let paths: Vec<_> =
        file.walk().filter(cfb::Entry::is_stream).take(MAX_STREAMS).map(|entry| entry.path().to_owned()).collect();
    let mut left = dissection.limits().unpacked_bytes;
    let mut found = Vec::new();
    for path in paths {
        let mut stream = Vec::new();
        let opened = file.open_stream(&path).map_err(damaged)?;
        opened.take(left as u64 + 1).read_to_end(&mut stream).map_err(damaged)?;
        left = left
            .checked_sub(stream.len())
            .ok_or_else(|| Unreadable::TooLarge { what: "解开后超出限制".to_owned() })?;
        found.push((path.to_string_lossy().replace('\\', "/"), stream));
    }
    dissection.leave_bytes(left);
    Ok(found)
}

/// The text of a binary Office file, and that no more of it was looked into.
fn push_text(bytes: &[u8], dissection: &mut Dissection) -> Result<String, Unreadable> {
    let document = undoc::parse_bytes(bytes).map_err(|_| Unreadable::Damaged {
        what: "旧版Office文件无法解析，请另存为DOCX或XLSX".to_owned(),
    })?;
    let text = document.plain_text();
    if text.trim().is_empty() {
        return Err(Unreadable::Damaged {
            what: "旧版Office文件读不出文字，请另存为DOCX或XLSX".to_owned()
        });
    }
    dissection.push("", Surface::Visible, text.as_str())?;
    for (name, value, surface) in [
        ("作者", document.metadata.author, Surface::Author),
        ("标题", document.metadata.title, Surface::Property),
        ("主题", document.metadata.subject, Surface::Property),
    ] {
        dissection.push(format!("文件属性“{name}”"), surface, value.unwrap_or_default())?;
    }
    dissection.mark("旧版Office格式", Surface::Uninspected, "")?;
    Ok(text)
}

/// Reads what is known of a stream; whether it says what the file is.
fn read_stream(path: &str, stream: &[u8], dissection: &mut Dissection) -> Result<bool, Unreadable> {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.trim_start_matches('\u{1}') {
        "Ole10Native" => {
            read_native(stream, dissection)?;
            Ok(true)
        }
        "Package" | "CONTENTS" => {
            dissection.embed("嵌入的文件", "", stream)?;
            Ok(true)
        }
        "_VBA_PROJECT" => {
            dissection.mark("宏", Surface::Script, "")?;
            Ok(true)
        }
        _ => Ok(false),
    }
}

/// A file as the packager of Windows wraps it: its name, the path that it came from, its bytes.
fn read_native(stream: &[u8], dissection: &mut Dissection) -> Result<(), Unreadable> {
    let mut rest = stream.get(6..).unwrap_or_default();
    let mut next_text = || {
        let end = rest.iter().position(|b| *b == 0).unwrap_or(rest.len());
        let text = encoding_rs::GB18030.decode(rest.get(..end).unwrap_or_default()).0.into_owned();
        rest = rest.get(end + 1..).unwrap_or_default();
        text
    };
    let (name, path) = (next_text(), next_text());
    // Eight bytes, of which the last four count the path that follows; then the bytes with their count.
    let count = |at: usize| rest.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize);
    let after = 8 + count(4);
    let bytes = rest.get(after + 4..).unwrap_or_default();
    let bytes = bytes.get(..count(after).min(bytes.len())).unwrap_or_default();
    dissection.push("嵌入对象的来源路径", Surface::InternalPath, path)?;
    if bytes.is_empty() {
        dissection.unread("嵌入对象", &"内容不完整");
        return Ok(());
    }
    let name: String = name.chars().filter(|c| !c.is_control()).take(60).collect();
    dissection.mark(format!("嵌入对象“{name}”"), Surface::Embedded, "")?;
    dissection.embed(&format!("附件“{name}”"), &name, bytes)
}
