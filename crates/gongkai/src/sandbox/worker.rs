//! The worker's side: it limits itself, then reads file after file from stdin and answers on stdout.

use super::wire;
use rustix::process::{Resource, Rlimit, setrlimit};
use std::io::{self, BufReader, BufWriter};

/// The hidden subcommand that the binary runs itself with.
pub(crate) const COMMAND: &str = "read-worker";

/// Address space, stack included: several times what the limits let a file unpack to.
const MEMORY_BYTES: u64 = 2 << 30;

/// Processor time of a worker's whole life. The parent replaces it earlier; this ends one whose parent died.
const PROCESSOR_SECONDS: u64 = 600;

/// Parsers that recurse get room to do so.
const STACK_BYTES: usize = 64 << 20;

/// Reads files until stdin ends.
///
/// # Errors
/// The limits cannot be set, or the parent has gone in the middle of a file.
pub(crate) fn run() -> io::Result<()> {
    limit_itself()?;
    // A panic is an answer about the file; the parent says it to the person.
    std::panic::set_hook(Box::new(|_| {}));
    let reader = std::thread::Builder::new().stack_size(STACK_BYTES).spawn(serve)?;
    reader.join().unwrap_or_else(|_| Err(io::Error::other("reading thread died")))
}

fn limit_itself() -> io::Result<()> {
    for (resource, most) in [
        (Resource::As, MEMORY_BYTES),
        (Resource::Cpu, PROCESSOR_SECONDS),
        // It writes no files, leaves no memory on disk, and opens next to nothing beside its pipes.
        (Resource::Fsize, 0),
        (Resource::Core, 0),
        (Resource::Nofile, 8),
    ] {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    Ok(())
}

fn serve() -> io::Result<()> {
    let (mut from, mut to) = (BufReader::new(io::stdin()), BufWriter::new(io::stdout()));
    while let Some(job) = wire::read_job(&mut from)? {
        wire::write_answer(&mut to, &job.task.perform(&job.name, &job.bytes)?)?;
    }
    Ok(())
}
