//! What was found in one revision of a file.

use crate::anatomy::{Dissection, Surface};
use crate::content::Unreadable;
use crate::net;
use crate::pdf::text_string;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Bytes that are searched in all for what is known already: seconds.
const MOST_SEARCHED: usize = 3 << 30;

/// A piece of text, or something that counts by being there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) place: String,
    pub(super) surface: Surface,
    pub(super) text: String,
    pub(super) is_mark: bool,
}

/// A file within the file.
#[derive(Debug)]
pub(super) struct Inner {
    pub(super) place: String,
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// Everything found.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) pieces: Vec<Piece>,
    pub(super) files: Vec<Inner>,
    /// Pictures whose data may say when, where and with what they were taken.
    pub(super) pictures: Vec<Inner>,
    /// Fingerprints of all pictures.
    pub(super) fingerprints: HashSet<u64>,
    pub(super) unread: Vec<(String, String)>,
    /// All text of each page, seen or not, without white space.
    pub(super) drawn: Vec<String>,
    /// All lines that were told, without white space: each, and one after the other.
    lines: HashSet<String>,
    said: String,
    /// Long numbers in the bytes of the file, told or not.
    numbers: BTreeSet<String>,
    /// Bytes that may still be searched for what is known already.
    search_left: usize,
}

impl Found {
    pub(super) fn new() -> Self {
        Self {
            pieces: Vec::new(),
            files: Vec::new(),
            pictures: Vec::new(),
            fingerprints: HashSet::new(),
            unread: Vec::new(),
            drawn: Vec::new(),
            lines: HashSet::new(),
            said: String::new(),
            numbers: BTreeSet::new(),
            search_left: MOST_SEARCHED,
        }
    }

    pub(super) fn push(&mut self, place: impl Into<String>, surface: Surface, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.add(place.into(), surface, &text, false);
        }
    }

    /// Something that counts by being there.
    pub(super) fn mark(&mut self, place: impl Into<String>, surface: Surface, text: impl Into<String>) {
        self.add(place.into(), surface, &text.into(), true);
    }

    fn add(&mut self, place: String, surface: Surface, text: &str, is_mark: bool) {
        // Whatever it was decoded from: XML may hold zeros as they stand or as references.
        let piece = Piece { place, surface, text: text_string::printable(text), is_mark };
        // Names come twice, as in `F` and `UF`, mostly one after the other.
        if self.pieces.last() == Some(&piece) {
            return;
        }
        for line in piece.text.lines().map(squeezed).filter(|line| !line.is_empty()) {
            self.said.push_str(&line);
            self.said.push('\n');
            self.lines.insert(line);
        }
        self.pieces.push(piece);
    }

    /// Looks through bytes for long numbers. Those that nothing else tells are told in the end.
    pub(super) fn keep_numbers(&mut self, bytes: &[u8]) {
        self.numbers.extend(net::of_bytes(bytes));
    }

    /// Whether exactly this was told.
    pub(super) fn has_told(&self, line: &str) -> bool {
        self.lines.contains(&squeezed(line))
    }

    /// Whether a line says only what was found already. In a file that holds too much to be searched it may be told
    /// twice.
    pub(super) fn knows(&mut self, line: &str) -> bool {
        let line = squeezed(line);
        if line.is_empty() || self.lines.contains(&line) || self.files.iter().any(|file| squeezed(&file.name) == line) {
            return true;
        }
        let pages = std::iter::once(&self.said).chain(&self.drawn);
        is_in(pages, &line, &mut self.search_left)
    }

    /// Whether a line is drawn on a page, from 1, or on any if that is 0.
    pub(super) fn has_drawn(&mut self, page: usize, line: &str) -> bool {
        let line = squeezed(line);
        let pages = match page.checked_sub(1) {
            Some(index) => self.drawn.get(index..=index).unwrap_or_default(),
            None => &self.drawn,
        };
        line.is_empty() || is_in(pages.iter(), &line, &mut self.search_left)
    }

    /// Texts of one place and one surface become one, a line each; names of persons and programs stay apart.
    fn gather(&mut self) {
        let mut places: HashMap<(String, Surface), usize> = HashMap::new();
        let mut gathered: Vec<Piece> = Vec::new();
        for piece in std::mem::take(&mut self.pieces) {
            let stays_apart = matches!(piece.surface, Surface::Author | Surface::Property | Surface::Script);
            if piece.is_mark || stays_apart {
                gathered.push(piece);
                continue;
            }
            let key = (piece.place.clone(), piece.surface);
            if let Some(first) = places.get(&key).and_then(|at| gathered.get_mut(*at)) {
                first.text.push('\n');
                first.text.push_str(&piece.text);
            } else {
                places.insert(key, gathered.len());
                gathered.push(piece);
            }
        }
        self.pieces = gathered;
    }

    /// Hands everything on.
    pub(super) fn into(mut self, dissection: &mut Dissection) -> Result<(), Unreadable> {
        self.gather();
        // A form in XML may be cut anywhere.
        let forms = self.pieces.iter().filter(|piece| piece.surface == Surface::FormField);
        let of_figures = |line: &&str| line.contains(|c: char| c.is_ascii_digit());
        let joined: Vec<String> =
            forms.map(|piece| piece.text.lines().filter(of_figures).map(str::trim).collect()).collect();
        joined.iter().for_each(|text| self.keep_numbers(text.as_bytes()));
        for Piece { place, surface, text, is_mark } in self.pieces {
            if is_mark {
                dissection.mark(place, surface, text)?;
            } else {
                dissection.push(place, surface, text)?;
            }
        }
        for Inner { place, name, bytes } in self.files {
            dissection.mark(place.clone(), Surface::Attachment, name.clone())?;
            dissection.embed(&place, &name, &bytes)?;
        }
        for Inner { place, name, bytes } in self.pictures {
            dissection.embed(&place, &name, &bytes)?;
        }
        // Files and pictures tell their own.
        let rest: Vec<String> = dissection.without_told(self.numbers).into_iter().collect();
        dissection.push("PDF源文件中未显示的号码", Surface::HiddenData, rest.join("\n"))?;
        for (place, why) in self.unread {
            dissection.unread(&place, &why);
        }
        Ok(())
    }
}

fn is_in<'t>(mut texts: impl Iterator<Item = &'t String>, line: &str, search_left: &mut usize) -> bool {
    texts.any(|text| {
        let left = search_left.checked_sub(text.len());
        *search_left = left.unwrap_or(0);
        left.is_some() && text.contains(line)
    })
}

/// Without white space.
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}
