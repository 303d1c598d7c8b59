//! Time that stands still, and names that repeat.

use crate::ports::{Clock, Ids};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// A clock that shows ten in the morning of one day until it is moved.
pub struct StillClock(Mutex<Timestamp>);

impl StillClock {
    /// Ten in the morning in Shanghai.
    pub fn on(day: Date) -> Self {
        Self(Mutex::new(morning(day)))
    }

    /// Moves to ten in the morning of another day.
    pub fn set(&self, day: Date) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = morning(day);
    }

    /// Moves by seconds.
    pub fn advance(&self, seconds: i64) {
        let mut now = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *now = now.saturating_add(jiff::SignedDuration::from_secs(seconds)).unwrap_or(*now);
    }
}

fn shanghai() -> TimeZone {
    TimeZone::fixed(Offset::constant(8))
}

fn morning(day: Date) -> Timestamp {
    day.at(10, 0, 0, 0).to_zoned_datetime(shanghai()).map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

impl Clock for StillClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn today(&self) -> Date {
        self.now().to_zoned_datetime(shanghai()).date()
    }
}

/// Ids and secrets by counting.
#[derive(Default)]
pub struct Counter(AtomicU64);

impl Ids for Counter {
    fn id(&self) -> String {
        format!("id-{:06}", self.0.fetch_add(1, Ordering::Relaxed) + 1)
    }

    fn secret(&self) -> String {
        format!("TEST-SECR-ETNO-{:06}", self.0.fetch_add(1, Ordering::Relaxed) + 1)
    }
}
