#![doc = include_str!("../README.md")]

pub mod file;
pub mod finding;
pub mod fold;
pub mod identifier;
pub mod mask;
pub mod mention;
pub mod patrol;
pub mod residual;

pub use finding::{FileReport, Finding, Kind, Severity, Verdict};
