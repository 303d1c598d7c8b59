use super::{SECRET, check_clean, check_found};
use crate::builders::office::pptx;
use formats::anatomy::Surface;

fn slide(attributes: &str, inner: &str) -> String {
    format!(r#"<p:sld xmlns:p="p" xmlns:a="a" {attributes}><p:sp>{inner}</p:sp></p:sld>"#)
}

fn said(text: &str) -> String {
    format!("<a:p><a:r><a:t>{}</a:t></a:r><a:r><a:t>{}</a:t></a:r></a:p>", &text[..6], &text[6..])
}

#[test]
fn slides_notes_and_comments_are_found() {
    let plain = slide("", "<a:p><a:r><a:t>公示</a:t></a:r></a:p>");
    let shown = slide("", &said(SECRET));
    check_found("slide", &pptx(&[&plain, &shown], &[]), Surface::Visible, "第2张幻灯片");
    let hidden = slide(r#"show="0""#, &said(SECRET));
    check_found("hidden slide", &pptx(&[&plain, &hidden], &[]), Surface::HiddenSlide, "第2张幻灯片（隐藏）");
    let shape = slide("", &format!(r#"<p:cNvPr id="1" name="框" hidden="1"/>{}"#, said(SECRET)));
    check_found("hidden shape", &pptx(&[&shape], &[]), Surface::HiddenText, "第1张幻灯片");
    let alt = slide("", &format!(r#"<p:cNvPr id="1" name="图" descr="{SECRET}"/>"#));
    check_found("alt text", &pptx(&[&alt], &[]), Surface::AlternateText, "第1张幻灯片");
    let notes = slide("", &said(SECRET));
    let extra = [("notesSlides/n1.xml", "notesSlide", notes.as_str())];
    check_found("notes", &pptx(&[&plain], &extra), Surface::Comment, "备注");
    let comment = format!("<p:cmLst xmlns:p=\"p\"><p:cm><p:text>{SECRET}</p:text></p:cm></p:cmLst>");
    let extra = [("comments/c1.xml", "comments", comment.as_str())];
    check_found("comment", &pptx(&[&plain], &extra), Surface::Comment, "批注");
    check_clean("plain", &pptx(&[&plain], &[]));
}
