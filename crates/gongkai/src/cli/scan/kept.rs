//! Reports kept from an earlier run, by the digest of the file and the version of the rules: a run that was cut short
//! goes on where it stood, and an unchanged file is not read twice.

use crate::cli::exit::{CliError, io_reason};
use scan::FileReport;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use usecases::secret::hex;

/// One file's report, a line of the record.
#[derive(Serialize, Deserialize)]
struct Line {
    sha256: String,
    engine: String,
    report: FileReport,
}

/// The record, open for more.
pub(super) struct Kept {
    path: PathBuf,
    known: HashMap<String, FileReport>,
    file: Mutex<File>,
}

impl Kept {
    /// Reads the record, or begins one. A line that was cut off in the middle is left out.
    ///
    /// # Errors
    /// The file cannot be read or written.
    pub(super) fn open(path: &Path) -> Result<Self, CliError> {
        let failed = |error: &std::io::Error| {
            CliError::Input(format!("{}用不了：{}，请换一个记录文件", path.display(), io_reason(error)))
        };
        let file =
            OpenOptions::new().read(true).append(true).create(true).open(path).map_err(|error| failed(&error))?;
        let mut known = HashMap::new();
        let mut is_whole = true;
        for line in BufReader::new(&file).lines() {
            let line = line.map_err(|error| failed(&error))?;
            let read = serde_json::from_str::<Line>(&line).ok();
            is_whole = read.is_some();
            if let Some(line) = read.filter(|line| line.engine == scan::ENGINE) {
                known.insert(line.sha256, line.report);
            }
        }
        if !is_whole {
            writeln!(&file).map_err(|error| failed(&error))?;
        }
        Ok(Self { path: path.to_owned(), known, file: Mutex::new(file) })
    }

    /// The report of a file, if it is known.
    pub(super) fn report(&self, sha256: &str) -> Option<FileReport> {
        self.known.get(sha256).cloned()
    }

    /// Keeps a report.
    ///
    /// # Errors
    /// One Chinese line: the record cannot be written.
    pub(super) fn keep(&self, sha256: &str, report: &FileReport) -> Result<(), String> {
        let line = Line { sha256: sha256.to_owned(), engine: scan::ENGINE.to_owned(), report: report.clone() };
        let mut text = serde_json::to_string(&line).map_err(|error| format!("结果无法写成 JSON：{error}"))?;
        text.push('\n');
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.write_all(text.as_bytes()).map_err(|error| format!("{}写不了：{}", self.path.display(), io_reason(&error)))
    }
}

/// A file's digest.
pub(super) fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
