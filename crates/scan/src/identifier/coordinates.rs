//! `经纬度`: precise enough to find a house, that is three decimals (110 metres) or seconds.

use super::Rule;
use crate::finding::Kind;

pub(super) const RULE: Rule = Rule::new(
    ("coordinates", Kind::Coordinates, "经纬度"),
    |value, _| is_valid(value),
    &[
        "116.397128,39.916527",
        "39.916, 116.397",
        "东经116.397128°，北纬39.916527°",
        "E116°23′50″ N39°54′59″",
        "116°23′50.2″E，39°54′59″N",
    ],
    &["116.39,39.91", "116.397", "216.397128,95.916527", "东经116°，北纬39°", "12.500,13.500元", "116°23′,39°54′"],
);

/// Whether a value is a longitude and a latitude, in either order, of a place in or near China.
pub fn is_valid(value: &str) -> bool {
    let bare: String = value
        .chars()
        .map(|c| match c {
            '，' | '、' | ';' | '；' | '/' => ',',
            '’' | '\'' => '′',
            '”' | '"' => '″',
            c => c,
        })
        .filter(|c| !matches!(c, ' ' | '(' | ')' | '（' | '）' | ':' | '：' | '为'))
        .collect();
    let (first, second) = match bare.split_once(',') {
        Some(halves) => halves,
        // Written without a comma, the second letter begins the second half.
        None => match bare.char_indices().skip(1).find(|(_, c)| matches!(c, '北' | '东' | 'N' | 'E')) {
            Some((at, _)) => bare.split_at(at),
            None => return false,
        },
    };
    let (Some(first), Some(second)) = (degrees(first), degrees(second)) else { return false };
    let is_place =
        |longitude: f64, latitude: f64| (70.0..=140.0).contains(&longitude) && (0.0..=56.0).contains(&latitude);
    is_place(first, second) || is_place(second, first)
}

/// Degrees of one half; none if it is less precise than a house.
fn degrees(half: &str) -> Option<f64> {
    const WORDS: [&str; 6] = ["东经", "北纬", "经度", "纬度", "E", "N"];
    let mut bare = half;
    for word in WORDS {
        bare = bare.strip_prefix(word).or_else(|| bare.strip_suffix(word)).unwrap_or(bare);
    }
    match bare.split_once('°').or_else(|| bare.split_once('度')) {
        Some((whole, rest)) if !rest.is_empty() => {
            let (minutes, seconds) = rest.split_once('′').or_else(|| rest.split_once('分'))?;
            let seconds = seconds.strip_suffix('″').or_else(|| seconds.strip_suffix('秒'))?;
            let (minutes, seconds) = (figure(minutes)?, figure(seconds)?);
            (minutes < 60.0 && seconds < 60.0).then_some(figure(whole)? + minutes / 60.0 + seconds / 3600.0)
        }
        Some((whole, _)) => precise(whole),
        None => precise(bare),
    }
}

fn precise(text: &str) -> Option<f64> {
    text.split_once('.').filter(|(_, decimals)| (3..=12).contains(&decimals.len())).and_then(|_| figure(text))
}

fn figure(text: &str) -> Option<f64> {
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_plain.then(|| text.parse().ok()).flatten()
}
