//! JPEG: segments before the picture, and what follows it.

use super::{exif, text, trailing};
use crate::anatomy::{Dissection, Surface};
use crate::content::Unreadable;
use crate::ooxml::{has_long_number, strip};
use crate::xml::declares_type;
use crate::{encoding, strings};

const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const XMP_MORE: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
const EXIF: &[u8] = b"Exif\0\0";

/// Reads the segments; the size in pixels if the picture says it.
pub(super) fn read(bytes: &[u8], dissection: &mut Dissection) -> Result<Option<(u32, u32)>, Unreadable> {
    let mut size = None;
    let mut at = 2;
    while let Some(&[0xFF, marker]) = bytes.get(at..at + 2) {
        match marker {
            // Fill bytes, and markers without contents.
            0xFF => at += 1,
            0x01 | 0xD0..=0xD8 => at += 2,
            0xD9 => break,
            _ => {
                let length = bytes.get(at + 2..at + 4).map_or(0, |b| usize::from(b[0]) << 8 | usize::from(b[1]));
                let Some(body) = bytes.get(at + 4..at + 2 + length.max(2)) else { break };
                read_segment(marker, body, &mut size, dissection)?;
                at += 2 + length.max(2);
                if marker == 0xDA {
                    break;
                }
            }
        }
    }
    // Thumbnails have an end of their own, but stand before the data of the picture.
    let data = bytes.get(at..).unwrap_or_default();
    if let Some(end) = encoding::find(data, b"\xFF\xD9") {
        trailing(data.get(end + 2..).unwrap_or_default(), dissection)?;
    }
    Ok(size)
}

fn read_segment(
    marker: u8,
    body: &[u8],
    size: &mut Option<(u32, u32)>,
    dissection: &mut Dissection,
) -> Result<(), Unreadable> {
    match marker {
        0xE1 if body.starts_with(EXIF) => exif::of_block(body.get(EXIF.len()..).unwrap_or_default(), dissection),
        0xE1 if body.starts_with(XMP) => xmp(body.get(XMP.len()..).unwrap_or_default(), dissection),
        // A checksum, a length and an offset stand before the text.
        0xE1 if body.starts_with(XMP_MORE) => xmp(body.get(XMP_MORE.len() + 40..).unwrap_or_default(), dissection),
        0xED => iptc(body, dissection),
        // JFIF says the size of its thumbnail in bytes 12 and 13, its extension is one.
        0xE0 if body.starts_with(b"JFXX") || body.get(12..14).is_some_and(|size| size != [0, 0]) => {
            dissection.mark("缩略图", Surface::Thumbnail, "")
        }
        0xFE => dissection.push("图片注释", Surface::ImageMetadata, text(body)),
        0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
            if let Some([high, low, width_high, width_low]) = body.get(1..5) {
                let number = |high: u8, low: u8| u32::from(high) << 8 | u32::from(low);
                *size = Some((number(*width_high, *width_low), number(*high, *low)));
            }
            Ok(())
        }
        0xE0..=0xEF => {
            let found: Vec<String> = strings::bytes(body).into_iter().filter(|run| has_long_number(run)).collect();
            dissection.push("图片附加数据", Surface::ImageMetadata, found.join("\n"))
        }
        _ => Ok(()),
    }
}

/// XMP, whole or a piece of it.
pub(super) fn xmp(bytes: &[u8], dissection: &mut Dissection) -> Result<(), Unreadable> {
    let source = text(bytes);
    let source = source.trim_matches(|c: char| c == '\0' || c.is_whitespace());
    if declares_type(source) {
        dissection.unread("XMP", &"声明了DTD（<!DOCTYPE>），可借此藏匿内容");
    }
    let found = strip(source).unwrap_or_else(|_| source.to_owned());
    let lines: Vec<&str> = found.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    dissection.push("XMP", Surface::ImageMetadata, lines.join("\n"))
}

/// The captions of news agencies, in a block of Photoshop.
fn iptc(body: &[u8], dissection: &mut Dissection) -> Result<(), Unreadable> {
    let mut texts = Vec::new();
    let mut rest = body;
    while let Some(at) = rest.windows(2).position(|pair| pair == [0x1C, 0x02]) {
        let Some([_, _, _, high, low]) = rest.get(at..at + 5) else { break };
        let length = usize::from(*high) << 8 | usize::from(*low);
        let value = rest.get(at + 5..at + 5 + length).unwrap_or_default();
        texts.push(text(value));
        rest = rest.get(at + 5 + value.len()..).unwrap_or_default();
    }
    let found =
        strings::bytes(body).into_iter().filter(|run| has_long_number(run) && !texts.iter().any(|t| t.contains(run)));
    let found: Vec<String> = found.collect();
    texts.extend(found);
    texts.retain(|text| text.chars().any(|c| !c.is_control()));
    // Resources 1033 and 1036 are thumbnails of Photoshop.
    if [b"8BIM\x04\x09", b"8BIM\x04\x0C"].iter().any(|mark| encoding::find(body, *mark).is_some()) {
        dissection.mark("缩略图", Surface::Thumbnail, "")?;
    }
    dissection.push("IPTC", Surface::ImageMetadata, texts.join("\n"))
}
