//! Mails, and pages saved in one file: heads, and parts within parts, each taken apart for itself once it is unpacked.

use crate::anatomy::{Dissection, Surface};
use crate::base64;
use crate::content::Unreadable;
use encoding_rs::{Encoding, GB18030, UTF_8};
use std::collections::VecDeque;

/// Parts of one mail.
const MOST_PARTS: usize = 2_000;
/// Parts within each other.
const MOST_DEPTH: usize = 20;

/// Fields with which mails begin, one of which is in every mail.
const FIRST: [&str; 12] = [
    "from",
    "to",
    "received",
    "return-path",
    "delivered-to",
    "date",
    "subject",
    "message-id",
    "mime-version",
    "x-sender",
    "reply-to",
    "content-type",
];

/// Whether a text is a mail: it begins with the fields of one, and goes on with more.
pub(crate) fn is_mail(name: &str, text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let is_named = matches!(ending.as_str(), "eml" | "mht" | "mhtml");
    let is_known = |line: &str| {
        line.split_once(':').is_some_and(|(key, _)| FIRST.contains(&key.trim_end().to_ascii_lowercase().as_str()))
    };
    let head: Vec<&str> = text.lines().take_while(|line| !line.trim().is_empty()).take(200).collect();
    let known = head.iter().filter(|line| is_known(line)).count();
    let is_content = |line: &&&str| {
        let lower = line.to_ascii_lowercase();
        lower.starts_with("content-") || lower.starts_with("mime-version")
    };
    let begins = head.first().is_some_and(|line| is_known(line));
    is_named && known > 0 || begins && known > 1 && head.iter().any(|line| is_content(&line))
}

/// A part of a mail: its head, one field a line, and what follows.
struct Entity<'m> {
    fields: Vec<(String, String)>,
    body: &'m str,
}

pub(crate) fn take_apart(text: &str, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let mut queue = VecDeque::from([(String::new(), text, 0)]);
    let mut parts = 0;
    while let Some((place, text, depth)) = queue.pop_front() {
        parts += 1;
        if parts > MOST_PARTS || depth > MOST_DEPTH {
            dissection.unread("邮件", &"组成部分过多或嵌套过深，未全部查看");
            return Ok(());
        }
        let entity = Entity::of(text);
        push_head(&place, &entity, dissection)?;
        let kind = entity.field("content-type").unwrap_or("text/plain").to_ascii_lowercase();
        let boundary = entity.parameter("content-type", "boundary").filter(|_| kind.starts_with("multipart/"));
        let Some(boundary) = boundary else {
            read_body(&place, &kind, &entity, dissection)?;
            continue;
        };
        let (beside, inner) = split(entity.body, &boundary);
        dissection.push(format!("{place}各部分之外"), Surface::HiddenText, beside.trim())?;
        for (index, part) in inner.into_iter().enumerate() {
            queue.push_back((format!("{place}邮件第{}部分", index + 1), part, depth + 1));
        }
    }
    Ok(())
}

/// Fields that say how a part is packed, and nothing else.
fn is_frame(key: &str) -> bool {
    matches!(key, "content-transfer-encoding" | "mime-version" | "content-length" | "lines")
}

fn push_head(place: &str, entity: &Entity<'_>, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let said = entity.fields.iter().filter(|(key, _)| !is_frame(key));
    let lines: Vec<String> = said.map(|(_, value)| in_words(value)).collect();
    // Continued lines are one text; what was broken within a number is told without the break.
    let tight: Vec<String> = lines.iter().filter(|line| line.contains(' ')).map(|line| line.replace(' ', "")).collect();
    dissection.push(format!("{place}邮件头"), Surface::Visible, lines.join("\n"))?;
    let numbers: Vec<String> = tight.iter().flat_map(|line| crate::net::numbers(line)).collect();
    dissection.push(format!("{place}邮件头（分段书写）"), Surface::Visible, numbers.join("\n"))
}

fn read_body(place: &str, kind: &str, entity: &Entity<'_>, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let name = entity
        .parameter("content-disposition", "filename")
        .or_else(|| entity.parameter("content-type", "name"))
        .unwrap_or_default();
    let encoding = entity.field("content-transfer-encoding").unwrap_or("8bit").trim().to_ascii_lowercase();
    let bytes = match encoding.as_str() {
        "base64" => base64::decode(entity.body).unwrap_or_default(),
        "quoted-printable" => unquoted(entity.body.as_bytes(), false),
        "7bit" | "8bit" | "binary" | "" => entity.body.as_bytes().to_vec(),
        _ => {
            dissection.unread(&format!("{place}邮件正文"), &"编码方式不认识，内容读不出");
            return Ok(());
        }
    };
    if bytes.trim_ascii().is_empty() {
        return Ok(());
    }
    let place = if name.is_empty() { format!("{place}邮件正文") } else { format!("{place}附件“{name}”") };
    let is_text = kind.starts_with("text/") || kind.starts_with("message/");
    if !is_text {
        if !name.is_empty() {
            dissection.mark(place.clone(), Surface::Attachment, name.clone())?;
        }
        return dissection.embed(&place, &name, &bytes);
    }
    let label = entity.parameter("content-type", "charset").unwrap_or_default();
    // What came through unpacked is text already, by the encoding of the whole file.
    let is_packed = matches!(encoding.as_str(), "base64" | "quoted-printable");
    let text = if is_packed { decoded(&label, &bytes) } else { entity.body.to_owned() };
    let name = match kind.split(';').next().unwrap_or_default().trim() {
        "text/html" => "a.html",
        "message/rfc822" => "a.eml",
        _ if name.is_empty() => "a.txt",
        _ => &name,
    };
    dissection.embed(&place, name, text.as_bytes())
}

