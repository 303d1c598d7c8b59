//! What a part of a file says, by the scanner of texts.

use super::Settings;
use crate::finding::{Finding, Kind, Severity};
use crate::text;
use formats::anatomy::Part;
use std::collections::HashMap;

/// What the text of a part says that it should not, with the place in the file. The same thing at the same place is said
/// once: a number hidden within a line stands there alone and in its line.
pub(super) fn findings(part: &Part, settings: &Settings) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let mut counts: HashMap<(Kind, Severity), usize> = HashMap::new();
    let places = part.places();
    for one in text::scan_spans(&part.text, &settings.text) {
        let count = counts.entry((one.finding.kind, one.finding.severity)).or_default();
        *count += 1;
        if *count > MOST {
            continue;
        }
        let finding = Finding { place: format!("{}{}", part.place, places.at(one.span.start)), ..one.finding };
        let is_said = found.iter().rev().take(NEAR).any(|said| is_same(said, &finding));
        if !is_said {
            found.push(finding);
        }
    }
    for (kind, severity) in counts.into_iter().filter(|(_, count)| *count > MOST).map(|(key, _)| key) {
        let reason = format!("同类问题超过{MOST}处，其余从略，请整体处理");
        found.push(Finding { kind, severity, place: part.place.clone(), excerpt: String::new(), reason });
    }
    found
}

/// Findings of one kind in one part that are told one by one: a report of more helps nobody.
const MOST: usize = 5_000;

/// How far back the same thing is looked for; a line or two.
const NEAR: usize = 16;

fn is_same(one: &Finding, other: &Finding) -> bool {
    (one.kind, one.severity, &one.place, &one.excerpt) == (other.kind, other.severity, &other.place, &other.excerpt)
}
