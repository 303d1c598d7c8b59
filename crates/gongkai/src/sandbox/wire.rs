//! The words between parent and worker: frames of a length and as many bytes.
//!
//! A job is three frames: what to do in JSON, a file's name, its bytes. An answer is two: what is said in JSON, and the
//! bytes of a file that was made, or none.

use super::task::Task;
use serde::de::DeserializeOwned;
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

/// What a worker is given.
pub(super) struct Job<B> {
    pub(super) task: Task,
    pub(super) name: String,
    pub(super) bytes: B,
}

/// What a worker says, not yet understood.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Answer {
    json: Vec<u8>,
    /// A file that was made.
    pub(super) file: Vec<u8>,
}

impl Answer {
    pub(super) fn new(said: &impl serde::Serialize, file: Vec<u8>) -> io::Result<Self> {
        Ok(Self { json: serde_json::to_vec(said)?, file })
    }

    /// What it says, if it makes sense.
    pub(super) fn said<T: DeserializeOwned>(&self) -> Result<T, Broken> {
        serde_json::from_slice(&self.json).map_err(|_| Broken::Closed)
    }
}

pub(super) fn write_job(to: &mut impl Write, job: &Job<impl AsRef<[u8]>>) -> io::Result<()> {
    write_frame(to, &serde_json::to_vec(&job.task)?)?;
    write_frame(to, job.name.as_bytes())?;
    write_frame(to, job.bytes.as_ref())?;
    to.flush()
}

/// The next job, `None` when the parent has gone.
pub(super) fn read_job(from: &mut impl Read) -> io::Result<Option<Job<Vec<u8>>>> {
    let Some(task) = read_frame(from, u64::MAX)? else { return Ok(None) };
    let Some(name) = read_frame(from, u64::MAX)? else { return Ok(None) };
    let Some(bytes) = read_frame(from, u64::MAX)? else { return Ok(None) };
    let task = serde_json::from_slice(&task)?;
    Ok(Some(Job { task, name: String::from_utf8_lossy(&name).into_owned(), bytes }))
}

pub(super) fn write_answer(to: &mut impl Write, answer: &Answer) -> io::Result<()> {
    write_frame(to, &answer.json)?;
    write_frame(to, &answer.file)?;
    to.flush()
}

pub(super) fn read_answer(from: &mut impl Read) -> Result<Answer, Broken> {
    let mut frame = || {
        let frame = read_frame(from, MAX_ANSWER_BYTES).map_err(|error| match error.kind() {
            io::ErrorKind::FileTooLarge => Broken::TooMuch,
            _ => Broken::Closed,
        })?;
        frame.ok_or(Broken::Closed)
    };
    Ok(Answer { json: frame()?, file: frame()? })
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
