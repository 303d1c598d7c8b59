//! What a worker can be asked to do with a file. Whatever holds hostile bytes is done there: reading, taking apart,
//! making anew.

use super::wire::Answer;
use formats::Limits;
use scan::FileReport;
use serde::{Deserialize, Serialize};
use std::io;

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Task {
    /// Read its visible contents.
    Read,
    /// Take it apart and judge all that it holds, seen or not. Only the masked report leaves the worker.
    Inspect,
}

impl Task {
    /// Does it.
    ///
    /// # Errors
    /// What was found cannot be written down.
    pub(super) fn perform(&self, name: &str, bytes: &[u8]) -> io::Result<Answer> {
        let limits = Limits::default();
        match self {
            Self::Read => Answer::new(&formats::read(name, bytes, &limits), Vec::new()),
            Self::Inspect => Answer::new(&inspect(name, bytes, &limits), Vec::new()),
        }
    }
}

/// What a file holds, judged. What cannot be taken apart cannot be called clean.
pub(super) fn inspect(name: &str, bytes: &[u8], limits: &Limits) -> FileReport {
    match formats::anatomy::take_apart(name, bytes, limits) {
        Ok(anatomy) => scan::file::judge(&anatomy, &scan::file::Settings::default()),
        Err(why) => FileReport::uncheckable(why.to_string(), Vec::new()),
    }
}
