//! A published document as the patrol takes it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One document, one surface of a publication.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Document {
    /// Its id in the corpus.
    pub id: String,
    /// Title.
    #[serde(default)]
    pub title: String,
    /// Day of publication, `YYYY-MM-DD`; empty if unknown.
    #[serde(default)]
    pub published_on: String,
    /// Its text; rows on lines, cells by tabs, bars, wide spaces or two spaces.
    pub text: String,
    /// Where it can be seen.
    #[serde(default)]
    pub surface: Surface,
    /// Documents of one publication share this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// The document that this one takes the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    /// Metadata of its file: author, company, template, place, picture hash.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub metadata: BTreeMap<String, String>,
}

/// Where a text can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Surface {
    /// The page.
    #[default]
    Page,
    /// A file beside it.
    Attachment,
    /// The excerpt in search results.
    Search,
    /// The API.
    Api,
    /// The feed.
    Feed,
}
