//! DOCX taken apart: every story of text with what is hidden in it, and every part of the package.

pub(super) mod look;
mod settings;
mod story;
pub(super) mod walk;

use crate::anatomy::{Dissection, Surface};
use crate::archive::Archive;
use crate::content::Unreadable;
use crate::ooxml::{self, Embedded, Graph, Reached};
use crate::xml::{Node, Xml};
use look::Looks;
use std::collections::BTreeSet;
use story::Story;

pub(crate) fn take_apart(mut archive: Archive<'_>, main: &str, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let graph = Graph::of(&mut archive)?;
    let looks = match graph.of_kind("styles").next() {
        Some(part) => Looks::read(&archive.xml(&part.path)?)?,
        None => Looks::default(),
    };
    let mut embedded = Embedded::default();
    let mut authors = BTreeSet::new();
    let text = archive.xml(main)?;
    walk::read(&text, &looks, Story::of_body("正文"), &mut authors, dissection)?;
    for part in graph.beside_main(main) {
        read_part(part, &mut archive, &looks, &mut embedded, &mut authors, dissection)?;
    }
    for name in authors {
        dissection.push("批注或修订的作者", Surface::Author, name)?;
    }
    ooxml::outside_relations(&graph, dissection)?;
    ooxml::read_unreached(&graph, &mut archive, &mut embedded, dissection)?;
    dissection.leave_bytes(archive.bytes_left());
    embedded.take_apart(dissection)
}

fn read_part(
    part: &Reached,
    archive: &mut Archive<'_>,
    looks: &Looks,
    embedded: &mut Embedded,
    authors: &mut BTreeSet<String>,
    dissection: &mut Dissection,
) -> Result<(), Unreadable> {
    let story = match part.kind.as_str() {
        "header" => Story::of_margin("页眉"),
        "footer" => Story::of_margin("页脚"),
        "footnotes" => Story::of_margin("脚注"),
        "endnotes" => Story::of_margin("尾注"),
        "comments" => Story::of_comments("批注"),
        "glossaryDocument" => Story::of_hidden("构建基块"),
        "settings" => return settings::read(&archive.xml(&part.path)?, dissection),
        "people" => return read_people(&archive.xml(&part.path)?, authors),
        _ => return ooxml::read_part(part, archive, embedded, dissection),
    };
    let text = archive.xml(&part.path)?;
    walk::read(&text, looks, story, authors, dissection)
}

/// Those who commented or changed, with the accounts by which the program knows them.
fn read_people(text: &str, authors: &mut BTreeSet<String>) -> Result<(), Unreadable> {
    let mut xml = Xml::new(text, "人员");
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node {
            authors.extend(element.attribute("author"));
            authors.extend(element.attribute("userId").filter(|id| id.contains('@')));
        }
    }
    Ok(())
}
