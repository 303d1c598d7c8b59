//! Entities that a document declares itself: what they put together stands nowhere in the bytes, so that a file with
//! them cannot be called clean.

use super::apart;
use crate::builders::office::{docx, pptx, xlsx};
use crate::builders::{p, package};
use formats::anatomy::take_apart;
use formats::{Limits, Unreadable};

/// The halves of a number, each an entity.
const DTD: &str = r#"<?xml version="1.0"?><!-- x --><!DOCTYPE a [<!ENTITY h "110108190"><!ENTITY t "003071237">]>"#;

fn declared(xml: &str) -> String {
    format!("{DTD}{xml}")
}

fn reason(name: &str, bytes: &[u8]) -> String {
    match take_apart(name, bytes, &Limits::default()) {
        Ok(anatomy) => anatomy.unread.join("；"),
        Err(error) => error.to_string(),
    }
}

/// The same package with one part in place of that of the same name.
fn with_part(bytes: &[u8], part: &str, xml: &str) -> Vec<u8> {
    use std::io::{Cursor, Read};
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let names: Vec<String> = archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
    assert!(names.iter().any(|name| name == part), "{part} is in {names:?}");
    let mut parts: Vec<(String, String)> = Vec::new();
    for name in names {
        let mut text = String::new();
        archive.by_name(&name).expect("a part").read_to_string(&mut text).expect("text");
        parts.push((name.clone(), if name == part { xml.to_owned() } else { text }));
    }
    package(&parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
}

#[test]
fn a_part_with_a_document_type_is_refused_whatever_reads_it() {
    let body = r#"<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&h;&t;</w:t></w:r></w:p></w:body></w:document>"#;
    let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&h;&t;</t></is></c></row></sheetData></worksheet>"#;
    let slide = r#"<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>&h;&t;</a:t></a:r></a:p></p:sld>"#;
    let document = |extra: &[(&str, &str, &str)]| docx(&p("公示"), "", extra);
    let plain = document(&[]);
    let core = declared("<x><dc:description>&h;&t;</dc:description></x>");
    let custom = declared("<a><b>&h;&t;</b></a>");
    let styles = declared("<w:styles/>");
    for (case, bytes) in [
        ("body", with_part(&plain, "word/document.xml", &declared(body))),
        ("styles", with_part(&plain, "word/styles.xml", &styles)),
        ("relations", with_part(&plain, "_rels/.rels", &declared("<Relationships/>"))),
        ("property", document(&[("/docProps/core.xml", "core-properties", &core)])),
        ("custom data", document(&[("/customXml/item1.xml", "customXml", &custom)])),
        ("stock part", document(&[("theme1.xml", "theme", &styles)])),
        ("orphan", document(&[("old.xml", "", &custom)])),
        ("sheet", with_part(&xlsx("<sheetData/>", "", &[]), "xl/worksheets/sheet1.xml", &declared(sheet))),
        ("slide", pptx(&[&declared(slide)], &[])),
    ] {
        let reason = reason("a", &bytes);
        assert!(reason.contains("DTD"), "{case}: {reason}");
    }
}

#[test]
fn a_name_that_nobody_declared_is_damage_and_not_passed_over() {
    let bytes = docx("<w:p><w:r><w:t>110108&x;190003071237</w:t></w:r></w:p>", "", &[]);
    assert!(matches!(take_apart("", &bytes, &Limits::default()), Err(Unreadable::Damaged { .. })));
}

#[test]
fn a_text_that_declares_entities_is_refused_and_one_that_only_names_its_type_is_read() {
    for (name, text) in [("a.xml", declared("<a>&h;&t;</a>")), ("a.svg", declared("<svg>&h;&t;</svg>"))] {
        assert!(reason(name, text.as_bytes()).contains("实体"), "{name}");
    }
    let page = "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"x.dtd\"><html><p>公示</p></html>";
    assert_eq!(apart("a.html", page.as_bytes()).unread, Vec::<String>::new());
}
