//! What a font makes of the bytes of a string: codes, and how far the pen goes with each.

use hayro::hayro_interpret::hayro_cmap::{CMap, CMapName, load_embedded};
use lopdf::{Dictionary, Document, Object};
use std::collections::BTreeMap;

/// The encodings of composite fonts that are understood: all of them write level lines.
const ENCODINGS: [&[u8]; 5] = [b"Identity-H", b"UniGB-UCS2-H", b"UniGB-UTF16-H", b"GBK-EUC-H", b"GBKp-EUC-H"];
/// Entries of a font's widths, all ranges written out.
const WIDTHS: usize = 200_000;

/// A code of a string, with the number of bytes that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Code {
    pub(super) value: u32,
    pub(super) length: u8,
    /// Of a composite font the number of the character in it, of a simple one the code.
    pub(super) cid: u32,
}

/// A font as strings need it.
#[derive(Debug)]
pub(super) struct Face {
    /// None for simple fonts, whose codes are bytes.
    codes: Option<CMap>,
    widths: BTreeMap<u32, f64>,
    /// Of what is in no list; none if the file leaves the widths to the reader.
    usual: Option<f64>,
}

impl Face {
    /// Reads a font.
    ///
    /// # Errors
    /// What is not understood of it, in words.
    pub(super) fn of(file: &Document, font: &Dictionary) -> Result<Self, String> {
        match name(file, font, b"Subtype") {
            Some(b"Type0") => Self::composite(file, font),
            Some(b"Type1" | b"MMType1" | b"TrueType") => Self::simple(file, font),
            Some(_) | None => Err("用到图形拼成的字体（Type3）或者不明的字体".to_owned()),
        }
    }

    fn composite(file: &Document, font: &Dictionary) -> Result<Self, String> {
        let encoding = name(file, font, b"Encoding").unwrap_or_default();
        if !ENCODINGS.contains(&encoding) {
            return Err("文字的编码方式（竖排或自定义）尚不能逐字处理".to_owned());
        }
        let codes = if encoding == b"Identity-H" {
            Some(CMap::identity_h())
        } else {
            load_embedded(CMapName::from_bytes(encoding)).and_then(|data| CMap::parse(data, load_embedded))
        };
        let codes = codes.ok_or("文字的编码表读不出来")?;
        let face = descendant(file, font)?;
        let usual = number(file, face.get(b"DW").ok()).unwrap_or(1000.0);
        let widths = match face.get(b"W").ok().map(|w| file.dereference(w)) {
            Some(Ok((_, Object::Array(all)))) => composite_widths(file, all)?,
            Some(_) => return Err("字体的宽度表读不出来".to_owned()),
            None => BTreeMap::new(),
        };
        Ok(Self { codes: Some(codes), widths, usual: Some(usual) })
    }

    fn simple(file: &Document, font: &Dictionary) -> Result<Self, String> {
        let Ok(list) = font.get(b"Widths") else {
            return Ok(Self { codes: None, widths: BTreeMap::new(), usual: None });
        };
        let Ok((_, Object::Array(list))) = file.dereference(list) else {
            return Err("字体的宽度表读不出来".to_owned());
        };
        let first = number(file, font.get(b"FirstChar").ok()).unwrap_or(0.0) as u32;
        let widths = list.iter().take(256).zip(first..).filter_map(|(w, code)| Some((code, number(file, Some(w))?)));
        let descriptor = file.get_dict_in_dict(font, b"FontDescriptor").ok();
        let usual = descriptor.and_then(|one| number(file, one.get(b"MissingWidth").ok())).unwrap_or(0.0);
        Ok(Self { codes: None, widths: widths.collect(), usual: Some(usual) })
    }

    /// The codes of a string.
    ///
    /// # Errors
    /// Bytes that are no code, in words.
    pub(super) fn read(&self, bytes: &[u8]) -> Result<Vec<Code>, String> {
        let Some(map) = &self.codes else {
            let code = |byte: &u8| Code { value: u32::from(*byte), length: 1, cid: u32::from(*byte) };
            return Ok(bytes.iter().map(code).collect());
        };
        let mut codes = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            let mut value = 0;
            let found = rest.iter().take(4).zip(1_u8..).find_map(|(byte, length)| {
                value = (value << 8) | u32::from(*byte);
                map.lookup_cid_code(value, length).map(|cid| Code { value, length, cid })
            });
            let code = found.ok_or("文字中有编码表以外的代码")?;
            rest = rest.get(usize::from(code.length)..).unwrap_or_default();
            codes.push(code);
        }
        Ok(codes)
    }

    /// How far the pen goes, in thousandths of the size; none if the file does not say.
    pub(super) fn width(&self, code: Code) -> Option<f64> {
        self.widths.get(&code.cid).copied().or(self.usual)
    }
}

impl Code {
    /// As a string holds it.
    pub(super) fn bytes(self) -> impl Iterator<Item = u8> {
        self.value.to_be_bytes().into_iter().skip(4 - usize::from(self.length))
    }
}

/// The one font below a composite font.
pub(super) fn descendant<'a>(file: &'a Document, font: &'a Dictionary) -> Result<&'a Dictionary, String> {
    let all = font.get(b"DescendantFonts").and_then(|all| file.dereference(all)).map(|(_, all)| all);
    match all {
        Ok(Object::Array(all)) => match all.as_slice() {
            [one] => file.dereference(one).and_then(|(_, one)| one.as_dict()).map_err(|_| "字体不完整".to_owned()),
            _ => Err("字体不完整".to_owned()),
        },
        Ok(_) | Err(_) => Err("字体不完整".to_owned()),
    }
}

fn composite_widths(file: &Document, all: &[Object]) -> Result<BTreeMap<u32, f64>, String> {
    let bad = || "字体的宽度表读不出来".to_owned();
    let mut widths = BTreeMap::new();
    let mut rest = all;
    while let [first, second, more @ ..] = rest {
        let first = number(file, Some(first)).ok_or_else(bad)? as u32;
        if let Ok((_, Object::Array(list))) = file.dereference(second) {
            for (width, cid) in list.iter().zip(first..) {
                widths.insert(cid, number(file, Some(width)).ok_or_else(bad)?);
            }
            rest = more;
        } else {
            let [width, more @ ..] = more else { return Err(bad()) };
            let last = number(file, Some(second)).ok_or_else(bad)? as u32;
            let width = number(file, Some(width)).ok_or_else(bad)?;
            if last > 0xFFFF || widths.len() > WIDTHS {
                return Err(bad());
            }
            widths.extend((first..=last).map(|cid| (cid, width)));
            rest = more;
        }
    }
    if rest.is_empty() { Ok(widths) } else { Err(bad()) }
}

/// A name in a dictionary, through references.
pub(super) fn name<'a>(file: &'a Document, all: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
    file.dereference(all.get(key).ok()?).ok()?.1.as_name().ok()
}

/// A number, through references.
pub(super) fn number(file: &Document, object: Option<&Object>) -> Option<f64> {
    file.dereference(object?).ok()?.1.as_float().ok().map(f64::from)
}
