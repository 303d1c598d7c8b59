//! EXIF: who took a picture, when, where, with what, and what was written to it.

use super::text;
use crate::anatomy::{Dissection, Surface};
use crate::content::Unreadable;
use crate::ooxml::has_long_number;
use crate::strings;
use exif::{Context, Exif, Field, In, Reader, Tag, Value};
use std::io::Cursor;

/// Tags of Windows, in UTF-16: title, comment, author, keywords, subject.
const WINDOWS: [(u16, &str); 5] =
    [(0x9c9b, "标题"), (0x9c9c, "备注"), (0x9c9d, "作者"), (0x9c9e, "关键词"), (0x9c9f, "主题")];
const WINDOWS_AUTHOR: u16 = 0x9c9d;

/// From the file of a picture that is neither JPEG nor PNG. One without EXIF has none.
pub(super) fn of_container(bytes: &[u8], dissection: &mut Dissection) -> Result<(), Unreadable> {
    let mut reader = Reader::new();
    let read = reader.continue_on_error(true).read_from_container(&mut Cursor::new(bytes));
    match read.or_else(|error| error.distill_partial_result(|_| {})) {
        Ok(exif) => push(&exif, dissection).map(|_| ()),
        Err(_) => Ok(()),
    }
}

/// From the bytes of an EXIF block. Those of a broken one are searched.
pub(super) fn of_block(bytes: &[u8], dissection: &mut Dissection) -> Result<(), Unreadable> {
    let mut reader = Reader::new();
    let read = reader.continue_on_error(true).read_raw(bytes.to_vec());
    let told = match read.or_else(|error| error.distill_partial_result(|_| {})) {
        Ok(exif) => push(&exif, dissection)?,
        Err(_) => String::new(),
    };
    // Whatever the fields did not tell: comments of cameras, entries that are cut off.
    let is_new = |run: &String| has_long_number(run) && !told.contains(run.as_str());
    let rest: Vec<String> = strings::bytes(bytes).into_iter().filter(is_new).collect();
    dissection.push("EXIF数据", Surface::ImageMetadata, rest.join("\n"))
}

/// Adds the fields that say something, and gives all that was added.
fn push(exif: &Exif, dissection: &mut Dissection) -> Result<String, Unreadable> {
    let mut told = String::new();
    let mut lines = Vec::new();
    let mut position = Vec::new();
    for field in exif.fields().filter(|field| !has_parts(field)) {
        let name = field.tag.to_string();
        if field.tag.context() == Context::Gps {
            position.push(format!("{name} {}", field.display_value().with_unit(exif)));
            continue;
        }
        let Some(value) = words(field) else { continue };
        told.push_str(&value);
        told.push('\n');
        let windows = WINDOWS.iter().find(|(number, _)| *number == field.tag.number()).map(|(_, name)| *name);
        if matches!(field.tag, Tag::Artist | Tag::CameraOwnerName) || field.tag.number() == WINDOWS_AUTHOR {
            dissection.push(format!("EXIF“{}”", windows.unwrap_or(&name)), Surface::Author, value)?;
        } else {
            lines.push(format!("{} {value}", windows.unwrap_or(&name)));
        }
    }
    dissection.push("EXIF", Surface::ImageMetadata, lines.join("\n"))?;
    dissection.push("拍摄位置", Surface::ImagePosition, position.join("\n"))?;
    if exif.get_field(Tag::JPEGInterchangeFormat, In::THUMBNAIL).is_some() {
        dissection.mark("缩略图", Surface::Thumbnail, "")?;
    }
    Ok(told)
}

/// Whether a field is of the maker's own making, which only he can read.
fn has_parts(field: &Field) -> bool {
    field.tag == Tag::MakerNote
}

/// The text of a field that is one.
fn words(field: &Field) -> Option<String> {
    let value = match &field.value {
        Value::Ascii(texts) => texts.iter().map(|bytes| text(bytes)).collect::<Vec<_>>().join(" "),
        Value::Byte(bytes) if WINDOWS.iter().any(|(number, _)| *number == field.tag.number()) => {
            encoding_rs::UTF_16LE.decode(bytes).0.trim_end_matches('\0').to_owned()
        }
        Value::Undefined(bytes, _) if field.tag == Tag::UserComment => {
            // Eight bytes name the encoding.
            let (code, rest) = bytes.split_at_checked(8)?;
            match code {
                b"UNICODE\0" => {
                    let little = encoding_rs::UTF_16LE.decode(rest).0.into_owned();
                    let big = encoding_rs::UTF_16BE.decode(rest).0.into_owned();
                    if readable(&little) >= readable(&big) { little } else { big }
                }
                _ => text(rest),
            }
        }
        Value::Undefined(bytes, _) => strings::bytes(bytes).join(" "),
        _ => return None,
    };
    let value: String = value.chars().filter(|c| !c.is_control()).collect();
    (!value.trim().is_empty()).then(|| value.trim().to_owned())
}

/// In the wrong order of bytes, figures and letters become rare Chinese characters; the other way round it hardly happens.
fn readable(text: &str) -> (usize, usize) {
    let ascii = text.chars().filter(char::is_ascii_graphic).count();
    (ascii, text.chars().filter(|c| crate::inline::is_wide(*c)).count())
}
