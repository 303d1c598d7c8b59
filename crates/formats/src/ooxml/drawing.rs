//! Drawings: text in shapes, descriptions of pictures, cropping.

use crate::content::Unreadable;
use crate::xml::{Element, Node, Xml};

/// What a drawing holds.
#[derive(Debug, Default)]
pub(crate) struct Drawing {
    /// Text of shapes, tables and charts, a line a paragraph or value.
    pub(crate) text: String,
    /// Text of shapes that are switched off.
    pub(crate) hidden: String,
    /// Descriptions, titles and names.
    pub(crate) descriptions: Vec<String>,
    /// Pictures of which more is stored than shown.
    pub(crate) cropped: usize,
}

pub(crate) fn read(text: &str) -> Result<Drawing, Unreadable> {
    let mut xml = Xml::new(text, "图形");
    let mut drawing = Drawing::default();
    let mut is_hidden = false;
    let mut cells = 0_usize;
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => match element.name() {
                "t" | "v" => {
                    let text = xml.text()?;
                    if is_hidden { &mut drawing.hidden } else { &mut drawing.text }.push_str(&text);
                    end_line(&mut drawing, is_hidden, element.name() == "v", '\n');
                }
                "docPr" | "cNvPr" => {
                    is_hidden = element.flag("hidden");
                    describe(&element, &mut drawing.descriptions);
                }
                "srcRect" if is_crop(&element) => drawing.cropped += 1,
                "tc" => cells += 1,
                "br" => end_line(&mut drawing, is_hidden, true, '\n'),
                _ => {}
            },
            Node::Close(name) => match name.as_str() {
                "p" => end_line(&mut drawing, is_hidden, cells == 0, '\n'),
                "tc" => {
                    cells = cells.saturating_sub(1);
                    end_line(&mut drawing, is_hidden, true, '\t');
                }
                "tr" => end_line(&mut drawing, is_hidden, true, '\n'),
                _ => {}
            },
            Node::Text(_) => {}
        }
    }
    Ok(drawing)
}

fn end_line(drawing: &mut Drawing, is_hidden: bool, ends: bool, mark: char) {
    let text = if is_hidden { &mut drawing.hidden } else { &mut drawing.text };
    if ends && !text.is_empty() && (mark == '\t' || !text.ends_with('\n')) {
        text.push(mark);
    }
}

/// Takes what an element says of a picture or shape in words.
pub(crate) fn describe(element: &Element<'_>, descriptions: &mut Vec<String>) {
    for name in ["descr", "title", "name", "alt"] {
        if let Some(words) = element.attribute(name).filter(|words| !words.trim().is_empty())
            && !descriptions.contains(&words)
        {
            descriptions.push(words);
        }
    }
}

/// Whether a picture is cut on any side. Negative amounts add a border.
pub(crate) fn is_crop(element: &Element<'_>) -> bool {
    ["l", "t", "r", "b"].iter().any(|side| {
        element
            .attribute(side)
            .and_then(|amount| amount.trim_end_matches('%').parse::<f64>().ok())
            .is_some_and(|n| n > 0.0)
    })
}
