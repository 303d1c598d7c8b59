//! `公民身份号码` behind a mask, as eighteen slots.

use super::symbols::{Symbols, shown};
use crate::identifier::{date, region};

/// Eighteen slots of a masked number, or none where the token cannot be one: nothing hidden, nothing shown, or shown
/// digits that no number has. It does not say that the token *is* a resident's number; a label or [`is_likely`] does.
///
/// A mask with the wrong count of stars (`110101****1234`, `110101…1234`) still shows its beginning and its end:
/// these are anchored and what is between is hidden. An `X` alone at the end is the check character.
pub fn parse(token: &str) -> Option<[u8; 18]> {
    let symbols = Symbols::read(token)?;
    let signs = symbols.as_slice();
    if !symbols.hides_something() || !symbols.shows_something() {
        return None;
    }
    let slots = place(signs)?;
    is_possible(&slots).then_some(slots)
}

/// Whether a masked token without a label is more likely a resident's number than a card or telephone: it has
/// eighteen places or shows a region, and a date wherever one would stand.
pub fn is_likely(token: &str, slots: &[u8; 18]) -> bool {
    let places = Symbols::read(token).map_or(0, |symbols| symbols.as_slice().len());
    let head = slots.iter().take_while(|slot| **slot != b'*').count();
    let shows_date = slots[6..10].iter().all(|slot| *slot != b'*');
    match head {
        0 => places == 18 || shows_date,
        1..=3 => places == 18,
        4..=5 => places == 18 && region::prefectures().iter().any(|place| digits_of(place.code) == slots[..4]),
        _ => is_region(slots),
    }
}

fn place(signs: &[u8]) -> Option<[u8; 18]> {
    let parts = shown(signs);
    let is_counted = !signs.contains(&b'~');
    if let (true, Ok(slots)) = (is_counted, <[u8; 18]>::try_from(signs)) {
        return Some(slots);
    }
    if is_counted && signs.len() == 15 && parts.tail.len() <= 3 && !parts.tail.ends_with(b"X") {
        return Some(old(signs));
    }
    anchored(&parts)
}

/// Fifteen slots written with eighteen: the century is known, the check character is not.
fn old(signs: &[u8]) -> [u8; 18] {
    let mut slots = [b'*'; 18];
    let (region, rest) = signs.split_at(6);
    slots[..6].copy_from_slice(region);
    slots[6..8].copy_from_slice(b"19");
    slots[8..17].copy_from_slice(rest);
    slots
}

fn anchored(parts: &super::symbols::Shown<'_>) -> Option<[u8; 18]> {
    let mut slots = [b'*'; 18];
    if parts.head.len() + parts.tail.len() > 17 || parts.head.contains(&b'X') {
        return None;
    }
    slots.get_mut(..parts.head.len())?.copy_from_slice(parts.head);
    slots.get_mut(18 - parts.tail.len()..)?.copy_from_slice(parts.tail);
    // A date in the middle has its place however many stars stand around it.
    let is_free = slots.iter().skip(6).take(parts.middle.len()).all(|slot| *slot == b'*');
    if matches!(parts.middle.len(), 4 | 6 | 8)
        && parts.middle.starts_with(b"19") | parts.middle.starts_with(b"20")
        && is_free
    {
        slots.get_mut(6..6 + parts.middle.len())?.copy_from_slice(parts.middle);
    }
    Some(slots)
}

/// Whether some number has the digits shown: no X but at the end, a province, a century, a month, a day.
fn is_possible(slots: &[u8; 18]) -> bool {
    let shows = |from: usize, fits: fn(u32) -> bool| two_digits(slots, from).is_none_or(fits);
    let fits = |at: usize, allowed: &[u8]| slots[at] == b'*' || allowed.contains(&slots[at]);
    slots[..17].iter().all(|slot| *slot != b'X')
        && fits(0, b"12345689")
        && (slots[0] == b'9' || shows(0, region::is_province))
        && fits(6, b"12")
        && shows(6, |century| (18..=20).contains(&century))
        && fits(10, b"01")
        && shows(10, |month| (1..=12).contains(&month))
        && fits(12, b"0123")
        && shows(12, |day| (1..=31).contains(&day))
        && is_day(slots)
}

/// Whether month and day go together, where both are shown.
fn is_day(slots: &[u8; 18]) -> bool {
    let (Some(month), Some(day)) = (two_digits(slots, 10), two_digits(slots, 12)) else { return true };
    let year = match (two_digits(slots, 6), two_digits(slots, 8)) {
        (Some(century), Some(year)) => century * 100 + year,
        _ => 2000,
    };
    day <= date::days_in_month(year, month)
}

fn digits_of(prefecture: u16) -> [u8; 4] {
    [1000, 100, 10, 1].map(|unit| b'0' + (prefecture / unit % 10) as u8)
}

fn is_region(slots: &[u8; 18]) -> bool {
    let digits = [0, 2, 4].map(|at| two_digits(slots, at).unwrap_or(0));
    let code = digits[0] * 10_000 + digits[1] * 100 + digits[2];
    region::is_listed(code) || code >= 900_000
}

fn two_digits(slots: &[u8; 18], at: usize) -> Option<u32> {
    let digit = |at: usize| slots.get(at).filter(|slot| slot.is_ascii_digit()).map(|slot| u32::from(slot - b'0'));
    Some(digit(at)? * 10 + digit(at + 1)?)
}
