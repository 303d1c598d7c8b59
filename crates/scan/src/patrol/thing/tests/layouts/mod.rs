//! Notices in the many layouts in which agencies publish: what a pattern finds must not hang on the layout.

mod counts;
mod lone;
mod roster;
mod shared;
mod sums;

use super::{document, findings};
use crate::patrol::{Document, Finding, Index, Settings};
use std::collections::BTreeSet;

/// Patterns found in each page: `title|text`, and the patterns in order, parted by spaces.
fn check(cases: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (page, expected) in cases {
        let found = findings(&[document(&format!("A|{page}"))]);
        let patterns: BTreeSet<String> = found.iter().map(|finding| format!("{:?}", finding.pattern)).collect();
        let patterns = patterns.into_iter().collect::<Vec<_>>().join(" ");
        if patterns != *expected {
            wrong.push(format!("expected [{expected}], found [{patterns}] in\n{page}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong:\n\n{}", wrong.len(), cases.len(), wrong.join("\n\n"));
}

/// Documents of each case, `title|text`, read as they are read in earnest, and whether they make this pattern together.
fn check_together(pattern: &str, cases: &[(&[&str], bool)]) {
    let mut wrong = Vec::new();
    for (pages, expected) in cases {
        let documents: Vec<Document> =
            pages.iter().enumerate().map(|(at, page)| document(&format!("D{at:02}|{page}"))).collect();
        let read = documents.iter().map(|document| (document, crate::reading::read(&document.text)));
        let index = Index::build(Settings::new([5; 16]), read);
        let text = |id: &str| documents.iter().find(|document| document.id == id).map(|document| document.text.clone());
        let found: Vec<Finding> = index.findings(&text);
        if found.iter().any(|finding| format!("{:?}", finding.pattern) == pattern) != *expected {
            wrong.push(format!("expected {expected}:\n{}", pages.join("\n--\n")));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong:\n\n{}", wrong.len(), cases.len(), wrong.join("\n\n"));
}
