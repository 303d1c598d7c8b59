//! `台湾身份证`: a letter for the county, sex, seven digits, a check digit modulo 10.

use super::{Rule, signs};
use crate::finding::Kind;

pub(super) const RULE: Rule = Rule::new(
    ("twid", Kind::OtherId, "台湾居民身份证"),
    |value, _| signs::exact(value).is_some_and(|number| is_valid(&number)),
    &["A123456789", "B200000013", "i190000019"],
    &["A123456788", "A323456789", "A12345678", "1123456789"],
);

/// Values of the letters A to Z; the first digit counts once, the second nine times.
const LETTERS: [u32; 26] =
    [10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33];

/// Whether ten upper-case signs are a number: 1 and 2 for men and women, 8 and 9 on the cards of foreigners.
pub fn is_valid(number: &[u8]) -> bool {
    let Some((county @ b'A'..=b'Z', digits @ [b'1' | b'2' | b'8' | b'9', ..])) = number.split_first() else {
        return false;
    };
    if digits.len() != 9 || !signs::are_digits(digits) {
        return false;
    }
    let letter = LETTERS.get(usize::from(county - b'A')).copied().unwrap_or(0);
    let weights = [8, 7, 6, 5, 4, 3, 2, 1, 1];
    let sum: u32 = digits.iter().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    (letter / 10 + letter % 10 * 9 + sum).is_multiple_of(10)
}
