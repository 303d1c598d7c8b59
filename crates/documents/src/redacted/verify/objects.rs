//! R11 b, f: every object inflated, every string and stream looked through, and the file's bytes as they are.

use super::Check;
use super::needles::LEAST_IN_DATA;
use lopdf::{Dictionary, Document, Object, Stream};

/// Bytes of one inflated stream.
const INFLATED: usize = 256 << 20;

pub(super) fn check(output: &[u8], check: &mut Check) {
    if check.needles.is_in_bytes(output, LEAST_IN_DATA) {
        check.fail("文件的原始字节中仍有已遮盖的信息".to_owned());
    }
    let Ok(file) = Document::load_mem(output) else {
        check.fail("处理后的文件结构不完整".to_owned());
        return;
    };
    for (id, object) in &file.objects {
        if !look(object, check) {
            check.fail(format!("对象{}中仍有已遮盖的信息，或者无法解开检查", id.0));
        }
    }
    for (_, value) in &file.trailer {
        if !look(value, check) {
            check.fail("文件尾部仍有已遮盖的信息".to_owned());
        }
    }
}

/// Whether an object was looked through and is clean.
fn look(object: &Object, check: &Check) -> bool {
    match object {
        Object::Null | Object::Boolean(_) | Object::Integer(_) | Object::Real(_) | Object::Reference(_) => true,
        Object::Name(bytes) => is_clean(bytes, check),
        Object::String(bytes, _) => is_clean(bytes, check) && !check.needles.is_in_text(&text_of(bytes)),
        Object::Array(all) => all.iter().all(|one| look(one, check)),
        Object::Dictionary(all) => look_dictionary(all, check),
        Object::Stream(stream) => look_dictionary(&stream.dict, check) && look_stream(stream, check),
    }
}

fn look_dictionary(all: &Dictionary, check: &Check) -> bool {
    all.iter().all(|(key, value)| is_clean(key, check) && look(value, check))
}

fn look_stream(stream: &Stream, check: &Check) -> bool {
    let is_image = matches!(stream.dict.get(b"Subtype"), Ok(Object::Name(name)) if name == b"Image");
    let least = if is_image { LEAST_IN_DATA } else { 0 };
    if stream.dict.get(b"Filter").is_err() {
        return !check.needles.is_in_bytes(&stream.content, least);
    }
    // A filter that this reader does not know cannot be looked behind.
    stream.decompressed_content_with_limit(INFLATED).is_ok_and(|content| !check.needles.is_in_bytes(&content, least))
}

fn is_clean(bytes: &[u8], check: &Check) -> bool {
    !check.needles.is_in_bytes(bytes, 0)
}

fn text_of(bytes: &[u8]) -> String {
    let units = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xFE, 0xFF, rest @ ..] => units(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => units(rest, u16::from_le_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}
