//! `统一社会信用代码` (GB 32100-2015): who registered it, what it is, region, organisation code, check character.

use super::{Rule, organisation_code, signs};
use crate::finding::Kind;

pub(super) const RULE: Rule = Rule::new(
    ("uscc", Kind::CreditCode, "统一社会信用代码"),
    |value, _| signs::compact(value).is_some_and(|code| is_valid(&code)),
    &["91130203MA0123453C", "5213020350000012XP", "n2130203ma0123453u"],
    &["91130203MA0123453D", "91130203MO0123453C", "9113020300000012X", "130203190205180455"],
)
.shared(&[("91130203MA0123453C", &["taxid"]), ("5213020350000012XP", &["taxid"]), ("n2130203ma0123453u", &["taxid"])]);

/// The signs of the code: no I, O, S, V, Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The number that each sign stands for; 255 for what is no sign.
static VALUES: [u8; 128] = {
    let mut values = [255; 128];
    let mut n = 0;
    while n < ALPHABET.len() {
        values[ALPHABET[n] as usize] = n as u8;
        n += 1;
    }
    values
};

/// Powers of three modulo 31.
const WEIGHTS: [u32; 17] = {
    let mut weights = [1; 17];
    let mut n = 1;
    while n < 17 {
        weights[n] = weights[n - 1] * 3 % 31;
        n += 1;
    }
    weights
};

/// Whether eighteen upper-case signs are a code: both check characters hold, and a body registers such things.
pub fn is_valid(code: &[u8]) -> bool {
    is_well_formed(code)
        && matches!(code, [b'1'..=b'9' | b'A' | b'N' | b'Y', ..])
        && code.get(2..8).is_some_and(signs::are_digits)
        && code.get(8..17).is_some_and(organisation_code::is_valid)
}

/// Whether eighteen upper-case signs end in their check character. Enough for a form, which must not turn away a body
/// that was registered by an office newer than our list.
pub fn is_well_formed(code: &[u8]) -> bool {
    <&[u8; 18]>::try_from(code).is_ok_and(|code| check(code) == Some(code[17]))
}

/// `个体工商户`: a sole trader's code (92) is a person's.
pub fn is_sole_trader(code: &[u8]) -> bool {
    code.starts_with(b"92") && is_valid(code)
}

/// The check character of the first seventeen signs.
fn check(code: &[u8; 18]) -> Option<u8> {
    let mut sum = 0;
    for (sign, weight) in code.iter().zip(WEIGHTS) {
        let value = *VALUES.get(usize::from(*sign)).filter(|value| **value < 31)?;
        sum += u32::from(value) * weight;
    }
    ALPHABET.get(((31 - sum % 31) % 31) as usize).copied()
}
