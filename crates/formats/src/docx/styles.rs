//! What the styles of a document say about headings and hidden text.

use crate::content::Unreadable;
use crate::xml::{Node, Xml};
use std::collections::HashMap;

/// Styles that are based on each other; more is a circle.
const MAX_CHAIN: usize = 32;

#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    /// Heading level from 1, or 0 for "no heading".
    level: Option<u8>,
    is_hidden: Option<bool>,
}

impl Styles {
    /// The heading level that a paragraph style gives.
    pub(super) fn level(&self, id: &str) -> Option<u8> {
        self.chain(id).find_map(|style| style.level).filter(|level| *level > 0)
    }

    /// Whether a style hides its text.
    pub(super) fn hides(&self, id: &str) -> bool {
        self.chain(id).find_map(|style| style.is_hidden).unwrap_or(false)
    }

    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> {
        let first = self.by_id.get(id);
        std::iter::successors(first, |style| self.by_id.get(style.based_on.as_ref()?)).take(MAX_CHAIN)
    }
}

pub(super) fn read(text: &str) -> Result<Styles, Unreadable> {
    let mut xml = Xml::new(text, "样式");
    let mut styles = Styles::default();
    let mut id = String::new();
    let mut style = Style::default();
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => match element.name() {
                "style" => {
                    id = element.attribute("styleId").unwrap_or_default();
                    style = Style::default();
                }
                "name" => style.level = style.level.or_else(|| level_of_name(&element.attribute("val")?)),
                "basedOn" => style.based_on = element.attribute("val"),
                "outlineLvl" => style.level = element.number("val").map(level_of_outline),
                "vanish" => style.is_hidden = Some(element.is_on()),
                _ => {}
            },
            Node::Close(name) if name == "style" => {
                styles.by_id.insert(std::mem::take(&mut id), std::mem::take(&mut style));
            }
            Node::Close(_) | Node::Text(_) => {}
        }
    }
    Ok(styles)
}

/// Outline levels count from 0; 9 is body text.
pub(super) fn level_of_outline(level: u32) -> u8 {
    if level < 9 { level as u8 + 1 } else { 0 }
}

fn level_of_name(name: &str) -> Option<u8> {
    let name = name.to_ascii_lowercase();
    if name == "title" {
        return Some(1);
    }
    name.strip_prefix("heading ")?.parse().ok().filter(|level| (1..=9).contains(level))
}
