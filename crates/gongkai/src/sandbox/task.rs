//! What a worker can be asked to do with a file. Whatever holds hostile bytes is done there: reading, taking apart,
//! making anew.

use super::wire::Answer;
use formats::Limits;
use serde::{Deserialize, Serialize};
use std::io;

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Task {
    /// Read its visible contents.
    Read,
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
        }
    }
}