impl<'m> Entity<'m> {
    fn of(text: &'m str) -> Self {
        let text = text.trim_start_matches(['\u{FEFF}', '\r', '\n']);
        let end = ["\r\n\r\n", "\n\n"].iter().filter_map(|mark| Some((text.find(mark)?, mark.len()))).min();
        let (head, body) = match end {
            Some((at, length)) => (text.get(..at).unwrap_or(text), text.get(at + length..).unwrap_or_default()),
            None => (text, ""),
        };
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in head.lines() {
            match (line.split_once(':'), fields.last_mut()) {
                (_, Some((_, value))) if line.starts_with([' ', '\t']) => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                (Some((key, value)), _) => fields.push((key.trim().to_ascii_lowercase(), value.trim().to_owned())),
                (None, _) => fields.push((String::new(), line.to_owned())),
            }
        }
        Self { fields, body }
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// `filename="a.txt"`, `filename*=utf-8''a%2etxt`, or in pieces `filename*0="a" filename*1=".txt"`.
    fn parameter(&self, field: &str, name: &str) -> Option<String> {
        let mut found: Option<String> = None;
        for piece in self.field(field)?.split(';').skip(1) {
            let Some((key, value)) = piece.split_once('=') else { continue };
            let key = key.trim().to_ascii_lowercase();
            let Some(rest) = key.strip_prefix(name).filter(|rest| rest.is_empty() || rest.starts_with('*')) else {
                continue;
            };
            let value = value.trim().trim_matches('"');
            let value = if rest.ends_with('*') { of_percent(value) } else { in_words(value) };
            found.get_or_insert_default().push_str(&value);
        }
        found
    }
}

/// What stands before, between and behind the parts, and the parts. The last need not end.
fn split<'m>(body: &'m str, boundary: &str) -> (String, Vec<&'m str>) {
    let mark = format!("--{boundary}");
    let mut beside = String::new();
    let mut parts = Vec::new();
    let mut start: Option<usize> = None;
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let is_mark = line.starts_with(&mark);
        if is_mark {
            parts.extend(start.and_then(|start| body.get(start..at)));
            let is_last = line.get(mark.len()..).is_some_and(|rest| rest.starts_with("--"));
            start = (!is_last).then_some(at + line.len());
        } else if start.is_none() {
            beside.push_str(line);
        }
        at += line.len();
    }
    parts.extend(start.and_then(|start| body.get(start..)));
    (beside, parts)
}

/// `=31` is 1, and a line that ends in `=` goes on; in a head `_` is a space.
fn unquoted(text: &[u8], is_head: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match (first, after) {
            (b'=', [b'\r', b'\n', next @ ..] | [b'\n', next @ ..]) => rest = next,
            (b'=', [high, low, next @ ..]) => {
                let hex = |digit: &u8| char::from(*digit).to_digit(16);
                match (hex(high), hex(low)) {
                    (Some(high), Some(low)) => {
                        out.push((high * 16 + low) as u8);
                        rest = next;
                    }
                    _ => out.push(b'='),
                }
            }
            (b'_', _) if is_head => out.push(b' '),
            (other, _) => out.push(*other),
        }
    }
    out
}

/// `=?utf-8?B?5YWs56S6?=` is 公示.
fn in_words(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("=?") {
        let mut fields = after.splitn(3, '?');
        let (Some(label), Some(way), Some((word, next))) =
            (fields.next(), fields.next(), fields.next().and_then(|rest| rest.split_once("?=")))
        else {
            break;
        };
        // White space between two words is none.
        if !before.trim().is_empty() || out.is_empty() {
            out.push_str(before);
        }
        let bytes = match way {
            "B" | "b" => base64::decode(word).unwrap_or_default(),
            _ => unquoted(word.as_bytes(), true),
        };
        out.push_str(&decoded(label, &bytes));
        rest = next;
    }
    out + rest
}

/// `utf-8''%E5%85%AC.txt`
fn of_percent(value: &str) -> String {
    let mut fields = value.splitn(3, '\'');
    let (label, text) = match (fields.next(), fields.next(), fields.next()) {
        (Some(label), Some(_), Some(text)) => (label, text),
        _ => ("utf-8", value),
    };
    decoded(label, &unquoted(text.replace('%', "=").as_bytes(), false))
}

fn decoded(label: &str, bytes: &[u8]) -> String {
    let known = Encoding::for_label(label.trim().as_bytes());
    let guess = if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { GB18030 };
    known.unwrap_or(guess).decode(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_heads_are_read() {
        for (written, expected) in [
            ("=?utf-8?B?5YWs56S6?=", "公示"),
            ("=?utf-8?Q?=E5=85=AC_=E7=A4=BA?= x", "公 示 x"),
            ("=?gb2312?B?uavKvg==?= =?utf-8?q?=31?=", "公示1"),
            ("a =? b", "a =? b"),
        ] {
            assert_eq!(in_words(written), expected);
        }
        assert_eq!(unquoted(b"11=\r\n01=3", false), b"1101=3");
        assert_eq!(of_percent("utf-8''%E5%85%AC.txt"), "公.txt");
    }

    #[test]
    fn only_mails_are_taken_for_mails() {
        for (name, text, expected) in [
            ("a.eml", "From: a\nTo: b\n\nx", true),
            ("", "From: a\nMIME-Version: 1.0\nContent-Type: text/plain\n\nx", true),
            ("", "MIME-Version: 1.0\nContent-Type: multipart/related\n\nx", true),
            ("a.txt", "Date: 2024\n公示", false),
            ("a.txt", "To: 某局\n关于公示", false),
            ("a.md", "# 公示\nContent-Type: x", false),
        ] {
            assert_eq!(is_mail(name, text), expected, "{text}");
        }
    }
}
