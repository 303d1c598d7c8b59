//! `tidy`: each check reads `cargo metadata` or the sources and gives complaints that say what to do.

mod glossary;
mod layers;
mod ledger;
mod names;
mod purity;
mod rules;
mod sizes;
mod sources;

use anyhow::{Context, Result};
use cargo_metadata::{Metadata, MetadataCommand};
use sources::Source;
use std::path::Path;

/// One thing that is not as it should be: where, what, and what to do about it.
pub(crate) struct Complaint {
    pub(crate) check: &'static str,
    pub(crate) at: String,
    pub(crate) what: String,
}

impl Complaint {
    pub(crate) fn new(check: &'static str, at: impl Into<String>, what: impl Into<String>) -> Self {
        Self { check, at: at.into(), what: what.into() }
    }
}

/// Runs every check, lists all complaints and counts them.
pub(crate) fn run(root: &Path) -> Result<usize> {
    let metadata = MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .no_deps()
        .exec()
        .context("reading the workspace with cargo metadata")?;
    let sources = sources::read(root)?;
    let checks: [(&str, Vec<Complaint>); 7] = [
        ("layers", layers::check(&metadata)),
        ("purity", purity::check(&metadata, &sources)),
        ("ledger", ledger::check(&sources)),
        ("rules", rules::check(&sources)),
        ("sizes", sizes::check(&sources)),
        ("names", names::check(&sources)),
        ("glossary", glossary::check(root, &sources)?),
    ];
    let mut count = 0;
    for (name, complaints) in &checks {
        println!("{name:<9} {}", if complaints.is_empty() { "ok".to_owned() } else { complaints.len().to_string() });
        for complaint in complaints {
            println!("  [{}] {}: {}", complaint.check, complaint.at, complaint.what);
            count += 1;
        }
    }
    Ok(count)
}

/// Whether a package of ours.
fn is_ours(metadata: &Metadata, name: &str) -> bool {
    metadata.workspace_packages().iter().any(|package| package.name.as_str() == name)
}
