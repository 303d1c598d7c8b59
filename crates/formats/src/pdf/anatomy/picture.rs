//! Pictures: what their data says beside what they show.

use super::found::Inner;
use super::walk::{Spot, Walk};
use crate::content::Unreadable;
use hayro_syntax::Filter;
use hayro_syntax::object::{FromBytes, Stream};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Marks of metadata in the data of a JPEG.
const METADATA: [&[u8]; 4] = [b"Exif\0", b"http://ns.adobe.com/", b"Photoshop 3.0", b"\xFF\xFE"];

/// Pictures whose metadata is read.
const MOST_PICTURES: usize = 2_000;

pub(super) fn look<'a>(walk: &mut Walk<'a, '_>, stream: &Stream<'a>, spot: Spot) -> Result<(), Unreadable> {
    let raw = stream.raw_data();
    walk.found.fingerprints.insert(fingerprint(&raw));
    let filters = stream.filters();
    let data = match filters.as_slice() {
        [Filter::DctDecode] => raw.into_owned(),
        [.., Filter::DctDecode] => match unpacked(walk, &raw, filters.len() - 1, stream)? {
            Some(data) => data,
            None => return Ok(()),
        },
        [..] => return Ok(()),
    };
    // Metadata stands before the pixels.
    let head = data.get(..data.len().min(1 << 18)).unwrap_or(&data);
    let has_metadata = METADATA.iter().any(|mark| head.windows(mark.len()).any(|window| window == *mark));
    if has_metadata && walk.found.pictures.len() < MOST_PICTURES {
        walk.found.pictures.push(Inner { place: spot.place("图片"), name: "图片.jpg".to_owned(), bytes: data });
    }
    Ok(())
}

pub(super) fn fingerprint(data: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    data.hash(&mut hasher);
    hasher.finish()
}

/// Takes off the packing around a JPEG, but not the JPEG itself.
fn unpacked(
    walk: &mut Walk<'_, '_>,
    raw: &[u8],
    outer: usize,
    stream: &Stream<'_>,
) -> Result<Option<Vec<u8>>, Unreadable> {
    let names = stream.filters().into_iter().take(outer).map(|filter| match filter {
        Filter::FlateDecode => "/FlateDecode",
        Filter::AsciiHexDecode => "/ASCIIHexDecode",
        Filter::Ascii85Decode => "/ASCII85Decode",
        Filter::LzwDecode => "/LZWDecode",
        Filter::RunLengthDecode => "/RunLengthDecode",
        _ => "/Unknown",
    });
    let head = format!("<</Filter[{}]/Length {}>>stream\n", names.collect::<String>(), raw.len());
    let file = [head.as_bytes(), raw, b"\nendstream"].concat();
    let Some(inner) = Stream::from_bytes(&file) else { return Ok(None) };
    Ok(walk.budget.unpack(&inner)?.map(std::borrow::Cow::into_owned))
}
