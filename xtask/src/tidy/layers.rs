//! I2 and the table of ARCHITECTURE.md: which crate of ours may use which.

use super::{Complaint, is_ours};
use cargo_metadata::{DependencyKind, Metadata};

/// Crate, and what of ours it may name. `gongkai`, `benches` and `xtask` stand on top and may use everything.
const MAY_USE: [(&str, &[&str]); 9] = [
    ("law", &[]),
    ("casework", &["law"]),
    ("formats", &[]),
    ("scan", &["formats", "law"]),
    ("report", &["formats", "casework", "law"]),
    ("documents", &["formats", "scan", "report", "casework", "law"]),
    ("usecases", &["law", "casework", "formats", "report", "scan", "documents"]),
    ("store", &["usecases", "law", "casework", "formats", "report", "scan", "documents"]),
    ("web", &["usecases", "law", "casework", "formats", "report", "scan", "documents"]),
];

pub(super) fn check(metadata: &Metadata) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for package in metadata.workspace_packages() {
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == package.name.as_str()) else {
            continue;
        };
        let used = package.dependencies.iter().filter(|dependency| {
            // Tests of a layer may use what they need to build a case, except across I2.
            let counts =
                dependency.kind == DependencyKind::Normal || is_forbidden_pair(&package.name, &dependency.name);
            counts && is_ours(metadata, &dependency.name) && dependency.name != package.name.as_str()
        });
        for dependency in used {
            if !allowed.contains(&dependency.name.as_str()) {
                complaints.push(Complaint::new(
                    "layers",
                    format!("crates/{}/Cargo.toml", package.name),
                    format!(
                        "`{}` must not use `{}`: move the code, or change ARCHITECTURE.md by an ADR",
                        package.name, dependency.name
                    ),
                ));
            }
        }
    }
    complaints
}

/// I2: store and web never see each other, not even in tests.
fn is_forbidden_pair(from: &str, to: &str) -> bool {
    matches!((from, to), ("web", "store") | ("store", "web"))
}
