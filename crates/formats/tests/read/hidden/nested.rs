use super::{SECRET, apart, check_found, holding};
use crate::builders::office::{docx, xlsx};
use crate::builders::p;
use formats::anatomy::{Anatomy, Container, Surface, take_apart};
use formats::{Limits, Unreadable};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::unstable::write::FileOptionsExt;
use zip::write::SimpleFileOptions;

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    zip_with(files, SimpleFileOptions::default())
}

fn zip_with(files: &[(&str, &[u8])], options: SimpleFileOptions) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, options).expect("a file begins");
        writer.write_all(bytes).expect("a file is written");
    }
    writer.finish().expect("an archive ends").into_inner()
}

fn sheet() -> Vec<u8> {
    let data =
        format!(r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{SECRET}</t></is></c></row></sheetData>"#);
    xlsx(&data, "", &[])
}

fn document_with(embedded: &[u8], name: &str, kind: &str) -> Vec<u8> {
    // The builder writes text; the bytes are put in its place.
    let plain = docx(&p("公示"), "", &[(name, kind, "PLACE")]);
    let mut archive = zip::ZipArchive::new(Cursor::new(plain)).expect("an archive");
    let names: Vec<String> = archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for part in names {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut archive.by_name(&part).expect("a part"), &mut bytes).expect("bytes");
        writer.start_file(part, SimpleFileOptions::default()).expect("a part begins");
        writer.write_all(if bytes == b"PLACE" { embedded } else { &bytes }).expect("a part is written");
    }
    writer.finish().expect("an archive ends").into_inner()
}

#[test]
fn files_within_files_are_taken_apart() {
    let embedded = document_with(&sheet(), "embeddings/表.xlsx", "package");
    check_found("workbook in a document", &embedded, Surface::Visible, "附件“表.xlsx”/工作表“名单”A1");
    assert!(apart("a.docx", &embedded).parts.iter().any(|part| part.surface == Surface::Embedded));
    let archive = zip(&[("名单.xlsx", &sheet()), ("说明.txt", "公示".as_bytes())]);
    check_found("workbook in an archive", &archive, Surface::Visible, "“名单.xlsx”/工作表“名单”A1");
    assert_eq!(apart("a.zip", &archive).kind, Container::Zip);
    check_found("archive in an archive", &zip(&[("内.zip", &archive)]), Surface::Visible, "“内.zip”/“名单.xlsx”/");
    let html = format!("<p>x</p><!-- {SECRET} -->");
    check_found("page in an archive", &zip(&[("a.html", html.as_bytes())]), Surface::HtmlComment, "“a.html”/");
    let orphan = document_with(&sheet(), "old/表.xlsx", "");
    check_found("workbook that nothing refers to", &orphan, Surface::Visible, "残留内容");
}

#[test]
fn what_cannot_be_opened_is_said_to_be_unread() {
    let unread = |anatomy: &Anatomy| anatomy.unread.join("；");
    let encrypted =
        zip_with(&[("a.txt", b"x")], SimpleFileOptions::default().with_deprecated_encryption(b"p").expect("a key"));
    let found = apart("a.zip", &encrypted);
    assert!(unread(&found).contains("加密"), "{found:?}");
    let nested = apart("a.zip", &zip(&[("内.zip", &encrypted)]));
    assert!(unread(&nested).contains("“内.zip”/“a.txt”"), "{nested:?}");
    let program = apart("a.zip", &zip(&[("a.exe", b"\x7FELF\x00\x00")]));
    assert!(unread(&program).contains("a.exe"), "{program:?}");
    let other = document_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 broken", "embeddings/o.bin", "oleObject");
    assert!(unread(&apart("a.docx", &other)).contains("o.bin"));
    // A file within itself, as deep as one likes.
    let mut deep = zip(&[("a.txt", SECRET.as_bytes())]);
    for _ in 0..12 {
        deep = zip(&[("a.zip", &deep)]);
    }
    let found = apart("a.zip", &deep);
    assert!(holding(&found).is_empty() && unread(&found).contains("嵌套"), "{found:?}");
}

#[test]
fn bombs_are_given_up() {
    let zeros = vec![b'0'; 40 << 20];
    let bomb = zip(&[("0.txt", &zeros)]);
    let limits = Limits { unpacked_bytes: 8 << 20, ..Limits::default() };
    assert!(matches!(take_apart("a.zip", &bomb, &limits), Err(Unreadable::TooLarge { .. })));
    // Each file within the limit, all together beyond it.
    let files: Vec<(String, Vec<u8>)> = (0..12).map(|n| (format!("{n}.txt"), vec![b'1'; 1 << 20])).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    assert!(take_apart("a.zip", &zip(&files), &limits).is_err());
    let nested = zip(&[("内.zip", &bomb)]);
    let found = take_apart("a.zip", &nested, &limits);
    assert!(found.is_err() || found.is_ok_and(|anatomy| !anatomy.unread.is_empty()));
}
