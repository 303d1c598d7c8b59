//! The words between parent and worker: frames of a length and as many bytes.
//!
//! A job is two frames, a file's name and its bytes; an answer is one, a [`Reading`] in JSON.

use super::Reading;
use std::io::{self, Read, Write};

/// More than this is not taken from a worker, whatever it says.
const MAX_ANSWER_BYTES: u64 = 64 << 20;

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Broken {
    /// The other side has gone, or says nonsense.
    Closed,
    /// The answer is larger than is taken.
    TooMuch,
}

pub(super) fn write_job(to: &mut impl Write, name: &str, bytes: &[u8]) -> io::Result<()> {
    write_frame(to, name.as_bytes())?;
    write_frame(to, bytes)?;
    to.flush()
}

/// A name and bytes, `None` when the parent has gone.
pub(super) fn read_job(from: &mut impl Read) -> io::Result<Option<(String, Vec<u8>)>> {
    let Some(name) = read_frame(from, u64::MAX)? else { return Ok(None) };
    let Some(bytes) = read_frame(from, u64::MAX)? else { return Ok(None) };
    Ok(Some((String::from_utf8_lossy(&name).into_owned(), bytes)))
}

pub(super) fn write_answer(to: &mut impl Write, reading: &Reading) -> io::Result<()> {
    write_frame(to, &serde_json::to_vec(reading)?)?;
    to.flush()
}

pub(super) fn read_answer(from: &mut impl Read) -> Result<Reading, Broken> {
    let frame = read_frame(from, MAX_ANSWER_BYTES).map_err(|error| match error.kind() {
        io::ErrorKind::FileTooLarge => Broken::TooMuch,
        _ => Broken::Closed,
    })?;
    serde_json::from_slice(&frame.ok_or(Broken::Closed)?).map_err(|_| Broken::Closed)
}

fn write_frame(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(&(bytes.len() as u64).to_le_bytes())?;
    to.write_all(bytes)
}

fn read_frame(from: &mut impl Read, most: u64) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    match from.read_exact(&mut length) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let length = u64::from_le_bytes(length);
    if length > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    // Grows as bytes arrive: a length is only a claim.
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(Some(bytes)) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
