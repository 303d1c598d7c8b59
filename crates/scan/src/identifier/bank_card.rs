//! `银行卡号` (ISO/IEC 7812): an issuer that exists, thirteen to nineteen digits, Luhn's check digit.

/// Whether digits without separators are a card.
pub fn is_valid(number: &[u8]) -> bool {
    matches!(number.len(), 13..=19) && begins_a_card(number) && luhn(number) && !is_repdigit(number)
}

/// Whether the first digits are an issuer's: UnionPay 62 and 60, Visa 4, MasterCard 5 and 2221–2720, American Express
/// and JCB 3, and the old 9-series of domestic banks.
pub fn begins_a_card(number: &[u8]) -> bool {
    match number {
        [b'6', b'0' | b'2' | b'5', ..]
        | [b'5', b'0'..=b'8', ..]
        | [b'3', b'4'..=b'7', ..]
        | [b'9', b'5' | b'0' | b'8', ..]
        | [b'4', ..] => true,
        [b'2', rest @ ..] => rest.first_chunk::<3>().is_some_and(|digits| (b"221"..=b"720").contains(&digits)),
        _ => false,
    }
}

/// Whether Luhn's sum over digits is a multiple of ten.
pub(crate) fn luhn(number: &[u8]) -> bool {
    let mut sum = 0;
    for (at, digit) in number.iter().rev().enumerate() {
        let digit = u32::from(digit.wrapping_sub(b'0'));
        if digit > 9 {
            return false;
        }
        let doubled = digit << (at & 1);
        sum += if doubled > 9 { doubled - 9 } else { doubled };
    }
    sum.is_multiple_of(10)
}

fn is_repdigit(number: &[u8]) -> bool {
    number.windows(2).all(|pair| matches!(pair, [a, b] if a == b))
}
