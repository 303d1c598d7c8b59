//! Whether an element is shown, and what its name does to the text around it.

use super::sheet::Sheet;
use scraper::node::Element;

/// What an element does to the flow of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Neither it nor anything in it is shown as text.
    Hidden,
    /// Stands within a line.
    Inline,
    /// Begins and ends a paragraph.
    Block,
    /// A heading of a level.
    Heading(u8),
    /// A line break.
    LineBreak,
    /// Keeps its white space.
    Preformatted,
    Table,
    RowGroup,
    Row,
    Cell,
}

/// Elements that never are text of the page.
const NOT_TEXT: [&str; 19] = [
    "head",
    "script",
    "style",
    "template",
    "noscript",
    "title",
    "meta",
    "link",
    "select",
    "iframe",
    "object",
    "svg",
    "math",
    "canvas",
    "audio",
    "video",
    "rp",
    "xml",
    "o:documentproperties",
];

const BLOCKS: [&str; 35] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "search",
    "section",
    "summary",
    "ul",
    "textarea",
];

pub(super) fn role(element: &Element, sheet: &Sheet) -> Role {
    let name = element.name();
    if NOT_TEXT.contains(&name) || element.attr("hidden").is_some() || sheet.hides(element) {
        return Role::Hidden;
    }
    match name {
        "br" => Role::LineBreak,
        "pre" => Role::Preformatted,
        "table" => Role::Table,
        "thead" | "tbody" | "tfoot" => Role::RowGroup,
        "tr" => Role::Row,
        "td" | "th" => Role::Cell,
        "h1" => Role::Heading(1),
        "h2" => Role::Heading(2),
        "h3" => Role::Heading(3),
        "h4" => Role::Heading(4),
        "h5" => Role::Heading(5),
        "h6" => Role::Heading(6),
        name if BLOCKS.contains(&name) => Role::Block,
        _ => Role::Inline,
    }
}

/// A span attribute as HTML reads it: leading digits, 1 if there are none.
pub(super) fn span(element: &Element, attribute: &str) -> u32 {
    let Some(value) = element.attr(attribute) else { return 1 };
    let value = value.trim_start().trim_start_matches('+');
    let end = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
    let digits = value.get(..end).unwrap_or_default();
    if digits.is_empty() { 1 } else { digits.parse().unwrap_or(u32::MAX) }
}

/// Word ends a table with a row of no height that only fixes the widths of its columns.
pub(super) fn has_no_height(element: &Element) -> bool {
    element.attr("height").is_some_and(|height| matches!(height.trim(), "0" | "0px" | "0pt"))
}
