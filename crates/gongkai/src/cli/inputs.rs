//! What was named at the command line: files, and folders with all that lies in them.

use crate::cli::exit::io_reason;
use std::fs;
use std::path::{Path, PathBuf};

/// Stands for standard input, as in other programs.
const STDIN: &str = "-";

/// Folders within folders: a site's attachments lie less deep, and a loop of links ends here.
const DEPTH: usize = 32;

/// One thing to be scanned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    /// What comes on standard input.
    Stdin,
    /// A file.
    File(PathBuf),
    /// What was named and cannot be read.
    Missing {
        /// What.
        path: PathBuf,
        /// One Chinese line that names it and says why.
        why: String,
    },
}

impl Input {
    /// As it is shown to the person who named it.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Stdin => "标准输入".to_owned(),
            Self::File(path) | Self::Missing { path, .. } => path.display().to_string(),
        }
    }
}

/// All files that were named or lie in folders that were, in the order of naming and within a folder of their names.
pub(super) fn gather(named: &[PathBuf]) -> Vec<Input> {
    let mut inputs = Vec::new();
    for path in named {
        if path == Path::new(STDIN) {
            inputs.push(Input::Stdin);
        } else if path.is_dir() {
            walk(path, DEPTH, &mut inputs);
        } else {
            inputs.push(Input::File(path.clone()));
        }
    }
    inputs
}

fn walk(folder: &Path, depth: usize, inputs: &mut Vec<Input>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let why = format!("{}：读不出，{}", folder.display(), io_reason(&error));
            return inputs.push(Input::Missing { path: folder.to_owned(), why });
        }
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            if let Some(depth) = depth.checked_sub(1) {
                walk(&path, depth, inputs);
            } else {
                let why = format!("{}：目录层数过多，没有检查", path.display());
                inputs.push(Input::Missing { path, why });
            }
        } else if path.is_file() {
            inputs.push(Input::File(path));
        }
    }
}
