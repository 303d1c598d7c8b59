//! Taking facts out of a PDF, in the worker.

use super::wire::Answer;
use documents::redacted::{Faces, Level, Outcome, Redacted, Request, redact};
use jiff::civil::DateTime;
use law::exemption::Exemption;
use scan::Kind;
use scan::redaction::{HandBox, Plan, Sign, Term};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::PathBuf;

/// What is to be taken out, by whom, when and how.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Redacting {
    pub(crate) kinds: Vec<Kind>,
    pub(crate) terms: Vec<(String, Option<Exemption>)>,
    pub(crate) boxes: Vec<HandBox>,
    pub(crate) level: Level,
    pub(crate) by: String,
    pub(crate) at: DateTime,
    pub(crate) fonts_dir: Option<PathBuf>,
}

/// What came of it; the file itself goes beside.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "result", rename_all = "kebab-case")]
pub(crate) enum Redaction {
    /// Taken out, and checked.
    Verified { plan: Plan, level: Level, dropped: Vec<String>, to_look_at: Vec<String> },
    /// The result held something still, or lost something.
    Failed { what: Vec<String> },
    /// It could not be done or not be checked.
    Uncheckable { why: String },
}

impl Redacting {
    pub(super) fn perform(&self, bytes: &[u8]) -> io::Result<Answer> {
        let terms: Vec<Term> =
            self.terms.iter().map(|(text, ground)| Term { text: text.clone(), ground: *ground }).collect();
        let faces = Faces::new(crate::fonts::files(self.fonts_dir.as_deref()));
        let sign = Sign { by: self.by.clone(), at: self.at };
        let request = Request {
            kinds: &self.kinds,
            terms: &terms,
            boxes: &self.boxes,
            level: self.level,
            faces: &faces,
            sign: &sign,
        };
        let (said, file) = match redact(bytes, &request) {
            Outcome::Verified(redacted) => {
                let Redacted { bytes, plan, level, dropped, to_look_at } = *redacted;
                (Redaction::Verified { plan, level, dropped, to_look_at }, bytes)
            }
            Outcome::Failed { what } => (Redaction::Failed { what }, Vec::new()),
            Outcome::Uncheckable { why } => (Redaction::Uncheckable { why }, Vec::new()),
        };
        Answer::new(&said, file)
    }
}
