//! What the law of government information disclosure says, as pure functions of facts.
//!
//! One file a subject. A rule takes facts (dates, channel, pauses) and gives a [`Derived`] value: the
//! result, the steps that lead to it and the articles they rest on. Numbers that an instrument sets are
//! [`Dated`](dated::Dated) values with their source, apart from the formula.
//!
//! **This crate never reads a clock, a file or a database, knows no case and no "today".**
//!
//! To add a rule: cite it in its header, return `Derived`, enter it in [`rule`], and add a case a lawyer
//! can read under `tests/cases/`.

pub mod calendar;
pub mod citation;
pub mod clarification;
pub mod consultation;
pub mod count;
pub mod dated;
pub mod derived;
pub mod exemption;
pub mod extension;
pub mod fee;
pub mod outcome;
pub mod period;
pub mod proactive;
pub mod receipt;
pub mod refusal;
pub mod remedy;
pub mod reply_period;
pub mod reporting;
pub mod requester;
pub mod rule;
pub mod rule_set;

pub use calendar::Calendar;
pub use citation::{Citation, Instrument};
pub use count::{Deadline, Pause};
pub use derived::{Derived, Step};
pub use refusal::Refusal;
