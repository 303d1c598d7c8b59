//! The project's own chores: `cargo xtask tidy` keeps the invariants of ARCHITECTURE.md that a machine can keep.

mod tidy;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let chore = arguments.next();
    // Another workspace can be named, which the tests of the checks do.
    let root = arguments.next().map_or_else(workspace, PathBuf::from);
    if let Some("tidy") = chore.as_deref() {
        match tidy::run(&root) {
            Ok(0) => ExitCode::SUCCESS,
            Ok(count) => {
                eprintln!("tidy: {count} complaints");
                ExitCode::FAILURE
            }
            Err(error) => {
                eprintln!("tidy: {error:#}");
                ExitCode::FAILURE
            }
        }
    } else {
        eprintln!("usage: cargo xtask tidy [WORKSPACE]");
        ExitCode::from(2)
    }
}

fn workspace() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().map(PathBuf::from).unwrap_or_default()
}
