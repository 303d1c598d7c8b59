//! `不动产权证号` (国土资厅函〔2016〕1099号): province, year in brackets, county, `不动产权第`, seven digits, `号`.

use super::{Rule, brackets};
use crate::finding::Kind;

pub(super) const RULE: Rule = Rule::new(
    ("realty", Kind::PropertyCertificate, "不动产权证号"),
    |value, _| is_valid(value),
    &["冀（2020）丰润区不动产权第0000123号", "冀(2021)唐山市不动产证明第0000123号", "冀〔2019〕丰不动产权第0000123号"],
    &[
        "冀（2020）丰不动产权第000123号",
        "示（2020）丰不动产权第0000123号",
        "冀2020丰不动产权第0000123号",
        "冀（20）丰不动产权第0000123号",
    ],
);

/// Whether a value is the number of a certificate of title or of registration.
pub fn is_valid(value: &str) -> bool {
    let bare: String = value.chars().filter(|c| *c != ' ').collect();
    let Some(bracketed) = brackets::year(&bare) else { return false };
    let mut province = bracketed.before.chars();
    let is_province = province.next().is_some_and(|c| super::plate::PROVINCES.contains(c)) && province.next().is_none();
    let halves =
        ["不动产权第", "不动产证明第", "不动产权证第"].iter().find_map(|word| bracketed.behind.split_once(word));
    let Some((place, number)) = halves else { return false };
    let is_place = (1..=12).contains(&place.chars().count()) && place.chars().all(brackets::is_han);
    let is_number = number
        .strip_suffix('号')
        .is_some_and(|digits| digits.len() == 7 && digits.bytes().all(|byte| byte.is_ascii_digit()));
    is_province && is_place && is_number
}
