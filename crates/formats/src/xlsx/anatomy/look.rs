//! How cells look: colour and size of the font, the fill, and the number format as it is written.

use crate::content::Unreadable;
use crate::xml::{Element, Node, Xml};
use std::collections::HashMap;

/// Points below which nobody reads.
const MAX_TINY: f64 = 3.0;
/// How near two colours are, on each of their three scales, when the eye does not part them.
const MAX_NEAR: u8 = 24;

type Colour = [u8; 3];

const WHITE: Colour = [255, 255, 255];
const BLACK: Colour = [0, 0, 0];

/// A cell format.
#[derive(Debug, Default)]
struct Format {
    code: String,
    is_pale: bool,
}

/// The formats of a workbook's cells.
#[derive(Debug, Default)]
pub(in crate::xlsx) struct Looks(Vec<Format>);

impl Looks {
    /// The code of a format.
    pub(in crate::xlsx) fn code(&self, format: u32) -> &str {
        self.0.get(format as usize).map(|format| format.code.as_str()).unwrap_or_default()
    }

    /// Whether nobody can read the text of a format.
    pub(in crate::xlsx) fn is_pale(&self, format: u32) -> bool {
        self.0.get(format as usize).is_some_and(|format| format.is_pale)
    }

    pub(in crate::xlsx) fn read(text: &str) -> Result<Self, Unreadable> {
        let mut xml = Xml::new(text, "样式");
        let mut reader = Reader::default();
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(element) => reader.open(&element),
                Node::Close(name) => reader.close(&name),
                Node::Text(_) => {}
            }
        }
        Ok(Self(reader.formats))
    }
}

#[derive(Debug, Default)]
struct Reader {
    codes: HashMap<u32, String>,
    /// Colour, and whether it is tiny.
    fonts: Vec<(Option<Colour>, bool)>,
    fills: Vec<Option<Colour>>,
    formats: Vec<Format>,
    list: List,
    is_solid: bool,
}

/// The list that is open.
#[derive(Debug, Default, PartialEq, Eq)]
enum List {
    #[default]
    None,
    Fonts,
    Fills,
    Cells,
}

impl Reader {
    fn open(&mut self, element: &Element<'_>) {
        match (&self.list, element.name()) {
            (List::None, "fonts") => self.list = List::Fonts,
            (List::None, "fills") => self.list = List::Fills,
            (List::None, "cellXfs") => self.list = List::Cells,
            (List::None, "numFmt") => {
                if let (Some(id), Some(code)) = (element.number("numFmtId"), element.attribute("formatCode")) {
                    self.codes.insert(id, code);
                }
            }
            (List::Fonts, "font") => self.fonts.push((None, false)),
            (List::Fonts, name) => {
                let Some((colour, is_tiny)) = self.fonts.last_mut() else { return };
                match name {
                    "color" => *colour = of(element),
                    "sz" => {
                        let size = element.attribute("val").and_then(|size| size.parse::<f64>().ok());
                        *is_tiny = size.is_some_and(|size| size <= MAX_TINY);
                    }
                    _ => {}
                }
            }
            (List::Fills, "fill") => self.fills.push(None),
            (List::Fills, "patternFill") => {
                self.is_solid = element.attribute("patternType").is_some_and(|pattern| pattern == "solid");
            }
            (List::Fills, "fgColor") if self.is_solid => {
                if let Some(fill) = self.fills.last_mut() {
                    *fill = of(element).or(Some([128; 3]));
                }
            }
            (List::Cells, "xf") => {
                let format = self.format(element);
                self.formats.push(format);
            }
            (List::None | List::Fills | List::Cells, _) => {}
        }
    }

    fn close(&mut self, name: &str) {
        if matches!(name, "fonts" | "fills" | "cellXfs") {
            self.list = List::None;
        }
    }

    fn format(&self, element: &Element<'_>) -> Format {
        let index = |name: &str| element.number(name).unwrap_or(0) as usize;
        let (colour, is_tiny) = self.fonts.get(index("fontId")).copied().unwrap_or_default();
        let ground = self.fills.get(index("fillId")).copied().flatten().unwrap_or(WHITE);
        let code = element.number("numFmtId").and_then(|id| self.codes.get(&id)).cloned().unwrap_or_default();
        let is_pale = is_tiny || is_near(colour.unwrap_or(BLACK), ground);
        Format { code, is_pale }
    }
}

fn is_near(one: Colour, other: Colour) -> bool {
    one.iter().zip(other).all(|(a, b)| a.abs_diff(b) <= MAX_NEAR)
}

/// A colour by its value, its number, or its place in the theme; shades of theme colours only as far as they can be
/// told from white and black.
fn of(element: &Element<'_>) -> Option<Colour> {
    if let Some(value) = element.attribute("rgb") {
        let rgb = value.get(value.len().checked_sub(6)?..)?;
        let channel = |at: usize| u8::from_str_radix(rgb.get(at..at + 2)?, 16).ok();
        return Some([channel(0)?, channel(2)?, channel(4)?]);
    }
    let tint = element.attribute("tint").and_then(|tint| tint.parse::<f64>().ok()).unwrap_or(0.0);
    match (element.number("theme"), element.number("indexed")) {
        (Some(0), _) => Some([(255.0 * (1.0 + tint.min(0.0))).clamp(0.0, 255.0) as u8; 3]),
        (Some(1), _) => Some([(255.0 * tint.max(0.0)).clamp(0.0, 255.0) as u8; 3]),
        (None, Some(0 | 8 | 64)) => Some(BLACK),
        (None, Some(1 | 9 | 65)) => Some(WHITE),
        (Some(_) | None, _) => None,
    }
}
