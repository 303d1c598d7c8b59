//! The key that the guard hashes identifiers and seals rules with: it stands in a file of its own, never in the database.

use crate::cli::io_reason;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use usecases::secret::hex;

const BYTES: usize = 32;

/// The key of a file, made where there is none.
///
/// # Errors
/// One Chinese line: the file cannot be read or made, or holds no key.
pub(crate) fn of(path: &Path) -> Result<[u8; BYTES], String> {
    match fs::read_to_string(path) {
        Ok(text) => parse(text.trim())
            .ok_or_else(|| format!("{}不是密钥文件（应为64个十六进制数字），没有改动它", path.display())),
        Err(error) if error.kind() == ErrorKind::NotFound => make(path),
        Err(error) => Err(format!("{}读不出：{}", path.display(), io_reason(&error))),
    }
}

/// Readable by its owner only.
fn make(path: &Path) -> Result<[u8; BYTES], String> {
    let key = random();
    // With a database elsewhere the data directory may not be there yet; what is wrong with it is said below.
    if let Some(directory) = path.parent().filter(|directory| !directory.as_os_str().is_empty()) {
        let _ = fs::create_dir_all(directory);
    }
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    made.and_then(|mut file| writeln!(file, "{}", hex(&key)))
        .map_err(|error| format!("写不了{}：{}", path.display(), io_reason(&error)))?;
    Ok(key)
}

fn parse(text: &str) -> Option<[u8; BYTES]> {
    let mut key = [0; BYTES];
    if text.len() != 2 * BYTES || !text.is_ascii() {
        return None;
    }
    for (n, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * n..2 * n + 2)?, 16).ok()?;
    }
    Some(key)
}

/// A key that nothing keeps.
pub(crate) fn random() -> [u8; BYTES] {
    let mut key = [0; BYTES];
    let halves = [crate::wiring::random_bits(), crate::wiring::random_bits()];
    key.iter_mut().zip(halves.iter().flat_map(|half| half.to_le_bytes())).for_each(|(to, from)| *to = from);
    key
}
