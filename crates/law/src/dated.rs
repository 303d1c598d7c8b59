//! Numbers that an instrument sets, with the day from which they hold.

use crate::Citation;
use jiff::civil::Date;

/// A value set by law from a day on, and where it is set. `in_force_to` is the last day, if it has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated<T: 'static> {
    /// The value.
    pub value: T,
    /// First day in force.
    pub in_force_from: Date,
    /// Last day in force, `None` while it holds.
    pub in_force_to: Option<Date>,
    /// Where it is set.
    pub source: Citation,
}

impl<T> Dated<T> {
    /// Whether the value holds on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.in_force_from <= day && self.in_force_to.is_none_or(|last| day <= last)
    }
}
