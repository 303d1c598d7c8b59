//! `安全审查与巡查` — events of the guard, and what may be decided on a finding.

mod decision;
mod event;

pub use decision::{Decision, FindingStatus, may_decide, status};
pub use event::GuardEvent;
