//! Plain boxes laid over pictures in office files: the picture below is whole, and whoever moves the box sees it.

use crate::content::Unreadable;
use crate::xml::{Element, Node, Xml};

/// A box smaller than this, in English metric units, hides no word: 12 by 5 points.
const WIDTH: i64 = 152_400;
const HEIGHT: i64 = 63_500;
/// Boxes and pictures of one part that are compared.
const MOST: usize = 2_000;

/// Where something stands, in English metric units; nothing where the part does not say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Area {
    left: i64,
    top: i64,
    width: i64,
    height: i64,
}

/// A shape or picture while it is read.
#[derive(Debug, Default)]
struct Thing {
    is_picture: bool,
    area: Option<Area>,
    /// Black, white or grey, and opaque.
    is_plain: bool,
    has_text: bool,
    is_behind: bool,
    /// The paragraph that it stands in, counted as they begin.
    paragraph: usize,
}

impl Thing {
    fn is_box(&self) -> bool {
        !self.is_picture
            && self.is_plain
            && !self.has_text
            && !self.is_behind
            && self.area.is_none_or(|area| area.width >= WIDTH && area.height >= HEIGHT)
    }
}

/// Plain boxes without text that may lie over pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Boxes {
    /// They do, by their places, or stand in one paragraph with a picture.
    pub(crate) above: usize,
    /// Where they lie depends on the lines of a text document that has pictures, too.
    pub(crate) perhaps: usize,
}

/// Boxes over pictures in a drawing, where both have a place; a page of text has none but for its paragraphs.
pub(crate) fn boxes(text: &str, is_drawing: bool) -> Result<Boxes, Unreadable> {
    let mut found = Boxes::default();
    if !(text.contains("blip") || text.contains("imagedata")) {
        return Ok(found);
    }
    let things = things(text)?;
    for (at, shape) in things.iter().enumerate().filter(|(_, thing)| thing.is_box()) {
        let pictures = || things.iter().enumerate().filter(|(_, thing)| thing.is_picture);
        // What is drawn later lies above.
        let is_below = |(before, picture): (usize, &Thing)| {
            before < at && shape.area.zip(picture.area).is_some_and(|(area, other)| overlap(area, other))
        };
        if is_drawing {
            found.above += usize::from(pictures().any(is_below));
        } else if pictures().any(|(_, picture)| picture.paragraph == shape.paragraph) {
            found.above += 1;
        } else {
            found.perhaps += usize::from(pictures().next().is_some());
        }
    }
    Ok(found)
}

/// Whether they have more than a word in common.
fn overlap(one: Area, other: Area) -> bool {
    let common = |from: i64, length: i64, from_other: i64, other: i64| {
        from.saturating_add(length).min(from_other.saturating_add(other)) - from.max(from_other)
    };
    common(one.left, one.width, other.left, other.width) >= WIDTH
        && common(one.top, one.height, other.top, other.height) >= HEIGHT
}

fn things(text: &str) -> Result<Vec<Thing>, Unreadable> {
    let mut xml = Xml::new(text, "图形");
    let mut things: Vec<Thing> = Vec::new();
    // The shape that is open, the depth in its outline, and whether its frame of the page is behind the text.
    let mut open: Option<Thing> = None;
    let (mut outline, mut is_behind, mut paragraph) = (0_usize, false, 0);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => match element.name() {
                "p" => paragraph += 1,
                "anchor" => is_behind = element.flag("behindDoc"),
                "sp" | "wsp" | "pic" => {
                    let is_picture = element.name() == "pic";
                    open = Some(Thing { is_picture, is_behind, paragraph, ..Thing::default() });
                }
                "rect" | "shape" | "roundrect" => open = Some(Thing { paragraph, ..old_shape(&element) }),
                "ln" => outline += 1,
                "imagedata" => open = open.map(|thing| Thing { is_picture: true, ..thing }),
                name => {
                    if let Some(thing) = &mut open {
                        thing.take(name, &element, outline > 0);
                    }
                }
            },
            Node::Close(name) => match name.as_str() {
                "ln" => outline = outline.saturating_sub(1),
                "p" => paragraph += 1,
                "anchor" => is_behind = false,
                "sp" | "wsp" | "pic" | "rect" | "shape" | "roundrect" => {
                    things.extend(open.take().filter(|_| things.len() < MOST));
                }
                _ => {}
            },
            Node::Text(text) => {
                if let Some(thing) = open.as_mut().filter(|_| !text.trim().is_empty()) {
                    thing.has_text = true;
                }
            }
        }
    }
    Ok(things)
}

