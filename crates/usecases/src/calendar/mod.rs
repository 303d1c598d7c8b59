//! Working days: the built-in arrangements and the notices that the agency has loaded.

mod add_notice;
mod cache;
mod current;

pub use add_notice::{Moved, NoticeAdded, add_notice};
pub use cache::CalendarCache;
pub use current::current;

/// The stream that holds the notices.
pub(crate) const STREAM: &str = "calendar";
