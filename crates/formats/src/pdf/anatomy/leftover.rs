//! Objects that nothing refers to, and bytes that belong to no object.

use super::budget::Budget;
use super::found::{Found, Inner};
use super::raw::{self, RawObject};
use super::{picture, undrawn};
use crate::anatomy::Surface;
use crate::content::Unreadable;
use crate::pdf::text_string;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, FromBytes, MaybeRef, Name, Object, ObjectIdentifier, Stream};
use std::collections::HashSet;

const PLACE: &str = "残留对象";

/// Depth of arrays and dictionaries within one object.
const MOST_NESTED: usize = 40;

/// What is left over in a file beside the objects that were reached.
pub(super) struct Leftover<'a, 'w> {
    pub(super) pdf: &'a Pdf,
    pub(super) reached: &'w HashSet<ObjectIdentifier>,
    pub(super) found: &'w mut Found,
    pub(super) budget: &'w mut Budget,
    lines: Vec<String>,
    known: HashSet<String>,
}

impl<'a, 'w> Leftover<'a, 'w> {
    pub(super) fn new(
        pdf: &'a Pdf,
        reached: &'w HashSet<ObjectIdentifier>,
        found: &'w mut Found,
        budget: &'w mut Budget,
    ) -> Self {
        Self { pdf, reached, found, budget, lines: Vec::new(), known: HashSet::new() }
    }

