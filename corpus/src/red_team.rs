//! The red team: small corpora written by hand, each of which says something together, or only seems to.

use crate::document::Document;
use serde::Deserialize;

/// One case: a few documents and what must be found in them. Nothing expected means silence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Case {
    /// What it tries; a name that begins with `silent` expects nothing.
    pub name: String,
    /// The documents.
    pub documents: Vec<Document>,
    /// What must be found, and nothing else.
    pub expect: Vec<Expected>,
    /// Patterns that are truly there as well, and may or may not be found.
    #[serde(default)]
    pub also: Vec<String>,
}

/// A finding that must be made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Expected {
    /// `L01` … `L20`.
    pub pattern: String,
    /// The documents, sorted.
    pub documents: Vec<String>,
}

impl Case {
    /// What is wrong with `findings`: what is missing and what is too much, in words; nothing if they are right.
    pub fn complaint(&self, findings: impl IntoIterator<Item = (String, Vec<String>)>) -> Option<String> {
        let mut missing = self.expect.clone();
        let mut surplus = Vec::new();
        for (pattern, mut documents) in findings {
            documents.sort_unstable();
            let found = Expected { pattern, documents };
            if self.expect.contains(&found) {
                missing.retain(|expected| *expected != found);
            } else if !self.also.contains(&found.pattern) {
                surplus.push(found);
            }
        }
        let list = |findings: &[Expected]| {
            findings
                .iter()
                .map(|found| format!("{} {}", found.pattern, found.documents.join("+")))
                .collect::<Vec<_>>()
                .join(", ")
        };
        match (missing.is_empty(), surplus.is_empty()) {
            (true, true) => None,
            (false, true) => Some(format!("missing {}", list(&missing))),
            (true, false) => Some(format!("too much {}", list(&surplus))),
            (false, false) => Some(format!("missing {}; too much {}", list(&missing), list(&surplus))),
        }
    }
}

const FILES: [(&str, &str); 16] = [
    ("masks", include_str!("../red-team/masks.jsonl")),
    ("births", include_str!("../red-team/births.jsonl")),
    ("values", include_str!("../red-team/values.jsonl")),
    ("copies", include_str!("../red-team/copies.jsonl")),
    ("names", include_str!("../red-team/names.jsonl")),
    ("matters", include_str!("../red-team/matters.jsonl")),
    ("tables", include_str!("../red-team/tables.jsonl")),
    ("periods", include_str!("../red-team/periods.jsonl")),
    ("series", include_str!("../red-team/series.jsonl")),
    ("facets", include_str!("../red-team/facets.jsonl")),
    ("trails", include_str!("../red-team/trails.jsonl")),
    ("families", include_str!("../red-team/families.jsonl")),
    ("files", include_str!("../red-team/files.jsonl")),
    ("derived", include_str!("../red-team/derived.jsonl")),
    ("surfaces", include_str!("../red-team/surfaces.jsonl")),
    ("words", include_str!("../red-team/words.jsonl")),
];

/// All cases, each with the file that holds it.
///
/// # Errors
/// A line that is no case, with its file and number.
pub fn red_team() -> Result<Vec<(&'static str, Case)>, String> {
    let lines = FILES.iter().flat_map(|(file, text)| text.lines().enumerate().map(move |(n, line)| (*file, n, line)));
    lines
        .map(|(file, n, line)| {
            let case = serde_json::from_str(line).map_err(|error| format!("{file} line {}: {error}", n + 1))?;
            Ok((file, case))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_more_than_a_hundred_and_silence_says_so() {
        let cases = red_team().unwrap();
        assert!(cases.len() >= 100, "{}", cases.len());
        for (file, case) in cases {
            assert_eq!(case.expect.is_empty(), case.name.starts_with("silent"), "{file}: {}", case.name);
            for expected in &case.expect {
                assert!(
                    expected.documents.iter().all(|id| case.documents.iter().any(|d| d.id == *id)),
                    "{}",
                    case.name
                );
            }
        }
    }
}
