//! Twins of the files of the attack that hide nothing.

use super::Case;
use super::build::{base64, docx, of, pdf, pptx, stream, xlsx, zip};
use super::picture::png;

pub(crate) fn cases() -> Vec<Case> {
    let masked = "<w:p><w:r><w:t>身份证号110108********1237</w:t></w:r></w:p>";
    let footer = r#"<w:ftr xmlns:w="w"><w:p><w:r><w:t>第1页</w:t></w:r></w:p></w:ftr>"#;
    let theme = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a:theme xmlns:a="a" name="Office"/>"#;
    let app = "<Properties><Application>WPS 文字</Application><Pages>3</Pages></Properties>";
    let rows = r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>序号</t></is></c><c r="B1"><v>12</v></c></row></sheetData>"#;
    let date = "<ul><li><a href='/a.html'>关于补贴发放的公示</a><span style='float:right'>2024-01-01</span></li></ul>";
    let pages = "<p>上一页 <a>1</a> <a>2</a> <a>3</a> 下一页</p>";
    let arabic = "<p>公示 <bdi>مرحبا</bdi> 2024</p>";
    let mail = format!(
        "Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
        base64("关于补贴发放的公示".as_bytes())
    );
    let html = |body: &str| {
        format!("<!DOCTYPE html><html><head><title>公示</title></head><body>{body}</body></html>").into_bytes()
    };
    let all = [
        ("document", "a.docx", docx(masked, Vec::new())),
        ("document with a footer and properties", "a.docx", docx("", vec![
            of("word/footer1.xml", "footer", footer),
            of("word/theme/theme1.xml", "theme", theme),
            of("docProps/app.xml", "/extended-properties", app),
        ])),
        ("document with two directions", "a.docx", docx("<w:p><w:r><w:t>公示 مرحبا 2024</w:t></w:r></w:p>", Vec::new())),
        ("workbook", "a.xlsx", xlsx(rows, "", Vec::new())),
        ("workbook from the right", "a.xlsx", xlsx(&format!(r#"<sheetViews><sheetView rightToLeft="1"/></sheetViews>{rows}"#), "", Vec::new())),
        ("presentation", "a.pptx", pptx("", "", Vec::new())),
        ("PDF", "a.pdf", pdf("", "", "", &[], "")),
        ("PDF with metadata", "a.pdf", pdf("/Metadata 6 0 R/Lang(zh-CN)", "", "", &[stream("/Type/Metadata/Subtype/XML", b"<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x><pdf:Producer>WPS</pdf:Producer></x><?xpacket end='w'?>")], "")),
        ("PDF with a box of its own", "a.pdf", pdf("", "", "0 0 0 rg 40 500 100 20 re f", &[], "")),
        ("page", "a.html", html("<p>身份证号110108********1237</p>")),
        ("list of notices", "a.html", html(date)),
        ("turning of pages", "a.html", html(pages)),
        ("two directions", "a.html", html(arabic)),
        ("picture, small", "a.png", png(&[], &[])),
        ("archive", "a.zip", zip(&[("a.txt".to_owned(), "关于补贴发放的公示".into())])),
        ("mail", "a.eml", mail.into_bytes()),
        ("text", "a.txt", "关于补贴发放的公示\n共12人".into()),
        ("drawing", "a.svg", b"<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"><svg xmlns=\"http://www.w3.org/2000/svg\"><text>\xE5\x85\xAC\xE7\xA4\xBA</text></svg>".to_vec()),
    ];
    all.into_iter().map(|(what, name, bytes)| (what.to_owned(), name, bytes)).collect()
}
