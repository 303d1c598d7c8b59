//! R11 d, e: one revision, no object that nothing refers to, and of all that a file can carry beside its pages only
//! what this program puts there.

use super::super::layer::text_string;
use super::super::rebuild::{PRODUCER, TITLE};
use super::Check;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeSet;

const CATALOG: [&[u8]; 7] =
    [b"Type", b"Pages", b"Lang", b"MarkInfo", b"StructTreeRoot", b"ViewerPreferences", b"Version"];
const PAGE: [&[u8]; 8] =
    [b"Type", b"Parent", b"MediaBox", b"Resources", b"Contents", b"StructParents", b"Rotate", b"Group"];
const TRAILER: [&[u8]; 3] = [b"Size", b"Root", b"Info"];
/// Keys and types that carry text or files beside the page.
const CARRIERS: [&[u8]; 26] = [
    b"ActualText",
    b"Alt",
    b"E",
    b"EmbeddedFile",
    b"EmbeddedFiles",
    b"EF",
    b"Filespec",
    b"JS",
    b"JavaScript",
    b"AA",
    b"OpenAction",
    b"Metadata",
    b"PieceInfo",
    b"Thumb",
    b"Outlines",
    b"Names",
    b"Dests",
    b"AcroForm",
    b"Annots",
    b"Threads",
    b"OCProperties",
    b"Perms",
    b"Collection",
    b"AF",
    b"B",
    b"Alternates",
];

pub(super) fn check(output: &[u8], check: &mut Check) {
    let count = |mark: &[u8]| output.windows(mark.len()).filter(|window| *window == mark).count();
    if count(b"%%EOF") != 1 || count(b"startxref") != 1 {
        check.fail("文件不是只有一个版本".to_owned());
    }
    let Ok(file) = Document::load_mem(output) else {
        check.fail("处理后的文件结构不完整".to_owned());
        return;
    };
    if file.is_encrypted() {
        check.fail("处理后的文件带有加密".to_owned());
    }
    let is_known = |dictionary: &Dictionary, keys: &[&[u8]]| dictionary.iter().all(|(key, _)| keys.contains(&&**key));
    if !is_known(&file.trailer, &TRAILER) || !file.catalog().is_ok_and(|catalog| is_known(catalog, &CATALOG)) {
        check.fail("文件目录中有不该有的项目".to_owned());
    }
    if !info_is_ours(&file) {
        check.fail("文件属性中有不该有的内容".to_owned());
    }
    for (n, id) in file.page_iter().enumerate() {
        if !file.get_dictionary(id).is_ok_and(|page| is_known(page, &PAGE)) {
            check.fail(format!("第{}页带有不该有的项目", n + 1));
        }
    }
    if file.objects.values().any(carries) {
        check.fail("文件中仍有附件、注释、书签、替代文字等页面以外的内容".to_owned());
    }
    let reached = reached(&file);
    if file.objects.keys().any(|id| !reached.contains(id)) {
        check.fail("文件中有没有任何引用的对象".to_owned());
    }
}

fn info_is_ours(file: &Document) -> bool {
    let Ok(Object::Dictionary(info)) =
        file.trailer.get(b"Info").and_then(|info| file.dereference(info)).map(|(_, info)| info)
    else {
        return false;
    };
    let title = text_string(TITLE);
    info.len() == 2
        && info.get(b"Title").is_ok_and(|value| value.as_str().ok() == title.as_str().ok())
        && info.get(b"Producer").is_ok_and(|value| value.as_str().ok() == Some(PRODUCER.as_bytes()))
}

fn carries(object: &Object) -> bool {
    let dictionary_carries = |all: &Dictionary| {
        all.iter().any(|(key, value)| {
            let names_carrier = matches!(value, Object::Name(name) if key == b"Type" && CARRIERS.contains(&&**name));
            names_carrier || CARRIERS.contains(&&**key) || carries(value)
        })
    };
    match object {
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Name(_)
        | Object::String(..)
        | Object::Reference(_) => false,
        Object::Array(all) => all.iter().any(carries),
        Object::Dictionary(all) => dictionary_carries(all),
        Object::Stream(stream) => dictionary_carries(&stream.dict),
    }
}

/// All objects that can be come to from the trailer.
pub(in super::super) fn reached(file: &Document) -> BTreeSet<ObjectId> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&Object> = file.trailer.iter().map(|(_, value)| value).collect();
    while let Some(object) = open.pop() {
        match object {
            Object::Null
            | Object::Boolean(_)
            | Object::Integer(_)
            | Object::Real(_)
            | Object::Name(_)
            | Object::String(..) => {}
            Object::Reference(id) => {
                if reached.insert(*id) {
                    open.extend(file.objects.get(id));
                }
            }
            Object::Array(all) => open.extend(all),
            Object::Dictionary(all) => open.extend(all.iter().map(|(_, value)| value)),
            Object::Stream(stream) => open.extend(stream.dict.iter().map(|(_, value)| value)),
        }
    }
    reached
}
