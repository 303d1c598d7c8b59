//! Values on the command line, with errors that say how to write them.

use jiff::civil::Date;
use std::net::SocketAddr;

/// A civil date `YYYY-MM-DD` that exists. Strict: no other form, so that 2024-1-5 is not guessed at.
pub(crate) fn date(text: &str) -> Result<Date, String> {
    let digits =
        |range: std::ops::Range<usize>| text.get(range).filter(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let shape = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
    let parts = (digits(0..4), digits(5..7), digits(8..10));
    let (true, (Some(year), Some(month), Some(day))) = (shape, parts) else {
        return Err(format!("“{text}”不是日期，请写成年-月-日，如 2026-01-05"));
    };
    year.parse()
        .ok()
        .zip(month.parse().ok())
        .zip(day.parse().ok())
        .and_then(|((year, month), day): ((i16, i8), i8)| Date::new(year, month, day).ok())
        .ok_or_else(|| format!("没有“{text}”这一天，请核对日期"))
}

/// A whole number. One too large for any use becomes the largest, so that the rule can refuse it in its own words.
pub(crate) fn integer(text: &str) -> Result<i64, String> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(format!("“{text}”不是整数"));
    }
    Ok(text.parse().unwrap_or(if text.starts_with('-') { i64::MIN } else { i64::MAX }))
}

/// A count: a whole number from 0.
pub(crate) fn count(text: &str) -> Result<u64, String> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(format!("“{text}”不是非负整数"));
    }
    text.parse().map_err(|_| format!("“{text}”太大，请核对"))
}

/// A year of four digits at most.
pub(crate) fn year(text: &str) -> Result<i16, String> {
    text.parse().ok().filter(|year| (1..=9999).contains(year)).ok_or_else(|| format!("“{text}”不是年份，请写成 2026"))
}

/// An address to listen on.
pub(crate) fn listen(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| format!("“{text}”不是监听地址，请写成地址:端口，如 127.0.0.1:8080"))
}
