//! `区分处理`: what is to be taken out of a document before it leaves (条例 §37), as data.
//!
//! A [`Plan`] names *facts* and the *boxes* under which they stand. A fact is one value, the same in all documents of
//! a case; a box is one rectangle on one page. The plan is made by the scanner ([`suggest()`]) or drawn by hand
//! ([`by_hand`]), checked ([`Plan::check`]), applied and verified by `documents::redacted`, and exported as the list
//! of redactions. Exports never hold a value.

pub mod by_hand;
mod check;
mod find;
mod line;
mod pad;
pub mod page;
mod plain;
mod suggest;

pub use by_hand::{HandBox, parse as parse_boxes};
pub use check::BadBox;
pub use find::find;
pub use page::{Glyph, Page, Rect};
pub use plain::plain;
pub use suggest::{Document, Hit, Sign, Term, pieces, suggest};

use crate::finding::Kind;
use jiff::civil::DateTime;
use law::exemption::Exemption;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What is taken out of the documents of a case.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Plan {
    /// The facts, each once.
    pub facts: Vec<Fact>,
    /// Where they stand, by document and page, from top to bottom.
    pub boxes: Vec<Cover>,
}

/// One thing that must not become known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Its number in the case, from 1. Not derived from the value, which could be guessed from it.
    pub id: u32,
    /// What it is.
    pub what: FactKind,
    /// Its values as compared, see [`plain()`]; known while the plan is applied, in no export.
    #[serde(skip)]
    pub values: Vec<Secret>,
}

/// What a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactKind {
    /// Found by the scanner.
    Found(Kind),
    /// A word that a person named.
    Term,
    /// Whatever stands in a place that a person marked.
    Place,
}

/// A text that nobody may print.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Secret(Box<str>);

/// One rectangle on one page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cover {
    /// Index of the document in the case.
    pub document: usize,
    /// Page, from 1.
    pub page: usize,
    /// Where, in points from the top left of the page as shown.
    pub rect: Rect,
    /// On which ground.
    pub ground: Exemption,
    /// Who decided.
    pub by: String,
    /// When.
    pub at: DateTime,
    /// Which fact.
    pub fact: u32,
}

impl Secret {
    /// Takes a value in its plain form.
    pub fn new(value: &str) -> Self {
        Self(plain(value).into())
    }

    /// The value, to compare it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl FactKind {
    /// The ground on which such a fact is withheld unless a person says otherwise. Only the person decides; this is
    /// what an office starts from.
    pub const fn usual_ground(self) -> Exemption {
        match self {
            Self::Found(Kind::SecrecyMark) => Exemption::StateSecret,
            Self::Found(Kind::InternalMark) => Exemption::InternalAffairs,
            Self::Found(_) | Self::Term | Self::Place => Exemption::ThirdPartyRights,
        }
    }
}

/// What the black area says: the article, as short as it can be said.
pub const fn mark_of(ground: Exemption) -> &'static str {
    match ground {
        Exemption::StateSecret | Exemption::ProhibitedByStatute | Exemption::SafetyAndStability => "条例第十四条",
        Exemption::ThirdPartyRights => "条例第十五条",
        Exemption::InternalAffairs | Exemption::Deliberative | Exemption::EnforcementFile => "条例第十六条",
    }
}
