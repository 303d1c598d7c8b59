//! Numbers that a spreadsheet stores as such: fifteen figures of a resident's eighteen are kept, and the format that
//! should hide them often shows the rest.

use crate::identifier::date::is_birth;
use crate::identifier::region;

/// Region, day of birth, and no more.
const LEAST: usize = 14;

/// Whether one of the numbers, a line or cell each, begins as a resident's: listed region, day of birth.
pub(super) fn has_identity(text: &str) -> bool {
    text.split(['\n', '\t']).any(is_identity)
}

/// `110108190003071`, `1.10108190003071E+17`.
fn is_identity(number: &str) -> bool {
    let mantissa = number.trim().split(['e', 'E']).next().unwrap_or_default();
    let figures: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let is_number = mantissa.chars().all(|c| c.is_ascii_digit() || c == '.');
    let value = |range: std::ops::Range<usize>| figures.get(range).and_then(|part| part.parse::<u32>().ok());
    is_number
        && (LEAST..=18).contains(&figures.len())
        && value(0..6).is_some_and(region::is_listed)
        && value(6..14).is_some_and(|day| is_birth(day, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_figures_of_an_identity_are_enough() {
        for (stored, expected) in [
            ("130203190205180", true),
            ("1.30203190205180e+17", true),
            ("合计\t130203190205180455", true),
            ("130203190213180", false),
            ("13020319020518元", false),
            ("123456.75", false),
        ] {
            assert_eq!(has_identity(stored), expected, "{stored}");
        }
    }
}
