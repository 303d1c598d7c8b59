//! How text looks: whether it is hidden, its colour, the ground it stands on, its size.

use crate::content::Unreadable;
use crate::xml::{Element, Node, Xml};
use std::collections::HashMap;

/// Styles that are based on each other; more is a circle.
const MAX_CHAIN: usize = 32;
/// Half points below which nobody reads. Nothing in print is smaller than three points.
const MAX_TINY: u32 = 6;
/// How near two colours are, on each of their three scales, when the eye does not part them.
const MAX_NEAR: u8 = 24;

pub(in crate::docx) type Colour = [u8; 3];

pub(in crate::docx) const WHITE: Colour = [255, 255, 255];
const BLACK: Colour = [0, 0, 0];

/// A colour as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ink {
    /// None: of text the automatic colour, which keeps off its shading; of a ground, none of its own.
    Automatic,
    Of(Colour),
}

impl Ink {
    fn from(colour: Option<Colour>) -> Self {
        colour.map_or(Self::Automatic, Self::Of)
    }

    fn colour(self) -> Option<Colour> {
        match self {
            Self::Automatic => None,
            Self::Of(colour) => Some(colour),
        }
    }
}

/// What a style or a run says of its text; `None` is silence.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::docx) struct Look {
    is_hidden: Option<bool>,
    /// Hidden in the web view only, as the page numbers of a table of contents are.
    is_hidden_on_web: Option<bool>,
    colour: Option<Ink>,
    /// The ground by shading.
    shade: Option<Ink>,
    /// The ground by a highlighter, which the automatic colour does not keep off.
    highlight: Option<Ink>,
    /// In half points.
    size: Option<u32>,
    /// Width of the characters in percent.
    width: Option<u32>,
}

impl Look {
    /// Reads one property of a run or paragraph.
    pub(in crate::docx) fn take(&mut self, element: &Element<'_>) {
        match element.name() {
            "vanish" | "specVanish" => self.is_hidden = Some(element.is_on() || self.is_hidden == Some(true)),
            "webHidden" => self.is_hidden_on_web = Some(element.is_on()),
            "color" => {
                let value = element.attribute("val").unwrap_or_default();
                let theme = || of_theme(&element.attribute("themeColor")?);
                self.colour = Some(Ink::from(colour(&value).or_else(theme)));
            }
            "shd" => self.shade = Some(Ink::from(shade(element))),
            "highlight" => self.highlight = Some(Ink::from(of_name(&element.attribute("val").unwrap_or_default()))),
            "sz" => self.size = element.number("val"),
            "w" => self.width = element.number("val"),
            _ => {}
        }
    }

    /// This look where it speaks, else the one behind it.
    pub(in crate::docx) fn over(self, behind: Self) -> Self {
        Self {
            is_hidden: self.is_hidden.or(behind.is_hidden),
            is_hidden_on_web: self.is_hidden_on_web.or(behind.is_hidden_on_web),
            colour: self.colour.or(behind.colour),
            shade: self.shade.or(behind.shade),
            highlight: self.highlight.or(behind.highlight),
            size: self.size.or(behind.size),
            width: self.width.or(behind.width),
        }
    }

    /// Whether a text is hidden. Page numbers of a table of contents are not, though the web view leaves them out.
    pub(in crate::docx) fn hides(&self, text: &str) -> bool {
        let is_page_number = text.len() <= 4 && text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace());
        self.is_hidden == Some(true) || (self.is_hidden_on_web == Some(true) && !is_page_number)
    }

    /// Whether nobody can read the text, `around` being the ground of its paragraph or cell.
    pub(in crate::docx) fn is_pale(&self, around: Option<Colour>) -> bool {
        let is_tiny = self.size.is_some_and(|size| size <= MAX_TINY) || self.width.is_some_and(|width| width <= 5);
        is_tiny || self.is_in_its_ground(around)
    }

    fn is_in_its_ground(&self, around: Option<Colour>) -> bool {
        let own = self.colour.and_then(Ink::colour);
        if let Some(highlight) = self.highlight.and_then(Ink::colour) {
            return is_near(own.unwrap_or(BLACK), highlight);
        }
        let ground = self.shade.and_then(Ink::colour).or(around).unwrap_or(WHITE);
        own.is_some_and(|colour| is_near(colour, ground))
    }
}

