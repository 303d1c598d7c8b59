//! `工商注册号` (GS15—2006): office, fourteen digits in all, and a check digit by ISO 7064 MOD 11,10.

use super::{Rule, region, signs};
use crate::finding::Kind;

pub(super) const RULE: Rule = Rule::new(
    ("reg15", Kind::RegistrationNumber, "工商注册号"),
    |value, _| signs::exact(value).is_some_and(|number| is_valid(&number)),
    &["130203000000125", "100000000000127"],
    &["130203000000126", "130203000000152", "13020300000012", "990203000000125", "13020300000012A"],
);

/// Whether fifteen digits are a number. It begins with the office's region, or with 10 for the national one.
pub fn is_valid(number: &[u8]) -> bool {
    let Some(office) = number.get(..2).and_then(signs::number) else { return false };
    number.len() == 15
        && signs::are_digits(number)
        && (office == 10 || region::is_province(office))
        && check_holds(number)
}

fn check_holds(number: &[u8]) -> bool {
    let Some((check, body)) = number.split_last() else { return false };
    let product = body.iter().fold(10, |product, digit| {
        let sum = (product + u32::from(digit - b'0')) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    (product + u32::from(check - b'0')) % 10 == 1
}
