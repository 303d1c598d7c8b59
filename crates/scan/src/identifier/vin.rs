//! `车辆识别代号` (GB 16735): seventeen signs without I, O, Q, the ninth a check.

use super::{Rule, signs};
use crate::finding::Kind;

pub(super) const RULE: Rule = Rule::new(
    ("vin", Kind::Vin, "车辆识别代号"),
    |value, _| signs::exact(value).is_some_and(|number| is_valid(&number)),
    &["LTESTVEH612345678", "11111111111111111"],
    &["LTESTVEH012345679", "LTESTVEH61234567I", "LTESTVEH1234567"],
);

/// Whether seventeen upper-case signs are a number.
pub fn is_valid(number: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    let Ok(number) = <&[u8; 17]>::try_from(number) else { return false };
    let mut sum = 0;
    for (sign, weight) in number.iter().zip(WEIGHTS) {
        let Some(value) = value(*sign) else { return false };
        sum += value * weight;
    }
    number[8] == *b"0123456789X".get((sum % 11) as usize).unwrap_or(&0)
}

const fn value(sign: u8) -> Option<u32> {
    Some(match sign {
        b'0'..=b'9' => (sign - b'0') as u32,
        b'A' | b'J' => 1,
        b'B' | b'K' | b'S' => 2,
        b'C' | b'L' | b'T' => 3,
        b'D' | b'M' | b'U' => 4,
        b'E' | b'N' | b'V' => 5,
        b'F' | b'W' => 6,
        b'G' | b'P' | b'X' => 7,
        b'H' | b'Y' => 8,
        b'R' | b'Z' => 9,
        _ => return None,
    })
}
