//! Office packages around fuzzed XML. Damage to packed bytes hardly gets past their checksums; damage to what is packed does.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What the bytes of a package begin with.
pub(crate) const ZIP: &[u8] = b"PK";

/// A line between two parts of an input.
const NEXT_PART: &[u8] = b"\n====\n";

const CONTENT_TYPES: &[u8] = br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
const ROOT: &str = "_rels/.rels";

/// A DOCX: the bytes if they are a package, else one of what they hold: `document.xml`, `styles.xml`, and the relations
/// of the document, with lines `====` between.
pub(crate) fn docx(data: &[u8]) -> Vec<u8> {
    if data.starts_with(ZIP) {
        return data.to_vec();
    }
    let [document, styles, relations] = parts(data);
    let own = relation_list(&[("rId1", "styles", "styles.xml")]);
    package(&[
        (ROOT, relation_list(&[("rId1", "officeDocument", "word/document.xml")]).as_bytes()),
        ("word/_rels/document.xml.rels", relations.unwrap_or(own.as_bytes())),
        ("word/styles.xml", styles.unwrap_or_default()),
        ("word/document.xml", document.unwrap_or_default()),
    ])
}

/// An XLSX: the bytes if they are a package, else one of what they hold: `sheet1.xml`, `sharedStrings.xml`, `styles.xml`,
/// and `workbook.xml`, with lines `====` between.
pub(crate) fn xlsx(data: &[u8]) -> Vec<u8> {
    const WORKBOOK: &[u8] =
        br#"<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    if data.starts_with(ZIP) {
        return data.to_vec();
    }
    let [sheet, strings, styles, workbook] = parts(data);
    let relations = relation_list(&[
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId2", "sharedStrings", "sharedStrings.xml"),
        ("rId3", "styles", "styles.xml"),
    ]);
    package(&[
        (ROOT, relation_list(&[("rId1", "officeDocument", "xl/workbook.xml")]).as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/sharedStrings.xml", strings.unwrap_or_default()),
        ("xl/styles.xml", styles.unwrap_or_default()),
        ("xl/workbook.xml", workbook.unwrap_or(WORKBOOK)),
        ("xl/worksheets/sheet1.xml", sheet.unwrap_or_default()),
    ])
}

/// A PPTX: the bytes if they are a package, else one of what they hold: two slides, the notes of the first, and
/// `presentation.xml`, with lines `====` between.
pub(crate) fn pptx(data: &[u8]) -> Vec<u8> {
    const SHOW: &[u8] =
        br#"<p:presentation xmlns:p="p" xmlns:r="r"><p:sldId id="1" r:id="rId1"/><p:sldId id="2" r:id="rId2"/></p:presentation>"#;
    if data.starts_with(ZIP) {
        return data.to_vec();
    }
    let [first, second, notes, show] = parts(data);
    let relations = relation_list(&[("rId1", "slide", "slides/slide1.xml"), ("rId2", "slide", "slides/slide2.xml")]);
    package(&[
        (ROOT, relation_list(&[("rId1", "officeDocument", "ppt/presentation.xml")]).as_bytes()),
        ("ppt/_rels/presentation.xml.rels", relations.as_bytes()),
        ("ppt/presentation.xml", show.unwrap_or(SHOW)),
        ("ppt/slides/slide1.xml", first.unwrap_or_default()),
        (
            "ppt/slides/_rels/slide1.xml.rels",
            relation_list(&[("rId1", "notesSlide", "../notesSlides/notes1.xml")]).as_bytes(),
        ),
        ("ppt/notesSlides/notes1.xml", notes.unwrap_or_default()),
        ("ppt/slides/slide2.xml", second.unwrap_or_default()),
    ])
}

/// An archive of files: the bytes if they are one, else three files with lines `====` between.
pub(crate) fn folder(data: &[u8]) -> Vec<u8> {
    if data.starts_with(ZIP) {
        return data.to_vec();
    }
    let [first, second, third] = parts(data);
    let files = [("a", first), ("甲/b.html", second), ("c.json", third)];
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let written = writer.start_file(name, stored).map(|()| writer.write_all(bytes.unwrap_or_default()));
        assert!(matches!(written, Ok(Ok(()))), "a file is written to memory");
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// The first `N` parts of an input; what is left stays in the last.
fn parts<const N: usize>(data: &[u8]) -> [Option<&[u8]>; N] {
    let mut rest = Some(data);
    std::array::from_fn(|n| {
        let bytes = rest.take()?;
        let cut = bytes.windows(NEXT_PART.len()).position(|window| window == NEXT_PART).filter(|_| n + 1 < N);
        let Some(at) = cut else { return Some(bytes) };
        rest = bytes.get(at + NEXT_PART.len()..);
        bytes.get(..at)
    })
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [("[Content_Types].xml", CONTENT_TYPES)].iter().chain(parts) {
        let written = writer.start_file(*name, stored).map(|()| writer.write_all(bytes));
        assert!(matches!(written, Ok(Ok(()))), "a part is written to memory");
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}

fn relation_list(relations: &[(&str, &str, &str)]) -> String {
    let relation = |(id, kind, target): &(&str, &str, &str)| {
        format!(
            r#"<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>"#
        )
    };
    format!("<Relationships>{}</Relationships>", relations.iter().map(relation).collect::<String>())
}
