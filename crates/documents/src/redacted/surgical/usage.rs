//! Which codes of which font stay, and which go.

use super::font::Code;
use lopdf::ObjectId;
use std::collections::{BTreeMap, BTreeSet};

/// Codes of one font.
#[derive(Debug, Default, Clone)]
pub(super) struct Codes {
    pub(super) kept: BTreeSet<Code>,
    /// That showed something.
    pub(super) gone: BTreeSet<Code>,
}

/// Codes by font.
#[derive(Debug, Default)]
pub(super) struct Usage {
    pub(super) fonts: BTreeMap<ObjectId, Codes>,
}

impl Usage {
    pub(super) fn note(&mut self, font: ObjectId, code: Code, is_gone: bool, is_blank: bool) {
        let codes = self.fonts.entry(font).or_default();
        if !is_gone {
            codes.kept.insert(code);
        } else if !is_blank {
            codes.gone.insert(code);
        }
    }
}

impl Codes {
    /// Whether nothing is gone that does not also stay somewhere: then the font tells nothing.
    pub(super) fn tells_nothing(&self) -> bool {
        self.gone.is_subset(&self.kept)
    }
}
