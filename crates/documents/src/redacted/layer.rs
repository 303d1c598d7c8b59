//! The text over the picture of a page: invisible, each letter where its ink is, so that search, copying and reading
//! aloud remain.
//!
//! Its font has no outlines. Every pair of text and width that occurs is one code; `ToUnicode` and `W` therefore name
//! what is left on the pages and nothing else.

use super::blank;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use scan::redaction::Glyph;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The font's name, with the six letters of a subset.
const NAME: &str = "AAAAAA+Invisible";
/// A gap or step after which the pen is put down anew, in heights of the line.
const JUMP: f64 = 0.25;
/// Places are exact to this part of the height.
const EXACT: f64 = 0.002;
/// Codes that two bytes can say.
const CODES: usize = 0xFFFF;
/// Entries of one block of a CMap.
const BLOCK: usize = 100;

type Code = (String, u32);

/// The font of the layer of all pages.
#[derive(Debug, Default)]
pub(super) struct LayerFont {
    codes: BTreeMap<Code, u16>,
}

/// A letter of the layer.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    pub(super) text: String,
    /// Where the pen is, in points from top left.
    origin: (f64, f64),
    /// Direction of the line, of length 1.
    along: (f64, f64),
    size: f64,
    /// In points.
    width: f64,
}

impl Letter {
    pub(super) fn of(glyph: &Glyph) -> Self {
        let (dx, dy) = (glyph.end.0 - glyph.origin.0, glyph.end.1 - glyph.origin.1);
        let length = dx.hypot(dy);
        let text = glyph.text.clone();
        if glyph.is_vertical {
            // Lines of this layer run along their baseline; that of a line turned downwards is left of its middle.
            let origin = (glyph.area.left + 0.2 * glyph.size, glyph.area.top);
            return Self { text, origin, along: (0.0, 1.0), size: glyph.size, width: glyph.size };
        }
        let along = if length > 0.0 { (dx / length, dy / length) } else { (1.0, 0.0) };
        Self { text, origin: glyph.origin, along, size: glyph.size, width: length }
    }

    /// Words written level from a place on, as wide as high.
    pub(super) fn words(words: &str, left: f64, baseline: f64, size: f64) -> Vec<Self> {
        let letter = |(n, c): (usize, char)| Self {
            text: c.to_string(),
            origin: (left + n as f64 * size, baseline),
            along: (1.0, 0.0),
            size,
            width: size,
        };
        words.chars().enumerate().map(letter).collect()
    }

    fn code(&self) -> Code {
        (self.text.clone(), (self.width / self.size * 1000.0).round().clamp(0.0, 20_000.0) as u32)
    }

    /// Whether the pen may go on to it from the letter before.
    fn continues(&self, before: &Self) -> bool {
        let same_line = (self.size - before.size).abs() <= EXACT * before.size
            && (self.along.0 - before.along.0).abs() + (self.along.1 - before.along.1).abs() <= EXACT;
        let (along, across) = before.way_to(self);
        same_line && (along - before.width).abs() <= JUMP * before.size && across.abs() <= 0.02 * before.size
    }

    /// How far the origin of another letter is, along the line and across.
    fn way_to(&self, other: &Self) -> (f64, f64) {
        let (x, y) = (other.origin.0 - self.origin.0, other.origin.1 - self.origin.1);
        (x * self.along.0 + y * self.along.1, x * self.along.1 - y * self.along.0)
    }
}

