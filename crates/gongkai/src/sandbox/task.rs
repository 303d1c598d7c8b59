//! What a worker can be asked to do with a file. Whatever holds hostile bytes is done there: reading, taking apart,
//! making anew.

use super::rebuilding;
use super::redacting::Redacting;
use super::wire::Answer;
use formats::anatomy::Surface;
use formats::{Limits, Unreadable};
use scan::FileReport;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

/// What is to be done.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Task {
    /// Read its visible contents.
    Read,
    /// Take it apart and judge all that it holds, seen or not. Only the masked report leaves the worker.
    Inspect,
    /// Read it as the patrol does: what everybody sees of it, and what its properties say.
    Document,
    /// Take facts out of it; the result is verified there, too.
    Redact(Box<Redacting>),
    /// Make a document or workbook anew of what it shows; the result is looked into there, too.
    Rebuild,
}

/// A file is stopped after this time.
const MAX_READING: Duration = Duration::from_secs(30);

/// Every page is drawn, made anew, and drawn again.
const MAX_REDACTING: Duration = Duration::from_mins(5);

impl Task {
    /// How long it may take.
    pub(super) const fn limit(&self) -> Duration {
        match self {
            Self::Read | Self::Inspect | Self::Document => MAX_READING,
            Self::Redact(_) | Self::Rebuild => MAX_REDACTING,
        }
    }

    /// Does it.
    ///
    /// # Errors
    /// What was found cannot be written down.
    pub(super) fn perform(&self, name: &str, bytes: &[u8]) -> io::Result<Answer> {
        let limits = Limits::default();
        match self {
            Self::Read => Answer::new(&formats::read(name, bytes, &limits), Vec::new()),
            Self::Document => Answer::new(&document(name, bytes, &limits), Vec::new()),
            Self::Redact(redacting) => redacting.perform(bytes),
            Self::Rebuild => rebuilding::perform(bytes, &limits),
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

/// A published file's text and the properties that can join it to others.
pub(super) type Document = Result<(String, BTreeMap<String, String>), Unreadable>;

fn document(name: &str, bytes: &[u8], limits: &Limits) -> Document {
    let anatomy = formats::anatomy::take_apart(name, bytes, limits)?;
    let (mut text, mut properties) = (String::new(), BTreeMap::new());
    for part in anatomy.parts {
        match part.surface {
            Surface::Visible | Surface::Margin => {
                text.push_str(&part.text);
                text.push('\n');
            }
            Surface::Property | Surface::InternalPath | Surface::ImageMetadata => {
                properties.insert(part.place, part.text);
            }
            // What nobody sees is the scanner's work before publication, not the patrol's.
            _ => {}
        }
    }
    Ok((text, properties))
}