/// The ground that a shading gives; a solid pattern shows its own colour.
pub(in crate::docx) fn shade(element: &Element<'_>) -> Option<Colour> {
    let is_solid = element.attribute("val").is_some_and(|pattern| pattern == "solid");
    colour(&element.attribute(if is_solid { "color" } else { "fill" })?)
}

fn is_near(one: Colour, other: Colour) -> bool {
    one.iter().zip(other).all(|(a, b)| a.abs_diff(b) <= MAX_NEAR)
}

/// `FF0000`; `auto` is none.
fn colour(text: &str) -> Option<Colour> {
    let text = text.trim().trim_start_matches('#');
    let channel = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    (text.len() == 6).then_some(())?;
    Some([channel(0)?, channel(2)?, channel(4)?])
}

fn of_theme(name: &str) -> Option<Colour> {
    match name {
        "background1" | "light1" | "bg1" => Some(WHITE),
        "text1" | "dark1" | "tx1" => Some(BLACK),
        _ => None,
    }
}

fn of_name(name: &str) -> Option<Colour> {
    Some(match name {
        "black" => BLACK,
        "white" => WHITE,
        "red" => [255, 0, 0],
        "green" => [0, 255, 0],
        "blue" => [0, 0, 255],
        "yellow" => [255, 255, 0],
        "magenta" => [255, 0, 255],
        "cyan" => [0, 255, 255],
        "darkRed" => [128, 0, 0],
        "darkGreen" => [0, 128, 0],
        "darkBlue" => [0, 0, 128],
        "darkYellow" => [128, 128, 0],
        "darkMagenta" => [128, 0, 128],
        "darkCyan" => [0, 128, 128],
        "darkGray" => [128, 128, 128],
        "lightGray" => [192, 192, 192],
        _ => return None,
    })
}

/// The looks of a document's styles.
#[derive(Debug, Default)]
pub(in crate::docx) struct Looks {
    by_id: HashMap<String, (Look, Option<String>)>,
    default: Look,
}

impl Looks {
    pub(in crate::docx) fn read(text: &str) -> Result<Self, Unreadable> {
        let mut xml = Xml::new(text, "样式");
        let mut looks = Self::default();
        let mut style: Option<(String, Look, Option<String>)> = None;
        let (mut is_default, mut conditional) = (false, 0_usize);
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(element) => match element.name() {
                    "style" => style = Some((element.attribute("styleId").unwrap_or_default(), Look::default(), None)),
                    "rPrDefault" => is_default = true,
                    // What a table style says of its first row holds for the first row.
                    "tblStylePr" => conditional += 1,
                    "basedOn" => {
                        if let Some((_, _, based_on)) = &mut style {
                            *based_on = element.attribute("val");
                        }
                    }
                    _ => match &mut style {
                        Some((_, look, _)) if conditional == 0 => look.take(&element),
                        None if is_default => looks.default.take(&element),
                        Some(_) | None => {}
                    },
                },
                Node::Close(name) => match name.as_str() {
                    "style" => {
                        if let Some((id, look, based_on)) = style.take() {
                            looks.by_id.insert(id, (look, based_on));
                        }
                    }
                    "rPrDefault" => is_default = false,
                    "tblStylePr" => conditional = conditional.saturating_sub(1),
                    _ => {}
                },
                Node::Text(_) => {}
            }
        }
        Ok(looks)
    }

    /// How text looks by a style and those behind it.
    pub(in crate::docx) fn of(&self, id: &str) -> Look {
        let mut look = Look::default();
        let mut next = self.by_id.get(id);
        for _ in 0..MAX_CHAIN {
            let Some((style, based_on)) = next else { break };
            look = look.over(*style);
            next = based_on.as_ref().and_then(|id| self.by_id.get(id));
        }
        look
    }

    /// How text looks of which nothing is said.
    pub(in crate::docx) fn of_document(&self) -> Look {
        self.default
    }
}
