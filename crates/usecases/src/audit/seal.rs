//! `封存` — the head of a chain at one moment, exported and kept elsewhere. A chain proves by itself that nothing
//! inside it was changed; only a seal kept outside proves that its end was not cut off or all of it written anew.

use super::chain::HashAlgorithm;
use crate::ports::{AuditTrail, Ledger, PortResult};
use casework::ids::AgencyId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The head of a chain at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// Whose chain.
    pub agency: AgencyId,
    /// Sequence of the last entry then.
    pub sequence: u64,
    /// Its hash.
    pub hash: String,
    /// How the chain is hashed.
    pub algorithm: HashAlgorithm,
    /// When it was sealed.
    pub time: Timestamp,
    /// Entries then; the same as `sequence`, since a ledger has no gaps.
    pub count: u64,
}

/// Seals the agency's chain as it stands.
pub async fn seal(ledger: &dyn Ledger, trail: &dyn AuditTrail, agency: &AgencyId, now: Timestamp) -> PortResult<Seal> {
    let (sequence, hash) = ledger.head(agency).await?;
    let algorithm = trail.algorithm(agency).await?.unwrap_or_default();
    Ok(Seal { agency: agency.clone(), sequence, hash, algorithm, time: now, count: sequence })
}
