//! PNG: texts, EXIF, and what follows the picture.

use super::{exif, jpeg, trailing};
use crate::anatomy::{Dissection, Surface};
use crate::content::Unreadable;
use crate::{encoding, net};
use png::Decoder;
use std::io::Cursor;

/// Bytes of one text after unpacking.
const MAX_TEXT: usize = 4 << 20;

pub(super) fn read(bytes: &[u8], dissection: &mut Dissection) -> Result<Option<(u32, u32)>, Unreadable> {
    let damaged = |_| Unreadable::Damaged { what: "PNG图片不完整".to_owned() };
    let mut reader = Decoder::new(Cursor::new(bytes)).read_info().map_err(damaged)?;
    // Texts may stand behind the picture.
    reader.finish().map_err(damaged)?;
    let info = reader.info();
    let size = (info.width, info.height);
    let mut texts: Vec<(String, String)> = Vec::new();
    for chunk in &info.uncompressed_latin1_text {
        texts.push((chunk.keyword.clone(), of_latin1(&chunk.text)));
    }
    for chunk in &info.compressed_latin1_text {
        let mut chunk = chunk.clone();
        chunk.decompress_text_with_limit(MAX_TEXT).map_err(damaged)?;
        texts.push((chunk.keyword.clone(), of_latin1(&chunk.get_text().map_err(damaged)?)));
    }
    for chunk in &info.utf8_text {
        let mut chunk = chunk.clone();
        chunk.decompress_text_with_limit(MAX_TEXT).map_err(damaged)?;
        texts.push((chunk.keyword.clone(), chunk.get_text().map_err(damaged)?));
    }
    let profile = info.icc_profile.as_ref().map(|profile| profile.to_vec()).unwrap_or_default();
    let block = info.exif_metadata.as_ref().map(|block| block.to_vec());
    for (keyword, text) in texts {
        match keyword.as_str() {
            "Author" => dissection.push("图片作者", Surface::Author, text)?,
            "XML:com.adobe.xmp" => jpeg::xmp(text.as_bytes(), dissection)?,
            _ => dissection.push("图片注释", Surface::ImageMetadata, format!("{keyword} {text}"))?,
        }
    }
    let named: Vec<String> = net::of_bytes(&profile).into_iter().collect();
    dissection.push("图片的颜色配置", Surface::ImageMetadata, named.join("\n"))?;
    if let Some(block) = block {
        exif::of_block(&block, dissection)?;
    }
    if let Some(end) = encoding::find(bytes, b"IEND\xAE\x42\x60\x82") {
        trailing(bytes.get(end + 8..).unwrap_or_default(), dissection)?;
    }
    Ok(Some(size))
}

/// Texts that should be Latin-1 are often UTF-8 or GB18030.
fn of_latin1(text: &str) -> String {
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    bytes.map_or_else(|| text.to_owned(), |bytes| super::text(&bytes))
}
