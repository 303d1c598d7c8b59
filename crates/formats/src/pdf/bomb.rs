//! How much the streams of a file unpack to, before anybody unpacks them: a file of a few kilobytes can fill the memory.

use super::anatomy::raw;
use crate::content::{Limits, Unreadable};
use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Filter;
use hayro_syntax::object::{FromBytes, Name, Stream};
use std::io::Read;

/// One stream unpacks to no more: a page of a large map has some megabytes.
const MOST_OF_ONE: u64 = 48 << 20;
/// What the limits allow to unpack is shared between all streams that are no pictures and the copies that are made of
/// them while a page is drawn.
const COPIES: usize = 2;
/// Bytes of a pixel at most: four colours of two bytes.
const PIXEL_BYTES: u64 = 8;

/// Counts what all streams of a file unpack to.
///
/// # Errors
/// It is more than any file for the public needs.
pub(super) fn guard(bytes: &[u8], limits: &Limits) -> Result<(), Unreadable> {
    let too_large =
        || Unreadable::TooLarge { what: "PDF数据流解压后超出限制，疑似压缩炸弹".to_owned() };
    let mut left = (limits.unpacked_bytes / COPIES) as u64;
    for object in raw::objects(bytes) {
        let Some(body) = bytes.get(object.body..object.end).map(raw::trimmed) else { continue };
        if !body.starts_with(b"<<") || raw::find(body, b"stream", 0).is_none() {
            continue;
        }
        let Some(stream) = Stream::from_bytes(body) else { continue };
        // Pictures are not unpacked to be inspected, and say themselves how large they are.
        if let Some(most) = pixels(&stream) {
            length(&stream, most).ok_or_else(too_large)?;
        } else {
            let length = length(&stream, MOST_OF_ONE.min(left)).ok_or_else(too_large)?;
            left = left.checked_sub(length).ok_or_else(too_large)?;
        }
    }
    Ok(())
}

/// What a picture may unpack to, by its own words.
fn pixels(stream: &Stream<'_>) -> Option<u64> {
    let dict = stream.dict();
    let is_picture = dict.get::<Name<'_>>("Subtype").is_some_and(|name| name.as_str() == "Image");
    let (width, height) = (dict.get::<u32>("Width")?, dict.get::<u32>("Height")?);
    is_picture.then(|| u64::from(width) * u64::from(height) * PIXEL_BYTES + u64::from(height) + 4096)
}

/// The length of a stream, unpacked; none if it is more than `most` at any step.
fn length(stream: &Stream<'_>, most: u64) -> Option<u64> {
    let filters = stream.filters();
    let mut data: Option<Vec<u8>> = None;
    for (at, filter) in filters.iter().enumerate() {
        let raw = stream.raw_data();
        let packed = data.as_deref().unwrap_or(&raw);
        let expands_more = filters.iter().skip(at + 1).any(|filter| expands(*filter));
        let unpacked = match filter {
            Filter::FlateDecode if expands_more => inflated(packed, most)?,
            Filter::FlateDecode => return inflated_length(packed, most),
            Filter::LzwDecode if !expands_more => return lzw_length(packed, most),
            Filter::RunLengthDecode if !expands_more => return (packed.len() as u64 * 64 <= most).then_some(0),
            // Nobody packs so but to hide how much there is.
            Filter::LzwDecode | Filter::RunLengthDecode => return None,
            Filter::AsciiHexDecode => plain("ASCIIHexDecode", packed)?,
            Filter::Ascii85Decode => plain("ASCII85Decode", packed)?,
            // Packed pictures.
            _ => return Some(packed.len() as u64),
        };
        data = Some(unpacked);
    }
    Some(data.map_or_else(|| stream.raw_data().len(), |data| data.len()) as u64)
}

fn expands(filter: Filter) -> bool {
    matches!(filter, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode)
}

/// Figures as bytes, which are fewer.
fn plain(filter: &str, packed: &[u8]) -> Option<Vec<u8>> {
    let head = format!("<</Filter/{filter}/Length {}>>stream\n", packed.len());
    let file = [head.as_bytes(), packed, b"\nendstream"].concat();
    Some(Stream::from_bytes(&file)?.decoded().ok()?.into_owned())
}

fn inflated(packed: &[u8], most: u64) -> Option<Vec<u8>> {
    let mut data = Vec::new();
    // A broken end spoils nothing before it.
    let _ = ZlibDecoder::new(packed).take(most + 1).read_to_end(&mut data);
    (data.len() as u64 <= most).then_some(data)
}

