//! The agency's particulars and the choices that the law leaves to it.

mod change;
mod current;

pub use change::change;
pub use current::{current, unnamed};

/// The stream that holds them.
pub(crate) const STREAM: &str = "settings";
