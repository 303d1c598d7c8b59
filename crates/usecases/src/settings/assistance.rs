//! `协办期限` — how long a handling unit or another agency is given to help. No instrument says; it is the agency's
//! choice, kept under a key of its own.

use crate::validation::Findings;
use casework::report::AgencySettings;
use std::collections::BTreeMap;

/// The key among the choices.
const KEY: &str = "assistance_working_days";
/// What holds for an agency that has chosen nothing (convention).
const USUAL_WORKING_DAYS: u32 = 5;
/// More than the whole reply period (§33) helps nobody.
const MOST_WORKING_DAYS: u32 = 20;

/// Working days given for help.
pub fn assistance_working_days(settings: &AgencySettings) -> u32 {
    settings.choices.get(KEY).and_then(|text| parse(text)).unwrap_or(USUAL_WORKING_DAYS)
}

/// Finds fault with a choice that is no number of days.
pub(super) fn check(findings: &mut Findings, choices: &BTreeMap<String, String>) {
    let is_sound = choices.get(KEY).is_none_or(|text| parse(text).is_some());
    findings.require(is_sound, "choices.assistance_working_days", "协办期限请填1至20之间的工作日数");
}

fn parse(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|days| (1..=MOST_WORKING_DAYS).contains(days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::unnamed;

    #[test]
    fn a_choice_holds_if_it_is_a_number_of_days_within_the_reply_period() {
        let chosen =
            [(None, 5), (Some("7"), 7), (Some(" 20 "), 20), (Some("21"), 5), (Some("0"), 5), (Some("一周"), 5)];
        for (text, days) in chosen {
            let mut settings = unnamed();
            settings.choices.extend(text.map(|text| (KEY.to_owned(), text.to_owned())));
            assert_eq!(assistance_working_days(&settings), days, "{text:?}");
            let mut findings = Findings::default();
            check(&mut findings, &settings.choices);
            assert_eq!(findings.finish().is_ok(), text.is_none() || days != USUAL_WORKING_DAYS, "{text:?}");
        }
    }
}
