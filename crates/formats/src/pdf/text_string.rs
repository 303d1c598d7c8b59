//! Text strings of a PDF, and text in bytes of which nobody says what they are.

use encoding_rs::{GBK, UTF_16BE, UTF_16LE};

/// Characters of PDFDocEncoding where it is not Latin-1: from 0x18, and from 0x80.
const DOC_LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
const DOC_HIGH: [char; 33] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ',
    'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}', '€',
];

/// Runs of printable bytes shorter than this are chance.
const SHORTEST_RUN: usize = 5;

/// Bytes of a stream that nobody explains which are looked through.
const MOST_BYTES: usize = 4 << 20;

/// A text string. Chinese programs write GBK where the standard wants UTF-16.
pub(super) fn decode(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xFF, 0xFE, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => without_mark(bytes),
    };
    printable(&text)
}

/// A text without characters that no person can see or type; line ends are `\n`.
pub(super) fn printable(text: &str) -> String {
    text.chars().filter_map(plain).collect()
}

fn without_mark(bytes: &[u8]) -> String {
    if is_utf16(bytes) {
        return UTF_16BE.decode_without_bom_handling(bytes).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    match GBK.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) if text.chars().any(is_chinese) => text.into_owned(),
        Some(_) | None => bytes.iter().map(|byte| doc_character(*byte)).collect(),
    }
}

/// UTF-16 that forgot its mark: every other byte of Latin text is zero.
fn is_utf16(bytes: &[u8]) -> bool {
    let zeros = bytes.iter().step_by(2).filter(|byte| **byte == 0).count();
    bytes.len() >= 4
        && bytes.len().is_multiple_of(2)
        && zeros * 3 >= bytes.len() / 2
        && bytes.iter().skip(1).step_by(2).all(|byte| *byte != 0)
}

fn doc_character(byte: u8) -> char {
    let high =
        |from: u8, table: &[char]| table.get(usize::from(byte - from)).copied().unwrap_or(char::REPLACEMENT_CHARACTER);
    match byte {
        0x18..=0x1F => high(0x18, &DOC_LOW),
        0x80..=0xA0 => high(0x80, &DOC_HIGH),
        _ => char::from(byte),
    }
}

fn plain(c: char) -> Option<char> {
    match c {
        '\r' => Some('\n'),
        '\n' | '\t' => Some(c),
        c if c.is_control() => None,
        c => Some(c),
    }
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Whether a text may say something of a person or a secret: Chinese, a long number, an address of mail or a path.
pub(super) fn is_telling(text: &str) -> bool {
    let longest_number = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    let is_mail = text.split_once('@').is_some_and(|(name, host)| {
        name.ends_with(|c: char| c.is_ascii_alphanumeric())
            && host.split_once('.').is_some_and(|(name, _)| name.len() > 1 && name.is_ascii())
    });
    longest_number >= 6
        || is_mail
        || text.contains(":\\")
        || text.contains("\\\\")
        || text.chars().filter(|c| is_chinese(*c)).count() >= 2
}

/// The text in bytes of an unknown kind: all of it if it is text, else the runs in it that may say something.
pub(super) fn text_in(bytes: &[u8]) -> String {
    let bytes = bytes.get(..bytes.len().min(MOST_BYTES)).unwrap_or(bytes);
    let text = decode(bytes);
    let strange = text
        .chars()
        .filter(|c| *c == char::REPLACEMENT_CHARACTER || matches!(c, '\u{80}'..='\u{2FF}' | '\u{E000}'..='\u{F8FF}'))
        .count();
    let lost = bytes.iter().filter(|byte| **byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t' | 0)).count();
    if strange * 20 <= text.chars().count() && lost * 20 <= bytes.len() {
        return text;
    }
    let narrow = bytes.split(|byte| !(0x20..0x7F).contains(byte)).filter(|run| run.len() >= SHORTEST_RUN);
    let runs: Vec<String> = narrow.map(|run| String::from_utf8_lossy(run).into_owned()).collect();
    let telling: Vec<String> = runs.into_iter().chain(wide_runs(bytes)).filter(|run| is_telling(run)).collect();
    telling.join("\n")
}

/// Runs of UTF-16, either way round, that are Chinese or Latin.
fn wide_runs(bytes: &[u8]) -> Vec<String> {
    let mut runs = Vec::new();
    for (start, encoding) in [(0, UTF_16BE), (1, UTF_16BE), (0, UTF_16LE), (1, UTF_16LE)] {
        let text = encoding.decode_without_bom_handling(bytes.get(start..).unwrap_or_default()).0;
        let is_text =
            |c: char| is_chinese(c) || matches!(c, ' '..='~' | '\u{3000}'..='\u{301F}' | '\u{FF00}'..='\u{FF5E}');
        // By chance half of all pairs of bytes are a Chinese character: only numbers tell.
        let numbers =
            text.split(|c: char| !is_text(c)).filter(|run| run.chars().filter(char::is_ascii_digit).count() >= 6);
        runs.extend(numbers.map(str::to_owned));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_string_is_read_in_whatever_way_it_was_written() {
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        for (bytes, expected) in [
            (b"plain".to_vec(), "plain"),
            ([vec![0xFE, 0xFF], utf16("身份证110")].concat(), "身份证110"),
            (vec![0xFF, 0xFE, 0x4B, 0x6D], "测"),
            (utf16("110108"), "110108"),
            ("身份证".as_bytes().to_vec(), "身份证"),
            (GBK.encode("身份证").0.into_owned(), "身份证"),
            (vec![0x8D, b'a', 0x8E], "“a”"),
            (b"a\0\x01\rb".to_vec(), "a\nb"),
        ] {
            assert_eq!(decode(&bytes), expected);
        }
    }

    #[test]
    fn numbers_are_found_in_bytes_of_any_kind() {
        let noise: Vec<u8> = (0..200_u32).map(|n| (n * 37 % 251) as u8 | 0x80).collect();
        let with = |text: &[u8]| [&noise, text, &noise].concat();
        assert!(text_in(&with(b"id 110108190003071237")).contains("110108190003071237"));
        let wide: Vec<u8> = "110108190003071237".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(text_in(&with(&wide)).contains("110108190003071237"));
        assert_eq!(text_in("姓名,身份证号\n".as_bytes()), "姓名,身份证号\n");
    }
}
