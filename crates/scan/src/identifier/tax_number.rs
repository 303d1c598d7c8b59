//! `纳税人识别号`: the credit code; before it region and organisation code; with twenty digits a person's number and
//! two more, which gives that number away.

use super::{Rule, credit_code, organisation_code, region, resident_id, signs};
use crate::finding::Kind;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule::new(
    ("taxid", Kind::TaxNumber, "纳税人识别号"),
    |value, today| signs::exact(value).is_some_and(|number| is_valid(&number, today)),
    &["91130203MA0123453C", "130203000000123", "13020319020518045500"],
    &["91130203MA0123453D", "130203000000128", "130203190205180450", "13020319020518045001", "1302031902051804550A"],
)
.shared(&[("91130203MA0123453C", &["uscc"])]);

/// Whether upper-case signs are a number of any of the three forms.
pub fn is_valid(number: &[u8], today: Option<Date>) -> bool {
    match number.len() {
        15 => {
            let (place, code) = number.split_at(6);
            signs::number(place).is_some_and(region::is_listed) && organisation_code::is_valid(code)
        }
        18 => credit_code::is_valid(number),
        20 => resident_id(number, today).is_some(),
        _ => false,
    }
}

/// The person's number in one of twenty digits.
pub fn resident_id(number: &[u8], today: Option<Date>) -> Option<[u8; 18]> {
    let (person, more) = number.split_first_chunk::<18>()?;
    (more.len() == 2 && signs::are_digits(more) && resident_id::is_valid(person, today)).then_some(*person)
}
