//! Files that a command reads, of a bounded size; and writes, whole or not at all.

use super::exit::{CliError, io_reason};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

/// The bytes of a file that is what it should be: a regular file, no longer than `most`. A pipe could keep the
/// command waiting for ever, a device could fill the memory.
///
/// # Errors
/// One Chinese line; `what` is what the file should be, such as `年度报告`.
pub(super) fn read(path: &Path, most: u64, what: &str) -> Result<Vec<u8>, String> {
    let unreadable = |error: &io::Error| format!("{}读不出：{}，请核对路径", path.display(), io_reason(error));
    let metadata = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if metadata.is_dir() {
        return Err(format!("{}是目录，请给出文件", path.display()));
    }
    if !metadata.is_file() {
        return Err(format!("{}是设备或管道，不是普通文件；请先存成文件，或写“-”从标准输入读", path.display()));
    }
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    bounded(file, most).map_err(|error| unreadable(&error))?.ok_or_else(|| too_long(&path.display(), what))
}

/// What stands on standard input, no longer than `most`.
///
/// # Errors
/// One Chinese line.
pub(super) fn read_stdin(most: u64, what: &str) -> Result<Vec<u8>, String> {
    bounded(io::stdin().lock(), most)
        .map_err(|error| format!("标准输入读不出：{}", io_reason(&error)))?
        .ok_or_else(|| too_long(&"标准输入", what))
}

fn too_long(name: &dyn std::fmt::Display, what: &str) -> String {
    format!("{name}过大，不像{what}，没有读取；请核对文件")
}

/// `None` if there is more than `most`: a size that the file system tells is only a claim.
fn bounded(from: impl Read, most: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    from.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

/// Refuses to make a new file where the one stands that it is made from.
///
/// # Errors
/// They are the same file.
pub(super) fn is_not_over(input: &Path, out: &Path) -> Result<(), CliError> {
    let is_same =
        input == out || input.canonicalize().is_ok_and(|input| out.canonicalize().is_ok_and(|out| input == out));
    if is_same {
        Err(CliError::Input("新文件不能盖掉原文件，请换一个文件名".to_owned()))
    } else {
        Ok(())
    }
}

/// Writes a file under a temporary name beside its place, then renames it.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), CliError> {
    let temporary = path.with_extension(format!("{}.part", std::process::id()));
    let written = File::create(&temporary)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&temporary, path));
    written.map_err(|error| {
        // Nothing more can be done about a half-written temporary file.
        let _ = fs::remove_file(&temporary);
        let why = format!("写不了{}：{}；请检查目录是否存在、可写", path.display(), io_reason(&error));
        // A place that does not exist is the person's mistake; a full disk is not.
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory => {
                CliError::Input(why)
            }
            _ => CliError::Failed(why),
        }
    })
}
