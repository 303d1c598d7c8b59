//! Working days: the built-in arrangements and the notices that the agency has loaded.

/// Calendars already parsed, by agency and version.
#[derive(Default)]
pub struct CalendarCache {}
