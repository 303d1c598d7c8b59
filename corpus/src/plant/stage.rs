//! The stage on which a planting is played, piece by piece. Only the piece that is asked for is written: the pieces stand
//! far apart in a corpus of a million documents that nobody holds.

use crate::document::Document;
use crate::notice::{Scene, Split};
use crate::prng::Prng;
use crate::world::mask::STARS;

/// What comes out of a planting.
#[derive(Debug, Clone, Default)]
pub(crate) struct Story {
    pub(crate) subject: String,
    pub(crate) exposed: &'static str,
    pub(crate) residual: Option<u64>,
    pub(crate) also: &'static [&'static str],
}

impl Story {
    pub(crate) fn new(subject: impl Into<String>, exposed: &'static str) -> Self {
        Self { subject: subject.into(), exposed, ..Self::default() }
    }
}

/// Where a planting stands and which of its pieces is wanted.
#[derive(Debug)]
pub(crate) struct Stage {
    seed: u64,
    pub(crate) split: Split,
    /// Which planting or decoy of all this is: what may stand once only is numbered by it.
    pub(crate) number: usize,
    /// Which of its kind this is: variants go by it.
    pub(crate) turn: usize,
    pub(crate) first_slot: usize,
    wanted: Option<usize>,
    /// The corpus' names of its documents.
    ids: Option<fn(usize) -> String>,
    places: Vec<usize>,
    pub(crate) count: usize,
    pub(crate) made: Option<Document>,
    pub(crate) prng: Prng,
}

impl Stage {
    /// A stage for the `number`-th planting, the `turn`-th of its kind.
    pub(crate) fn new(seed: u64, split: Split, number: usize, turn: usize, first_slot: usize) -> Self {
        Self {
            seed,
            split,
            number,
            turn,
            first_slot,
            wanted: None,
            ids: None,
            places: Vec::new(),
            count: 0,
            made: None,
            prng: Prng::new(seed, (1 << 40) + number as u64),
        }
    }

    /// Asks for one piece; `places` are those of all pieces in the corpus, for pieces that name each other.
    pub(crate) fn wanting(self, piece: usize, ids: fn(usize) -> String, places: Vec<usize>) -> Self {
        Self { wanted: Some(piece), ids: Some(ids), places, ..self }
    }

    /// What hides a digit in all pieces of this: the usual star, or on the seen side any that offices use.
    pub(crate) fn star(&mut self) -> char {
        match self.split {
            Split::Seen => *self.prng.pick(&STARS),
            Split::Unseen => '*',
        }
    }

    /// The next piece, written if it is the one wanted.
    pub(crate) fn piece(&mut self, write: impl FnOnce(Scene) -> Document) {
        if self.wanted == Some(self.count) {
            self.made = Some(write(Scene::new(self.seed, self.first_slot + self.count, self.split)));
        }
        self.count += 1;
    }

    /// The id of a piece in the corpus.
    pub(crate) fn id_of(&self, piece: usize) -> String {
        match (self.ids, self.places.get(piece)) {
            (Some(name), Some(place)) => name(*place),
            _ => String::new(),
        }
    }
}
