//! presidio-analyzer from PyPI over the same texts, in the same run. Without Python or the network it is left out, and
//! that is said.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// MB/s of the peer.
pub(crate) fn presidio(texts: &[String]) -> Result<f64> {
    let python = python()?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("texts.jsonl");
    let mut file = fs::File::create(&path)?;
    for text in texts {
        serde_json::to_writer(&file, text)?;
        file.write_all(b"\n")?;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/presidio.py");
    let output = Command::new(python).arg(script).arg(&path).output()?;
    if !output.status.success() {
        bail!("the peer failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let said: Value = serde_json::from_slice(&output.stdout).context("the peer printed no figures")?;
    eprintln!("presidio-analyzer {}: {} found", said["version"], said["found"]);
    said["mb_s"].as_f64().context("the peer printed no rate")
}

/// A Python with the peer in it, made once beside the build.
fn python() -> Result<PathBuf> {
    let here = std::env::current_exe()?;
    let folder = here.parent().context("this program has no folder")?.join("peers");
    let python = folder.join("bin/python");
    let run = |program: &Path, arguments: &[&str]| -> Result<()> {
        let status = Command::new(program).args(arguments).status()?;
        if status.success() {
            Ok(())
        } else {
            bail!("{} {} ended with {status}", program.display(), arguments.join(" "))
        }
    };
    if !python.is_file() {
        run(Path::new("python3"), &["-m", "venv", folder.to_str().context("a path that is no UTF-8")?])?;
    }
    run(&python, &["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "presidio-analyzer>=2.2,<3"])?;
    Ok(python)
}
