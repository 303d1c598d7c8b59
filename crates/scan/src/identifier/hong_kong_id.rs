//! `香港身份证`: one or two letters, six digits, a check digit modulo 11 in brackets.

use super::{Rule, signs};
use crate::finding::Kind;

pub(super) const RULE: Rule = Rule::new(
    ("hkid", Kind::OtherId, "香港居民身份证"),
    |value, _| is_valid(value),
    &["A123456(3)", "Z683365（A）", "AB987654(3)", "g123456A"],
    &["A123456(4)", "A12345(3)", "1234567(8)", "A123456(B)", "ABC12345(3)"],
);

/// Whether a value, brackets or not, is a number.
pub fn is_valid(value: &str) -> bool {
    let bare: String = value.chars().filter(|c| !matches!(c, '(' | ')' | '（' | '）')).collect();
    let Some(signs) = signs::exact(&bare) else { return false };
    let letters = signs.iter().take_while(|sign| sign.is_ascii_uppercase()).count();
    let (Some(prefix), Some(rest)) = (signs.get(..letters), signs.get(letters..)) else { return false };
    let Some((check, digits)) = rest.split_last().filter(|(_, digits)| digits.len() == 6) else { return false };
    let check = match check {
        b'A' => 10,
        b'0'..=b'9' => u32::from(check - b'0'),
        _ => return false,
    };
    // A place that is left blank counts as 36.
    let prefix = match prefix {
        [one] => [36, letter(*one)],
        [one, two] => [letter(*one), letter(*two)],
        _ => return false,
    };
    let sum: u32 = prefix
        .into_iter()
        .chain(digits.iter().map(|digit| u32::from(digit.wrapping_sub(b'0'))))
        .zip((2..=9).rev())
        .map(|(value, weight)| value * weight)
        .sum();
    signs::are_digits(digits) && (sum + check).is_multiple_of(11)
}

fn letter(sign: u8) -> u32 {
    u32::from(sign - b'A') + 10
}
