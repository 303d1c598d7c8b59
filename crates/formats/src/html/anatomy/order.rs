//! Text whose order on the screen is another than in the source: set from the right, turned about, or moved by styles.

use super::styled::{Styled, value};
use crate::bidi::{
    self, END_OF_OVERRIDE, END_OF_PIECE, FROM_LEFT, FROM_RIGHT, OVERRIDE_FROM_LEFT, OVERRIDE_FROM_RIGHT,
};
use crate::html::sheet::Sheet;
use crate::html::visible::{self, Role};
use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

/// Figures that pieces of one number have together.
const FIGURES: std::ops::RangeInclusive<usize> = 15..=40;
/// Pieces of a number that are looked at.
const MOST_PIECES: usize = 64;
/// Nodes within a piece.
const MOST_NODES: usize = 24;

/// The lines that are seen otherwise than they are written, as they are seen.
pub(super) fn turned(page: &Html) -> Vec<String> {
    let sheet = Sheet::of(page);
    let (from_right, overriding) = (Styled::of(page, is_from_right), Styled::of(page, is_override));
    let marks = |element: &Element| {
        let dir = element.attr("dir").map(str::to_ascii_lowercase);
        let is_right = dir.as_deref() == Some("rtl") || from_right.holds_for(element);
        let is_left = dir.as_deref() == Some("ltr");
        let overrides = element.name() == "bdo" || overriding.holds_for(element);
        match (is_right, is_left, overrides) {
            (true, _, true) => Some((OVERRIDE_FROM_RIGHT, END_OF_OVERRIDE)),
            (true, _, false) => Some((FROM_RIGHT, END_OF_PIECE)),
            (false, true, true) => Some((OVERRIDE_FROM_LEFT, END_OF_OVERRIDE)),
            (false, true, false) => Some((FROM_LEFT, END_OF_PIECE)),
            (false, false, _) => None,
        }
    };
    let mut found = Vec::new();
    // Marks that are open, so that each line of a block that is set from the right says so.
    let mut open: Vec<(char, char)> = Vec::new();
    let mut line = String::new();
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(text) => line.extend(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c })),
                Node::Element(element) => {
                    break_at(element, &sheet, &mut line, &open, &mut found);
                    if let Some((begin, end)) = marks(element) {
                        open.push((begin, end));
                        line.push(begin);
                    }
                }
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    if marks(element).is_some() {
                        line.extend(open.pop().map(|(_, end)| end));
                    }
                    break_at(element, &sheet, &mut line, &open, &mut found);
                }
            }
        }
    }
    found.extend(bidi::seen(&line));
    found
}

/// Ends the line at a block, and begins the next with the marks that are open.
fn break_at(element: &Element, sheet: &Sheet, line: &mut String, open: &[(char, char)], found: &mut Vec<String>) {
    if matches!(visible::role(element, sheet), Role::Inline) {
        return;
    }
    if bidi::turns(line) {
        found.extend(bidi::seen(line));
    }
    line.clear();
    line.extend(open.iter().map(|(begin, _)| *begin));
}

fn is_from_right(declarations: &str) -> bool {
    value(&declarations.to_ascii_lowercase(), "direction").is_some_and(|direction| direction.starts_with("rtl"))
}

fn is_override(declarations: &str) -> bool {
    value(&declarations.to_ascii_lowercase(), "unicode-bidi").is_some_and(|bidi| bidi.contains("override"))
}

/// Whether the pieces of a number stand on the page in an order that styles decide: nobody can say from the source what
/// it reads.
pub(super) fn is_moved(page: &Html) -> bool {
    let (moving, turning) = (Styled::of(page, moves), Styled::of(page, turns_children));
    let turns = |element: &Element| {
        turning.holds_for(element) || element.attr("dir").is_some_and(|dir| dir.eq_ignore_ascii_case("rtl"))
    };
    page.tree.nodes().any(|parent| {
        let pieces: Vec<NodeRef<'_, Node>> = parent.children().filter(is_piece).take(MOST_PIECES).collect();
        let figures: usize = pieces.iter().map(|piece| text_of(*piece).chars().count()).sum();
        let is_moved = |node: &NodeRef<'_, Node>| {
            node.descendants().take(MOST_NODES).any(|n| n.value().as_element().is_some_and(|e| moving.holds_for(e)))
        };
        let mut around = std::iter::once(parent).chain(parent.ancestors()).filter_map(|node| node.value().as_element());
        pieces.len() > 1 && FIGURES.contains(&figures) && (pieces.iter().any(is_moved) || around.any(turns))
    })
}

/// A node of which all that is seen are figures.
fn is_piece(node: &NodeRef<'_, Node>) -> bool {
    let text = text_of(*node);
    !text.is_empty() && text.chars().all(|c| c.is_numeric() || matches!(c, 'X' | 'x'))
}

/// The text of a node without white space; nothing if there is much of it.
fn text_of(node: NodeRef<'_, Node>) -> String {
    let mut text = String::new();
    for (count, inner) in node.descendants().enumerate() {
        if count >= MOST_NODES || text.len() > 2 * FIGURES.end() {
            return String::new();
        }
        if let Node::Text(piece) = inner.value() {
            text.extend(piece.chars().filter(|c| !c.is_whitespace() && !crate::inline::is_zero_width(*c)));
        }
    }
    text
}

/// Whether declarations put an element elsewhere than where it is written.
fn moves(declarations: &str) -> bool {
    let lower = declarations.to_ascii_lowercase();
    let says = |name: &str, test: fn(&str) -> bool| value(&lower, name).is_some_and(test);
    let is_placed = says("position", |value| !value.starts_with("static"));
    says("order", |value| value != "0")
        || says("float", |value| matches!(value, "right" | "inline-end"))
        || says("transform", |value| value != "none")
        || ["translate", "grid-area", "grid-column", "grid-row", "grid-column-start", "offset-path"]
            .iter()
            .any(|name| says(name, |value| value != "none"))
        || ["margin", "margin-left", "margin-right"].iter().any(|name| says(name, |value| value.contains('-')))
        || is_placed && ["left", "right", "top", "bottom", "inset"].iter().any(|name| says(name, |_| true))
}

/// Whether declarations change the order of what is within an element.
fn turns_children(declarations: &str) -> bool {
    let lower = declarations.to_ascii_lowercase();
    is_from_right(&lower)
        || ["flex-direction", "flex-flow", "flex-wrap"]
            .iter()
            .any(|name| value(&lower, name).is_some_and(|value| value.contains("reverse")))
        || value(&lower, "writing-mode").is_some_and(|mode| mode.starts_with("vertical") || mode.starts_with("tb"))
        || value(&lower, "transform").is_some_and(|value| value.contains('-') || value.contains("rotate"))
}
