//! `外国人永久居留身份证` of the form before 2023: nationality by three letters, twelve digits. The form of 2023 has
//! eighteen digits and is read with the residents' numbers.

use super::{Rule, date, signs};
use crate::finding::Kind;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule::new(
    ("foreigner", Kind::IdCard, "外国人永久居留身份证（旧式）"),
    |value, today| signs::exact(value).is_some_and(|number| is_valid(&number, today)),
    &["USA110002051801", "jpn130202051802"],
    &["USA990002051801", "USA110002131801", "US1110002051801", "USA11000205180"],
);

/// Whether fifteen upper-case signs may be a number: three letters, the office's region, a day of birth (`YYMMDD`),
/// two digits more.
pub fn is_valid(number: &[u8], today: Option<Date>) -> bool {
    let Ok(number) = <&[u8; 15]>::try_from(number) else { return false };
    let (country, digits) = number.split_at(3);
    let (place, rest) = digits.split_at(4);
    let Some(day) = rest.get(..6).and_then(signs::number) else { return false };
    let is_day = [19_000_000, 20_000_000].into_iter().any(|century| date::is_birth(century + day, today));
    country.iter().all(u8::is_ascii_uppercase)
        && signs::are_digits(digits)
        && signs::number(place).is_some_and(|place| super::region::is_province(place / 100))
        && is_day
}
