//! `往来港澳通行证`, `港澳居民来往内地通行证` (回乡证) and `台湾居民来往大陆通行证` (台胞证).

use super::{Rule, signs};
use crate::finding::Kind;

pub(super) const TO_HONG_KONG: Rule = Rule::new(
    ("hkmo_permit", Kind::TravelPermit, "往来港澳通行证"),
    |value, _| signs::exact(value).is_some_and(|number| is_to_hong_kong(&number)),
    &["C00000123", "CA0000123", "W00000123"],
    &["CI0000123", "C0000123", "D00000123", "WA0000123"],
)
.shared(&[("CA0000123", &["hkid"])]);

pub(super) const HOME_RETURN: Rule = Rule::new(
    ("home_return", Kind::TravelPermit, "港澳居民来往内地通行证"),
    |value, _| signs::exact(value).is_some_and(|number| is_home_return(&number)),
    &["H00000123", "M0000012301", "h0000012302"],
    &["T00000123", "H000001230", "H0000123", "HA0000123"],
)
.shared(&[("H00000123", &["passport"])]);

pub(super) const TAIWAN: Rule = Rule::new(
    ("tw_permit", Kind::TravelPermit, "台湾居民来往大陆通行证"),
    |value, _| is_taiwan(value),
    &["00000123", "0000012301(B)", "0000012301（B）", "0000012301B"],
    &["0000123", "T0000123", "000001230", "0000012301(BB)"],
);

/// A resident of the mainland's permit for Hong Kong and Macao.
pub fn is_to_hong_kong(number: &[u8]) -> bool {
    let digits = match number {
        [b'C', b'A'..=b'H' | b'J'..=b'N' | b'P'..=b'Z', digits @ ..] if digits.len() == 7 => digits,
        [b'C' | b'W', digits @ ..] if digits.len() == 8 => digits,
        _ => return false,
    };
    signs::are_digits(digits)
}

/// A resident of Hong Kong's or Macao's permit for the mainland: eight digits, two more on older cards.
pub fn is_home_return(number: &[u8]) -> bool {
    matches!(number, [b'H' | b'M', digits @ ..] if matches!(digits.len(), 8 | 10) && signs::are_digits(digits))
}

/// A resident of Taiwan's permit: eight digits, on older cards ten and a letter. It has no check digit and looks like
/// many numbers: a label must say what it is.
pub fn is_taiwan(value: &str) -> bool {
    let bare: String = value.chars().filter(|c| !matches!(c, '(' | ')' | '（' | '）')).collect();
    match signs::exact(&bare).as_deref() {
        Some([digits @ .., b'A'..=b'Z']) => digits.len() == 10 && signs::are_digits(digits),
        Some(digits) => matches!(digits.len(), 8 | 10) && signs::are_digits(digits),
        None => false,
    }
}
