//! Makers of small files.

pub(crate) mod office;
pub(crate) mod pdf;

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const CONTENT_TYPES: &str =
    r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;

/// A ZIP archive of named parts.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part begins");
        writer.write_all(text.as_bytes()).expect("a part is written");
    }
    writer.finish().expect("an archive ends").into_inner()
}

/// A DOCX whose body is `body`.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    docx_with_styles(body, "")
}

/// A DOCX with a body and styles.
pub(crate) fn docx_with_styles(body: &str, styles: &str) -> Vec<u8> {
    let main = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w" xmlns:mc="mc" xmlns:v="v"><w:body>{body}<w:sectPr/></w:body></w:document>"#
    );
    let styles = format!(r#"<w:styles xmlns:w="w">{styles}</w:styles>"#);
    package(&[
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", &relations(&[("rId1", "officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels", &relations(&[("rId1", "styles", "styles.xml")])),
        ("word/styles.xml", &styles),
        ("word/document.xml", &main),
    ])
}

/// A paragraph of one run.
pub(crate) fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// A cell with properties and one paragraph.
pub(crate) fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

/// An XLSX of one sheet, given by the XML within `worksheet` and the shared strings.
pub(crate) fn xlsx(sheet: &str, strings: &str) -> Vec<u8> {
    package(&[
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", &relations(&[("rId1", "officeDocument", "xl/workbook.xml")])),
        (
            "xl/_rels/workbook.xml.rels",
            &relations(&[
                ("rId1", "worksheet", "worksheets/sheet1.xml"),
                ("rId2", "sharedStrings", "sharedStrings.xml"),
            ]),
        ),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet>{sheet}</worksheet>")),
    ])
}

fn relations(relations: &[(&str, &str, &str)]) -> String {
    let relation = |(id, kind, target): &(&str, &str, &str)| {
        format!(
            r#"<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>"#
        )
    };
    format!("<Relationships>{}</Relationships>", relations.iter().map(relation).collect::<Vec<_>>().concat())
}
