//! What stays of the fonts: widths, meanings and shapes of the codes that are still used. A subset that still has the
//! shapes of what is gone would tell it.

use super::copy::{Copier, inflated, packed};
use super::font::{Code, Face, descendant, name, number};
use super::glyf;
use super::usage::Codes;
use hayro::hayro_interpret::hayro_cmap::{BfString, CMap};
use lopdf::{Dictionary, Object, Stream};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

const FONT: [&[u8]; 5] = [b"Type", b"Subtype", b"BaseFont", b"FirstChar", b"LastChar"];
const DESCENDANT: [&[u8]; 5] = [b"Type", b"Subtype", b"BaseFont", b"CIDSystemInfo", b"DW"];
/// Of the descriptor; lists of the characters of a subset are not among them.
const DESCRIPTOR: [&[u8]; 16] = [
    b"Type",
    b"FontName",
    b"FontFamily",
    b"FontStretch",
    b"FontWeight",
    b"Flags",
    b"FontBBox",
    b"ItalicAngle",
    b"Ascent",
    b"Descent",
    b"Leading",
    b"CapHeight",
    b"XHeight",
    b"StemV",
    b"StemH",
    b"MissingWidth",
];
const FILES: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
/// Entries of one block of a CMap.
const BLOCK: usize = 100;

/// The font with what is left of it.
///
/// # Errors
/// Shapes of what is gone cannot be taken out of it, in words.
pub(super) fn left(
    copier: &mut Copier<'_>,
    font: &Dictionary,
    face: &Face,
    codes: &Codes,
) -> Result<Dictionary, String> {
    if codes.kept.is_empty() {
        // Only its name is still in the content.
        return Ok(lopdf::dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    }
    let mut out = chosen(copier, font, &FONT)?;
    if name(copier.file, font, b"Subtype") == Some(b"Type0") {
        out.set("Encoding", copier.copy(font.get(b"Encoding").map_err(|_| "字体不完整")?, 0)?);
        let below = descendant(copier.file, font)?.clone();
        let below = composite(copier, &below, face, codes)?;
        let below = copier.out.add_object(below);
        out.set("DescendantFonts", vec![Object::Reference(below)]);
    } else {
        simple(copier, font, face, codes, &mut out)?;
    }
    if let Some(meaning) = to_unicode(copier, font, codes)? {
        let meaning = copier.out.add_object(packed(Dictionary::new(), meaning.into_bytes()));
        out.set("ToUnicode", meaning);
    }
    Ok(out)
}

fn composite(copier: &mut Copier<'_>, below: &Dictionary, face: &Face, codes: &Codes) -> Result<Dictionary, String> {
    let mut out = chosen(copier, below, &DESCENDANT)?;
    let mut widths = Vec::new();
    let by_cid: BTreeMap<u32, Code> = codes.kept.iter().map(|code| (code.cid, *code)).collect();
    for (cid, code) in &by_cid {
        let width = face.width(*code).unwrap_or(1000.0);
        widths.extend([i64::from(*cid).into(), Object::Array(vec![Object::Real(width as f32)])]);
    }
    out.set("W", widths);
    let glyphs = glyphs_by_cid(copier, below, by_cid.keys())?;
    match below.get(b"CIDToGIDMap") {
        Ok(Object::Name(_)) | Err(_) => {
            if below.has(b"CIDToGIDMap") {
                out.set("CIDToGIDMap", "Identity");
            }
        }
        Ok(_) => {
            let last = by_cid.keys().next_back().copied().unwrap_or(0);
            let map = (0..=last).flat_map(|cid| glyphs.get(&cid).copied().unwrap_or(0).to_be_bytes()).collect();
            let map = copier.out.add_object(packed(Dictionary::new(), map));
            out.set("CIDToGIDMap", map);
        }
    }
    if let Some(descriptor) = descriptor(copier, below, codes, Some(&glyphs))? {
        out.set("FontDescriptor", descriptor);
    }
    Ok(out)
}

/// Glyphs of a TrueType font by the numbers of its characters.
fn glyphs_by_cid<'c>(
    copier: &Copier<'_>,
    below: &Dictionary,
    cids: impl Iterator<Item = &'c u32>,
) -> Result<BTreeMap<u32, u16>, String> {
    let map = match below.get(b"CIDToGIDMap").map(|map| copier.file.dereference(map)) {
        Ok(Ok((_, Object::Stream(map)))) => Some(inflated(map)?),
        Ok(Ok((_, Object::Name(name)))) if name == b"Identity" => None,
        Err(_) => None,
        Ok(_) => return Err("字体不完整".to_owned()),
    };
    let glyph = |cid: u32| match &map {
        None => u16::try_from(cid).unwrap_or(0),
        Some(map) => {
            let at = cid as usize * 2;
            map.get(at..at + 2).and_then(|pair| pair.try_into().ok()).map_or(0, u16::from_be_bytes)
        }
    };
    Ok(cids.map(|cid| (*cid, glyph(*cid))).collect())
}

