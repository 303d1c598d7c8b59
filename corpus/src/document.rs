//! Documents as `gongkai patrol` reads them, and what the generator knows of them.

use crate::sheet::Mark;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One published document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Document {
    /// Its id in the corpus.
    pub id: String,
    /// Title.
    pub title: String,
    /// `YYYY-MM-DD`.
    pub published_on: String,
    /// Text.
    pub text: String,
    /// `page`, `attachment`, `search`, `api` or `feed`; left out where it is the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surface: Option<String>,
    /// Documents of one publication share this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// The document that it takes the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    /// Metadata of its file.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub metadata: BTreeMap<String, String>,
    /// Which kind of notice it is: known to the generator only, as are the marks.
    #[serde(skip)]
    pub notice: &'static str,
    /// Where identifiers stand: known to the generator, never written with the document.
    #[serde(skip)]
    pub marks: Vec<Mark>,
}

/// A planting: documents that say together what none of them says alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gold {
    /// `L01` … `L20`.
    pub pattern: String,
    /// The documents, sorted.
    pub documents: Vec<String>,
    /// Whom or what it concerns.
    pub subject: String,
    /// What comes out.
    pub exposed: String,
    /// How many values remain, where that was planted exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub residual: Option<u64>,
    /// Other patterns that are truly there as well: neither asked for nor held against anybody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

/// Documents that look like a planting and are none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decoy {
    /// Which kind, as the README of this crate lists them.
    pub kind: String,
    /// The documents, sorted.
    pub documents: Vec<String>,
}
