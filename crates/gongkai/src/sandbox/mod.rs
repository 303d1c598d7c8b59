//! Hostile files are read in child processes of this binary, under limits of memory and time.
//!
//! A worker is warm: it reads one file after another until it crashes, is stopped, or has worked for long enough.
//! Whatever happens in it, the caller gets an answer about the file, and the next file a worker that lives.

mod process;
mod rebuilding;
mod redacting;
mod task;
mod wire;
pub(crate) mod worker;

use async_trait::async_trait;
use formats::{Content, Limits, Unreadable};
use process::{Ending, Worker};
pub(crate) use rebuilding::Rebuilding;
pub(crate) use redacting::{Redacting, Redaction};
use scan::FileReport;
use serde::de::DeserializeOwned;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;
use task::Task;
use usecases::ports::{PortError, PortResult, Sandbox};

/// Text of up to this size is read in this process: no parser of it is complicated enough to be worth a pipe.
const READ_HERE_BYTES: usize = 64 << 10;

/// A worker is replaced after this time of reading, long before its limit of processor time.
const WORKER_LIFE: Duration = Duration::from_mins(5);

/// What reading gives: contents, or why there are none.
pub(crate) type Reading = Result<Content, Unreadable>;

/// The workers of this process. Clones share them.
#[derive(Clone)]
pub(crate) struct SandboxPool {
    shared: Arc<Shared>,
}

struct Shared {
    settings: Settings,
    state: Mutex<State>,
    freed: Condvar,
}

struct Settings {
    program: PathBuf,
    arguments: Vec<String>,
    workers: usize,
    /// Instead of the task's own limit of time, in tests.
    limit: Option<Duration>,
}

#[derive(Default)]
struct State {
    idle: Vec<Worker>,
    /// Workers lent out.
    busy: usize,
}

impl Default for SandboxPool {
    /// As many workers as processors; none is started before it is needed.
    fn default() -> Self {
        let itself = PathBuf::from("/proc/self/exe");
        let program = if itself.exists() { itself } else { std::env::current_exe().unwrap_or(itself) };
        let workers = std::thread::available_parallelism().map_or(1, usize::from);
        let arguments = vec![worker::COMMAND.to_owned()];
        Self::new(Settings { program, arguments, workers, limit: None })
    }
}

impl SandboxPool {
    fn new(settings: Settings) -> Self {
        Self { shared: Arc::new(Shared { settings, state: Mutex::default(), freed: Condvar::new() }) }
    }

    /// Reads a file; waits while all workers are busy. For code that is not async.
    ///
    /// # Errors
    /// No worker can be started.
    pub(crate) fn read_blocking(&self, name: &str, bytes: Vec<u8>) -> PortResult<Reading> {
        let limits = Limits::default();
        if bytes.len() > limits.file_bytes || formats::is_plain(&bytes, READ_HERE_BYTES) {
            return Ok(formats::read(name, &bytes, &limits));
        }
        let done = self.have_done(&Task::Read, name, bytes)?;
        Ok(done.map_or_else(|ending| Err(refusal(&ending)), |(reading, _)| reading))
    }

    /// Judges all that a file holds; waits while all workers are busy. A file that the worker dies of, or is stopped
    /// at, is uncheckable, never clean.
    ///
    /// # Errors
    /// No worker can be started.
    pub(crate) fn inspect_blocking(&self, name: &str, bytes: Vec<u8>) -> PortResult<FileReport> {
        let limits = Limits::default();
        if bytes.len() > limits.file_bytes || formats::is_plain(&bytes, READ_HERE_BYTES) {
            return Ok(task::inspect(name, &bytes, &limits));
        }
        let done = self.have_done(&Task::Inspect, name, bytes)?;
        Ok(done.map_or_else(
            |ending| FileReport::uncheckable(refusal(&ending).to_string(), Vec::new()),
            |(report, _)| report,
        ))
    }

    /// A published file as the patrol reads it; waits while all workers are busy.
    ///
    /// # Errors
    /// No worker can be started.
    pub(crate) fn document_blocking(&self, name: &str, bytes: Vec<u8>) -> PortResult<task::Document> {
        let done = self.have_done(&Task::Document, name, bytes)?;
        Ok(done.map_or_else(|ending| Err(refusal(&ending)), |(document, _)| document))
    }

    /// Takes facts out of a PDF; waits while all workers are busy.
    ///
    /// # Errors
    /// No worker can be started.
    pub(crate) fn redact_blocking(
        &self,
        name: &str,
        bytes: Vec<u8>,
        redacting: Redacting,
    ) -> PortResult<(Redaction, Vec<u8>)> {
        let done = self.have_done(&Task::Redact(Box::new(redacting)), name, bytes)?;
        Ok(done.unwrap_or_else(|ending| (Redaction::Uncheckable { why: refusal(&ending).to_string() }, Vec::new())))
    }