fn simple(
    copier: &mut Copier<'_>,
    font: &Dictionary,
    face: &Face,
    codes: &Codes,
    out: &mut Dictionary,
) -> Result<(), String> {
    let kept: BTreeSet<u32> = codes.kept.iter().map(|code| code.value).collect();
    if let Ok((_, Object::Array(widths))) = font.get(b"Widths").and_then(|all| copier.file.dereference(all)) {
        let first = number(copier.file, font.get(b"FirstChar").ok()).unwrap_or(0.0) as u32;
        let last = first + widths.len() as u32;
        let width = |value: u32| {
            let width = face.width(Code { value, length: 1, cid: value }).filter(|_| kept.contains(&value));
            Object::Real(width.unwrap_or(0.0) as f32)
        };
        out.set("Widths", (first..last).map(width).collect::<Vec<_>>());
    }
    let encoding = font.get(b"Encoding").and_then(|all| copier.file.dereference(all)).map(|(_, all)| all.clone());
    match encoding {
        Ok(Object::Name(name)) => out.set("Encoding", Object::Name(name)),
        Ok(Object::Dictionary(all)) => {
            let mut encoding = chosen(copier, &all, &[b"Type", b"BaseEncoding"])?;
            if let Ok((_, Object::Array(differences))) =
                all.get(b"Differences").and_then(|all| copier.file.dereference(all))
            {
                encoding.set("Differences", differences_left(differences, &kept));
            }
            out.set("Encoding", encoding);
        }
        Ok(_) => return Err("字体的编码读不出来".to_owned()),
        Err(_) => {}
    }
    if let Some(descriptor) = descriptor(copier, font, codes, None)? {
        out.set("FontDescriptor", descriptor);
    }
    Ok(())
}

fn differences_left(all: &[Object], kept: &BTreeSet<u32>) -> Vec<Object> {
    let mut left = Vec::new();
    let mut code = 0_i64;
    for one in all {
        if let Object::Integer(first) = one {
            code = *first;
        } else {
            if u32::try_from(code).is_ok_and(|code| kept.contains(&code)) {
                left.extend([Object::Integer(code), one.clone()]);
            }
            code += 1;
        }
    }
    left
}

/// The descriptor with the font file, if there is one.
fn descriptor(
    copier: &mut Copier<'_>,
    font: &Dictionary,
    codes: &Codes,
    glyphs: Option<&BTreeMap<u32, u16>>,
) -> Result<Option<Object>, String> {
    let file = copier.file;
    let Ok(all) = file.get_dict_in_dict(font, b"FontDescriptor") else { return Ok(None) };
    let mut out = chosen(copier, all, &DESCRIPTOR)?;
    for key in FILES {
        let Ok(program) = all.get(key) else { continue };
        let Ok((_, Object::Stream(program))) = file.dereference(program) else {
            return Err("嵌入的字体读不出来".to_owned());
        };
        let program = program_left(copier, key, program, codes, glyphs)?;
        let program = copier.out.add_object(program);
        out.set(key, program);
    }
    Ok(Some(Object::Reference(copier.out.add_object(out))))
}

/// The font file without the shapes of what is gone.
fn program_left(
    copier: &mut Copier<'_>,
    key: &[u8],
    program: &Stream,
    codes: &Codes,
    glyphs: Option<&BTreeMap<u32, u16>>,
) -> Result<Stream, String> {
    let bytes = inflated(program)?;
    if key == b"FontFile2"
        && let Some(glyphs) = glyphs
    {
        let kept: BTreeSet<u16> = glyphs.values().copied().collect();
        let bytes = glyf::blanked(&bytes, &kept).ok_or("嵌入的字体读不出来")?;
        let length = bytes.len() as i64;
        return Ok(packed(lopdf::dictionary! { "Length1" => length }, bytes));
    }
    if !codes.tells_nothing() {
        return Err("嵌入的字体中有只在遮盖处用到的字形，尚不能从中去掉".to_owned());
    }
    let mut all = Dictionary::new();
    for key in [b"Length1".as_slice(), b"Length2", b"Length3", b"Subtype"] {
        if let Ok(value) = program.dict.get(key) {
            all.set(key, copier.copy(value, 0)?);
        }
    }
    Ok(packed(all, bytes))
}

/// What the codes that stay mean.
fn to_unicode(copier: &Copier<'_>, font: &Dictionary, codes: &Codes) -> Result<Option<String>, String> {
    let map = match font.get(b"ToUnicode").map(|map| copier.file.dereference(map)) {
        Ok(Ok((_, Object::Stream(map)))) => map,
        Ok(Ok((_, Object::Name(_)))) | Err(_) => return Ok(None),
        Ok(_) => return Err("文字的含义表读不出来".to_owned()),
    };
    let map = CMap::parse(&inflated(map)?, |_| None).ok_or("文字的含义表读不出来")?;
    let length = codes.kept.iter().map(|code| usize::from(code.length)).max().unwrap_or(1);
    let meanings: Vec<String> = codes.kept.iter().filter_map(|code| meaning(&map, *code, length)).collect();
    let mut out = format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n\
         /CMapName /Left def\n/CMapType 2 def\n1 begincodespacerange\n<{}> <{}>\nendcodespacerange\n",
        "00".repeat(length),
        "FF".repeat(length)
    );
    for block in meanings.chunks(BLOCK) {
        let _ = writeln!(out, "{} beginbfchar\n{}\nendbfchar", block.len(), block.join("\n"));
    }
    out.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    Ok(Some(out))
}

fn meaning(map: &CMap, code: Code, length: usize) -> Option<String> {
    let text = match map.lookup_bf_string(code.value)? {
        BfString::Char(one) => one.to_string(),
        BfString::String(all) => all,
    };
    let units: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    Some(format!("<{:0width$X}> <{units}>", code.value, width = 2 * length))
}

/// The entries of these names.
fn chosen(copier: &mut Copier<'_>, all: &Dictionary, keys: &[&[u8]]) -> Result<Dictionary, String> {
    let mut out = Dictionary::new();
    for key in keys {
        if let Ok(value) = all.get(key) {
            out.set(*key, copier.copy(value, 0)?);
        }
    }
    Ok(out)
}
