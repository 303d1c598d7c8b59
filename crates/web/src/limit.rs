//! How often a thing may be done: windows of a fixed length, counted in memory.
//!
//! Only what failed or what costs is counted (sign-in tries, wrong secrets, new requests), so that an office behind
//! one address is not locked out by reading. A share is taken before the work and given back when the work shows
//! that nothing was to be counted: many calls at once get no more than one after the other.

use jiff::Timestamp;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Limited {
    /// A request handed in by form or API.
    NewRequest,
    /// A tracking secret that did not fit.
    WrongSecret,
    /// A sign-in that failed, by address.
    FailedSignIn,
    /// A sign-in that failed, by account: somebody who changes addresses gets no further. So generous that a person
    /// does not reach it, since whoever knows a sign-in name can use it up.
    FailedSignInOfAccount,
}

impl Limited {
    /// So many in one window.
    const fn share(self) -> u32 {
        match self {
            Self::NewRequest => 60,
            Self::WrongSecret => 20,
            Self::FailedSignIn => 10,
            Self::FailedSignInOfAccount => 100,
        }
    }

    /// The window in seconds.
    const fn window(self) -> i64 {
        match self {
            Self::NewRequest | Self::WrongSecret | Self::FailedSignIn => 60,
            Self::FailedSignInOfAccount => 60 * 60,
        }
    }

    fn window_of(self, now: Timestamp) -> i64 {
        now.as_second().div_euclid(self.window())
    }
}

/// Whose share: an address, or a hash of a sign-in name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Whose {
    Address(IpAddr),
    Account(u64),
}

/// Counts remembered at most.
const MOST_COUNTS: usize = 50_000;

type Counts = HashMap<(Limited, Whose), Count>;

#[derive(Debug, Clone, Copy)]
struct Count {
    window: i64,
    taken: u32,
}

/// The counts of the current windows.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    counts: Mutex<Counts>,
    hasher: RandomState,
}

/// A share that was taken. It stays counted, also when the call breaks off, unless it is given back.
#[derive(Debug)]
pub(crate) struct Taken<'a> {
    limits: &'a Limits,
    key: (Limited, Whose),
    window: i64,
}

impl Limits {
    /// Takes one of an address's share; `None` if it is used up. An IPv6 customer has a whole /64.
    pub(crate) fn take(&self, what: Limited, address: IpAddr, now: Timestamp) -> Option<Taken<'_>> {
        let address = match address.to_canonical() {
            IpAddr::V4(address) => IpAddr::V4(address),
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64))),
        };
        self.take_of((what, Whose::Address(address)), now)
    }

    /// Takes one of an account's share, whether or not there is such an account.
    pub(crate) fn take_of_account(&self, login: &str, now: Timestamp) -> Option<Taken<'_>> {
        let account = Whose::Account(self.hasher.hash_one(login.trim()));
        self.take_of((Limited::FailedSignInOfAccount, account), now)
    }

    fn take_of(&self, key: (Limited, Whose), now: Timestamp) -> Option<Taken<'_>> {
        let window = key.0.window_of(now);
        let mut counts = self.lock();
        if counts.len() >= MOST_COUNTS {
            make_room(&mut counts, now);
        }
        let count = counts.entry(key).or_insert(Count { window, taken: 0 });
        if count.window != window {
            *count = Count { window, taken: 0 };
        }
        if count.taken >= key.0.share() {
            return None;
        }
        count.taken += 1;
        Some(Taken { limits: self, key, window })
    }

    fn lock(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Taken<'_> {
    /// It was nothing that counts.
    pub(crate) fn give_back(self) {
        if let Some(count) = self.limits.lock().get_mut(&self.key)
            && count.window == self.window
        {
            count.taken = count.taken.saturating_sub(1);
        }
    }
}

/// Drops the counts of past windows, then those that have taken least: who has used up his share stays known, however
/// many addresses come by.
fn make_room(counts: &mut Counts, now: Timestamp) {
    counts.retain(|(what, _), count| count.window == what.window_of(now));
    let mut least = 0;
    while counts.len() >= MOST_COUNTS {
        least += 1;
        counts.retain(|_, count| count.taken > least);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_040 + second).unwrap_or_default()
    }

    fn use_up(limits: &Limits, address: IpAddr, second: i64) -> usize {
        let tries = 0..1000;
        tries.map_while(|_| limits.take(Limited::FailedSignIn, address, at(second))).count()
    }

    #[test]
    fn the_share_of_a_minute_is_used_up_and_comes_back() {
        let limits = Limits::default();
        let address = IpAddr::from([192, 0, 2, 7]);
        assert_eq!(use_up(&limits, address, 1), 10);
        assert_eq!(use_up(&limits, address, 2), 0);
        assert!(limits.take(Limited::WrongSecret, address, at(2)).is_some());
        assert_eq!(use_up(&limits, IpAddr::from([192, 0, 2, 8]), 2), 10);
        assert_eq!(use_up(&limits, address, 61), 10);
    }

    #[test]
    fn what_is_given_back_is_there_again_but_not_in_another_minute() {
        let limits = Limits::default();
        let address = IpAddr::from([192, 0, 2, 7]);
        let first = limits.take(Limited::FailedSignIn, address, at(1));
        assert_eq!(use_up(&limits, address, 1), 9);
        first.into_iter().for_each(Taken::give_back);
        assert_eq!(use_up(&limits, address, 1), 1);
        let late = limits.take(Limited::FailedSignIn, address, at(61));
        assert_eq!(use_up(&limits, address, 121), 10);
        late.into_iter().for_each(Taken::give_back);
        assert_eq!(use_up(&limits, address, 121), 0);
    }

    #[test]
    fn an_ipv6_customer_has_one_share_and_a_mapped_address_that_of_ipv4() {
        let ip = |text: &str| text.parse().unwrap_or(IpAddr::from([0, 0, 0, 0]));
        for (first, second, expected) in [
            ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", 0),
            ("2001:db8:1:2::1", "2001:db8:1:3::1", 10),
            ("192.0.2.7", "::ffff:192.0.2.7", 0),
        ] {
            let limits = Limits::default();
            use_up(&limits, ip(first), 1);
            assert_eq!(use_up(&limits, ip(second), 1), expected, "{first} {second}");
        }
    }

    #[test]
    fn a_flood_of_addresses_frees_nobody() {
        let limits = Limits::default();
        let address = IpAddr::from([192, 0, 2, 7]);
        use_up(&limits, address, 1);
        for n in 0..60_000_u32 {
            assert!(limits.take(Limited::FailedSignIn, IpAddr::from(n.to_be_bytes()), at(2)).is_some());
        }
        assert_eq!(use_up(&limits, address, 3), 0);
        assert!(limits.lock().len() <= MOST_COUNTS);
    }

    #[test]
    fn an_account_is_counted_by_the_hour_from_any_address() {
        let limits = Limits::default();
        let tries = |login, second| (0..1000).map_while(|_| limits.take_of_account(login, at(second))).count();
        assert_eq!(tries("clerk", 1), 100);
        assert_eq!(tries(" clerk", 61), 0);
        assert_eq!(tries("clerk-2", 61), 100);
        assert_eq!(tries("clerk", 3601), 100);
    }
}
