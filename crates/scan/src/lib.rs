#![doc = include_str!("../README.md")]

pub mod address;
pub mod file;
pub mod finding;
pub mod fold;
pub mod identifier;
pub mod lexicon;
pub mod mask;
pub mod mention;
pub mod name;
pub mod patrol;
pub mod reading;
pub mod redaction;
pub mod residual;
pub mod text;

pub use finding::{FileReport, Finding, Kind, Severity, Verdict};

/// Version of the rules: what was scanned with another one is scanned again. Raised with every change of a rule that
/// could find more or less.
pub const ENGINE: &str = concat!(env!("CARGO_PKG_VERSION"), "-1");
