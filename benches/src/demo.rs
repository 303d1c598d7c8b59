//! The demo agency, made by the binary itself: its directory and its printed report.

use crate::machine;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Makes the demo directory below `folder`.
pub(crate) fn prepare(folder: &Path) -> Result<PathBuf> {
    let data = folder.join("demo");
    run(&["demo", "--prepare", "--data", text(&data)?])?;
    Ok(data)
}

/// Prints the report of 2024 in every format below `folder`.
pub(crate) fn print(data: &Path, folder: &Path) -> Result<PathBuf> {
    let out = folder.join("printed");
    run(&["report", "build", "--year", "2024", "--data", text(data)?, "--out", text(&out)?])?;
    Ok(out)
}

fn run(arguments: &[&str]) -> Result<()> {
    let status = Command::new(machine::gongkai()?).args(arguments).stdout(Stdio::null()).status()?;
    if !status.success() {
        bail!("gongkai {} ended with {status}", arguments.join(" "));
    }
    Ok(())
}

pub(crate) fn text(path: &Path) -> Result<&str> {
    path.to_str().context("a path that is no UTF-8")
}
