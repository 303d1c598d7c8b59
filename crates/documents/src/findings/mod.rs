//! `检查报告、巡查报告` — what the guard found, for people to read, print and pass on: one page without outside parts.

mod alike;
mod files;
mod page;
mod patrol;

pub use alike::{Alike, alike};
pub use files::scan_page;
pub use patrol::patrol_page;
