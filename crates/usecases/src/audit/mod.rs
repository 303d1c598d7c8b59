//! `审计` — proof that the ledger is what was written: the chain, its verification, its seals.

pub mod chain;
pub mod seal;
pub mod verify;

pub use chain::{HashAlgorithm, StoredEntry, StoredRow};
pub use seal::{Seal, seal};
pub use verify::{Fault, FaultKind, Verification, verify};
