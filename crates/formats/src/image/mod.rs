//! Pictures taken apart: what is written in them beside what they show. What they show no program here reads.

mod exif;
mod jpeg;
mod png;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

use crate::anatomy::{Dissection, Surface};
use crate::content::Unreadable;
use crate::ooxml::has_long_number;
use crate::{net, strings};

/// What a picture is, as far as it matters how it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Jpeg,
    Png,
    /// TIFF, WebP, HEIF: EXIF is read, the rest is searched.
    WithExif,
    /// EMF and WMF, which may hold text as text.
    Metafile,
    /// GIF, BMP and others, which are searched.
    Other,
}

fn form(bytes: &[u8]) -> Option<Form> {
    let has = |at: usize, magic: &[u8]| bytes.get(at..at + magic.len()) == Some(magic);
    Some(match () {
        () if has(0, b"\xFF\xD8\xFF") => Form::Jpeg,
        () if has(0, b"\x89PNG\r\n\x1A\n") => Form::Png,
        () if has(0, b"II*\x00") || has(0, b"MM\x00*") => Form::WithExif,
        () if has(0, b"RIFF") && has(8, b"WEBP") => Form::WithExif,
        () if has(4, b"ftyp") && (has(8, b"hei") || has(8, b"mif1") || has(8, b"avif")) => Form::WithExif,
        () if has(0, b"\x01\x00\x00\x00") && has(40, b" EMF") => Form::Metafile,
        () if has(0, b"\xD7\xCD\xC6\x9A") => Form::Metafile,
        () if has(0, b"GIF87a") || has(0, b"GIF89a") || has(0, b"\x00\x00\x00\x0CjP  ") => Form::Other,
        () if has(0, b"BM") && has(6, &[0; 4]) => Form::Other,
        () => return None,
    })
}

pub(crate) fn is_image(bytes: &[u8]) -> bool {
    form(bytes).is_some()
}

pub(crate) fn take_apart(bytes: &[u8], dissection: &mut Dissection) -> Result<(), Unreadable> {
    let Some(form) = form(bytes) else { return Ok(()) };
    let size = match form {
        Form::Jpeg => jpeg::read(bytes, dissection)?,
        Form::Png => png::read(bytes, dissection)?,
        Form::WithExif => {
            exif::of_container(bytes, dissection)?;
            search(bytes, dissection)?;
            None
        }
        Form::Metafile => {
            dissection.push("图元文件的文字", Surface::ImageMetadata, strings::utf16(bytes).join("\n"))?;
            search(bytes, dissection)?;
            None
        }
        Form::Other => {
            search(bytes, dissection)?;
            None
        }
    };
    let rest: Vec<String> = dissection.without_told(net::of_bytes(bytes)).into_iter().collect();
    dissection.push("图片数据中的号码", Surface::ImageMetadata, rest.join("\n"))?;
    let size = size.map(|(width, height)| format!("{width}×{height}")).unwrap_or_default();
    dissection.mark("画面", Surface::Picture, size)
}

/// Looks for long numbers in bytes of which nothing else is known.
fn search(bytes: &[u8], dissection: &mut Dissection) -> Result<(), Unreadable> {
    let found: Vec<String> = strings::bytes(bytes).into_iter().filter(|run| has_long_number(run)).collect();
    dissection.push("图片数据", Surface::ImageMetadata, found.join("\n"))
}

/// What follows after the end of a picture, where others hide files.
fn trailing(rest: &[u8], dissection: &mut Dissection) -> Result<(), Unreadable> {
    let rest = rest.trim_ascii_end();
    let rest = rest.get(rest.iter().take_while(|b| **b == 0).count()..).unwrap_or_default();
    if rest.starts_with(b"PK\x03\x04") || rest.starts_with(b"\xFF\xD8\xFF") || rest.starts_with(b"%PDF-") {
        dissection.mark("图片后面", Surface::Embedded, "")?;
        return dissection.embed("图片后面的文件", "", rest);
    }
    dissection.push("图片后面的数据", Surface::ImageMetadata, strings::bytes(rest).join("\n"))
}

/// Bytes as text: UTF-8 if they are that, else the encoding of Chinese offices.
fn text(bytes: &[u8]) -> String {
    let bytes = bytes.strip_suffix(&[0]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::GB18030.decode(bytes).0.into_owned(),
    }
}
