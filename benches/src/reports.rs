//! Checking published reports: one in process, and many in one call of the binary with its reading worker.

use crate::demo;
use crate::figure::{Better, Figure, milliseconds};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const COPIES: u32 = 400;

pub(crate) fn measure() -> Result<Vec<Figure>> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("no workspace")?.join("fixtures/reports");
    let text = std::fs::read(fixtures.join("one-cell-a-line.txt"))?;
    let once = milliseconds(200, || {
        let content = formats::read("report.txt", &text, &formats::Limits::default());
        std::hint::black_box(content.ok().and_then(|content| {
            let reading = report::read::read(&content, "report.txt").ok()?;
            Some(report::check::report(&reading))
        }));
    });
    let folder = tempfile::tempdir()?;
    let printed = demo::print(&demo::prepare(folder.path())?, folder.path())?;
    let printed = |ending: &str| printed.join(format!("annual-report-2024.{ending}"));
    Ok(vec![
        Figure {
            name: "report check of one report, one cell a line, in process",
            unit: "ms",
            promised: 5.0,
            measured: once,
            better: Better::Lower,
            method: "bytes to findings; best of 200",
        },
        many("report check, text", 300.0, &fixtures.join("one-cell-a-line.txt"), folder.path())?,
        many("report check, HTML", 300.0, &printed("html"), folder.path())?,
        many("report check, DOCX", 50.0, &printed("docx"), folder.path())?,
        many("report check, PDF", 50.0, &printed("pdf"), folder.path())?,
    ])
}

/// One call of the binary on many copies of a file, start and end included.
fn many(name: &'static str, promised: f64, file: &Path, folder: &Path) -> Result<Figure> {
    let extension = file.extension().and_then(|e| e.to_str()).context("a file without an extension")?;
    let copies: Vec<PathBuf> = (0..COPIES).map(|n| folder.join(format!("copy-{n}.{extension}"))).collect();
    for copy in &copies {
        std::fs::copy(file, copy)?;
    }
    let begun = Instant::now();
    let output = Command::new(crate::machine::gongkai()?).args(["report", "check", "--json"]).args(&copies).output()?;
    let seconds = begun.elapsed().as_secs_f64();
    let json: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let read = json["files"]
        .as_array()
        .map_or(0, |files| files.iter().filter(|file| file["tables"]["table3"].is_object()).count());
    if read != copies.len() {
        bail!("{name}: {read} of {} files were read", copies.len());
    }
    copies.iter().try_for_each(std::fs::remove_file)?;
    Ok(Figure {
        name,
        unit: "/s",
        promised,
        measured: f64::from(COPIES) / seconds,
        better: Better::Higher,
        method: "400 files in one call of the binary, from start to exit, two cores",
    })
}
