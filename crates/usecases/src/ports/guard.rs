//! What the guard keeps: the stock of published documents, what the patrol found in it, the secrecy office's rules.

use super::PortResult;
use async_trait::async_trait;
use casework::ids::AgencyId;
use jiff::civil::Date;
use scan::patrol::{Document, Finding};
use serde::{Deserialize, Serialize};

/// A finding of the patrol as it is kept: masked, like its card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundRow {
    /// The card.
    pub finding: Finding,
    /// The day on which it was first found.
    pub first_found_on: Date,
    /// The day on which it was last found.
    pub last_found_on: Date,
    /// Whether it was there the last time somebody looked.
    pub is_found: bool,
}

/// Rules of the secrecy office, encrypted by the key of this installation, which the database does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedRules {
    /// Nonce and ciphertext.
    pub sealed: Vec<u8>,
}

/// What an act changes of it, in the transaction of its events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GuardChange {
    /// Documents to insert or replace.
    pub put_documents: Vec<Document>,
    /// Documents to remove, by id.
    pub remove_documents: Vec<String>,
    /// Findings to insert or replace.
    pub put_findings: Vec<FoundRow>,
    /// New rules.
    pub rules: Option<SealedRules>,
}

/// Reading what the guard keeps.
#[async_trait]
pub trait Stock: Send + Sync {
    /// A document.
    async fn document(&self, agency: &AgencyId, id: &str) -> PortResult<Option<Document>>;
    /// At most `limit` documents whose id comes after `after` (from the first for an empty one), by id.
    async fn documents(&self, agency: &AgencyId, after: &str, limit: u64) -> PortResult<Vec<Document>>;
    /// How many documents there are.
    async fn document_count(&self, agency: &AgencyId) -> PortResult<u64>;
    /// Findings that are there, worst first; with `also_gone`, those that are no more too.
    async fn findings(&self, agency: &AgencyId, also_gone: bool) -> PortResult<Vec<FoundRow>>;
    /// A finding.
    async fn finding(&self, agency: &AgencyId, fingerprint: &str) -> PortResult<Option<FoundRow>>;
    /// The rules in force, if any were entered.
    async fn rules(&self, agency: &AgencyId) -> PortResult<Option<SealedRules>>;
}
