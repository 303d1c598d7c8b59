//! How often one address may do a thing: a fixed window of one minute, counted in memory.
//!
//! Only what failed or what costs is counted (sign-in tries, wrong secrets, new requests), so that an
//! office behind one address is not locked out by reading.

use jiff::Timestamp;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Mutex;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Limited {
    /// A request handed in by form or API.
    NewRequest,
    /// A tracking secret that did not fit.
    WrongSecret,
    /// A sign-in that failed.
    FailedSignIn,
}

impl Limited {
    /// So many in one minute from one address.
    const fn per_minute(self) -> u32 {
        match self {
            Self::NewRequest => 60,
            Self::WrongSecret => 20,
            Self::FailedSignIn => 10,
        }
    }
}

/// Addresses remembered at most; beyond it the counts of past minutes are dropped first, then all.
const MOST_ADDRESSES: usize = 50_000;

/// The counts of the current minute.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    counts: Mutex<HashMap<(Limited, IpAddr), (i64, u32)>>,
}

impl Limits {
    /// Whether the address has used up this minute's share.
    pub(crate) fn is_exhausted(&self, what: Limited, address: IpAddr, now: Timestamp) -> bool {
        let counts = self.counts.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        counts.get(&(what, address)).is_some_and(|(minute, n)| *minute == minute_of(now) && *n >= what.per_minute())
    }

    /// Counts one more; `false` if the share was already used up.
    pub(crate) fn count(&self, what: Limited, address: IpAddr, now: Timestamp) -> bool {
        let minute = minute_of(now);
        let mut counts = self.counts.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if counts.len() >= MOST_ADDRESSES {
            counts.retain(|_, (m, _)| *m == minute);
            if counts.len() >= MOST_ADDRESSES {
                counts.clear();
            }
        }
        let entry = counts.entry((what, address)).or_insert((minute, 0));
        if entry.0 != minute {
            *entry = (minute, 0);
        }
        entry.1 = entry.1.saturating_add(1);
        entry.1 <= what.per_minute()
    }
}

fn minute_of(now: Timestamp) -> i64 {
    now.as_second().div_euclid(60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_of_a_minute_is_used_up_and_comes_back() {
        let limits = Limits::default();
        let address = IpAddr::from([192, 0, 2, 7]);
        let at = |second: i64| Timestamp::from_second(1_790_000_040 + second).unwrap_or_default();
        for _ in 0..10 {
            assert!(limits.count(Limited::FailedSignIn, address, at(1)));
        }
        assert!(limits.is_exhausted(Limited::FailedSignIn, address, at(2)));
        assert!(!limits.count(Limited::FailedSignIn, address, at(2)));
        assert!(!limits.is_exhausted(Limited::WrongSecret, address, at(2)));
        assert!(!limits.is_exhausted(Limited::FailedSignIn, IpAddr::from([192, 0, 2, 8]), at(2)));
        assert!(limits.count(Limited::FailedSignIn, address, at(61)));
    }
}
