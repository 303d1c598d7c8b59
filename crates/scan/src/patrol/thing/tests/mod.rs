//! Each pattern against documents that must be found and near misses that must not, through the whole index.

mod citations;
mod layouts;
mod lists;
mod people;
mod periods;
mod rules;

use crate::mention::Reading;
use crate::patrol::{Document, Finding, Index, Settings};

/// A document as `id|title|text`; the text may hold bars itself.
pub(super) fn document(line: &str) -> Document {
    let mut parts = line.splitn(3, '|').map(str::to_owned);
    let mut part = || parts.next().unwrap_or_default();
    Document { id: part(), title: part(), text: part(), published_on: "2024-06-01".to_owned(), ..Document::default() }
}

/// Findings of these documents.
pub(super) fn findings(documents: &[Document]) -> Vec<Finding> {
    let index = Index::build(Settings::new([5; 16]), documents.iter().map(|document| (document, Reading::default())));
    index.findings(&|id| documents.iter().find(|document| document.id == id).map(|document| document.text.clone()))
}

/// Each finding as `L09 D1 D2`, sorted.
pub(super) fn shown(findings: &[Finding]) -> Vec<String> {
    let mut shown: Vec<String> =
        findings.iter().map(|finding| format!("{:?} {}", finding.pattern, finding.documents.join(" "))).collect();
    shown.sort();
    shown
}

/// Each case: documents, and the findings that they make together.
pub(super) fn check(cases: &[(&[&str], &[&str])]) {
    for (lines, expected) in cases {
        let documents: Vec<Document> = lines.iter().map(|line| document(line)).collect();
        let findings = findings(&documents);
        assert_eq!(&shown(&findings), expected, "{lines:#?}\n{findings:#?}");
        for finding in &findings {
            let fields =
                [&finding.exposure, &finding.same_because, &finding.consequence, &finding.suggestion, &finding.basis];
            assert!(fields.iter().all(|field| !field.is_empty()), "{finding:#?}");
            assert!(
                !finding.evidence.is_empty() && finding.evidence.iter().all(|one| !one.excerpt.is_empty()),
                "{finding:#?}"
            );
        }
    }
}
