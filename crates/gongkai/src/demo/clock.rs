//! A clock that the story sets from day to day.

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use std::sync::{Mutex, PoisonError};
use usecases::ports::Clock;

/// Shows the morning of the story's day; every reading is a second later than the one before.
pub(crate) struct DemoClock(Mutex<Timestamp>);

/// The office opens at nine.
const OPENS: i8 = 9;

impl DemoClock {
    /// Nine in the morning of a day.
    pub(crate) fn on(day: Date) -> Self {
        Self(Mutex::new(morning(day)))
    }

    /// Goes forward to the morning of a day; never back.
    pub(crate) fn advance_to(&self, day: Date) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now = (*now).max(morning(day));
    }
}

fn morning(day: Date) -> Timestamp {
    Offset::constant(8).to_timestamp(day.at(OPENS, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH)
}

impl Clock for DemoClock {
    fn now(&self) -> Timestamp {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now = now.saturating_add(SignedDuration::from_secs(1)).unwrap_or(*now);
        *now
    }

    fn today(&self) -> Date {
        let now = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Offset::constant(8).to_datetime(now).date()
    }
}