    /// Objects that the file's table lists and that nothing refers to.
    pub(super) fn unreached(mut self, raw: &[RawObject]) -> Result<(), Unreadable> {
        let mut listed: HashSet<ObjectIdentifier> = raw.iter().map(|object| object.id).collect();
        for object in self.pdf.objects() {
            self.budget.take_object()?;
            if let Object::Stream(stream) = &object {
                self.list_packed(stream, &mut listed)?;
            }
        }
        let mut listed: Vec<ObjectIdentifier> = listed.into_iter().filter(|id| !self.reached.contains(id)).collect();
        listed.sort();
        for id in listed {
            self.budget.take_object()?;
            if let Some(object) = self.pdf.xref().get::<Object<'a>>(id) {
                self.object(&object, 0)?;
            }
        }
        self.tell();
        Ok(())
    }

    /// Objects that stand in the file although its table lists others, or none, under their numbers; and bytes that
    /// belong to no object. Those of an encrypted file cannot be read so.
    pub(super) fn unlisted(mut self, raw: &[RawObject]) -> Result<(), Unreadable> {
        let data: &[u8] = self.pdf.data().as_ref();
        let mut current: HashSet<usize> = HashSet::new();
        for object in self.pdf.objects() {
            self.budget.take_object()?;
            current.extend(bytes_of(&object).and_then(|bytes| raw::place_of(data, bytes)));
        }
        for object in raw {
            if !(object.body..object.end.min(object.body + 64)).any(|at| current.contains(&at)) {
                self.replaced(data, object)?;
            }
        }
        self.tell();
        self.between(data, raw);
        Ok(())
    }

    fn tell(&mut self) {
        let text = std::mem::take(&mut self.lines).join("\n");
        self.found.push(PLACE, Surface::OrphanObject, text);
    }

    /// Numbers of the objects in a stream of objects.
    fn list_packed(&mut self, stream: &Stream<'a>, listed: &mut HashSet<ObjectIdentifier>) -> Result<(), Unreadable> {
        if stream.dict().get::<Name<'_>>("Type").is_none_or(|name| name.as_str() != "ObjStm") {
            return Ok(());
        }
        let count = stream.dict().get::<u32>("N").unwrap_or(0).min(1_000_000) as usize;
        let Some(data) = self.budget.unpack(stream)? else { return Ok(()) };
        self.found.keep_numbers(&data);
        let first = stream.dict().get::<u32>("First").unwrap_or(0) as usize;
        let head = String::from_utf8_lossy(data.get(..first.min(data.len())).unwrap_or_default()).into_owned();
        let numbers = head.split_ascii_whitespace().step_by(2).take(count).filter_map(|number| number.parse().ok());
        listed.extend(numbers.map(|number| ObjectIdentifier::new(number, 0)));
        Ok(())
    }

    /// An object that stands in the file, but is not the one its number means now.
    fn replaced(&mut self, data: &[u8], raw: &RawObject) -> Result<(), Unreadable> {
        self.budget.take_object()?;
        let Some(bytes) = data.get(raw.body..raw.end).map(raw::trimmed) else { return Ok(()) };
        if raw::find(bytes, b"stream", 0).is_some()
            && let Some(stream) = Stream::from_bytes(bytes)
        {
            let kind = stream.dict().get::<Name<'_>>("Type").map(|name| name.as_str().to_owned()).unwrap_or_default();
            if kind == "XRef" {
                return Ok(());
            }
            if kind == "ObjStm" {
                let Some(data) = self.budget.unpack(&stream)? else { return Ok(()) };
                return self.loose(&text_string::text_in(&data));
            }
            return self.stream(&stream, None);
        }
        let object = match bytes.first() {
            Some(b'<') if bytes.get(1) == Some(&b'<') => Dict::from_bytes(bytes).map(Object::Dict),
            Some(b'[') => Array::from_bytes(bytes).map(Object::Array),
            Some(b'(' | b'<') => hayro_syntax::object::String::from_bytes(bytes).map(Object::String),
            Some(_) | None => None,
        };
        match object {
            Some(object) => self.object(&object, 0),
            None => Ok(()),
        }
    }

    fn object<'o>(&mut self, object: &Object<'o>, depth: usize) -> Result<(), Unreadable>
    where
        'a: 'o,
    {
        if depth > MOST_NESTED {
            return Ok(());
        }
        self.budget.take_object()?;
        match object {
            Object::String(text) => self.loose(&text_string::decode(text.as_bytes()))?,
            Object::Array(array) => {
                for item in array.raw_iter() {
                    if let MaybeRef::NotRef(item) = item {
                        self.object(&item, depth + 1)?;
                    }
                }
            }
            Object::Dict(dict) => self.dict(dict, depth)?,
            Object::Stream(stream) => self.stream(stream, Some(depth))?,
            Object::Null(_) | Object::Boolean(_) | Object::Number(_) | Object::Name(_) => {}
        }
        Ok(())
    }

    fn dict(&mut self, dict: &Dict<'_>, depth: usize) -> Result<(), Unreadable> {
        let is_font = ["FontDescriptor", "BaseFont", "FontName", "Registry"].iter().any(|key| dict.contains_key(key));
        for (key, value) in dict.entries() {
            let is_quiet = matches!(
                key.as_str(),
                "ID" | "CharSet" | "Lang" | "DA" | "M" | "CreationDate" | "ModDate" | "O" | "U" | "OE" | "UE" | "Perms"
            );
            if let MaybeRef::NotRef(value) = value
                && !is_quiet
                && !is_font
            {
                self.object(&value, depth + 1)?;
            }
        }
        Ok(())
    }

    fn stream(&mut self, stream: &Stream<'_>, depth: Option<usize>) -> Result<(), Unreadable> {
        let dict = stream.dict();
        self.dict(dict, depth.unwrap_or(0))?;
        let name = |key: &str| {
            dict.get_raw::<Name<'_>>(key).and_then(|name| match name {
                MaybeRef::NotRef(name) => Some(name.as_str().to_owned()),
                MaybeRef::Ref(_) => None,
            })
        };
        let (kind, subtype) = (name("Type").unwrap_or_default(), name("Subtype").unwrap_or_default());
        let is_font =
            ["Length1", "Length2", "FunctionType", "ShadingType", "Alternate"].iter().any(|key| dict.contains_key(key));
        if matches!(kind.as_str(), "XRef" | "ObjStm" | "CMap")
            || is_font
            || subtype.contains("Type1C")
            || subtype == "OpenType"
        {
            return Ok(());
        }
        if subtype == "Image" {
            let print = picture::fingerprint(&stream.raw_data());
            if self.found.fingerprints.insert(print) {
                self.found.mark(PLACE, Surface::OrphanObject, "（图片）");
            }
            return Ok(());
        }
        let Some(data) = self.budget.unpack(stream)? else { return Ok(()) };
        if raw::find(&data, b"begincmap", 0).is_some() {
            return Ok(());
        }
        let is_content = undrawn::has_text(&data);
        let text =
            if is_content { undrawn::content(self.pdf, &data, None, self.budget) } else { text_string::text_in(&data) };
        if is_content && !text.is_empty() {
            self.drawn(&text);
            return Ok(());
        }
        self.loose(&text)
    }

    /// What content would draw is told whether or not it says anything of a person.
    fn drawn(&mut self, text: &str) {
        for line in text.lines() {
            if !self.found.knows(line) && self.known.insert(line.to_owned()) {
                self.lines.push(line.to_owned());
            }
        }
    }

    fn loose(&mut self, text: &str) -> Result<(), Unreadable> {
        for line in text.lines().filter(|line| text_string::is_telling(line)) {
            self.budget.take_object()?;
            if !self.known.contains(line) && !self.found.knows(line) {
                self.known.insert(line.to_owned());
                self.lines.push(line.trim().to_owned());
            }
        }
        Ok(())
    }

    /// Comments between the objects, and what stands before the file begins and after it ends.
    fn between(&mut self, data: &[u8], raw: &[RawObject]) {
        let starts = raw.iter().map(|object| object.start).chain([data.len()]);
        let ends = [0].into_iter().chain(raw.iter().map(|object| object.end));
        let mut lines: Vec<String> = Vec::new();
        for (from, to) in ends.zip(starts) {
            let Some(gap) = data.get(from..to) else { continue };
            // The table of objects is all digits, and the trailer is read as such.
            let table = raw::find(gap, b"xref", 0).or_else(|| raw::find(gap, b"trailer", 0)).unwrap_or(gap.len());
            let after = raw::find(gap, b"%%EOF", table).unwrap_or(gap.len());
            let gap = [gap.get(..table).unwrap_or_default(), gap.get(after..).unwrap_or_default()].join(&b'\n');
            let gap = gap.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !is_structure(line));
            for line in gap {
                let text = text_string::text_in(line);
                if text_string::is_telling(&text) && lines.len() < 10_000 {
                    lines.push(text.trim().to_owned());
                }
            }
        }
        let behind = data.windows(5).rposition(|window| window == b"%%EOF").and_then(|at| data.get(at + 5..));
        let behind = behind.unwrap_or_default().trim_ascii_start();
        if MAGICS.iter().any(|magic| behind.starts_with(magic)) {
            let place = "文件末尾之后的文件".to_owned();
            self.found.files.push(Inner { place, name: String::new(), bytes: behind.to_vec() });
        }
        let (remarks, lines): (Vec<String>, Vec<String>) = lines.into_iter().partition(|line| is_remark(line));
        self.found.push("PDF源代码注释", Surface::Property, remarks.join("\n"));
        self.found.push("PDF结构之外", Surface::OrphanObject, lines.join("\n"));
    }
}

