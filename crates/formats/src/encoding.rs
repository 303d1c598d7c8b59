//! Which characters a text file's bytes mean, and whether it is text at all.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// Of a thousand characters, how many may be damaged before the file counts as something else than text.
const DAMAGED_PER_THOUSAND: usize = 20;

/// Characters of a text file: by its byte order mark, else UTF-8 if it is that, else the declared encoding,
/// else the likeliest one of a Chinese office. `None` if no reading of the bytes is text.
pub(crate) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Option<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..)?);
        return is_text(&text).then(|| text.into_owned());
    }
    if let Some(text) = decode_utf8(bytes) {
        return is_text(&text).then_some(text);
    }
    if bytes.contains(&0) {
        return decode_unmarked_utf16(bytes);
    }
    let guess = guess(bytes);
    [declared, Some(guess), Some(GB18030)].into_iter().flatten().find_map(|encoding| {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        is_text(&text).then(|| text.into_owned())
    })
}

/// The encoding that a `<meta>` tag within the first bytes of an HTML file names.
pub(crate) fn declared_in_html(bytes: &[u8]) -> Option<&'static Encoding> {
    const WINDOW: usize = 4096;
    let head = bytes.get(..WINDOW.min(bytes.len()))?.to_ascii_lowercase();
    let at = find(&head, b"charset=")? + b"charset=".len();
    let label: Vec<u8> = head
        .get(at..)?
        .iter()
        .copied()
        .skip_while(|b| matches!(b, b'"' | b'\'' | b' '))
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'))
        .collect();
    Encoding::for_label(&label).filter(|encoding| encoding.is_ascii_compatible())
}

/// Whether the first line of an XML text names an encoding that is not known: its characters are then not those it seems
/// to have.
pub(crate) fn is_unknown_in_xml(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    let Some((head, _)) = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) else { return false };
    let Some((_, value)) = head.split_once("encoding") else { return false };
    let label: String = value.chars().filter(|c| !matches!(c, '=' | '"' | '\'' | ' ')).take(40).collect();
    Encoding::for_label(label.split("standalone").next().unwrap_or_default().trim().as_bytes()).is_none()
}

/// Where a byte string begins within another.
pub(crate) fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

/// UTF-8, also when a few bytes are damaged or the last character is cut off.
fn decode_utf8(bytes: &[u8]) -> Option<String> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let (text, _) = UTF_8.decode_without_bom_handling(bytes);
    let damaged = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    let multibyte = text.chars().filter(|c| c.len_utf8() > 2).count() - damaged;
    // GB18030 read as UTF-8 is damaged at nearly every character.
    (damaged * 20 <= multibyte).then(|| text.into_owned())
}

fn decode_unmarked_utf16(bytes: &[u8]) -> Option<String> {
    [UTF_16LE, UTF_16BE].into_iter().find_map(|encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        let plain = text.chars().filter(|c| c.is_ascii() || crate::inline::is_wide(*c)).count();
        (is_text(&text) && plain * 2 > text.chars().count()).then(|| text.into_owned())
    })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    // The web's GBK cannot write the four-byte characters of names; GB18030 reads both.
    if guess == encoding_rs::GBK { GB18030 } else { guess }
}

fn is_text(text: &str) -> bool {
    let mut count = 0_usize;
    let mut damaged = 0_usize;
    for c in text.chars() {
        count += 1;
        let is_layout = matches!(c, '\t' | '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{1A}' | '\u{85}');
        if c == char::REPLACEMENT_CHARACTER || (c.is_control() && !is_layout) {
            damaged += 1;
        }
    }
    damaged * 1000 <= count * DAMAGED_PER_THOUSAND
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "本机关2024年收到政府信息公开申请132件，㐂、𠮷两字也在其中。";

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn chinese_text_is_read_in_every_encoding_that_offices_use() {
        let (gb18030, ..) = GB18030.encode(SENTENCE);
        let with_mark = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        for (name, bytes) in [
            ("utf-8", SENTENCE.as_bytes().to_vec()),
            ("utf-8 with mark", with_mark(b"\xEF\xBB\xBF", SENTENCE.as_bytes())),
            ("gb18030", gb18030.into_owned()),
            ("utf-16le", utf16(SENTENCE, u16::to_le_bytes)),
            ("utf-16le with mark", with_mark(b"\xFF\xFE", &utf16(SENTENCE, u16::to_le_bytes))),
            ("utf-16be with mark", with_mark(b"\xFE\xFF", &utf16(SENTENCE, u16::to_be_bytes))),
        ] {
            assert_eq!(decode(&bytes, None).as_deref(), Some(SENTENCE), "{name}");
        }
    }

    #[test]
    fn a_last_character_cut_off_spoils_nothing_else() {
        let bytes = SENTENCE.repeat(3).into_bytes();
        let text = decode(&bytes[..bytes.len() - 1], None).unwrap_or_default();
        assert!(text.starts_with(SENTENCE));
    }

    #[test]
    fn bytes_that_mean_nothing_are_not_text() {
        let noise: Vec<u8> = (0..2000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert_eq!(decode(&noise, None), None);
        assert_eq!(decode(b"\x00\x01\x02\x03\x00\x00\x07", None), None);
    }

    #[test]
    fn the_meta_tag_names_the_encoding() {
        let head = br#"<html><head><META http-equiv=Content-Type content="text/html; charset=GB2312"></head>"#;
        assert_eq!(declared_in_html(head), Some(encoding_rs::GBK));
        assert_eq!(declared_in_html(b"<meta charset='big5'>"), Some(encoding_rs::BIG5));
        assert_eq!(declared_in_html(b"<p>charset</p>"), None);
    }
}
