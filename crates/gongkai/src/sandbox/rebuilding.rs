//! Making a document or workbook anew, in the worker.

use super::wire::Answer;
use documents::rebuilt::{Dropped, rebuild};
use formats::Limits;
use scan::FileReport;
use serde::{Deserialize, Serialize};
use std::io;

/// What came of it; the file itself goes beside.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "result", rename_all = "kebab-case")]
pub(crate) enum Rebuilding {
    /// Made anew, and looked into again: nothing is hidden in it. The report tells what it says openly.
    Verified { dropped: Vec<Dropped>, report: FileReport },
    /// The new file hides something still.
    Failed { report: FileReport },
    /// It could not be done.
    Uncheckable { why: String },
}

pub(super) fn perform(bytes: &[u8], limits: &Limits) -> io::Result<Answer> {
    match rebuild(bytes, limits) {
        Ok(rebuilt) if rebuilt.is_verified() => {
            Answer::new(&Rebuilding::Verified { dropped: rebuilt.dropped, report: rebuilt.report }, rebuilt.bytes)
        }
        Ok(rebuilt) => Answer::new(&Rebuilding::Failed { report: rebuilt.report }, Vec::new()),
        Err(why) => Answer::new(&Rebuilding::Uncheckable { why: why.to_string() }, Vec::new()),
    }
}
