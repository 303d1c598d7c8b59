//! Mails, and texts of every kind.

use super::build::{base64, zip};
use super::{Case, ID, workbook};

fn mail(head: &str, body: &str) -> Vec<u8> {
    format!("From: a@example.cn\r\nTo: b@example.cn\r\nSubject: =?utf-8?B?5YWs56S6?=\r\nMIME-Version: 1.0\r\n{head}\r\n\r\n{body}\r\n").into_bytes()
}

fn parts(parts: &[(&str, &str)]) -> Vec<u8> {
    let body: String = parts.iter().map(|(head, body)| format!("--x\r\n{head}\r\n\r\n{body}\r\n")).collect();
    mail("Content-Type: multipart/mixed; boundary=\"x\"", &format!("{body}--x--"))
}

fn quoted(text: &str) -> String {
    text.bytes().map(|byte| format!("={byte:02X}")).collect()
}

pub(crate) fn cases() -> Vec<Case> {
    let id = ID;
    let coded = base64(id.as_bytes());
    let book = base64(&workbook::seen());
    let xlsx = "Content-Type: application/octet-stream; name=a.xlsx\r\nContent-Transfer-Encoding: base64";
    let mails = [
        ("seen", mail("Content-Type: text/plain", id)),
        ("base64", mail("Content-Type: text/plain\r\nContent-Transfer-Encoding: base64", &coded)),
        ("quoted", mail("Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable", &quoted(id))),
        (
            "quoted, broken in the middle",
            mail("Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable", "110108190=\r\n003071237"),
        ),
        (
            "page",
            mail(
                "Content-Type: text/html\r\nContent-Transfer-Encoding: base64",
                &base64(format!("<p>1101081900<b>03071237</b><!-- {id} --></p>").as_bytes()),
            ),
        ),
        (
            "second part",
            parts(&[
                ("Content-Type: text/plain", "公示"),
                ("Content-Type: text/plain\r\nContent-Transfer-Encoding: base64", &coded),
            ]),
        ),
        ("attachment", parts(&[("Content-Type: text/plain", "公示"), (xlsx, &book)])),
        (
            "attachment in lines",
            parts(&[(
                xlsx,
                &book
                    .as_bytes()
                    .chunks(60)
                    .map(|line| format!("{}\r\n", String::from_utf8_lossy(line)))
                    .collect::<String>(),
            )]),
        ),
        (
            "name of an attachment",
            parts(&[(
                &format!("Content-Type: text/plain\r\nContent-Disposition: attachment; filename=\"{id}.txt\""),
                "公示",
            )]),
        ),
        (
            "name of an attachment, coded",
            parts(&[(
                &format!(
                    "Content-Type: text/plain\r\nContent-Disposition: attachment; filename=\"=?utf-8?B?{coded}?=\""
                ),
                "公示",
            )]),
        ),
        (
            "name of an attachment in percent",
            parts(&[(
                &format!(
                    "Content-Type: text/plain\r\nContent-Disposition: attachment; filename*=utf-8''{}",
                    quoted(id).replace('=', "%")
                ),
                "公示",
            )]),
        ),
        ("subject", mail(&format!("X-A: =?utf-8?B?{coded}?=\r\nContent-Type: text/plain"), "公示")),
        ("subject, quoted", mail(&format!("X-A: =?utf-8?Q?{}?=\r\nContent-Type: text/plain", quoted(id)), "公示")),
        ("header in two lines", mail("X-A: 110108190\r\n 003071237\r\nContent-Type: text/plain", "公示")),
        (
            "mail in a mail",
            parts(&[(
                "Content-Type: message/rfc822",
                &String::from_utf8_lossy(&mail(
                    "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64",
                    &coded,
                )),
            )]),
        ),
        (
            "before the parts",
            mail(
                "Content-Type: multipart/mixed; boundary=x",
                &format!("{id}\r\n--x\r\nContent-Type: text/plain\r\n\r\n公示\r\n--x--"),
            ),
        ),
        (
            "behind the parts",
            mail(
                "Content-Type: multipart/mixed; boundary=x",
                &format!("--x\r\nContent-Type: text/plain\r\n\r\n公示\r\n--x--\r\n{id}"),
            ),
        ),
        (
            "parts without end",
            mail(
                "Content-Type: multipart/mixed; boundary=x",
                &format!("--x\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n{coded}"),
            ),
        ),
        (
            "encoding that nobody knows",
            mail("Content-Type: text/plain\r\nContent-Transfer-Encoding: x-uuencode", "begin 644 a\r\n"),
        ),
    ];
    let page = "From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>110108190=\r\n003071237</p>\r\n--x--\r\n";
    let back: String = id.chars().rev().collect();
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(format!("号码{id}").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let texts = [
        ("a.txt", "seen", id.as_bytes().to_vec()),
        ("a.txt", "UTF-16", utf16),
        ("a.txt", "turned about by a mark", format!("号码\u{202E}{back}\u{202C}").into_bytes()),
        ("a.txt", "turned about within an isolate", format!("号码\u{2067}\u{202E}{back}\u{202C}\u{2069}").into_bytes()),
        (
            "a.txt",
            "isolates between",
            id.chars().map(|c| format!("\u{2066}{c}\u{2069}")).collect::<String>().into_bytes(),
        ),
        (
            "a.txt",
            "other invisible signs between",
            id.chars().map(|c| format!("{c}\u{034F}")).collect::<String>().into_bytes(),
        ),
        (
            "a.txt",
            "variation selectors between",
            id.chars().map(|c| format!("{c}\u{FE0E}")).collect::<String>().into_bytes(),
        ),
        (
            "a.txt",
            "tags",
            format!(
                "公示{}",
                id.chars().map(|c| char::from_u32(0xE0000 + u32::from(c)).expect("a tag")).collect::<String>()
            )
            .into_bytes(),
        ),
        ("a.md", "comment", format!("# 公示\n<!-- {id} -->\n").into_bytes()),
        ("a.md", "address", format!("# 公示\n[甲](http://a.cn/{id})\n").into_bytes()),
        ("a.md", "reference", format!("# 公示\n[甲]: http://a.cn \"{id}\"\n").into_bytes()),
        ("a.md", "emphasis", "# 公示\n110108**1900**03071237\n".into()),
        ("a.json", "value", format!("{{\"a\":\"{id}\"}}").into_bytes()),
        ("a.json", "escaped", b"{\"a\":\"\\u0031\\u0031\\u0030108190003071237\"}".to_vec()),
        ("a.json", "key", format!("{{\"{id}\":1}}").into_bytes()),
        ("a.csv", "cell", format!("姓名,号码\n某甲,{id}\n").into_bytes()),
        ("a.csv", "cells", "姓名,号码\n某甲,110108,19000307,1237\n".into()),
        ("a.rtf", "rich text", format!("{{\\rtf1 {id}}}").into_bytes()),
        ("a.xml", "XML", format!("<?xml version=\"1.0\"?><a b='1101081900'>{id}</a>").into_bytes()),
        ("a.xml", "XML in pieces", b"<?xml version=\"1.0\"?><a><b>110108190</b><b>003071237</b></a>".to_vec()),
        ("a.mht", "page in one file", page.into()),
        ("a.vcf", "card", format!("BEGIN:VCARD\nNOTE;ENCODING=BASE64:{coded}\nEND:VCARD\n").into_bytes()),
        ("a.ofd", "OFD", zip(&[("OFD.xml".to_owned(), id.into())])),
        ("a.odt", "ODT", zip(&[("mimetype".to_owned(), "x".into()), ("content.xml".to_owned(), id.into())])),
    ];
    let mails = mails.into_iter().map(|(what, bytes)| (format!("mail: {what}"), "a.eml", bytes));
    mails.chain(texts.into_iter().map(|(name, what, bytes)| (format!("{name}: {what}"), name, bytes))).collect()
}