/// How files begin that are hung behind a PDF, so that it is two files in one.
const MAGICS: [&[u8]; 6] = [b"PK\x03\x04", b"\xFF\xD8\xFF", b"\x89PNG", b"Rar!", b"7z\xBC\xAF", b"\x1F\x8B\x08"];

/// Figures of the longest number in a table of objects.
const LONGEST_OFFSET: usize = 10;

/// A comment in which a program names itself: ASCII without a long number, perhaps behind the four bytes that are no text.
fn is_remark(line: &str) -> bool {
    let Some(said) = line.trim_start().strip_prefix('%') else { return false };
    let said = said.split_once(' ').filter(|(sign, _)| sign.chars().count() <= 4).map_or(said, |(_, said)| said);
    said.is_ascii() && !crate::ooxml::has_long_number(said)
}

/// Lines of a table of objects or of a trailer.
fn is_structure(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    let is_short = line.split(|byte| !byte.is_ascii_digit()).all(|number| number.len() <= LONGEST_OFFSET);
    let is_entry = line.len() <= 20
        && is_short
        && line.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'n' | b'f'));
    // The second line of most files: four bytes that are no text, so that it is sent as it is.
    let is_sign = line.starts_with(b"%") && line.len() <= 8;
    let words: [&[u8]; 7] = [b"xref", b"trailer", b"startxref", b"%%EOF", b"endobj", b"<<", b"%PDF"];
    is_entry
        || is_sign
        || words.iter().any(|word| line.starts_with(word))
        || line.starts_with(b"/")
        || line.ends_with(b">>")
}

fn bytes_of<'o>(object: &Object<'o>) -> Option<&'o [u8]> {
    match object {
        Object::Dict(dict) => Some(dict.data()),
        Object::Array(array) => Some(array.data()),
        Object::Stream(stream) => Some(stream.dict().data()),
        Object::Null(_) | Object::Boolean(_) | Object::Number(_) | Object::String(_) | Object::Name(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_name_themselves_in_remarks_and_people_do_not() {
        for (line, expected) in [
            ("%搶嫗 ReportLab Generated PDF document (opensource)", true),
            ("% Created by a program", true),
            ("% 130203190205180455", false),
            ("%搶嫗 130203190205180455", false),
            ("%备注 此稿不公开", false),
            ("130203190205180455", false),
        ] {
            assert_eq!(is_remark(line), expected, "{line}");
        }
    }
}
