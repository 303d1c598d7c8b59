//! The machine the figures are from.

use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

/// Processor, cores, memory, kernel, in one line.
pub(crate) fn describe() -> String {
    let field = |path: &str, name: &str| {
        fs::read_to_string(path).ok().and_then(|text| {
            text.lines()
                .find(|line| line.starts_with(name))
                .and_then(|line| Some(line.split_once(':')?.1.trim().to_owned()))
        })
    };
    let processor = field("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown processor".to_owned());
    let memory = field("/proc/meminfo", "MemTotal").unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    format!("Machine: {processor}, {cores} cores, {memory}, Linux {}", kernel.trim())
}

/// Resident memory of a process in MB.
pub(crate) fn resident_megabytes(pid: u32) -> f64 {
    megabytes(&format!("/proc/{pid}/status"), "VmRSS:")
}

/// Highest resident memory of this process so far, in MB.
pub(crate) fn peak_megabytes() -> f64 {
    megabytes("/proc/self/status", "VmHWM:")
}

fn megabytes(path: &str, name: &str) -> f64 {
    let status = fs::read_to_string(path).unwrap_or_default();
    let kilobytes =
        status.lines().find_map(|line| line.strip_prefix(name)?.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) / 1024.0
}

/// The binary that is measured, built beside this one by the same `cargo build --release`.
pub(crate) fn gongkai() -> Result<PathBuf> {
    let here = std::env::current_exe()?;
    Ok(here.parent().context("this program has no folder")?.join("gongkai"))
}