fn inflated_length(packed: &[u8], most: u64) -> Option<u64> {
    let with_head = drained(ZlibDecoder::new(packed), most)?;
    let bare = drained(DeflateDecoder::new(packed), most)?;
    // A reader that finds no head takes it for bare data, and one that stops at a wrong sum goes on without.
    let behind_head = drained(DeflateDecoder::new(packed.get(2..).unwrap_or_default()), most)?;
    Some(with_head.max(bare).max(behind_head))
}

fn drained(from: impl Read, most: u64) -> Option<u64> {
    let mut from = from.take(most + 1);
    let mut piece = vec![0; 1 << 16];
    let mut length = 0;
    while let Ok(count @ 1..) = from.read(&mut piece) {
        length += count as u64;
    }
    (length <= most).then_some(length)
}

/// Codes of nine to twelve bits, each for a text that the codes before it made: only their lengths are kept.
fn lzw_length(packed: &[u8], most: u64) -> Option<u64> {
    let mut lengths: Vec<u64> = Vec::new();
    let (mut bits, mut count, mut width, mut total) = (0_u32, 0_u32, 9_u32, 0_u64);
    let mut before = 0;
    for byte in packed {
        bits = bits << 8 | u32::from(*byte);
        count += 8;
        if count < width {
            continue;
        }
        count -= width;
        let code = (bits >> count) & ((1 << width) - 1);
        bits &= (1 << count) - 1;
        let length = match code {
            256 => {
                lengths.clear();
                (width, before) = (9, 0);
                continue;
            }
            257 => return Some(total),
            0..=255 => 1,
            _ => lengths.get(code as usize - 258).copied().unwrap_or(before + 1),
        };
        total += length;
        if total > most {
            return None;
        }
        if before > 0 && lengths.len() < 4096 - 258 {
            lengths.push(before + 1);
        }
        before = length;
        width = match lengths.len() + 258 {
            0..=510 => 9,
            511..=1022 => 10,
            1023..=2046 => 11,
            _ => 12,
        };
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write;

    fn packed(length: usize) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&vec![b' '; length]).expect("packed");
        encoder.finish().expect("packed")
    }

    fn file(dict: &str, data: &[u8], copies: usize) -> Vec<u8> {
        let head = format!("1 0 obj<<{dict}/Length {}>>stream\n", data.len());
        let object = [head.as_bytes(), data, b"\nendstream endobj\n"].concat();
        [b"%PDF-1.7\n".as_slice(), &object.repeat(copies)].concat()
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused_before_it_is_unpacked() {
        let limits = Limits { unpacked_bytes: 4 << 20, ..Limits::default() };
        let large = packed(3 << 20);
        let twice = {
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(&large).expect("packed");
            encoder.finish().expect("packed")
        };
        let hex: Vec<u8> = large.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect();
        for (name, bytes, is_refused) in [
            ("one", file("/Filter/FlateDecode", &large, 1), true),
            ("small", file("/Filter/FlateDecode", &packed(1 << 20), 1), false),
            ("many", file("/Filter/FlateDecode", &packed(1 << 20), 3), true),
            ("twice", file("/Filter[/FlateDecode/FlateDecode]", &twice, 1), true),
            ("in figures", file("/Filter[/ASCIIHexDecode/FlateDecode]", &hex, 1), true),
            ("without a head", file("/Filter/FlateDecode", large.get(2..).unwrap_or_default(), 1), true),
            ("runs", file("/Filter/RunLengthDecode", &[0x81, b' '].repeat(20_000), 1), true),
            ("a picture", file("/Subtype/Image/Width 2000/Height 1500/Filter/FlateDecode", &large, 1), false),
            ("a picture that lies", file("/Subtype/Image/Width 2/Height 1/Filter/FlateDecode", &large, 1), true),
            ("not packed", file("", &vec![b' '; 1 << 20], 1), false),
        ] {
            assert_eq!(guard(&bytes, &limits).is_err(), is_refused, "{name}");
        }
    }

    #[test]
    fn codes_of_lzw_are_counted() {
        // The example of the standard: 45 45 45 45 45 65 45 45 45 66.
        let example = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        assert_eq!(lzw_length(&example, 100), Some(10));
        assert_eq!(lzw_length(&example, 5), None);
    }
}
