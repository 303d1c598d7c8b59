//! The page of one case, and the acts on it.

pub(crate) mod clock_strip;
