//! `学籍号`: G, L or J and the pupil's whole number.

use super::{Rule, resident_id, signs};
use crate::finding::Kind;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule::new(
    ("xueji", Kind::StudentNumber, "学籍号"),
    |value, today| signs::exact(value).is_some_and(|number| resident_id(&number, today).is_some()),
    &["G130203190205180455", "l130203190205180455"],
    &["G130203190205180450", "A130203190205180455", "130203190205180455"],
);

/// The pupil's own number.
pub fn resident_id(number: &[u8], today: Option<Date>) -> Option<[u8; 18]> {
    let (b'G' | b'L' | b'J', rest) = number.split_first()? else { return None };
    <[u8; 18]>::try_from(rest).ok().filter(|rest| resident_id::is_valid(rest, today))
}
