//! The last net: whatever an XML part says, in text or attributes, without knowing what it means.

use crate::content::Unreadable;
use crate::xml::{Node, Xml};
use std::fmt::Write;

/// Digits in a row that may be a number of a person.
const LONG_NUMBER: usize = 11;

/// All text, a line a paragraph, then the values of all attributes, a line each.
pub(crate) fn strip(text: &str) -> Result<String, Unreadable> {
    let mut xml = Xml::new(text, "内部数据");
    let mut texts = String::new();
    let mut values = String::new();
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => {
                for (_, value) in element.attributes().iter().filter(|(_, value)| is_telling(value)) {
                    let _ = writeln!(values, "{value}");
                }
            }
            Node::Text(text) => texts.push_str(text.trim_matches(['\n', '\r'])),
            // Runs within a paragraph are one text; whatever else ends is a text of its own.
            Node::Close(name)
                if matches!(name.as_str(), "t" | "r" | "rPr" | "delText" | "font" | "span" | "b" | "i" | "u") => {}
            Node::Close(_) if texts.ends_with('\n') || texts.is_empty() => {}
            Node::Close(_) => texts.push('\n'),
        }
    }
    Ok(texts.trim().to_owned() + "\n" + values.trim_end())
}

/// A value that could say something: neither a flag, a small number, an identifier nor an address of a schema.
fn is_telling(value: &str) -> bool {
    let is_schema = value.starts_with("http://schemas.") || value.starts_with("urn:") || value.starts_with('{');
    !is_schema && (has_long_number(value) || !value.is_ascii() || value.contains(['\\', '@']))
}

/// Whether there are digits enough in a row for a number of a person.
pub(crate) fn has_long_number(text: &str) -> bool {
    let mut run = 0;
    text.bytes().any(|b| {
        run = if b.is_ascii_digit() { run + 1 } else { 0 };
        run >= LONG_NUMBER
    })
}
