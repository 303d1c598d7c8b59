//! Texts of cells: shared between them, or within one.

use crate::bidi;
use crate::content::Unreadable;
use crate::inline::Inline;
use crate::xml::{Node, Xml};

/// The shared texts in order.
pub(super) fn read(text: &str) -> Result<Vec<String>, Unreadable> {
    let mut xml = Xml::new(text, "共享字符串");
    let mut strings = Vec::new();
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && element.name() == "si"
        {
            strings.push(rich_text(&mut xml, "si")?);
        }
    }
    Ok(strings)
}

/// The text of the element that was opened last, its runs joined, phonetic guides left out.
pub(super) fn rich_text(xml: &mut Xml<'_>, end: &str) -> Result<String, Unreadable> {
    let mut all = String::new();
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => match element.name() {
                "t" => all.push_str(&xml.text()?),
                "rPh" => xml.skip()?,
                _ => {}
            },
            Node::Close(name) if name == end => break,
            Node::Close(_) | Node::Text(_) => {}
        }
    }
    Ok(clean(&all))
}

/// A cell's text as it shows: figures in the order in which they are seen, and without Excel's way of writing control
/// characters.
pub(super) fn clean(text: &str) -> String {
    if bidi::turns(text) {
        let lines = text.lines().map(|line| bidi::seen(line).into_iter().next().unwrap_or_else(|| line.to_owned()));
        return kept(&lines.collect::<Vec<_>>().join("\n"));
    }
    kept(text)
}

fn kept(text: &str) -> String {
    let mut inline = Inline::default();
    if text.contains("_x00") {
        inline.push_kept(&text.replace("_x000D_", "").replace("_x000A_", "\n").replace("_x0009_", "\t"));
    } else {
        inline.push_kept(text);
    }
    inline.take()
}
