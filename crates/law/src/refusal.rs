//! A legal "no": what is not allowed, where it stands, what to do instead.

use crate::Citation;
use std::fmt;

/// A rule does not allow it. Not an error: the answer of the law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is not allowed, with its figures.
    pub reason: String,
    /// Where it stands.
    pub basis: Citation,
    /// What to do instead.
    pub next_step: &'static str,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}（{}{}）；{}", self.reason, self.basis.instrument.title(), self.basis, self.next_step)
    }
}

impl std::error::Error for Refusal {}
