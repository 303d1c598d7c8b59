//! `银行卡号` behind a mask. Cards have thirteen to nineteen digits, so the number of hidden places is often unknown:
//! such a gap is one `~`.

use super::symbols::{self, Symbols};

/// Slots of a masked card number, or none where the token cannot be one.
/// Sixteen to nineteen places are taken as they stand; with fewer, beginning and end are shown around a `~`.
pub fn parse(token: &str) -> Option<Box<[u8]>> {
    let symbols = Symbols::read(token)?.with_crosses_hidden();
    let signs = symbols.as_slice();
    let begins_a_card = matches!(signs.first(), Some(b'3'..=b'6' | b'9' | b'*' | b'~'));
    if !symbols.hides_something() || !symbols.shows_something() || !begins_a_card {
        return None;
    }
    if matches!(signs.len(), 16..=19) && !signs.contains(&b'~') {
        return Some(signs.into());
    }
    let parts = symbols::shown(signs);
    (parts.head.len() + parts.tail.len() < 19).then(|| [parts.head, b"~", parts.tail].concat().into())
}

/// Whether a masked token without a label is more likely a card than anything else: it shows the four digits of an
/// issuer and four at the end.
pub fn is_likely(slots: &[u8]) -> bool {
    let is_shown = |slot: &&u8| slot.is_ascii_digit();
    let head = slots.iter().take_while(is_shown).count();
    let tail = slots.iter().rev().take_while(is_shown).count();
    head >= 4
        && (3..=4).contains(&tail)
        && matches!(slots, [b'6', b'0' | b'2', ..] | [b'4' | b'5', ..] | [b'9', b'5', b'5', ..])
}

/// Whether two patterns may be the same card. Where the lengths differ or are unknown, what both show from the
/// beginning and from the end is compared.
pub fn compatible(one: &[u8], other: &[u8]) -> bool {
    if super::is_whole(one) && super::is_whole(other) {
        return one == other;
    }
    if one.len() == other.len() && !one.contains(&b'~') && !other.contains(&b'~') {
        return super::compatible(one, other);
    }
    let agrees = |(a, b): (&u8, &u8)| a == b;
    let both_shown = |(a, b): &(&u8, &u8)| a.is_ascii_digit() && b.is_ascii_digit();
    one.iter().zip(other).take_while(both_shown).all(agrees)
        && one.iter().rev().zip(other.iter().rev()).take_while(both_shown).all(agrees)
}
