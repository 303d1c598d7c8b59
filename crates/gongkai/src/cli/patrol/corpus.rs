//! The documents to be patrolled: a file of JSON lines that is not kept in memory, or a folder of files.

use super::folder;
use crate::cli::exit::{CliError, io_reason};
use scan::patrol::Document;
use std::collections::HashMap;
use std::fs::File;
use std::hash::{BuildHasher as _, RandomState};
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};

/// Longest line that is read: the text of the largest file that is.
const LONGEST_LINE: usize = 256 << 20;

/// Documents by their order and by their ids.
pub(in crate::cli) struct Corpus {
    source: Source,
    /// By the hash of the id: where the document stands; of several with one id the last.
    places: HashMap<u64, Place>,
    hasher: RandomState,
    lines: usize,
}

enum Source {
    /// JSON lines.
    Lines { path: PathBuf, file: File },
    /// Documents read from a folder's files.
    Held(Vec<Document>),
}

#[derive(Clone, Copy)]
enum Place {
    Bytes { start: u64, length: u32 },
    Number(usize),
}

impl Corpus {
    /// Opens a corpus and notes where each document stands.
    ///
    /// # Errors
    /// It cannot be read, or a line is no document; the text names the line.
    pub(in crate::cli) fn open(path: &Path) -> Result<Self, CliError> {
        let hasher = RandomState::new();
        if path.is_dir() {
            let documents = folder::read(path)?;
            let places =
                documents.iter().enumerate().map(|(n, d)| (hasher.hash_one(&d.id), Place::Number(n))).collect();
            return Ok(Self { lines: documents.len(), source: Source::Held(documents), places, hasher });
        }
        let file = File::open(path).map_err(|error| unreadable(path, &error))?;
        let mut corpus =
            Self { source: Source::Lines { path: path.to_owned(), file }, places: HashMap::new(), hasher, lines: 0 };
        let mut places = HashMap::new();
        for line in Self::lines(path)? {
            let line = line?;
            let id = Id::read(&line.bytes).ok_or_else(|| Self::no_document(path, line.number))?;
            let length = u32::try_from(line.bytes.len()).unwrap_or(u32::MAX);
            places.insert(corpus.hasher.hash_one(&id), Place::Bytes { start: line.start, length });
        }
        corpus.lines = places.len();
        corpus.places = places;
        Ok(corpus)
    }

    /// How many documents there are; versions of one are one.
    pub(in crate::cli) fn len(&self) -> usize {
        self.lines
    }

    /// A document's text by its id.
    pub(in crate::cli) fn text(&self, id: &str) -> Option<String> {
        let document = match (*self.places.get(&self.hasher.hash_one(id))?, &self.source) {
            (Place::Number(n), Source::Held(documents)) => documents.get(n)?.clone(),
            (Place::Bytes { start, length }, Source::Lines { file, .. }) => {
                let mut bytes = vec![0; length as usize];
                file.read_exact_at(&mut bytes, start).ok()?;
                serde_json::from_slice(&bytes).ok()?
            }
            (Place::Number(_), Source::Lines { .. }) | (Place::Bytes { .. }, Source::Held(_)) => return None,
        };
        (document.id == id).then_some(document.text)
    }

    /// All documents in their order.
    ///
    /// # Errors
    /// The file has gone.
    pub(in crate::cli) fn documents(
        &self,
    ) -> Result<Box<dyn Iterator<Item = Result<Document, CliError>> + '_>, CliError> {
        match &self.source {
            Source::Held(documents) => Ok(Box::new(documents.iter().cloned().map(Ok))),
            Source::Lines { path, .. } => Ok(Box::new(Self::lines(path)?.map(|line| {
                let line = line?;
                serde_json::from_slice(&line.bytes).map_err(|_| Self::no_document(path, line.number))
            }))),
        }
    }

    fn lines(path: &Path) -> Result<impl Iterator<Item = Result<Line, CliError>> + use<>, CliError> {
        let file = File::open(path).map_err(|error| unreadable(path, &error))?;
        let (mut reader, mut start, mut number) = (BufReader::with_capacity(1 << 20, file), 0, 0);
        let path = path.to_owned();
        Ok(std::iter::from_fn(move || {
            loop {
                let mut bytes = Vec::new();
                number += 1;
                match reader.read_until(b'\n', &mut bytes) {
                    Ok(0) => return None,
                    Ok(_) if bytes.len() > LONGEST_LINE => {
                        return Some(Err(CliError::Input(format!("{}第{number}行过长，没有读取", path.display()))));
                    }
                    Ok(read) => {
                        let line = Line { start, number, bytes };
                        start += read as u64;
                        if !line.bytes.trim_ascii().is_empty() {
                            return Some(Ok(line));
                        }
                    }
                    Err(error) => return Some(Err(unreadable(&path, &error))),
                }
            }
        }))
    }

    fn no_document(path: &Path, line: usize) -> CliError {
        CliError::Input(format!("{}第{line}行不是清单的一行；每行应是一个JSON，至少有id和text，请核对", path.display()))
    }
}

struct Line {
    start: u64,
    number: usize,
    bytes: Vec<u8>,
}

/// As little of a document as says which it is.
#[derive(serde::Deserialize)]
struct Id {
    id: String,
    #[serde(rename = "text")]
    _text: serde::de::IgnoredAny,
}

impl Id {
    fn read(bytes: &[u8]) -> Option<String> {
        serde_json::from_slice::<Self>(bytes).ok().map(|document| document.id)
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> CliError {
    CliError::Input(format!("{}读不出：{}，请核对路径", path.display(), io_reason(error)))
}
