//! A stored number as it shows.

use super::strings::clean;
use super::styles::Shows;

const SECONDS_A_DAY: f64 = 86_400.0;

/// The last serial number that means a date, 9999-12-31.
const MAX_SERIAL: f64 = 2_958_465.0;

/// How far serial numbers that count from 1904 are behind those that count from 1900.
const DAYS_1900_TO_1904: f64 = 1_462.0;

/// `value` as text: the shortest decimal that means the same, or a date in `YYYY-MM-DD`.
pub(super) fn show(value: &str, shows: Shows, counts_from_1904: bool) -> String {
    let Ok(number) = value.trim().parse::<f64>() else { return clean(value) };
    let serial = if counts_from_1904 { number + DAYS_1900_TO_1904 } else { number };
    match shows {
        Shows::Date | Shows::Time | Shows::DateTime if !(0.0..=MAX_SERIAL).contains(&serial) => decimal(number),
        Shows::Date => date(serial),
        Shows::Time => time(serial),
        Shows::DateTime => format!("{} {}", date(serial), time(serial)),
        Shows::Percentage => decimal(number * 100.0) + "%",
        Shows::Number => decimal(number),
    }
}

/// Excel shows at most fifteen digits; more are the noise of binary fractions.
fn decimal(number: f64) -> String {
    const DIGITS: i32 = 15;
    let magnitude = number.abs().log10().floor();
    if !magnitude.is_finite() || magnitude >= f64::from(DIGITS) {
        return if number == 0.0 { "0".to_owned() } else { number.to_string() };
    }
    let places = (DIGITS - 1 - magnitude as i32).clamp(0, 20) as usize;
    let text = format!("{number:.places$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn date(serial: f64) -> String {
    let days = serial.floor() as i64;
    // Excel believes in 1900-02-29, so that serials before it are a day behind.
    let days = if days < 60 { days + 1 } else { days };
    // Days since 0000-03-01; 1899-12-30, serial 0, is day 693,899.
    let (year, month, day) = civil(days + 693_899);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Year, month, day and hour, minute, second of a serial number; `None` beyond what is a date.
pub(super) fn moment(value: f64, counts_from_1904: bool) -> Option<([i64; 3], [i64; 3])> {
    let serial = if counts_from_1904 { value + DAYS_1900_TO_1904 } else { value };
    if !(0.0..=MAX_SERIAL).contains(&serial) {
        return None;
    }
    let days = serial.floor() as i64;
    let (year, month, day) = civil(if days < 60 { days + 1 } else { days } + 693_899);
    let seconds = (serial.fract() * SECONDS_A_DAY).round() as i64;
    Some(([year, month, day], [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60]))
}

/// Year, month and day of the days since 0000-03-01, in eras of 400 years that begin with March.
fn civil(days: i64) -> (i64, i64, i64) {
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

fn time(serial: f64) -> String {
    let seconds = (serial.fract() * SECONDS_A_DAY).round() as i64;
    format!("{:02}:{:02}:{:02}", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_show_as_in_the_sheet() {
        for (value, shows, shown) in [
            ("132", Shows::Number, "132"),
            ("71.599999999999994", Shows::Number, "71.6"),
            ("24252.311082", Shows::Number, "24252.311082"),
            ("0.1", Shows::Number, "0.1"),
            ("-18538", Shows::Number, "-18538"),
            ("1E3", Shows::Number, "1000"),
            ("1.0000000000000001E-5", Shows::Number, "0.00001"),
            ("0", Shows::Number, "0"),
            ("-0", Shows::Number, "0"),
            ("0.333", Shows::Percentage, "33.3%"),
            ("45657", Shows::Date, "2024-12-31"),
            ("45351", Shows::Date, "2024-02-29"),
            ("1", Shows::Date, "1900-01-01"),
            ("0.5", Shows::Time, "12:00:00"),
            ("45657.75", Shows::DateTime, "2024-12-31 18:00:00"),
            ("-1", Shows::Date, "-1"),
            ("不详", Shows::Number, "不详"),
        ] {
            assert_eq!(show(value, shows, false), shown, "{value}");
        }
        assert_eq!(show("44195", Shows::Date, true), "2024-12-31");
    }
}
