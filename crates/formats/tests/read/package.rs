use crate::builders::{docx, p, package};
use crate::{read, refusal, shown};
use formats::{Limits, Unreadable};

#[test]
fn a_file_is_what_it_is_whatever_it_is_called() {
    let bytes = docx(&p("正文"));
    for name in ["a.pdf", "a.txt", "a.xlsx", "a", ""] {
        assert_eq!(shown(&read(name, &bytes)), ["正文"], "{name}");
    }
}

#[test]
fn packages_of_other_kinds_are_refused_with_what_to_do() {
    for (parts, words) in [
        (vec![("OFD.xml", "<x/>")], "OFD"),
        (vec![("mimetype", "x"), ("content.xml", "<x/>")], "OpenDocument"),
        (vec![("a.txt", "x")], "解压"),
        (vec![("word/document.xml", "<p:presentation/>")], "演示文稿"),
    ] {
        let error = refusal("a.docx", &package(&parts), &Limits::default());
        assert!(matches!(error, Unreadable::Unsupported { .. }), "{error}");
        assert!(error.to_string().contains(words), "{error}");
    }
    let hollow = package(&[("[Content_Types].xml", "<Types/>")]);
    assert!(matches!(refusal("a.docx", &hollow, &Limits::default()), Unreadable::Damaged { .. }));
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let mut limits = Limits { unpacked_bytes: 1 << 20, ..Limits::default() };
    let large = docx(&p(&" ".repeat(2 << 20)));
    assert!(matches!(refusal("large", &large, &limits), Unreadable::TooLarge { .. }));
    limits.unpacked_bytes = usize::MAX;
    let dense = docx(&p(&" ".repeat(40 << 20)));
    assert!(matches!(refusal("dense", &dense, &limits), Unreadable::TooLarge { .. }));
    let names: Vec<String> = (0..10_001).map(|n| n.to_string()).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert!(matches!(refusal("many", &package(&many), &limits), Unreadable::TooLarge { .. }));
}

#[test]
fn a_declared_size_that_lies_changes_nothing() {
    let limits = Limits { unpacked_bytes: 1 << 20, ..Limits::default() };
    let mut bytes = docx(&p(&" ".repeat(2 << 20)));
    // Both headers of a part say its size after the same signature; let every size above a megabyte read as 5.
    for at in 0..bytes.len().saturating_sub(4) {
        let size = u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        if ((2 << 20)..(2 << 20) + 1000).contains(&size) {
            bytes[at..at + 4].copy_from_slice(&5_u32.to_le_bytes());
        }
    }
    assert!(matches!(refusal("lying", &bytes, &limits), Unreadable::TooLarge { .. } | Unreadable::Damaged { .. }));
}

#[test]
fn a_document_that_declares_entities_is_refused() {
    let body = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>一&b;二</w:t></w:r></w:p></w:body></w:document>"#;
    let bytes = package(&[("word/document.xml", body)]);
    assert!(matches!(refusal("a.docx", &bytes, &Limits::default()), Unreadable::Unsupported { .. }));
}

#[test]
fn depth_does_no_harm() {
    let deep = docx(&"<w:p>".repeat(100_000));
    assert!(matches!(
        refusal("deep", &deep, &Limits::default()),
        Unreadable::TooLarge { .. } | Unreadable::Damaged { .. }
    ));
    let tables = docx(&("<w:tbl><w:tr><w:tc>".repeat(500) + &"</w:tc></w:tr></w:tbl>".repeat(500)));
    assert!(matches!(refusal("tables", &tables, &Limits::default()), Unreadable::TooLarge { .. }));
}

#[test]
fn a_file_broken_off_is_damaged() {
    let bytes = docx(&p("正文"));
    for length in [4, bytes.len() / 2, bytes.len() - 1] {
        let error = refusal("broken", &bytes[..length], &Limits::default());
        assert!(matches!(error, Unreadable::Damaged { .. }), "{length}: {error}");
    }
    assert_eq!(refusal("empty", b"", &Limits::default()), Unreadable::Empty);
    let small = Limits { file_bytes: 10, ..Limits::default() };
    assert!(matches!(refusal("large", &bytes, &small), Unreadable::TooLarge { .. }));
}
