//! What happened in a case, and what may happen next.
//!
//! Every case is a stream of [`Event`]s. `decide(&state, command, &facts)` gives new events or a refusal that
//! names its article; `evolve(state, &event)` cannot fail. Both are synchronous and pure.
//!
//! **This crate never reads a clock, a file or a database; "today" is a fact that the caller brings.**

pub mod ids;
pub mod ledger;
pub mod report;
pub mod request;

pub use ledger::{Entry, Event};
