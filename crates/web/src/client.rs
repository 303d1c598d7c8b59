//! From which address a call comes.

use crate::state::AppState;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// The address that limits count: the peer, or what a trusted proxy says stands behind it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ClientAddress(pub IpAddr);

const FORWARDED_FOR: &str = "x-forwarded-for";

impl FromRequestParts<AppState> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let trusted = &state.config().trusted_proxies;
        Ok(Self(behind_proxies(peer(parts), &forwarded(&parts.headers), trusted)))
    }
}

/// Whether a call comes from this very machine and through no proxy, trusted or not.
#[derive(Debug, Clone, Copy)]
pub(crate) struct IsLocal(pub bool);

impl<S: Sync> FromRequestParts<S> for IsLocal {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let is_forwarded = [FORWARDED_FOR, "forwarded", "via"].iter().any(|name| parts.headers.contains_key(*name));
        Ok(Self(peer(parts).is_loopback() && !is_forwarded))
    }
}

/// The other end of the connection; calls without one are made inside the process.
fn peer(parts: &Parts) -> IpAddr {
    let connected = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    connected.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |ConnectInfo(peer)| peer.ip().to_canonical())
}

/// The hops that the proxies tell, in order. A proxy may add a line of its own instead of lengthening the one that
/// the client sent, and what cannot be read as text is a hop that cannot be read as an address.
fn forwarded(headers: &HeaderMap) -> String {
    let lines = headers.get_all(FORWARDED_FOR).iter().map(|line| line.to_str().unwrap_or("unreadable"));
    lines.collect::<Vec<_>>().join(",")
}

/// The rightmost address that is not one of our proxies: whatever stands left of it, the client can invent.
fn behind_proxies(peer: IpAddr, forwarded: &str, trusted: &[IpAddr]) -> IpAddr {
    // A socket for both families tells an IPv4 peer as `::ffff:10.0.0.1`.
    let mut address = peer.to_canonical();
    for hop in forwarded.rsplit(',') {
        if !trusted.iter().any(|proxy| proxy.to_canonical() == address) {
            break;
        }
        match hop.trim().parse::<IpAddr>() {
            Ok(hop) => address = hop.to_canonical(),
            Err(_) => break,
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let proxy = [ip("10.0.0.1"), ip("10.0.0.2"), ip("::ffff:10.0.0.3")];
        for (peer, forwarded, expected) in [
            ("192.0.2.9", "198.51.100.1", "192.0.2.9"),
            ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "203.0.113.5, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
            ("10.0.0.1", "", "10.0.0.1"),
            ("10.0.0.1", "unknown", "10.0.0.1"),
            ("::ffff:10.0.0.1", "198.51.100.1", "198.51.100.1"),
            ("10.0.0.3", "::ffff:198.51.100.1", "198.51.100.1"),
        ] {
            assert_eq!(behind_proxies(ip(peer), forwarded, &proxy), ip(expected), "{peer} {forwarded}");
        }
    }

    #[test]
    fn a_line_that_a_proxy_added_prevails_over_the_one_that_the_client_sent() {
        let mut headers = HeaderMap::new();
        headers.append(FORWARDED_FOR, HeaderValue::from_static("203.0.113.5"));
        headers.append(FORWARDED_FOR, HeaderValue::from_static("198.51.100.1"));
        assert_eq!(behind_proxies(ip("10.0.0.1"), &forwarded(&headers), &[ip("10.0.0.1")]), ip("198.51.100.1"));
    }
}
