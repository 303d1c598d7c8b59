#![doc = include_str!("../README.md")]

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
pub mod third_party_told;

pub use calendar::Calendar;
pub use citation::{Citation, Instrument};
pub use count::{Deadline, Pause};
pub use derived::{Derived, Step};
pub use refusal::Refusal;
