//! `gongkai rebuild` from outside: what is hidden is left out and listed, the new file is clean by the scan's own word, and
//! what cannot be made anew is refused with what to do instead.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use serde_json::Value;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Nobody's: the person would have been born in 1900.
const ID: &str = "110108190003071237";

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongkai")).args(arguments).env_remove("GONGKAI_DATA").output().unwrap()
}

fn json(arguments: &[&str], code: i32) -> Value {
    let output = run(arguments);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(!said.contains(ID), "{said}");
    serde_json::from_str(&said).unwrap()
}

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn relations(list: &[(&str, &str, &str)]) -> String {
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let one = |(id, kind, target): &(&str, &str, &str)| {
        format!(r#"<Relationship Id="{id}" Type="{kinds}/{kind}" Target="{target}"/>"#)
    };
    format!("<Relationships>{}</Relationships>", list.iter().map(one).collect::<Vec<_>>().concat())
}

const TYPES: (&str, &str) = ("[Content_Types].xml", "<Types/>");

/// A document with a number deleted, hidden, and in a comment.
fn document() -> Vec<u8> {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let body = format!(
        r#"<w:document xmlns:w="w"><w:body><w:p>{}<w:del w:author="某甲"><w:r><w:delText>{ID}</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>{ID}</w:t></w:r></w:p></w:body></w:document>"#,
        run("关于补贴发放的公示")
    );
    let comments = format!(
        r#"<w:comments xmlns:w="w"><w:comment w:author="某甲"><w:p>{}</w:p></w:comment></w:comments>"#,
        run(ID)
    );
    package(&[
        TYPES,
        ("_rels/.rels", &relations(&[("a", "officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels", &relations(&[("a", "comments", "comments.xml")])),
        ("word/document.xml", &body),
        ("word/comments.xml", &comments),
    ])
}

/// A workbook with a hidden sheet and a hidden row.
fn workbook() -> Vec<u8> {
    let row = |number: u32, attribute: &str, text: &str| {
        format!(r#"<row r="{number}" {attribute}><c r="A{number}" t="inlineStr"><is><t>{text}</t></is></c></row>"#)
    };
    let sheet = |rows: &str| format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let book = r#"<workbook xmlns:r="r"><sheets><sheet name="公示" sheetId="1" r:id="a"/><sheet name="原始" sheetId="2" state="veryHidden" r:id="b"/></sheets></workbook>"#;
    package(&[
        TYPES,
        ("_rels/.rels", &relations(&[("a", "officeDocument", "xl/workbook.xml")])),
        (
            "xl/_rels/workbook.xml.rels",
            &relations(&[("a", "worksheet", "worksheets/sheet1.xml"), ("b", "worksheet", "worksheets/sheet2.xml")]),
        ),
        ("xl/workbook.xml", book),
        ("xl/worksheets/sheet1.xml", &sheet(&(row(1, "", "补贴名单") + &row(2, r#"hidden="1""#, ID)))),
        ("xl/worksheets/sheet2.xml", &sheet(&row(1, "", ID))),
    ])
}

fn written(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_file_made_anew_is_clean_and_what_was_left_out_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, dropped) in [
        ("a.docx", document(), ["修订中删除的文字", "隐藏文字", "批注"].as_slice()),
        ("a.xlsx", workbook(), &["隐藏的工作表", "隐藏的行"]),
    ] {
        let old = written(folder.path(), name, &bytes);
        let new = folder.path().join(format!("新{name}"));
        let (old, new) = (old.to_str().unwrap(), new.to_str().unwrap());
        let before = json(&["scan", old, "--json"], 1);
        assert_eq!(before["files"][0]["verdict"], "findings", "{name}");
        let said = json(&["rebuild", old, "--out", new, "--json"], 0);
        assert_eq!(said["result"], "verified", "{name}: {said}");
        let listed: Vec<&str> =
            said["dropped"].as_array().unwrap().iter().filter_map(|one| one["what"].as_str()).collect();
        assert!(dropped.iter().all(|what| listed.contains(what)), "{name}: {listed:?}");
        let after = json(&["scan", new, "--json"], 0);
        assert_eq!(after["files"][0]["verdict"], "clean", "{name}: {after}");
    }
}

#[test]
fn what_cannot_be_made_anew_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let pdf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/guard/scanned.pdf");
    let slides = package(&[
        TYPES,
        ("_rels/.rels", &relations(&[("a", "officeDocument", "ppt/presentation.xml")])),
        ("ppt/presentation.xml", "<p:presentation/>"),
    ]);
    for (path, word) in [
        (pdf, "gongkai redact"),
        (written(folder.path(), "a.pptx", &slides), "导出为PDF"),
        (written(folder.path(), "a.txt", "公示".as_bytes()), "DOCX和XLSX"),
        (written(folder.path(), "a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "另存为DOCX"),
    ] {
        let new = folder.path().join("新文件");
        let output = run(&["rebuild", path.to_str().unwrap(), "--out", new.to_str().unwrap()]);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(output.status.code(), Some(1), "{path:?}: {said}");
        assert!(said.contains(word) && said.contains("没有给出文件"), "{said}");
        assert!(!said.contains("损坏"), "{said}");
        assert!(!new.exists());
    }
}
