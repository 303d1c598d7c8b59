//! What was found in one revision of a file.

use crate::anatomy::{Dissection, Surface};
use crate::content::Unreadable;
use std::collections::{HashMap, HashSet};

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
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) pieces: Vec<Piece>,
    pub(super) files: Vec<Inner>,
    /// Pictures whose data may say when, where and with what they were taken.
    pub(super) pictures: Vec<Inner>,
    /// Fingerprints of all pictures.
    pub(super) fingerprints: HashSet<u64>,
    pub(super) unread: Vec<(String, String)>,
    /// All text of all pages, seen or not, without white space.
    pub(super) drawn: String,
}

impl Found {
    pub(super) fn push(&mut self, place: impl Into<String>, surface: Surface, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.add(place.into(), surface, text, false);
        }
    }

    /// Something that counts by being there.
    pub(super) fn mark(&mut self, place: impl Into<String>, surface: Surface, text: impl Into<String>) {
        self.add(place.into(), surface, text.into(), true);
    }

    fn add(&mut self, place: String, surface: Surface, text: String, is_mark: bool) {
        let piece = Piece { place, surface, text, is_mark };
        // Names come twice, as in `F` and `UF`, mostly one after the other.
        if self.pieces.last() != Some(&piece) {
            self.pieces.push(piece);
        }
    }

    /// Whether a text says only what was found already.
    pub(super) fn knows(&self, text: &str) -> bool {
        let text = squeezed(text);
        text.is_empty()
            || self.drawn.contains(&text)
            || self.pieces.iter().any(|piece| squeezed(&piece.text).contains(&text))
            || self.files.iter().any(|file| squeezed(&file.name) == text)
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
        for (place, why) in self.unread {
            dissection.unread(&place, &why);
        }
        Ok(())
    }
}

/// Without white space.
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}
