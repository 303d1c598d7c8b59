//! Names that say nothing have no home.

use super::{Complaint, Source};

const HOMELESS: [&str; 6] = ["utils", "util", "common", "helpers", "manager", "misc"];

pub(super) fn check(sources: &[Source]) -> Vec<Complaint> {
    sources
        .iter()
        .filter_map(|source| {
            let homeless =
                source.path.split('/').map(|part| part.trim_end_matches(".rs")).find(|part| HOMELESS.contains(part))?;
            Some(Complaint::new(
                "names",
                &*source.path,
                format!("`{homeless}` names no thing: name the file for what is in it"),
            ))
        })
        .collect()
}
