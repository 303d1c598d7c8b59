//! `演示` — a year of an invented agency, played through the acts themselves, and a case of every phase open today.
//!
//! The story stands in `fixtures/events/demo-2024.toml`. Nothing is written past the acts: each step is done by the
//! member of staff whose duty it is, on its legal day, and what the law refuses fails the build of the demo.

mod clock;
mod play;
mod script;
mod timeline;

pub(crate) use clock::DemoClock;
pub(crate) use play::play;
pub(crate) use script::Script;

/// The story that is built in.
pub(crate) const STORY: &str = include_str!("../../../../fixtures/events/demo-2024.toml");
/// One password for every account of a demo; printed, never used elsewhere.
pub(crate) const PASSWORD: &str = "Shili-demo-2024";
