//! Decoys: documents that look like a planting and are none. A detector that speaks here wastes a clerk's day.

mod lists;
mod masks;
mod people;
mod series;

use crate::plant::Plant;

/// The decoys by kind. D1 to D5 are named as in the requirements.
pub(crate) const DECOYS: &[(&str, Plant)] = &[
    ("D1", masks::conflicting),
    ("D2", masks::same_mask_twice),
    ("D3", people::switchboard),
    ("D4", series::cited_and_published),
    ("D5", masks::same_redaction),
    ("narrow-mask", masks::narrow),
    ("same-name-and-unit", masks::namesakes),
    ("father-and-son", people::father_and_son),
    ("lawful-correction", masks::corrected),
    ("defaulters", people::defaulter),
    ("hub", people::hub),
    ("word-names", people::word_name),
    ("bare-gap", series::bare_gap),
    ("secret-words", series::secret_words),
    ("small-numbers", lists::small_numbers),
    ("proper-suppression", lists::suppressed),
    ("diverse-groups", lists::diverse),
    ("large-difference", lists::large_difference),
    ("two-facets", lists::two_facets),
    ("partial-coverage", lists::partly_covered),
    ("three-points", lists::three_points),
    ("large-unit", lists::large_unit),
    ("stock-authors", people::stock_author),
];