impl LayerFont {
    /// Numbers what occurs, in the order of the characters: the numbers tell nothing of the text.
    ///
    /// # Errors
    /// More different letters than codes, in words.
    pub(super) fn of<'a>(letters: impl Iterator<Item = &'a Letter>) -> Result<Self, String> {
        let all: BTreeSet<Code> = letters.map(Letter::code).collect();
        if all.len() > CODES {
            return Err("文字的种类过多，无法生成文字层；请拆分文件后处理".to_owned());
        }
        Ok(Self { codes: all.into_iter().zip(1..=u16::MAX).collect() })
    }

    /// Operators that write the letters of a page.
    pub(super) fn content(&self, letters: &[Letter], page_height: f64) -> String {
        let mut out = "BT\n3 Tr\n".to_owned();
        let mut size = 0.0;
        let mut run: Vec<&Letter> = Vec::new();
        for letter in letters.iter().filter(|letter| !letter.text.is_empty() && letter.size > 0.0) {
            if run.last().is_some_and(|before| !letter.continues(before)) {
                self.write_run(&mut out, &run, &mut size, page_height);
                run.clear();
            }
            run.push(letter);
        }
        self.write_run(&mut out, &run, &mut size, page_height);
        out.push_str("ET\n");
        out
    }

    fn write_run(&self, out: &mut String, run: &[&Letter], size: &mut f64, page_height: f64) {
        let Some(first) = run.first() else { return };
        if (*size - first.size).abs() > EXACT {
            *size = first.size;
            let _ = writeln!(out, "/T {} Tf", number(first.size));
        }
        let (cos, sin) = (first.along.0, -first.along.1);
        let (x, y) = (first.origin.0, page_height - first.origin.1);
        let _ = write!(
            out,
            "{} {} {} {} {} {} Tm [<",
            number(cos),
            number(sin),
            number(-sin),
            number(cos),
            number(x),
            number(y)
        );
        let mut pen = 0.0;
        for letter in run {
            let code = letter.code();
            let drift = first.way_to(letter).0 - pen;
            if drift.abs() > EXACT * first.size {
                let _ = write!(out, "> {} <", number(-drift / first.size * 1000.0));
                pen += drift;
            }
            let _ = write!(out, "{:04X}", self.codes.get(&code).copied().unwrap_or(0));
            pen += f64::from(code.1) / 1000.0 * first.size;
        }
        out.push_str(">] TJ\n");
    }

    /// Adds the font to a file: itself, the face below it, what its codes mean.
    pub(super) fn add_to(&self, file: &mut Document) -> ObjectId {
        let meaning = add_stream(file, self.to_unicode().into_bytes());
        let shapes = add_stream(file, blank::font());
        // Every code is the one empty glyph.
        let glyphs = add_stream(file, vec![0; 2 * (self.codes.len() + 1)]);
        let widths: Vec<Object> = self.codes.keys().map(|(_, width)| i64::from(*width).into()).collect();
        let descriptor = file.add_object(dictionary! {
            "Type" => "FontDescriptor",
            "FontName" => NAME,
            "Flags" => 4,
            "FontBBox" => vec![0.into(), (-200).into(), 1000.into(), 800.into()],
            "ItalicAngle" => 0,
            "Ascent" => 800,
            "Descent" => -200,
            "CapHeight" => 700,
            "StemV" => 80,
            "FontFile2" => Object::Reference(shapes),
        });
        let face = file.add_object(dictionary! {
            "Type" => "Font",
            "Subtype" => "CIDFontType2",
            "BaseFont" => NAME,
            "CIDSystemInfo" => dictionary! {
                "Registry" => Object::string_literal("Adobe"),
                "Ordering" => Object::string_literal("Identity"),
                "Supplement" => 0,
            },
            "FontDescriptor" => Object::Reference(descriptor),
            "DW" => 1000,
            "W" => vec![1.into(), Object::Array(widths)],
            "CIDToGIDMap" => Object::Reference(glyphs),
        });
        file.add_object(dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => NAME,
            "Encoding" => "Identity-H",
            "DescendantFonts" => vec![Object::Reference(face)],
            "ToUnicode" => Object::Reference(meaning),
        })
    }

    fn to_unicode(&self) -> String {
        let mut out = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
                       /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n\
                       /CMapName /Invisible def\n/CMapType 2 def\n\
                       1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            .to_owned();
        let entries: Vec<(&Code, &u16)> = self.codes.iter().collect();
        for block in entries.chunks(BLOCK) {
            let _ = writeln!(out, "{} beginbfchar", block.len());
            for ((text, _), code) in block {
                let units: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
                let _ = writeln!(out, "<{code:04X}> <{units}>");
            }
            out.push_str("endbfchar\n");
        }
        out.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        out
    }
}

fn add_stream(file: &mut Document, content: Vec<u8>) -> ObjectId {
    let mut stream = Stream::new(Dictionary::new(), content);
    // What does not shrink stays as it is.
    let _ = stream.compress();
    file.add_object(stream)
}

/// A number as PDF writes it.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Text as PDF strings hold it outside of pages.
pub(super) fn text_string(text: &str) -> Object {
    let units = text.encode_utf16().flat_map(u16::to_be_bytes);
    Object::String([0xFE, 0xFF].into_iter().chain(units).collect(), StringFormat::Hexadecimal)
}
