//! `手机号码` behind a mask, as eleven slots.

use super::symbols::{self, Symbols};
use crate::identifier::mobile;

/// Eleven slots of a masked number, or none where the token cannot be one. With the wrong count of stars
/// (`138**8000`) beginning and end are anchored.
pub fn parse(token: &str) -> Option<[u8; 11]> {
    let symbols = Symbols::read(without_country(token))?.with_crosses_hidden();
    let signs = symbols.as_slice();
    if !symbols.hides_something() || !symbols.shows_something() {
        return None;
    }
    let slots = match <[u8; 11]>::try_from(signs) {
        Ok(slots) if !signs.contains(&b'~') => slots,
        _ => {
            let parts = symbols::shown(signs);
            let mut slots = [b'*'; 11];
            (parts.head.len() + parts.tail.len() < 11 && signs.len() < 14).then_some(())?;
            slots.get_mut(..parts.head.len())?.copy_from_slice(parts.head);
            slots.get_mut(11 - parts.tail.len()..)?.copy_from_slice(parts.tail);
            slots
        }
    };
    is_possible(slots).then_some(slots)
}

/// Whether a masked token without a label is more likely a mobile number than anything else: it shows a segment, and
/// has about eleven places.
pub fn is_likely(token: &str, slots: &[u8; 11]) -> bool {
    let places = Symbols::read(without_country(token)).map_or(0, |symbols| symbols.as_slice().len());
    let head = slots.iter().take_while(|slot| **slot != b'*').count();
    let tail = slots.iter().rev().take_while(|slot| **slot != b'*').count();
    head >= 3 && (places == 11 || (head <= 4 && matches!(tail, 3..=4) && (7..=13).contains(&places)))
}

fn without_country(token: &str) -> &str {
    let token = token.trim_start();
    let rest = token.strip_prefix("+86").or_else(|| token.strip_prefix("0086")).or_else(|| token.strip_prefix("＋86"));
    rest.unwrap_or(token)
}

fn is_possible(slots: [u8; 11]) -> bool {
    let fits = |number: u32| {
        let digits = [number / 100, number / 10 % 10, number % 10];
        slots.iter().zip(digits).all(|(slot, digit)| *slot == b'*' || *slot == b'0' + digit as u8)
    };
    (130..200).any(|number| mobile::is_segment(number) && fits(number))
}
