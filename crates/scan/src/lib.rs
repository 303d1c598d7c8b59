#![doc = include_str!("../README.md")]

pub mod file;
pub mod finding;
pub mod mention;
pub mod patrol;

pub use finding::{FileReport, Finding, Kind, Severity, Verdict};
