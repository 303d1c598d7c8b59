//! Files that a command writes: whole, or not at all.

use super::exit::CliError;
use std::fs;
use std::io::Write;
use std::path::Path;

/// Writes a file under a temporary name beside its place, then renames it.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), CliError> {
    let temporary = path.with_extension(format!("{}.part", std::process::id()));
    let written = fs::File::create(&temporary)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&temporary, path));
    written.map_err(|error| {
        // Nothing more can be done about a half-written temporary file.
        let _ = fs::remove_file(&temporary);
        CliError::Failed(format!("写不了{}：{error}；请检查目录是否存在、可写", path.display()))
    })
}
