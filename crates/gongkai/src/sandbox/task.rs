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
        if matches!(part.surface, Surface::Visible | Surface::Margin) {
            text.push_str(&part.text);
            text.push('\n');
        } else if is_property(part.surface) {
            properties.insert(own_name(&part.place).to_owned(), part.text);
        }
        // What else nobody sees is the scanner's work before publication, not the patrol's.
    }
    Ok((text, properties))
}

const fn is_property(surface: Surface) -> bool {
    matches!(
        surface,
        Surface::Author | Surface::Property | Surface::InternalPath | Surface::ImageMetadata | Surface::ImagePosition
    )
}

/// The name of a property in the words for its place: `作者` of `文件属性“作者”`, `拍摄位置` of `第1页图片/拍摄位置`.
fn own_name(place: &str) -> &str {
    let quoted = place.strip_suffix('”').and_then(|place| place.rsplit_once('“')).map(|(_, name)| name);
    quoted.unwrap_or_else(|| place.rsplit('/').next().unwrap_or(place))
}

#[cfg(test)]
mod tests {
    use super::own_name;

    #[test]
    fn a_property_goes_by_the_name_that_the_patrol_knows() {
        for (place, name) in [
            ("文件属性“作者”", "作者"),
            ("附件“表.xlsx”/文件属性“最后修改者”", "最后修改者"),
            ("EXIF“Artist”", "Artist"),
            ("第1页图片/拍摄位置", "拍摄位置"),
            ("所附模板的路径", "所附模板的路径"),
        ] {
            assert_eq!(own_name(place), name, "{place}");
        }
    }
}
