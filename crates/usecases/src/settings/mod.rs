//! The agency's particulars and the choices that the law leaves to it.

mod assistance;
mod change;
mod current;
mod how_to_pay;

pub use assistance::assistance_working_days;
pub use change::{change, check};
pub use current::{current, unnamed};
pub use how_to_pay::how_to_pay;

/// The stream that holds them.
pub(crate) const STREAM: &str = "settings";
