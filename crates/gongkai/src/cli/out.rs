//! The only way to stdout. A reader that has gone (`gongkai … | head`) is no error.

use super::exit::{CliError, Exit, io_reason};
use serde::Serialize;
use std::io::{ErrorKind, Write as _};

/// Human text; ends with exactly one line break.
pub(crate) fn text(text: &str) -> Result<Exit, CliError> {
    write(text.trim_end_matches('\n'))
}

/// Exactly one JSON document.
pub(crate) fn json(value: &impl Serialize) -> Result<Exit, CliError> {
    let text =
        serde_json::to_string_pretty(value).map_err(|error| CliError::Failed(format!("结果无法写成 JSON：{error}")))?;
    write(&text)
}

fn write(text: &str) -> Result<Exit, CliError> {
    let mut stdout = std::io::stdout().lock();
    let written =
        stdout.write_all(text.as_bytes()).and_then(|()| stdout.write_all(b"\n")).and_then(|()| stdout.flush());
    match written {
        Ok(()) => Ok(Exit::Clean),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Exit::Clean),
        Err(error) => Err(CliError::Failed(format!("无法写到标准输出：{}", io_reason(&error)))),
    }
}
