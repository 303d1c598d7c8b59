//! A written value cut down to the signs that count.

use smallvec::SmallVec;

/// Signs of a value: no number here is longer.
pub(super) type Signs = SmallVec<[u8; 24]>;

/// Letters, upper-case, and digits, without the separators that a number is written with. None where anything else
/// stands in it.
pub(super) fn compact(value: &str) -> Option<Signs> {
    let mut signs = Signs::new();
    for byte in value.bytes() {
        match byte {
            b'0'..=b'9' | b'A'..=b'Z' => signs.push(byte),
            b'a'..=b'z' => signs.push(byte.to_ascii_uppercase()),
            b' ' | b'-' | b'\n' => {}
            _ => return None,
        }
    }
    Some(signs)
}

/// As they stand, without separators.
pub(super) fn exact(value: &str) -> Option<Signs> {
    compact(value).filter(|signs| signs.len() == value.len())
}

/// Whether all are digits.
pub(super) fn are_digits(signs: &[u8]) -> bool {
    !signs.is_empty() && signs.iter().all(u8::is_ascii_digit)
}

/// The value of digits that are few enough.
pub(super) fn number(digits: &[u8]) -> Option<u32> {
    (are_digits(digits) && digits.len() < 10)
        .then(|| digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
}
