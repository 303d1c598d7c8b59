#![doc = include_str!("../README.md")]

pub mod guard;
pub mod ids;
pub mod ledger;
pub mod report;
pub mod request;

pub use ledger::{Entry, Event};
