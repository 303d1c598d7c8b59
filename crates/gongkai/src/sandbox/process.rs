//! One worker as its parent sees it.

use super::task::Task;
use super::wire::{self, Answer, Broken, Job};
use std::io::{BufReader, BufWriter};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// Why a worker gave no answer. It is dead now.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// It was still reading after this time.
    TimedOut(Duration),
    /// It said more than is taken from it.
    TooMuch,
    /// It died; whether by a signal, which is how limits end a process.
    Crashed(bool),
}

/// A child process that reads files, and the thread that talks to it.
pub(super) struct Worker {
    child: Child,
    jobs: Sender<Job<Arc<Vec<u8>>>>,
    answers: Receiver<Result<Answer, Broken>>,
    worked: Duration,
}

impl Worker {
    pub(super) fn start(mut command: Command) -> std::io::Result<Self> {
        let mut child = command
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(std::io::Error::other("no pipes"));
        };
        let (jobs, jobs_out) = channel();
        let (answers_in, answers) = channel();
        std::thread::Builder::new()
            .name("sandbox".to_owned())
            .spawn(move || talk(stdin, stdout, &jobs_out, &answers_in))?;
        Ok(Self { child, jobs, answers, worked: Duration::ZERO })
    }

    /// How long it has been reading files in all.
    pub(super) fn worked(&self) -> Duration {
        self.worked
    }

    pub(super) fn work(
        &mut self,
        task: &Task,
        name: &str,
        bytes: &Arc<Vec<u8>>,
        limit: Duration,
    ) -> Result<Answer, Ending> {
        let begun = Instant::now();
        // If the thread has gone, the channel of answers says so as well.
        let _ = self.jobs.send(Job { task: task.clone(), name: name.to_owned(), bytes: Arc::clone(bytes) });
        let answer = self.answers.recv_timeout(limit);
        // Never zero, so that a worker that has read a file is known by it.
        self.worked += begun.elapsed().max(Duration::from_nanos(1));
        match answer {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(Broken::TooMuch)) => Err(Ending::TooMuch),
            Err(RecvTimeoutError::Timeout) => Err(Ending::TimedOut(limit)),
            Ok(Err(Broken::Closed)) | Err(RecvTimeoutError::Disconnected) => {
                let status = self.child.wait();
                Err(Ending::Crashed(status.is_ok_and(|status| status.signal().is_some())))
            }
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // Both fail only if it is dead and buried already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Passes jobs to the child and answers back until either side has gone.
fn talk(
    stdin: ChildStdin,
    stdout: ChildStdout,
    jobs: &Receiver<Job<Arc<Vec<u8>>>>,
    answers: &Sender<Result<Answer, Broken>>,
) {
    let (mut to_child, mut from_child) = (BufWriter::new(stdin), BufReader::new(stdout));
    while let Ok(job) = jobs.recv() {
        let written =
            wire::write_job(&mut to_child, &Job { task: job.task, name: job.name, bytes: job.bytes.as_slice() });
        let answer = written.map_err(|_| Broken::Closed).and_then(|()| wire::read_answer(&mut from_child));
        let is_broken = answer.is_err();
        if answers.send(answer).is_err() || is_broken {
            return;
        }
    }
}
