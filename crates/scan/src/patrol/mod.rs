//! `安全巡查`: what published documents say together (保密法 36, 保密法实施条例 43).

mod card;
mod document;

pub use card::{Evidence, Finding, Likelihood, Pattern, Residual, Severity};
pub use document::{Document, Surface};
