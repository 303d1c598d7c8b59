//! The hash chain: one chain an agency, each entry's hash over the hash before it and every field of its own.
//!
//! The canonical bytes of an entry, version 1, are twelve fields in this order, each written as its length in
//! bytes (eight bytes, big-endian) and then its bytes in UTF-8:
//!
//! 1. `gongkai-entry-1/sha256` or `gongkai-entry-1/sm3`, so that no hash can be passed off as one of the other kind
//! 2. the hash of the entry before, 64 lower-case hexadecimal digits; 64 zeros before the first
//! 3. agency · 4. sequence, in decimal · 5. stream · 6. version, in decimal
//! 7. legal day, `YYYY-MM-DD` · 8. instant of recording, milliseconds since 1970 UTC, in decimal
//! 9. actor · 10. area · 11. event type · 12. the event's JSON text exactly as it is stored
//!
//! The text as stored is hashed, not the event that it decodes to: the proof must not depend on how a later
//! version of this program writes JSON. Lengths stand before the fields, so no two entries share their bytes.

use crate::secret::hex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sm3::Sm3;
use std::fmt;

/// What stands before the first entry.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// `散列算法` — chosen once for an agency's chain, at its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HashAlgorithm {
    /// SHA-256.
    #[default]
    Sha256,
    /// `国密 SM3` (GB/T 32905).
    Sm3,
}

impl HashAlgorithm {
    /// The word on disk.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Sha256 => "sha256",
            Self::Sm3 => "sm3",
        }
    }

    /// By the word on disk.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "sha256" => Some(Self::Sha256),
            "sm3" => Some(Self::Sm3),
            _ => None,
        }
    }

    const fn domain(self) -> &'static str {
        match self {
            Self::Sha256 => "gongkai-entry-1/sha256",
            Self::Sm3 => "gongkai-entry-1/sm3",
        }
    }
}

impl fmt::Display for HashAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// An entry exactly as it stands on disk: what is hashed and what the audit reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredEntry {
    /// Whose chain.
    pub agency: String,
    /// Place in the chain, from 1.
    pub sequence: u64,
    /// Stream.
    pub stream: String,
    /// Place in the stream, from 1.
    pub version: u64,
    /// Legal day, `YYYY-MM-DD`.
    pub occurred_on: String,
    /// Instant of recording, milliseconds since 1970 UTC.
    pub recorded_at: i64,
    /// Who acted.
    pub actor: String,
    /// `request`, `figure`, `report`, `calendar`, `settings`.
    pub area: String,
    /// `request-registered` and so on.
    pub event_type: String,
    /// The event as JSON text.
    pub event: String,
    /// Hash of the entry before.
    pub previous_hash: String,
    /// Hash of this entry.
    pub hash: String,
}

/// A row of the ledger's table, whatever somebody has made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRow {
    /// The place it stands at.
    pub sequence: i64,
    /// What it holds; `None` if a column holds what no entry can hold: a value of another type, a place below one.
    pub entry: Option<StoredEntry>,
}

impl From<StoredEntry> for StoredRow {
    fn from(entry: StoredEntry) -> Self {
        Self { sequence: i64::try_from(entry.sequence).unwrap_or(i64::MAX), entry: Some(entry) }
    }
}

impl StoredEntry {
    /// The hash that this entry should carry, from its other fields: 64 lower-case hexadecimal digits.
    pub fn compute_hash(&self, algorithm: HashAlgorithm) -> String {
        match algorithm {
            HashAlgorithm::Sha256 => hex(&self.digest::<Sha256>(algorithm)),
            HashAlgorithm::Sm3 => hex(&self.digest::<Sm3>(algorithm)),
        }
    }

    fn digest<D: Digest>(&self, algorithm: HashAlgorithm) -> Vec<u8> {
        let mut digest = D::new();
        let mut field = |text: &str| {
            digest.update((text.len() as u64).to_be_bytes());
            digest.update(text.as_bytes());
        };
        field(algorithm.domain());
        field(&self.previous_hash);
        field(&self.agency);
        field(&self.sequence.to_string());
        field(&self.stream);
        field(&self.version.to_string());
        field(&self.occurred_on);
        field(&self.recorded_at.to_string());
        field(&self.actor);
        field(&self.area);
        field(&self.event_type);
        field(&self.event);
        digest.finalize().to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> StoredEntry {
        StoredEntry {
            agency: "bjkw".into(),
            sequence: 1,
            stream: "request/2024-0001".into(),
            version: 1,
            occurred_on: "2024-01-08".into(),
            recorded_at: 1_704_700_800_000,
            actor: "clerk".into(),
            area: "request".into(),
            event_type: "request-archived".into(),
            event: r#"{"area":"request","type":"request-archived"}"#.into(),
            previous_hash: GENESIS.into(),
            hash: String::new(),
        }
    }

    /// The layout is fixed for good: these two were computed by an independent program from the text above.
    #[test]
    fn canonical_bytes_never_change() {
        let check = |algorithm: HashAlgorithm, expected: &str| {
            assert_eq!(entry().compute_hash(algorithm), expected, "{algorithm}");
        };
        check(HashAlgorithm::Sha256, "c50a562d65c430419d1368fa1998b9599f44d862352d1c4108bcc4447fbe8894");
        check(HashAlgorithm::Sm3, "db670fdeb59b2cdb79591ae7ec341fbf9adf11a1a1f4f0266297d6d0a8bbd145");
    }

    #[test]
    fn every_field_enters_the_hash() {
        type Change = fn(&mut StoredEntry);
        let fresh = entry().compute_hash(HashAlgorithm::Sha256);
        let changes: [(&str, Change); 11] = [
            ("agency", |e| e.agency.push('x')),
            ("sequence", |e| e.sequence += 1),
            ("stream", |e| e.stream.push('x')),
            ("version", |e| e.version += 1),
            ("occurred_on", |e| e.occurred_on = "2024-01-09".into()),
            ("recorded_at", |e| e.recorded_at += 1),
            ("actor", |e| e.actor.push('x')),
            ("area", |e| e.area.push('x')),
            ("event_type", |e| e.event_type.push('x')),
            ("event", |e| e.event.push(' ')),
            ("previous_hash", |e| e.previous_hash.replace_range(0..1, "1")),
        ];
        for (field, alter) in changes {
            let mut other = entry();
            alter(&mut other);
            assert_ne!(other.compute_hash(HashAlgorithm::Sha256), fresh, "{field} does not enter the hash");
        }
    }

    #[test]
    fn text_cannot_move_from_one_field_to_the_next() {
        let mut moved = entry();
        moved.actor = "clerkr".into();
        moved.area = "equest".into();
        assert_ne!(moved.compute_hash(HashAlgorithm::Sha256), entry().compute_hash(HashAlgorithm::Sha256));
    }
}
