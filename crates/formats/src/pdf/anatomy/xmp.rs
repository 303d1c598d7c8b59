//! XMP: properties in XML, of the file, a page or a picture.

use super::found::Found;
use super::walk::Spot;
use crate::anatomy::Surface;
use crate::ooxml::has_long_number;
use crate::pdf::text_string;
use crate::xml::declares_type;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements and attributes that say nothing of a person: identifiers, dates, technical values.
const TECHNICAL: [&str; 23] = [
    "documentid",
    "instanceid",
    "originaldocumentid",
    "versionid",
    "renditionclass",
    "format",
    "createdate",
    "modifydate",
    "metadatadate",
    "when",
    "action",
    "changed",
    "parameters",
    "trapped",
    "part",
    "conformance",
    "lang",
    "about",
    "xmptk",
    "language",
    "parsetype",
    "npages",
    "pdfversion",
];

/// Properties of one packet.
const MOST_PROPERTIES: usize = 10_000;

/// Text of an XMP packet: names of persons apart, all else a line each.
pub(super) fn look(data: &[u8], spot: Spot, found: &mut Found) {
    let mut properties: Vec<String> = Vec::new();
    read(data, spot, found, &mut properties);
    found.push(spot.place("元数据"), Surface::Property, properties.join("\n"));
}

fn read(data: &[u8], spot: Spot, found: &mut Found, properties: &mut Vec<String>) {
    let text = text_of_xml(data);
    if declares_type(&text) {
        found.unread.push((spot.place("元数据"), "声明了DTD（<!DOCTYPE>），可借此藏匿内容".to_owned()));
    }
    let mut reader = Reader::from_str(&text);
    let mut names: Vec<String> = Vec::new();
    let mut value = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                tell(&names, &mut value, spot, found, properties);
                names.push(local(start.name().as_ref()));
                attributes(&start, spot, found, properties);
            }
            Ok(Event::Empty(start)) => attributes(&start, spot, found, properties),
            Ok(Event::End(_)) => {
                tell(&names, &mut value, spot, found, properties);
                names.pop();
            }
            Ok(Event::Text(text)) => value.push_str(&text),
            Ok(Event::CData(text)) => value.push_str(&text),
            Ok(Event::GeneralRef(reference)) => value.push_str(&unescaped(&format!("&{};", &*reference))),
            Ok(Event::Comment(text)) if text_string::is_telling(&text) => property("", &text, spot, found, properties),
            Ok(Event::PI(text)) if has_long_number(&text) => property("", &text, spot, found, properties),
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            // Broken XML still says what it says.
            Err(_) => {
                found.push(spot.place("元数据"), Surface::Property, without_tags(&text));
                break;
            }
            Ok(Event::Eof) => break,
        }
    }
}

/// `dc:creator` holds a list: the property's name stands above the item.
fn tell(names: &[String], value: &mut String, spot: Spot, found: &mut Found, properties: &mut Vec<String>) {
    // The description of properties themselves, which PDF/A wants.
    if names.iter().any(|name| name == "schemas") && !has_long_number(value) {
        value.clear();
        return;
    }
    let name = names.iter().rev().find(|name| !matches!(name.as_str(), "li" | "seq" | "bag" | "alt"));
    property(name.map_or("", String::as_str), value.trim(), spot, found, properties);
    value.clear();
}

fn attributes(start: &BytesStart<'_>, spot: Spot, found: &mut Found, properties: &mut Vec<String>) {
    for attribute in start.attributes().flatten() {
        let key: &str = attribute.key.as_ref();
        if !key.starts_with("xmlns") {
            property(&local(key), unescaped(&attribute.value).trim(), spot, found, properties);
        }
    }
}

fn property(name: &str, value: &str, spot: Spot, found: &mut Found, properties: &mut Vec<String>) {
    // A number of a person is none of their values, whatever the name before it.
    if value.is_empty() || (TECHNICAL.contains(&name) && !has_long_number(value)) {
        return;
    }
    let is_author = matches!(
        name,
        "creator" | "author" | "authors" | "lastmodifiedby" | "company" | "credit" | "artist" | "by-line"
    );
    // The document information says the same.
    let is_known = found.has_told(value);
    if is_known || properties.len() > MOST_PROPERTIES {
    } else if is_author {
        found.push(spot.place("元数据“作者”"), Surface::Author, value);
    } else {
        properties.push(value.to_owned());
    }
}

/// `creator` of `dc:creator`.
fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or_default().to_lowercase()
}

fn text_of_xml(data: &[u8]) -> String {
    match data {
        [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] => text_string::decode(data),
        _ => String::from_utf8_lossy(data).trim_start_matches('\u{FEFF}').to_owned(),
    }
}

/// The text of a piece of XML or XHTML, however broken.
pub(super) fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_tag = false;
    for c in text.chars() {
        match c {
            '<' => {
                is_tag = true;
                if !out.ends_with(['\n', ' ']) {
                    out.push('\n');
                }
            }
            '>' if is_tag => is_tag = false,
            c if !is_tag => out.push(c),
            _ => {}
        }
    }
    unescaped(out.trim())
}

fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}