    /// Makes a document or workbook anew; waits while all workers are busy.
    ///
    /// # Errors
    /// No worker can be started.
    pub(crate) fn rebuild_blocking(&self, name: &str, bytes: Vec<u8>) -> PortResult<(Rebuilding, Vec<u8>)> {
        let done = self.have_done(&Task::Rebuild, name, bytes)?;
        Ok(done.unwrap_or_else(|ending| (Rebuilding::Uncheckable { why: refusal(&ending).to_string() }, Vec::new())))
    }

    /// Has a worker do something with a file: what it says, and the file that it made. A worker that has read other
    /// files may have died of them, so that a fresh one tries again.
    fn have_done<T: DeserializeOwned>(
        &self,
        task: &Task,
        name: &str,
        bytes: Vec<u8>,
    ) -> PortResult<Result<(T, Vec<u8>), Ending>> {
        let bytes = Arc::new(bytes);
        let lent = Lent::take(&self.shared)?;
        let was_fresh = lent.is_fresh();
        match lent.work(task, name, &bytes) {
            Err(Ending::Crashed(_)) if !was_fresh => Ok(Lent::start(&self.shared)?.work(task, name, &bytes)),
            done => Ok(done),
        }
    }
}

#[async_trait]
impl Sandbox for SandboxPool {
    async fn read(&self, name: &str, bytes: Vec<u8>) -> PortResult<Reading> {
        let (pool, name) = (self.clone(), name.to_owned());
        let reading = tokio::task::spawn_blocking(move || pool.read_blocking(&name, bytes)).await;
        reading.map_err(|_| PortError("文件读取任务中断".to_owned()))?
    }

    async fn inspect(&self, name: &str, bytes: Vec<u8>) -> PortResult<FileReport> {
        let (pool, name) = (self.clone(), name.to_owned());
        let report = tokio::task::spawn_blocking(move || pool.inspect_blocking(&name, bytes)).await;
        report.map_err(|_| PortError("文件检查任务中断".to_owned()))?
    }
}

/// What the person hears of a worker that gave no answer.
fn refusal(ending: &Ending) -> Unreadable {
    match ending {
        Ending::TimedOut(limit) => Unreadable::Stopped { what: format!("{}秒内没有读完", limit.as_secs()) },
        Ending::TooMuch => Unreadable::Stopped { what: "读出的内容过多".to_owned() },
        Ending::Crashed(true) => Unreadable::Stopped { what: "超出内存、栈或处理器时间".to_owned() },
        Ending::Crashed(false) => Unreadable::Damaged { what: "读取程序无法处理其中的内容".to_owned() },
    }
}

/// A place in the pool with its worker; the place is given back when this goes, the worker only if it lives.
struct Lent<'a> {
    shared: &'a Shared,
    worker: Option<Worker>,
}

impl<'a> Lent<'a> {
    /// An idle worker, or a new one; waits for a place.
    fn take(shared: &'a Shared) -> PortResult<Self> {
        let mut state = shared.state.lock().unwrap_or_else(PoisonError::into_inner);
        while state.busy >= shared.settings.workers {
            state = shared.freed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.busy += 1;
        let idle = state.idle.pop();
        drop(state);
        let mut lent = Self { shared, worker: idle };
        if lent.worker.is_none() {
            lent.worker = Some(shared.settings.start()?);
        }
        Ok(lent)
    }

    /// A new worker.
    fn start(shared: &'a Shared) -> PortResult<Self> {
        let mut lent = Self::take(shared)?;
        lent.worker = Some(shared.settings.start()?);
        Ok(lent)
    }

    fn is_fresh(&self) -> bool {
        self.worker.as_ref().is_some_and(|worker| worker.worked() == Duration::ZERO)
    }

    fn work<T: DeserializeOwned>(
        mut self,
        task: &Task,
        name: &str,
        bytes: &Arc<Vec<u8>>,
    ) -> Result<(T, Vec<u8>), Ending> {
        let Some(mut worker) = self.worker.take() else { return Err(Ending::Crashed(false)) };
        let limit = self.shared.settings.limit.unwrap_or(task.limit());
        let answer = worker.work(task, name, bytes, limit)?;
        let said = answer.said().map_err(|_| Ending::Crashed(false))?;
        if worker.worked() < WORKER_LIFE {
            self.worker = Some(worker);
        }
        Ok((said, answer.file))
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let mut state = self.shared.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.busy = state.busy.saturating_sub(1);
        state.idle.extend(self.worker.take());
        drop(state);
        self.shared.freed.notify_one();
    }
}

impl Settings {
    fn start(&self) -> PortResult<Worker> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        Worker::start(command).map_err(|error| PortError(format!("无法启动文件读取进程：{error}")))
    }
}

#[cfg(test)]
mod tests;
