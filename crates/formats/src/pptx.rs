//! Presentations taken apart: slides in their order, hidden ones, notes, comments.

use crate::anatomy::{Dissection, Surface};
use crate::archive::Archive;
use crate::content::Unreadable;
use crate::ooxml::{self, Embedded, Graph, Reached, boxes_on_pictures, drawing, strip};
use crate::package;
use crate::xml::{Node, Xml};
use std::collections::HashMap;

pub(crate) fn take_apart(mut archive: Archive<'_>, main: &str, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let graph = Graph::of(&mut archive)?;
    let numbers = slide_numbers(&mut archive, main)?;
    let mut embedded = Embedded::default();
    for part in graph.beside_main(main) {
        let place = |path: &str| match numbers.get(path) {
            Some(number) => format!("第{number}张幻灯片"),
            None => format!("幻灯片“{}”", ooxml::file_name(path)),
        };
        match part.kind.as_str() {
            "slide" => read_slide(&place(&part.path), Surface::Visible, &archive.xml(&part.path)?, dissection)?,
            "notesSlide" => {
                let text = archive.xml(&part.path)?;
                read_slide(&format!("{}备注", place(&part.owner)), Surface::Comment, &text, dissection)?;
            }
            "comments" => read_comments(part, &mut archive, &place(&part.owner), dissection)?,
            "commentAuthors" | "authors" => {
                for name in values(&archive.xml(&part.path)?, "name")? {
                    dissection.push("批注作者", Surface::Author, name)?;
                }
            }
            _ => ooxml::read_part(part, &mut archive, &mut embedded, dissection)?,
        }
    }
    ooxml::outside_relations(&graph, dissection)?;
    ooxml::read_unreached(&graph, &mut archive, &mut embedded, dissection)?;
    dissection.leave_bytes(archive.bytes_left());
    embedded.take_apart(dissection)
}

/// The slides' paths with their numbers in the show.
fn slide_numbers(archive: &mut Archive<'_>, main: &str) -> Result<HashMap<String, usize>, Unreadable> {
    let relations = package::relations(archive, main)?;
    let text = archive.xml(main)?;
    let mut xml = Xml::new(&text, "演示文稿");
    let mut numbers = HashMap::new();
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && element.name() == "sldId"
        {
            // Both `id` and `r:id` are there; the latter names the relation.
            let ids = element.attributes();
            let found = relations.iter().find(|relation| ids.iter().any(|(_, value)| *value == relation.id));
            let number = numbers.len() + 1;
            if let Some(relation) = found {
                numbers.insert(relation.target.clone(), number);
            }
        }
    }
    Ok(numbers)
}

fn read_slide(place: &str, surface: Surface, text: &str, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let is_shown = is_shown(text)?;
    let found = drawing::read(text)?;
    // The picture of the slide on a page of notes, and the number of the page, are no notes.
    let shown = found.text.trim_end();
    let is_number = shown.len() <= 4 && shown.chars().all(|c| c.is_ascii_digit() || c.is_whitespace());
    let is_blank = surface == Surface::Comment && is_number;
    let surface = if is_shown { surface } else { Surface::HiddenSlide };
    if !is_blank {
        let place = if is_shown { place.to_owned() } else { format!("{place}（隐藏）") };
        dissection.push(place, surface, shown)?;
    }
    dissection.push(format!("{place}隐藏图形"), Surface::HiddenText, found.hidden.trim_end())?;
    dissection.push(format!("{place}替代文字"), Surface::AlternateText, found.descriptions.join("\n"))?;
    if boxes_on_pictures(text, true)?.above > 0 {
        dissection.mark(format!("{place}图片"), Surface::OverlaidPicture, "")?;
    }
    if found.cropped > 0 {
        dissection.mark(format!("{place}裁剪的图片（{}幅）", found.cropped), Surface::CroppedImage, "")?;
    }
    Ok(())
}

/// A slide says of itself when it is passed over.
fn is_shown(text: &str) -> Result<bool, Unreadable> {
    let mut xml = Xml::new(text, "幻灯片");
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node {
            return Ok(element.attribute("show").is_none_or(|_| element.flag("show")));
        }
    }
    Ok(true)
}

fn read_comments(
    part: &Reached,
    archive: &mut Archive<'_>,
    place: &str,
    dissection: &mut Dissection,
) -> Result<(), Unreadable> {
    let text = archive.xml(&part.path)?;
    dissection.push(format!("{place}批注"), Surface::Comment, strip(&text)?)
}

/// The values of an attribute wherever it stands.
fn values(text: &str, name: &str) -> Result<Vec<String>, Unreadable> {
    let mut xml = Xml::new(text, "作者");
    let mut found = Vec::new();
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node {
            found.extend(element.attribute(name));
        }
    }
    Ok(found)
}
