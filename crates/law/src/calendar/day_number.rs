//! Days as consecutive numbers, for counting.

use jiff::civil::Date;

/// Days since 1 January 1970, negative before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct DayNumber(pub(super) i32);

const EPOCH: Date = Date::constant(1970, 1, 1);

impl DayNumber {
    pub(super) fn of(day: Date) -> Self {
        // The whole range of `Date` is some 7.3 million days.
        Self((day - EPOCH).get_days())
    }

    /// `None` outside the years that `Date` has.
    pub(super) fn date(self) -> Option<Date> {
        EPOCH.checked_add(jiff::Span::new().try_days(self.0).ok()?).ok()
    }

    /// 0 is Monday, 6 is Sunday. 1 January 1970 was a Thursday.
    pub(super) const fn weekday(self) -> i32 {
        (self.0 + 3).rem_euclid(7)
    }

    pub(super) const fn is_weekend(self) -> bool {
        self.weekday() >= 5
    }

    pub(super) const fn to_le_bytes(self) -> [u8; 4] {
        self.0.to_le_bytes()
    }
}
