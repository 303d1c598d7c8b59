//! What a part of a file says, by the scanner of texts.

use super::Settings;
use crate::finding::Finding;
use crate::text;
use formats::anatomy::Part;

/// What the text of a part says that it should not, with the place in the file. The same thing at the same place is said
/// once: a number hidden within a line stands there alone and in its line.
pub(super) fn findings(part: &Part, settings: &Settings) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for one in text::scan_spans(&part.text, &settings.text) {
        let finding = Finding { place: part.place_at(one.span.start), ..one.finding };
        let is_said = found.iter().rev().take(NEAR).any(|said| is_same(said, &finding));
        if !is_said {
            found.push(finding);
        }
    }
    found
}

/// How far back the same thing is looked for; a line or two.
const NEAR: usize = 16;

fn is_same(one: &Finding, other: &Finding) -> bool {
    (one.kind, one.severity, &one.place, &one.excerpt) == (other.kind, other.severity, &other.place, &other.excerpt)
}
