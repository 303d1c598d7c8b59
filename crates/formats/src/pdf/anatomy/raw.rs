//! The bytes of a file as they stand, without its table of objects: what a table leaves out is still there.

use hayro_syntax::object::{Dict, FromBytes, ObjectIdentifier};

/// An object where it stands.
#[derive(Debug, Clone, Copy)]
pub(in crate::pdf) struct RawObject {
    pub(in crate::pdf) id: ObjectIdentifier,
    /// First byte of its number.
    pub(in crate::pdf) start: usize,
    /// First byte after `obj`.
    pub(in crate::pdf) body: usize,
    /// First byte of `endobj`, or of what comes next.
    pub(in crate::pdf) end: usize,
}

/// Objects of a file that are looked at.
const MOST_OBJECTS: usize = 1_000_000;

/// All objects that stand in the bytes on their own, in order.
pub(in crate::pdf) fn objects(data: &[u8]) -> Vec<RawObject> {
    let mut objects = Vec::new();
    let mut at = 0;
    while let Some(found) = find(data, b"obj", at) {
        at = found + 3;
        let Some((id, start)) = header(data, found) else { continue };
        let end = end(data, at);
        objects.push(RawObject { id, start, body: at, end });
        at = end;
        if objects.len() >= MOST_OBJECTS {
            break;
        }
    }
    objects
}

/// The numbers before `obj`.
fn header(data: &[u8], obj: usize) -> Option<(ObjectIdentifier, usize)> {
    let (generation, at) = number_before(data, obj)?;
    let (number, start) = number_before(data, at)?;
    let id = ObjectIdentifier::new(u32::try_from(number).ok()?, i32::try_from(generation).ok()?);
    Some((id, start))
}

fn number_before(data: &[u8], end: usize) -> Option<(u64, usize)> {
    let before = data.get(..end)?;
    let digits_end = end - before.iter().rev().take(16).take_while(|byte| byte.is_ascii_whitespace()).count();
    let digits = before.get(..digits_end)?.iter().rev().take(10).take_while(|byte| byte.is_ascii_digit()).count();
    let start = digits_end - digits;
    let text = std::str::from_utf8(data.get(start..digits_end)?).ok()?;
    Some((text.parse().ok()?, start))
}

/// Where an object that begins at `body` ends: after its stream, if it has one, whatever stands in it.
fn end(data: &[u8], body: usize) -> usize {
    let endobj = find(data, b"endobj", body).unwrap_or(data.len());
    let Some(stream) = find(data.get(..endobj).unwrap_or(data), b"stream", body) else { return endobj };
    let declared = data.get(body..stream).and_then(declared_length).and_then(|length| stream.checked_add(6 + length));
    let after = declared.filter(|after| {
        let rest = data.get(*after..).unwrap_or_default();
        find(rest.get(..rest.len().min(16)).unwrap_or_default(), b"endstream", 0).is_some()
    });
    let endstream = find(data, b"endstream", after.unwrap_or(stream + 6)).unwrap_or(endobj);
    find(data, b"endobj", endstream).unwrap_or(data.len())
}

/// `/Length 12`, not `/Length 12 0 R`.
fn declared_length(dict: &[u8]) -> Option<usize> {
    Dict::from_bytes(trimmed(dict))?.get_raw::<u32>("Length").and_then(|length| match length {
        hayro_syntax::object::MaybeRef::NotRef(length) => Some(length as usize),
        hayro_syntax::object::MaybeRef::Ref(_) => None,
    })
}

/// Without white space before it.
pub(in crate::pdf) fn trimmed(bytes: &[u8]) -> &[u8] {
    bytes.trim_ascii_start()
}

/// The first place of some bytes at or after another.
pub(in crate::pdf) fn find(data: &[u8], what: &[u8], from: usize) -> Option<usize> {
    let first = *what.first()?;
    let mut at = from;
    loop {
        let rest = data.get(at..)?;
        at += rest.iter().position(|byte| *byte == first)?;
        if data.get(at..)?.starts_with(what) {
            return Some(at);
        }
        at += 1;
    }
}

/// Dictionaries of trailers and of tables in streams.
pub(in crate::pdf) fn trailers<'d>(data: &'d [u8], objects: &[RawObject]) -> Vec<Dict<'d>> {
    let mut trailers = Vec::new();
    let mut at = 0;
    while let Some(found) = find(data, b"trailer", at) {
        at = found + 7;
        trailers.extend(data.get(at..).and_then(|rest| Dict::from_bytes(trimmed(rest))));
    }
    for object in objects {
        let Some(bytes) = data.get(object.body..object.end) else { continue };
        let head = bytes.get(..bytes.len().min(2_000)).unwrap_or(bytes);
        if find(head, b"XRef", 0).is_some() {
            trailers.extend(Dict::from_bytes(trimmed(bytes)));
        }
    }
    trailers
}

/// Where the file ends, once for every revision: the byte after each `%%EOF`.
pub(in crate::pdf) fn ends(data: &[u8]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    while let Some(found) = find(data, b"%%EOF", at) {
        at = found + 5;
        ends.push(at);
    }
    ends
}

/// Where in the bytes a piece of them stands.
pub(in crate::pdf) fn place_of(data: &[u8], piece: &[u8]) -> Option<usize> {
    let offset = piece.as_ptr().addr().checked_sub(data.as_ptr().addr())?;
    (offset < data.len()).then_some(offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_found_where_they_stand_and_not_within_streams() {
        let data = b"%PDF\n1 0 obj<</Length 20>>stream\n9 0 obj(x)endobj 123\nendstream endobj 2 0 obj (a) endobj\nobj 3 1 obj[1] endobj";
        let numbers: Vec<(u32, i32)> = objects(data).iter().map(|one| (one.id.obj_number, one.id.gen_number)).collect();
        assert_eq!(numbers, [(1, 0), (2, 0), (3, 1)]);
    }

    #[test]
    fn a_file_ends_as_often_as_it_was_saved() {
        assert_eq!(ends(b"a%%EOF b%%EOF\n"), [6, 13]);
        assert_eq!(ends(b"%%EO"), Vec::<usize>::new());
    }
}