impl Thing {
    fn take(&mut self, name: &str, element: &Element<'_>, is_outline: bool) {
        let number = |name: &str| element.attribute(name).and_then(|value| value.parse::<i64>().ok());
        match name {
            "off" => {
                let area = self.area.get_or_insert_default();
                (area.left, area.top) = (number("x").unwrap_or(0), number("y").unwrap_or(0));
            }
            "ext" if element.attribute("cx").is_some() => {
                let area = self.area.get_or_insert_default();
                (area.width, area.height) = (number("cx").unwrap_or(0), number("cy").unwrap_or(0));
            }
            "srgbClr" | "sysClr" | "schemeClr" | "prstClr" if !is_outline => {
                let colour = element.attribute("lastClr").or_else(|| element.attribute("val")).unwrap_or_default();
                self.is_plain = is_plain(&colour);
            }
            // Half transparent, it hides nothing, and says so.
            "alpha" if !is_outline => self.is_plain &= number("val").is_none_or(|percent| percent >= 85_000),
            "noFill" if !is_outline => self.is_plain = false,
            _ => {}
        }
    }
}

/// A shape of before 2007: white unless it says otherwise. A line that is drawn as a rectangle has next to no height.
fn old_shape(element: &Element<'_>) -> Thing {
    let style = element.attribute("style").unwrap_or_default();
    let points = |name: &str| {
        let value = style.split(';').filter_map(|one| one.split_once(':')).find(|(key, _)| key.trim() == name)?.1;
        let number = value.trim().trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<f64>().ok()?;
        Some((number * 12_700.0) as i64)
    };
    let area = points("width").zip(points("height"));
    let is_off = |name: &str| element.attribute(name).is_some_and(|value| matches!(value.as_str(), "f" | "false"));
    let is_line = element.attribute("hr").is_some();
    let colour = element.attribute("fillcolor").unwrap_or_default();
    Thing {
        area: area.map(|(width, height)| Area { width, height, ..Area::default() }),
        is_plain: !is_off("filled") && !is_line && (is_plain(&colour) || colour.is_empty() && element.name() == "rect"),
        is_behind: style.contains("z-index:-"),
        ..Thing::default()
    }
}

/// Black, white or grey: the colours of boxes that are drawn to hide something.
fn is_plain(colour: &str) -> bool {
    let colour = colour.split(' ').next().unwrap_or_default().trim_start_matches('#');
    let part = |at: usize| u8::from_str_radix(colour.get(at..at + 2)?, 16).ok();
    match (colour.len(), part(0), part(2), part(4)) {
        (6, Some(red), Some(green), Some(blue)) => red.abs_diff(green) < 20 && green.abs_diff(blue) < 20,
        _ => matches!(
            colour,
            "black"
                | "white"
                | "gray"
                | "grey"
                | "tx1"
                | "bg1"
                | "dk1"
                | "lt1"
                | "windowText"
                | "window"
                | "000"
                | "fff"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PICTURE: &str = r#"<p:pic><a:blip/><a:xfrm><a:off x="1000000" y="1000000"/><a:ext cx="4000000" cy="3000000"/></a:xfrm></p:pic>"#;

    fn shape(colour: &str, x: i64, inner: &str) -> String {
        format!(
            r#"<p:sp><a:xfrm><a:off x="{x}" y="1200000"/><a:ext cx="900000" cy="300000"/></a:xfrm><a:solidFill><a:srgbClr val="{colour}">{inner}</a:srgbClr></a:solidFill></p:sp>"#
        )
    }

    #[test]
    fn only_plain_boxes_without_text_above_a_picture_count() {
        let black = shape("000000", 1_200_000, "");
        let outlined = black
            .replace("<a:solidFill>", "<a:noFill/><a:ln><a:solidFill>")
            .replace("</a:solidFill>", "</a:solidFill></a:ln>");
        for (name, drawing, expected) in [
            ("above", format!("{PICTURE}{black}"), 1),
            ("white", format!("{PICTURE}{}", shape("FFFFFF", 1_200_000, "")), 1),
            ("below", format!("{black}{PICTURE}"), 0),
            ("beside", format!("{PICTURE}{}", shape("000000", 6_000_000, "")), 0),
            ("red", format!("{PICTURE}{}", shape("C00000", 1_200_000, "")), 0),
            ("transparent", format!("{PICTURE}{}", shape("000000", 1_200_000, r#"<a:alpha val="30000"/>"#)), 0),
            ("with words", format!("{PICTURE}{}", black.replace("</p:sp>", "<a:t>图1</a:t></p:sp>")), 0),
            ("a frame", format!("{PICTURE}{outlined}"), 0),
            ("no picture", black, 0),
        ] {
            assert_eq!(boxes(&format!("<x>{drawing}</x>"), true).map(|boxes| boxes.above), Ok(expected), "{name}");
        }
        let old = |between: &str| {
            format!(
                r##"<x><p><v:shape><v:imagedata/></v:shape>{between}<v:rect fillcolor="#000000" style="width:90pt;height:20pt"/></p></x>"##
            )
        };
        assert_eq!(boxes(&old(""), false), Ok(Boxes { above: 1, perhaps: 0 }));
        assert_eq!(boxes(&old("</p><p>"), false), Ok(Boxes { above: 0, perhaps: 1 }));
    }
}
