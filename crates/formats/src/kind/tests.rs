use super::*;

#[test]
fn the_first_bytes_decide_whatever_the_name_says() {
    for (bytes, expected) in [
        (&b"%PDF-1.7\n"[..], Signature::Pdf),
        (b"\r\n\r\n%PDF-1.4", Signature::Pdf),
        (b"PK\x03\x04rest", Signature::Zip),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest", Signature::CompoundFile),
        (b"\xFF\xD8\xFF\xE0", Signature::Other(IMAGE)),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", Signature::Other(IMAGE)),
        (b"BM\x00\x10\x00\x00\x00\x00\x00\x00", Signature::Other(IMAGE)),
        (b"BM\xE4\xB8\x80", Signature::None),
        (b"<p>%PDF-1.4</p>", Signature::None),
        ("本年".as_bytes(), Signature::None),
    ] {
        assert_eq!(signature(bytes), expected, "{bytes:?}");
    }
}

#[test]
fn text_is_what_it_begins_with_and_only_then_what_it_is_called() {
    for (name, text, expected) in [
        ("a.txt", "一、总体情况", Kind::Text),
        ("a.txt", "<!DOCTYPE html><p>一", Kind::Html),
        ("a.doc", "\n<html xmlns:o='urn:x'><p>一", Kind::Html),
        ("a", "<!-- 采集 --><p>一</p>", Kind::Html),
        ("a", "<?xml version='1.0'?><html>", Kind::Html),
        ("a.html", "文字<table><tr><td>1</table>", Kind::Html),
        ("a.html", "没有标记的文字\n第二行", Kind::Text),
        ("a.md", "# 一", Kind::Markdown),
        ("a.MARKDOWN", "<table></table>", Kind::Markdown),
        ("a.txt", "|a|b|\n|---|---|\n|1|2|", Kind::Markdown),
        ("a.json", "{}", Kind::Json),
        ("a", "{\"year\": 2024}", Kind::Json),
        ("a", "[注] 不是JSON", Kind::Text),
        ("a.txt", "<补正>不是标记", Kind::Text),
        ("a.txt", "<previous>", Kind::Text),
    ] {
        assert_eq!(of_text(name, text), Ok(expected), "{name} {text:?}");
    }
}

#[test]
fn what_is_not_read_is_refused_with_what_to_do() {
    let compound = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        compound_file(&[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &name].concat())
    };
    assert_eq!(compound("EncryptedPackage"), Unreadable::Encrypted);
    for (stream, words) in
        [("WordDocument", "DOCX"), ("Workbook", "XLSX"), ("PowerPoint Document", "PDF"), ("x", "另存为")]
    {
        assert!(compound(stream).to_string().contains(words), "{stream}");
    }
    assert!(of_text("a.doc", "<?xml version='1.0'?><?mso-application progid='Word.Document'?>").is_err());
    assert!(of_text("a.mht", "MIME-Version: 1.0\nContent-Type: multipart/related").is_err());
}
