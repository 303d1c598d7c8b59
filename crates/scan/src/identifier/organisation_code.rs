//! `组织机构代码` (GB 11714-1997): eight signs and a check character.

use super::{Rule, signs};
use crate::finding::Kind;

pub(super) const RULE: Rule = Rule::new(
    ("org", Kind::OrganisationCode, "组织机构代码"),
    |value, _| signs::compact(value).is_some_and(|code| is_valid(&code)),
    &["00000012-3", "MA0123453", "d21433619"],
    &["00000012-8", "000000123X", "00000012", "00-00001:7"],
)
.shared(&[("MA0123453", &["passport"]), ("d21433619", &["passport"])]);

/// Whether nine upper-case signs are a code.
pub fn is_valid(code: &[u8]) -> bool {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let Some((check, body)) = code.split_last().filter(|(_, body)| body.len() == 8) else { return false };
    let mut sum = 0;
    for (sign, weight) in body.iter().zip(WEIGHTS) {
        sum += weight
            * match sign {
                b'0'..=b'9' => u32::from(sign - b'0'),
                b'A'..=b'Z' => u32::from(sign - b'A') + 10,
                _ => return false,
            };
    }
    *check == *b"0X987654321".get((sum % 11) as usize).unwrap_or(&0)
}
