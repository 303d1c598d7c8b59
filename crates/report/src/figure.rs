//! One number of a report: a canonical decimal, exact.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A number as reports print it. Canonical: no separators, no leading `+`, no trailing zeros after the point.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Figure {
    /// Value × 10⁶.
    millionths: i128,
}

/// The text is no number of a report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a number: {0}")]
pub struct NotAFigure(pub String);

const SCALE: i128 = 1_000_000;

impl Figure {
    /// A whole number.
    pub fn whole(n: i64) -> Self {
        Self { millionths: i128::from(n) * SCALE }
    }

    /// The value if it is whole and fits.
    pub fn as_whole(&self) -> Option<i64> {
        (self.millionths % SCALE == 0).then(|| i64::try_from(self.millionths / SCALE).ok()).flatten()
    }

    /// The exact sum.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self { millionths: self.millionths + other.millionths }
    }
}

impl FromStr for Figure {
    type Err = NotAFigure;

    /// Reads `132`, `-18538`, `1,234.50`, full-width digits and separators included; at most six decimals.
    fn from_str(text: &str) -> Result<Self, NotAFigure> {
        let bad = || NotAFigure(text.to_owned());
        let mut plain = String::with_capacity(text.len());
        for c in text.trim().chars() {
            match c {
                '０'..='９' => plain.push(char::from_digit(c as u32 - '０' as u32, 10).ok_or_else(bad)?),
                '，' | ',' => {}
                '．' => plain.push('.'),
                '－' | '—' | '–' | '−' => plain.push('-'),
                c => plain.push(c),
            }
        }
        let (negative, digits) = match plain.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, plain.strip_prefix('+').unwrap_or(&plain)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 24 || fraction.len() > 6 || !all_digits(whole) || !all_digits(fraction) {
            return Err(bad());
        }
        let parse = |s: &str| s.parse::<i128>().map_err(|_| bad());
        let value = parse(whole)? * SCALE + parse(&format!("{fraction:0<6}"))?;
        Ok(Self { millionths: if negative { -value } else { value } })
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.millionths < 0 { "-" } else { "" };
        let (whole, fraction) = (self.millionths.abs() / SCALE, self.millionths.abs() % SCALE);
        if fraction == 0 {
            return write!(f, "{sign}{whole}");
        }
        write!(f, "{sign}{whole}.{}", format!("{fraction:06}").trim_end_matches('0'))
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_canonical() {
        for (text, canonical) in [
            ("132", "132"),
            ("0", "0"),
            ("-0", "0"),
            ("71.60", "71.6"),
            ("1,234.50", "1234.5"),
            ("５９４９.０８８６６７", "5949.088667"),
            ("-18538", "-18538"),
            ("007", "7"),
        ] {
            assert_eq!(text.parse::<Figure>().map(|f| f.to_string()), Ok(canonical.to_owned()), "{text}");
        }
        for text in ["", "-", "1.2.3", "12元", "1.1234567"] {
            assert!(text.parse::<Figure>().is_err(), "{text}");
        }
    }
}
