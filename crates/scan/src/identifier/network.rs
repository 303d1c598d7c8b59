//! `网络地址`: IP addresses and the hardware's.

use super::Rule;
use crate::finding::Kind;
use core::net::{Ipv4Addr, Ipv6Addr};

pub(super) const IP: Rule = Rule::new(
    ("ip", Kind::NetworkAddress, "IP 地址"),
    |value, _| is_ip(value),
    &["192.0.2.10", "198.51.100.255", "2001:db8::1", "10.0.0.0/8"],
    &["192.0.2.256", "192.0.2", "192.0.02.1", "2001:db8:::1", "10.0.0.0/33", "1.2.3.4.5"],
);

pub(super) const MAC: Rule = Rule::new(
    ("mac", Kind::NetworkAddress, "MAC 地址"),
    |value, _| is_mac(value),
    &["00:00:5E:00:53:01", "00-00-5e-00-53-01", "0000.5e00.5301"],
    &["00:00:5E:00:53", "00:00:5E:00:53:0G", "00:00-5E:00-53:01", "00005E005301"],
);

/// Whether a value is an address of version 4 or 6, or a net of them.
pub fn is_ip(value: &str) -> bool {
    let (address, prefix) = value.split_once('/').map_or((value, None), |(address, prefix)| (address, Some(prefix)));
    let fits =
        |most: u8| prefix.is_none_or(|prefix| prefix.len() < 4 && prefix.parse().is_ok_and(|bits: u8| bits <= most));
    (address.parse::<Ipv4Addr>().is_ok() && fits(32))
        || (address.contains("::") | (address.matches(':').count() == 7)
            && address.parse::<Ipv6Addr>().is_ok()
            && fits(128))
}

/// Whether a value is a hardware address: six pairs, or three fours with dots.
pub fn is_mac(value: &str) -> bool {
    let splits = |separator: char, parts: usize, width: usize| {
        value.split(separator).count() == parts
            && value
                .split(separator)
                .all(|part| part.len() == width && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    splits(':', 6, 2) || splits('-', 6, 2) || splits('.', 3, 4)
}
