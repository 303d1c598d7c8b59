//! The new file: of the old one only what the pages use, without what it carries beside.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::BTreeMap;

/// Entries that show nothing and tell something.
const BESIDE: [&[u8]; 14] = [
    b"Metadata",
    b"PieceInfo",
    b"LastModified",
    b"StructParent",
    b"StructParents",
    b"OPI",
    b"Alternates",
    b"AF",
    b"Thumb",
    b"Alt",
    b"ActualText",
    b"E",
    b"PTEX.FileName",
    b"PTEX.InfoDict",
];
/// Of such kinds nothing can be a part of what a page draws.
const FOREIGN: [&[u8]; 7] = [b"Page", b"Pages", b"Catalog", b"Annot", b"OCG", b"OCMD", b"Filespec"];
/// How streams may be packed.
const FILTERS: [&[u8]; 5] = [b"FlateDecode", b"LZWDecode", b"ASCII85Decode", b"ASCIIHexDecode", b"RunLengthDecode"];
const DEEPEST: usize = 32;
/// Bytes of one stream.
const INFLATED: usize = 64 << 20;

/// Copies objects from one file to another.
pub(super) struct Copier<'a> {
    pub(super) file: &'a Document,
    pub(super) out: Document,
    copies: BTreeMap<ObjectId, ObjectId>,
    fonts: BTreeMap<ObjectId, ObjectId>,
}

impl<'a> Copier<'a> {
    pub(super) fn new(file: &'a Document) -> Self {
        let out = Document::with_version("1.7");
        Self { file, out, copies: BTreeMap::new(), fonts: BTreeMap::new() }
    }

    /// The number that a font has in the new file; it is written when all is known that stays of it.
    pub(super) fn font(&mut self, id: ObjectId) -> ObjectId {
        *self.fonts.entry(id).or_insert_with(|| self.out.new_object_id())
    }

    /// Old and new numbers of all fonts.
    pub(super) fn fonts(&self) -> Vec<(ObjectId, ObjectId)> {
        self.fonts.iter().map(|(old, new)| (*old, *new)).collect()
    }

    /// Copies a value and all that it refers to.
    ///
    /// # Errors
    /// What is not understood, in words.
    pub(super) fn copy(&mut self, object: &Object, depth: usize) -> Result<Object, String> {
        if depth > DEEPEST {
            return Err("文件的结构过深".to_owned());
        }
        Ok(match object {
            Object::Null
            | Object::Boolean(_)
            | Object::Integer(_)
            | Object::Real(_)
            | Object::Name(_)
            | Object::String(..) => object.clone(),
            Object::Array(all) => {
                Object::Array(all.iter().map(|one| self.copy(one, depth + 1)).collect::<Result<_, _>>()?)
            }
            Object::Dictionary(all) => Object::Dictionary(self.dictionary(all, depth)?),
            Object::Stream(stream) => {
                let mut all = self.dictionary(&stream.dict, depth)?;
                for key in [b"Filter".as_slice(), b"DecodeParms", b"Length", b"F", b"FFilter", b"FDecodeParms"] {
                    all.remove(key);
                }
                Object::Stream(packed(all, inflated(stream)?))
            }
            Object::Reference(id) => {
                if let Some(copy) = self.copies.get(id) {
                    return Ok(Object::Reference(*copy));
                }
                let copy = self.out.new_object_id();
                self.copies.insert(*id, copy);
                let file = self.file;
                let target = file.get_object(*id).map_err(|_| "文件中有对不上的引用")?;
                let object = self.copy(target, depth + 1)?;
                self.out.set_object(copy, object);
                Object::Reference(copy)
            }
        })
    }

    /// Copies a dictionary without what it carries beside.
    pub(super) fn dictionary(&mut self, all: &Dictionary, depth: usize) -> Result<Dictionary, String> {
        let kind = all.get(b"Type").and_then(Object::as_name).unwrap_or_default();
        if FOREIGN.contains(&kind) || all.has(b"OC") || all.has(b"Parent") {
            return Err("页面内容牵连到图层、注释或者其他页面".to_owned());
        }
        let mut copy = Dictionary::new();
        for (key, value) in all.iter().filter(|(key, _)| !BESIDE.contains(&key.as_slice())) {
            copy.set(key.clone(), self.copy(value, depth + 1)?);
        }
        Ok(copy)
    }
}

/// The bytes of a stream.
///
/// # Errors
/// A filter that is not understood, in words.
pub(super) fn inflated(stream: &Stream) -> Result<Vec<u8>, String> {
    let bad = || "有数据的压缩方式不明，解不开".to_owned();
    if stream.dict.has(b"F") {
        return Err("页面内容放在另外的文件里".to_owned());
    }
    let Ok(filter) = stream.dict.get(b"Filter") else { return Ok(stream.content.clone()) };
    let known = match filter {
        Object::Null => return Ok(stream.content.clone()),
        Object::Name(name) => FILTERS.contains(&name.as_slice()),
        Object::Array(all) => all.iter().all(|one| one.as_name().is_ok_and(|name| FILTERS.contains(&name))),
        _ => false,
    };
    if !known {
        return Err(bad());
    }
    stream.decompressed_content_with_limit(INFLATED).map_err(|_| bad())
}

/// A stream of bytes.
pub(super) fn packed(all: Dictionary, bytes: Vec<u8>) -> Stream {
    let mut stream = Stream::new(all, bytes);
    // What does not shrink stays as it is.
    let _ = stream.compress();
    stream
}
