//! `国际移动设备识别码` (3GPP TS 23.003): fourteen digits and Luhn's.

use super::{Rule, bank_card, signs};
use crate::finding::Kind;

pub(super) const RULE: Rule = Rule::new(
    ("imei", Kind::DeviceNumber, "国际移动设备识别码"),
    |value, _| signs::compact(value).is_some_and(|number| is_valid(&number)),
    &["860123045678900", "35-209900-176148-1"],
    &["860123045678901", "8601230456789", "000000000000000", "86012304567890A"],
);

/// Whether fifteen digits are a number.
pub fn is_valid(number: &[u8]) -> bool {
    number.len() == 15
        && signs::are_digits(number)
        && number.iter().any(|digit| *digit != b'0')
        && bank_card::luhn(number)
}
