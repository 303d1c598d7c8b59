//! A data directory that is filled whole or not at all.

use super::exit::{CliError, io_reason};
use crate::config::{Config, FILE_NAME};
use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// What may stand in an empty directory: where a file system puts what it found lost.
const OF_FILE_SYSTEM: &str = "lost+found";

/// A data directory that is filled whole or not at all.
pub(super) struct NewDirectory {
    place: PathBuf,
    /// A configuration that was named may lie where the data will lie; it stays.
    config: Option<PathBuf>,
    /// The file that says that the directory is ready: it is put there last.
    last: &'static str,
}

impl NewDirectory {
    /// The data directory of a configuration, which must not be there yet, or be empty.
    ///
    /// # Errors
    /// It holds something, or cannot be looked into.
    pub(super) fn of(config: &Config, named: Option<&Path>) -> Result<Self, CliError> {
        Self::at(&config.data, named, FILE_NAME)
    }

    /// The same for any place; `last` is the file that says that it is ready.
    ///
    /// # Errors
    /// It holds something, or cannot be looked into.
    pub(super) fn at(place: &Path, named: Option<&Path>, last: &'static str) -> Result<Self, CliError> {
        let new = Self { place: place.to_path_buf(), config: named.map(Path::to_path_buf), last };
        let shown = place.display();
        match new.is_empty() {
            Ok(true) => Ok(new),
            Ok(false) => Err(CliError::Input(format!("目录{shown}不是空的，未作改动；请另选目录"))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(new),
            Err(error) => Err(CliError::Input(format!("目录{shown}打不开：{}", io_reason(&error)))),
        }
    }

    fn is_empty(&self) -> io::Result<bool> {
        for entry in fs::read_dir(&self.place)? {
            let entry = entry?;
            let is_config = || {
                let named = self.config.as_ref().and_then(|named| fs::canonicalize(named).ok());
                named.is_some() && named == fs::canonicalize(entry.path()).ok()
            };
            if entry.file_name() != OsStr::new(OF_FILE_SYSTEM) && !is_config() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Fills a directory under a temporary name and puts what is in it in its place when it is whole.
    ///
    /// # Errors
    /// Those of `fill`, or the directory cannot be made; nothing is there then.
    pub(super) async fn fill(&self, fill: impl AsyncFnOnce(&Path) -> Result<(), CliError>) -> Result<(), CliError> {
        let is_there = self.place.is_dir();
        let temporary = self.temporary(is_there);
        let failed =
            |error: io::Error| CliError::Failed(format!("建不了目录{}：{}", self.place.display(), io_reason(&error)));
        let parent = temporary.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(parent).and_then(|()| fs::create_dir(&temporary)).map_err(failed)?;
        let filled = match private(&temporary) {
            Ok(()) => fill(&temporary).await,
            Err(error) => Err(failed(error)),
        };
        let placed = filled.and_then(|()| {
            let put = if is_there { self.move_in(&temporary) } else { fs::rename(&temporary, &self.place) };
            put.map_err(failed)
        });
        if placed.is_err() {
            // It holds nothing that anybody was told of.
            let _ = fs::remove_dir_all(&temporary);
        }
        placed
    }

    /// Within a directory that is there already, which may be a mount, or belong to a parent where nothing else may
    /// be made; else beside its place.
    fn temporary(&self, is_there: bool) -> PathBuf {
        let process = std::process::id();
        if is_there {
            return self.place.join(format!(".new-{process}.part"));
        }
        let name = self.place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        self.place.with_file_name(format!(".{name}-{process}.part"))
    }

    /// Moves everything from a directory within the place up into it; what was moved goes if not all can be.
    fn move_in(&self, temporary: &Path) -> io::Result<()> {
        let mut names = Vec::new();
        for entry in fs::read_dir(temporary)? {
            names.push(entry?.file_name());
        }
        names.sort_by_key(|name| name.as_os_str() == OsStr::new(self.last));
        let mut moved = Vec::new();
        for name in names {
            let to = self.place.join(&name);
            if let Err(error) = fs::rename(temporary.join(&name), &to) {
                for path in moved {
                    // The error that is told is the first.
                    let _ = remove(path);
                }
                return Err(error);
            }
            moved.push(to);
        }
        // One that belongs to somebody else keeps its mode; the doctor tells if others may look.
        let _ = private(&self.place);
        fs::remove_dir(temporary)
    }
}

fn remove(path: PathBuf) -> io::Result<()> {
    if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
}

/// Names and addresses of requesters are in it: only its owner may look.
#[cfg(unix)]
fn private(directory: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(directory, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn private(_: &Path) -> io::Result<()> {
    Ok(())
}
