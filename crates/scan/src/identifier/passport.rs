//! `护照`: ordinary (E, G), diplomatic (D), service (S), public affairs (P), Hong Kong (H, K), Macao (M).

use super::{Rule, signs};
use crate::finding::Kind;

pub(super) const RULE: Rule = Rule::new(
    ("passport", Kind::Passport, "护照"),
    |value, _| signs::exact(value).is_some_and(|number| is_valid(&number)),
    &[
        "E00000123",
        "EA0000123",
        "g00000123",
        "DE0000123",
        "SE0000123",
        "P00000123",
        "K00000123",
        "KJ0000123",
        "MB0000123",
        "H00000123",
    ],
    &["EI0000123", "EO0000123", "E0000123", "A00000123", "E000001234", "GA0000123", "12345678"],
)
.shared(&[("H00000123", &["home_return"]), ("SE0000123", &["hkid"]), ("MB0000123", &["org"])]);

/// Whether nine upper-case signs are a passport of China, Hong Kong or Macao.
pub fn is_valid(number: &[u8]) -> bool {
    let is_letter = |sign: u8| matches!(sign, b'A'..=b'H' | b'J'..=b'N' | b'P'..=b'Z');
    let (shape, digits) = match number {
        [b'E' | b'K' | b'H' | b'M', second, digits @ ..] if second.is_ascii_uppercase() => (is_letter(*second), digits),
        [b'D' | b'S' | b'P', b'E', digits @ ..] => (true, digits),
        [b'E' | b'G' | b'D' | b'S' | b'P' | b'H' | b'K' | b'M', digits @ ..] => (digits.len() == 8, digits),
        _ => return false,
    };
    shape && number.len() == 9 && signs::are_digits(digits)
}
