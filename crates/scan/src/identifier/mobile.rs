//! `手机号码`: eleven digits that begin with a segment in use (工业和信息化部 码号 assignments).

use super::{Rule, signs};
use crate::finding::Kind;

pub(super) const RULE: Rule = Rule::new(
    ("mobile", Kind::Mobile, "手机号码"),
    |value, _| is_written(value),
    &["13800138001", "+86 147-0013-8001", "0086 19900138001", "一三八零零一三八零零一", "1 6 6 0 0 1 3 8 0 0 1"],
    &[
        "14000138001",
        "15400138001",
        "16000138001",
        "17900138001",
        "19400138001",
        "1380013800",
        "138001380011",
        "23800138001",
    ],
);

pub(super) const THINGS: Rule = Rule::new(
    ("iot", Kind::DeviceNumber, "物联网号码"),
    |value, _| signs::exact(value).is_some_and(|number| is_thing(&number)),
    &["1064000138001", "1440001380012"],
    &["1380013800123", "144000138001", "10640001380011"],
);

/// Whether three digits begin mobile numbers. 154, 160, 161, 163, 164, 168, 169, 179 and 194 are not assigned to
/// persons' telephones.
pub const fn is_segment(number: u32) -> bool {
    matches!(number, 130..=139 | 145..=153 | 155..=159 | 162 | 165..=167 | 170..=178 | 180..=193 | 195..=199)
}

/// Whether eleven digits are a mobile number.
pub fn is_valid(number: &[u8]) -> bool {
    let Some((segment, _)) = number.split_first_chunk::<3>().filter(|_| number.len() == 11) else { return false };
    number.iter().all(u8::is_ascii_digit)
        && is_segment(segment.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
}

/// Whether a value is a number as people write it: with the country's code, in groups.
pub fn is_written(value: &str) -> bool {
    let value = value.trim_start_matches(['(', '（']);
    let rest = value.strip_prefix('+').unwrap_or(value);
    let Some(signs) = signs::compact(&rest.replace([')', '）'], "")) else { return false };
    let number = signs.strip_prefix(b"0086").or_else(|| signs.strip_prefix(b"86").filter(|rest| rest.len() == 11));
    is_valid(number.unwrap_or(&signs))
}

/// Whether digits are the number of a machine: thirteen, beginning with 10640–10649, 1400–1409 or 144.
pub fn is_thing(number: &[u8]) -> bool {
    number.len() == 13
        && signs::are_digits(number)
        && matches!(number, [b'1', b'0', b'6', b'4', ..] | [b'1', b'4', b'0' | b'4', ..])
}
