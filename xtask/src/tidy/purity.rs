//! I1: the pure crates do no I/O, know no clock, no async, no randomness.

use super::{Complaint, Source};
use cargo_metadata::{DependencyKind, Metadata};
use regex::Regex;

const PURE: [&str; 6] = ["law", "casework", "formats", "report", "scan", "documents"];

/// Libraries whose purpose is what a pure crate must not do.
const IMPURE_LIBRARIES: [&str; 17] = [
    "tokio",
    "async-trait",
    "async-std",
    "futures",
    "futures-util",
    "sea-orm",
    "sqlx",
    "rusqlite",
    "axum",
    "hyper",
    "reqwest",
    "object_store",
    "getrandom",
    "rand",
    "ulid",
    "uuid",
    "tempfile",
];

/// Words in the sources that open files, read clocks or start threads.
const IMPURE_WORDS: &str = r"\bstd::(fs|net|env|process|thread|io::stdin)\b|\b(SystemTime|Instant|Timestamp|Zoned)::now\b|\basync (fn|move)\b|\bthread::(spawn|sleep)\b|\bFile::(open|create)\b";

pub(super) fn check(metadata: &Metadata, sources: &[Source]) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for package in metadata.workspace_packages().into_iter().filter(|p| PURE.contains(&p.name.as_str())) {
        let impure = package
            .dependencies
            .iter()
            .filter(|d| d.kind == DependencyKind::Normal && IMPURE_LIBRARIES.contains(&d.name.as_str()));
        for dependency in impure {
            complaints.push(Complaint::new(
                "I1",
                format!("crates/{}/Cargo.toml", package.name),
                format!(
                    "pure crate `{}` gained `{}`: bring the result in as a fact, or do it behind a port",
                    package.name, dependency.name
                ),
            ));
        }
    }
    let Ok(impure) = Regex::new(IMPURE_WORDS) else { return complaints };
    for source in sources.iter().filter(|s| PURE.contains(&s.package.as_str())) {
        for (number, line) in source.code() {
            if let Some(found) = impure.find(line) {
                complaints.push(Complaint::new(
                    "I1",
                    format!("{}:{number}", source.path),
                    format!("`{}` in a pure crate: today, bytes and ids are parameters", found.as_str()),
                ));
            }
        }
    }
    complaints
}
