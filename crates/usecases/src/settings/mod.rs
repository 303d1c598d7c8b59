//! The agency's particulars and the choices that the law leaves to it.

mod assistance;
mod change;
mod current;

pub use assistance::assistance_working_days;
pub use change::{change, check};
pub use current::{current, unnamed};

/// The stream that holds them.
pub(crate) const STREAM: &str = "settings";
