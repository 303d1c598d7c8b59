//! `银行卡号` (ISO/IEC 7812): an issuer that exists, thirteen to nineteen digits, Luhn's check digit.

use super::{Rule, signs};
use crate::finding::Kind;

pub(super) const RULE: Rule = Rule::new(
    ("bankcard", Kind::BankCard, "银行卡号"),
    |value, _| signs::compact(value).is_some_and(|number| is_valid(&number)),
    &["6222020000000123455", "6222 0200 0000 0123 455", "4012000000000008", "3528000000000007"],
    &["6222020000000123451", "1112020000000123456", "62220200000", "6666666666666666", "62220200000001234567"],
);

/// Whether digits without separators are a card.
pub fn is_valid(number: &[u8]) -> bool {
    matches!(number.len(), 13..=19) && has_issuer(number) && luhn(number) && !is_repdigit(number)
}

/// Whether the first digits are an issuer's and the length is one that it uses: UnionPay 62, 60 and 65 and the
/// 9-series of domestic banks any, Visa 4, MasterCard 5 and 2221–2720, American Express 34 and 37, JCB 35, Diners 30, 36
/// and 38.
pub fn has_issuer(number: &[u8]) -> bool {
    let lengths: &[usize] = match number {
        [b'6', b'0' | b'2' | b'5', ..] | [b'9', b'5' | b'0' | b'8', ..] => &[13, 14, 15, 16, 17, 18, 19],
        [b'4', ..] => &[13, 16, 18, 19],
        [b'5', b'0'..=b'8', ..] => &[16, 18, 19],
        [b'3', b'4' | b'7', ..] => &[15],
        [b'3', b'5', ..] => &[16],
        [b'3', b'0' | b'6' | b'8', ..] => &[14],
        [b'2', b'2'..=b'7', ..] if (&b"2221"[..]..=b"2720").contains(&&number[..4.min(number.len())]) => &[16],
        _ => return false,
    };
    lengths.contains(&number.len())
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
