//! The words of GLOSSARY.md: those marked ✓ exist in the sources, and no second spelling is defined.

use super::{Complaint, Source};
use anyhow::{Context, Result};
use regex::Regex;
use std::path::Path;

/// A second spelling, and the glossary's word for it.
const SECOND_SPELLINGS: [(&str, &str); 6] = [
    ("applicant", "requester"),
    ("application", "request"),
    ("openness", "disclosure"),
    ("enquiry", "consultation"),
    ("supplement", "clarification"),
    ("workday", "working_day"),
];

/// Where the words of other people's interfaces (HTTP, fonts) are not in the way.
const OWN_WORDS: [&str; 5] = ["law", "casework", "report", "usecases", "documents"];

pub(super) fn check(root: &Path, sources: &[Source]) -> Result<Vec<Complaint>> {
    let mut complaints = second_spellings(sources)?;
    complaints.extend(missing_words(root, sources)?);
    Ok(complaints)
}

fn second_spellings(sources: &[Source]) -> Result<Vec<Complaint>> {
    let definition = Regex::new(r"\b(?:fn|struct|enum|trait|mod|type|const|static|let(?: mut)?)\s+([A-Za-z_]\w*)")?;
    let mut complaints = Vec::new();
    for source in sources.iter().filter(|s| OWN_WORDS.contains(&s.package.as_str())) {
        for (number, line) in source.code() {
            for name in definition.captures_iter(line).filter_map(|c| c.get(1)) {
                let lower = name.as_str().to_lowercase();
                if let Some((_, word)) = SECOND_SPELLINGS.iter().find(|(second, _)| lower.contains(second)) {
                    complaints.push(Complaint::new(
                        "glossary",
                        format!("{}:{number}", source.path),
                        format!("`{}` is a second spelling: the glossary says `{word}`", name.as_str()),
                    ));
                }
            }
        }
    }
    Ok(complaints)
}

/// Rows of the glossary's tables whose last column is ✓ name identifiers that the code must have.
fn missing_words(root: &Path, sources: &[Source]) -> Result<Vec<Complaint>> {
    let glossary = std::fs::read_to_string(root.join("GLOSSARY.md")).context("reading GLOSSARY.md")?;
    let identifier = Regex::new(r"`([A-Za-z_]\w+)`")?;
    let mut complaints = Vec::new();
    for row in glossary.lines().filter(|line| line.trim_end().ends_with("✓ |")) {
        let Some(cell) = row.split('|').nth(2) else { continue };
        for word in identifier.captures_iter(cell).filter_map(|c| c.get(1)) {
            let word = word.as_str();
            if !sources.iter().any(|source| source.text.contains(word)) {
                complaints.push(Complaint::new(
                    "glossary",
                    "GLOSSARY.md",
                    format!("`{word}` is marked ✓ but no source has it"),
                ));
            }
        }
    }
    Ok(complaints)
}
