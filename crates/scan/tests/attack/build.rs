//! Makers of small files, with room for everything.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A part of a package: its path, what refers to it and as what (`word/document.xml comments`, nothing for an orphan),
/// its bytes.
pub(crate) struct Extra {
    pub(crate) path: String,
    pub(crate) owner: String,
    pub(crate) kind: String,
    pub(crate) bytes: Vec<u8>,
}

/// `of("word/comments.xml", "comments", xml)`: referred to by the main part of its folder; a kind beginning with `/` is
/// referred to by the package itself, an empty one by nobody.
pub(crate) fn of(path: &str, kind: &str, bytes: impl Into<Vec<u8>>) -> Extra {
    let (owner, kind) = match kind.strip_prefix('/') {
        Some(kind) => ("", kind),
        None => ("main", kind),
    };
    Extra { path: path.to_owned(), owner: owner.to_owned(), kind: kind.to_owned(), bytes: bytes.into() }
}

pub(crate) fn zip(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).expect("a part begins");
        writer.write_all(bytes).expect("a part is written");
    }
    writer.finish().expect("an archive ends").into_inner()
}

fn relations(list: &[(String, String, String)]) -> Vec<u8> {
    let one = |(id, kind, target): &(String, String, String)| {
        let outside = if target.contains("://") { r#" TargetMode="External""# } else { "" };
        format!(
            r#"<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"{outside}/>"#
        )
    };
    let all: String = list.iter().map(one).collect();
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{all}</Relationships>"#
    )
    .into_bytes()
}

/// A package of a main part and others.
pub(crate) fn package(main: &str, xml: &str, extra: Vec<Extra>) -> Vec<u8> {
    let (folder, file) = main.rsplit_once('/').expect("a folder");
    let mut root = vec![("main".to_owned(), "officeDocument".to_owned(), main.to_owned())];
    let mut own = Vec::new();
    let mut parts = Vec::new();
    for (n, part) in extra.into_iter().enumerate() {
        let relation = (format!("rId{}", n + 1), part.kind.clone(), format!("/{}", part.path));
        match (part.kind.as_str(), part.owner.as_str()) {
            ("", _) => {}
            (_, "") => root.push(relation),
            _ => own.push(relation),
        }
        parts.push((part.path, part.bytes));
    }
    let types = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    let mut all = vec![
        ("[Content_Types].xml".to_owned(), types.as_bytes().to_vec()),
        ("_rels/.rels".to_owned(), relations(&root)),
        (format!("{folder}/_rels/{file}.rels"), relations(&own)),
        (main.to_owned(), xml.as_bytes().to_vec()),
    ];
    all.extend(parts);
    zip(&all)
}

pub(crate) fn docx(body: &str, extra: Vec<Extra>) -> Vec<u8> {
    let xml = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w" xmlns:m="m" xmlns:mc="mc" xmlns:v="v" xmlns:wp="wp" xmlns:a="a"><w:body><w:p><w:r><w:t>公示</w:t></w:r></w:p>{body}<w:sectPr/></w:body></w:document>"#
    );
    package("word/document.xml", &xml, extra)
}

/// A workbook of a first sheet `公示`, what stands in it, entries of the workbook, and other parts; the first of these is
/// `rId1`.
pub(crate) fn xlsx(sheet: &str, book: &str, mut extra: Vec<Extra>) -> Vec<u8> {
    let sheets = if book.contains("<sheets>") {
        String::new()
    } else {
        r#"<sheets><sheet name="公示" sheetId="1" r:id="rId1"/></sheets>"#.to_owned()
    };
    let xml = format!(r#"<workbook xmlns:r="r">{sheets}{book}</workbook>"#);
    let sheet = if sheet.contains("<sheetData") {
        sheet.to_owned()
    } else {
        format!(r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>公示</t></is></c></row></sheetData>{sheet}"#)
    };
    extra.insert(0, of("xl/worksheets/sheet1.xml", "worksheet", format!("<worksheet>{sheet}</worksheet>")));
    package("xl/workbook.xml", &xml, extra)
}

/// A presentation of one slide; other parts follow from `rId2` on.
pub(crate) fn pptx(slide: &str, main: &str, mut extra: Vec<Extra>) -> Vec<u8> {
    let xml = format!(
        r#"<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst>{main}</p:presentation>"#
    );
    let slide = if slide.starts_with("<p:sld ") {
        slide.to_owned()
    } else {
        format!(r#"<p:sld xmlns:p="p" xmlns:a="a"><p:sp><a:p><a:r><a:t>公示</a:t></a:r></a:p></p:sp>{slide}</p:sld>"#)
    };
    extra.insert(0, of("ppt/slides/slide1.xml", "slide", slide));
    package("ppt/presentation.xml", &xml, extra)
}

/// A PDF of objects from number 1 on, and what the trailer says besides.
pub(crate) fn objects(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (n, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.extend(format!("{} 0 obj", n + 1).bytes());
        file.extend(object);
        file.extend(b"endobj\n");
    }
    let (start, size) = (file.len(), objects.len() + 1);
    file.extend(format!("{table}trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF").bytes());
    file
}

pub(crate) fn stream(dict: &str, data: &[u8]) -> Vec<u8> {
    [format!("<<{dict}/Length {}>>stream\n", data.len()).as_bytes(), data, b"\nendstream"].concat()
}

/// A PDF of one page in Helvetica, `/F1`: entries of the catalog and the page, content, objects from 6 on, the trailer.
pub(crate) fn pdf(catalog: &str, page: &str, content: &str, more: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let content = format!("BT /F1 10 Tf 50 700 Td (Notice) Tj ET {content}");
    let mut all = vec![
        format!("<</Type/Catalog/Pages 2 0 R{catalog}>>").into_bytes(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R{page}>>").into_bytes(),
        stream("", content.as_bytes()),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
    ];
    all.extend(more.iter().cloned());
    objects(&all, trailer)
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, b| (bits << 8) | u32::from(*b)) << (8 * (3 - chunk.len()));
        for n in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * n)) as usize & 63];
            out.push(if n <= chunk.len() { char::from(sign) } else { '=' });
        }
    }
    out
}
