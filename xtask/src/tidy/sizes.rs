//! File sizes: past 600 lines a file says why in its header.

use super::{Complaint, Source};

const LONGEST: usize = 600;

/// The words with which a header excuses a long file.
const EXCUSE: &str = "This file is long because";

pub(super) fn check(sources: &[Source]) -> Vec<Complaint> {
    sources
        .iter()
        .filter(|source| source.text.lines().count() > LONGEST)
        .filter(|source| !source.text.lines().take(20).any(|line| line.contains(EXCUSE)))
        .map(|source| {
            let lines = source.text.lines().count();
            Complaint::new("size", &*source.path, format!("{lines} lines: split it, or say “{EXCUSE} …” in its header"))
        })
        .collect()
}
