//! The inspector of files before publication: files a second on one core, taken apart and judged in this process, and
//! by the command, which gives every file a process of its own.

use crate::demo::{self, text};
use crate::figure::{Better, Figure, rate};
use crate::machine;
use anyhow::{Context, Result};
use formats::Limits;
use formats::anatomy::take_apart;
use scan::file::{Settings, judge};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Small PDFs with something hidden in each, and the manual's files.
const FIXTURES: [&str; 2] = ["corpus/pdf_anatomy", "guard"];

pub(crate) fn measure() -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let printed = demo::print(&demo::prepare(folder.path())?, folder.path())?;
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures");
    let mut files: Vec<PathBuf> = in_folder(&printed)?;
    for name in FIXTURES {
        files.extend(in_folder(&fixtures.join(name))?);
    }
    let read: Vec<(String, Vec<u8>)> =
        files.iter().map(|path| Ok((name(path), fs::read(path)?))).collect::<Result<_>>()?;
    let settings = Settings::default();
    let rounds = rate(1, Duration::from_secs(10), || {
        for (name, bytes) in &read {
            if let Ok(anatomy) = take_apart(name, bytes, &Limits::default()) {
                std::hint::black_box(judge(&anatomy, &settings));
            }
        }
    });

    let together = folder.path().join("together");
    fs::create_dir(&together)?;
    for (n, (name, bytes)) in read.iter().enumerate() {
        fs::write(together.join(format!("{n:03}-{name}")), bytes)?;
    }
    let begun = Instant::now();
    // It ends with the code of findings: they are there.
    Command::new(machine::gongkai()?).args(["scan", text(&together)?, "--json"]).stdout(Stdio::null()).status()?;
    let seconds = begun.elapsed().as_secs_f64();

    let count = read.len() as f64;
    let figure = |name, measured, method| Figure {
        name,
        unit: "files/s",
        promised: 20.0,
        measured,
        better: Better::Higher,
        method,
    };
    Ok(vec![
        figure(
            "inspection of a file",
            rounds * count,
            "a printed report in five formats and the fixtures, nearly all PDF, taken apart and judged, one core",
        ),
        figure("gongkai scan FOLDER", count / seconds, "the same files, each in a process of its own, by the clock"),
    ])
}

fn in_folder(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} is missing", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    // What fuzzing reached is broken and refused at once.
    files.retain(|path| path.extension().is_some_and(|ending| ending != "jsonl"));
    files.sort();
    Ok(files)
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
