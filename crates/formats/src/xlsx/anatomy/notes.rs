//! Comments, their authors, and parts of a workbook that keep values of their own.

use crate::anatomy::{Dissection, Lines, Surface, cell_place};
use crate::content::Unreadable;
use crate::xml::{Node, Xml};

/// Comments in the old form, each at a cell.
pub(super) fn comments(text: &str, sheet: &str, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let mut xml = Xml::new(text, "批注");
    let mut authors = Vec::new();
    let mut found = Vec::new();
    while let Some(node) = xml.next()? {
        let Node::Open(element) = node else { continue };
        match element.name() {
            "author" => authors.push(xml.text()?),
            "comment" => {
                let cell = element.attribute("ref").unwrap_or_default();
                found.push((cell, xml.text()?));
            }
            _ => {}
        }
    }
    push(sheet, found, dissection)?;
    authors.sort();
    authors.dedup();
    // Comments in the new form leave a placeholder for programs that do not know it.
    for author in authors.into_iter().filter(|author| !author.starts_with("tc={")) {
        dissection.push("批注作者", Surface::Author, author)?;
    }
    Ok(())
}

/// Comments in the new form, with answers.
pub(super) fn threaded(text: &str, sheet: &str, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let mut xml = Xml::new(text, "批注");
    let mut found = Vec::new();
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && element.name() == "threadedComment"
        {
            let cell = element.attribute("ref").unwrap_or_default();
            found.push((cell, xml.text()?));
        }
    }
    push(sheet, found, dissection)
}

fn push(sheet: &str, found: Vec<(String, String)>, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let (cells, lines): (Vec<String>, Vec<String>) =
        found.into_iter().map(|(cell, text)| (cell_place(&cell), text.replace('\n', " "))).unzip();
    dissection.push_lines(format!("{sheet}批注"), Surface::Comment, lines.join("\n"), Lines::Named(cells))
}

/// Those who comment.
pub(super) fn persons(text: &str, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let mut xml = Xml::new(text, "人员");
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && element.name() == "person"
        {
            dissection.push("批注作者", Surface::Author, element.attribute("displayName").unwrap_or_default())?;
        }
    }
    Ok(())
}

/// Phonetic guides of shared texts.
pub(super) fn phonetic(text: &str) -> Result<String, Unreadable> {
    let mut xml = Xml::new(text, "共享字符串");
    let mut found = Vec::new();
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && element.name() == "rPh"
        {
            found.push(xml.text()?);
        }
    }
    Ok(found.join("\n"))
}

/// Values of cells and records: attributes `v`, `val` and names, and texts; a line each record.
pub(super) fn values(text: &str) -> Result<String, Unreadable> {
    let mut xml = Xml::new(text, "缓存");
    let mut all = String::new();
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => {
                for name in ["v", "val", "name", "ref", "sheet", "userName", "refersTo", "ddeTopic", "progId"] {
                    if let Some(value) = element.attribute(name).filter(|value| !value.is_empty()) {
                        all.push_str(&value);
                        all.push('\t');
                    }
                }
            }
            Node::Text(text) if !text.trim().is_empty() => {
                all.push_str(&text);
                all.push('\t');
            }
            Node::Close(name)
                if matches!(name.as_str(), "r" | "row" | "cacheField" | "sheetName" | "rcc" | "definedName") =>
            {
                end_line(&mut all);
            }
            Node::Close(_) | Node::Text(_) => {}
        }
    }
    Ok(all.trim_end().to_owned())
}

fn end_line(all: &mut String) {
    if all.ends_with('\t') {
        all.pop();
        all.push('\n');
    }
}

/// All attributes and texts, a line each.
pub(super) fn all_values(text: &str) -> Result<String, Unreadable> {
    let mut xml = Xml::new(text, "数据连接");
    let mut all = Vec::new();
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => {
                let values = element.attributes().into_iter().map(|(_, value)| value);
                all.extend(values.filter(|value| value.len() > 2 && !value.starts_with("http://schemas.")));
            }
            Node::Text(text) if !text.trim().is_empty() => all.push(text.into_owned()),
            Node::Close(_) | Node::Text(_) => {}
        }
    }
    Ok(all.join("\n"))
}

/// What a header or footer says without its codes: `&C&"宋体,常规"&14名单` is 名单.
pub(super) fn margin(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let mut signs = after.chars();
        rest = match signs.next() {
            Some('&') => {
                out.push('&');
                signs.as_str()
            }
            Some('"') => signs.as_str().split_once('"').map_or("", |(_, after)| after),
            // A size; a number that follows it directly is told with it.
            Some('0'..='9') => after,
            Some(c) if c.is_ascii_alphabetic() => {
                out.push(' ');
                signs.as_str()
            }
            Some(_) | None => signs.as_str(),
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_read_without_their_codes() {
        for (code, said) in [
            ("&C130203190205180455", " 130203190205180455"),
            ("&L&\"宋体,常规\"名单&R第&P页", " 名单 第 页"),
            ("甲&&乙", "甲&乙"),
        ] {
            assert_eq!(margin(code), said);
        }
    }
}
