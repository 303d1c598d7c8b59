//! What happens to the stock of published documents and to the findings about it.

use super::decision::Decision;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An event of the guard. Events hold ids and counts, never a passage and never a number that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum GuardEvent {
    /// Published documents were taken into the stock that the patrol watches, or taken out of it. Stream `stock`.
    StockChanged {
        /// Ids that came in or changed.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        added: Vec<String>,
        /// Ids that left.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        withdrawn: Vec<String>,
    },
    /// The patrol went over the whole stock. Stream `patrol`.
    StockPatrolled {
        /// Documents looked at.
        documents: u64,
        /// Findings that stand now.
        findings: u64,
        /// Of these, ones that were not there before.
        opened: u64,
        /// Ones that were there before and are gone.
        closed: u64,
        /// Findings that the index kept in step had otherwise than this rebuild; anything but 0 is a defect.
        #[serde(default)]
        deviations: u64,
        /// Documents that hold something that should not have left, by kind.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        documents_with: BTreeMap<String, u64>,
        /// Version of the rules that looked.
        engine: String,
    },
    /// A finding was decided on. Stream `finding/{fingerprint}`.
    FindingDecided {
        /// Which finding.
        fingerprint: String,
        /// Its pattern, `L01`.
        pattern: String,
        /// What was decided.
        decision: Decision,
    },
    /// Passages of a finding were shown in clear. Stream `finding/{fingerprint}`.
    EvidenceRevealed {
        /// Which finding.
        fingerprint: String,
        /// Why somebody had to see them.
        reason: String,
    },
    /// The secrecy office's rules on compilation were replaced; they themselves are kept sealed. Stream `rules`.
    RulesReplaced {
        /// SHA-256 of the sealed text.
        digest: String,
        /// How many rules.
        rules: u64,
    },
}
