//! Dates as they stand in numbers.

use jiff::civil::Date;

/// Days of a month; zero for a month that does not exist.
pub(crate) const fn days_in_month(year: u32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 0,
    }
}

/// Whether the year has a 29 February.
pub(crate) const fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// Whether `YYYYMMDD` is a day on which a holder of a card may have been born: it exists, is of the 19th century or
/// later, and is not behind today, where today is given.
pub(crate) fn is_birth(yyyymmdd: u32, today: Option<Date>) -> bool {
    let (year, month, day) = (yyyymmdd / 10_000, yyyymmdd / 100 % 100, yyyymmdd % 100);
    (1800..2100).contains(&year)
        && (1..=days_in_month(year, month)).contains(&day)
        && today.is_none_or(|today| yyyymmdd <= as_number(today))
}

/// `YYYYMMDD` of a date.
pub(crate) fn as_number(date: Date) -> u32 {
    u32::from(date.year().unsigned_abs()) * 10_000
        + u32::from(date.month().unsigned_abs()) * 100
        + u32::from(date.day().unsigned_abs())
}
