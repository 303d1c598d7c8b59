//! How offices write sums, serial numbers and days.

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const CAPITALS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// `12,345`.
pub(crate) fn thousands(n: u32) -> String {
    match n / 1000 {
        0 => n.to_string(),
        thousands => format!("{thousands},{:03}", n % 1000),
    }
}

/// `12,345.00`.
pub(crate) fn grouped(sum: u32) -> String {
    thousands(sum) + ".00"
}

/// `壹仟叁佰伍拾元整`, below a hundred thousand.
pub(crate) fn in_capitals(sum: u32) -> String {
    let mut out = String::new();
    let mut is_gap = false;
    for (power, place) in [(10_000, "万"), (1000, "仟"), (100, "佰"), (10, "拾"), (1, "")] {
        match sum / power % 10 {
            0 => is_gap = !out.is_empty(),
            digit => {
                if std::mem::take(&mut is_gap) {
                    out.push('零');
                }
                out.push(CAPITALS[digit as usize]);
                out.push_str(place);
            }
        }
    }
    out + "元整"
}

/// `十二`, below a hundred.
pub(crate) fn in_han(n: usize) -> String {
    let (tens, ones) = (n / 10 % 10, n % 10);
    let mut out = String::new();
    if tens > 1 {
        out.push(DIGITS[tens]);
    }
    if tens > 0 {
        out.push('十');
    }
    if ones > 0 || tens == 0 {
        out.push(DIGITS[ones]);
    }
    out
}

/// `①`, as far as such signs go.
pub(crate) fn circled(n: usize) -> String {
    match u32::try_from(n) {
        Ok(n @ 1..=20) => char::from_u32(0x2460 + n - 1).map_or_else(String::new, String::from),
        _ => format!("（{n}）"),
    }
}

/// A year digit by digit: `二〇二四`.
pub(crate) fn year_in_han(year: u16) -> String {
    year.to_string().bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect()
}

/// How a notice writes a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayStyle {
    /// `2024年3月5日`.
    Words,
    /// `2024年03月05日`.
    Padded,
    /// `2024.3.5`.
    Dots,
    /// `2024-03-05`.
    Dashes,
    /// `2024/3/5`.
    Slashes,
    /// `二〇二四年三月五日`.
    Han,
}

impl DayStyle {
    pub(crate) fn write(self, (year, month, day): (u16, u8, u8)) -> String {
        match self {
            Self::Words => format!("{year}年{month}月{day}日"),
            Self::Padded => format!("{year}年{month:02}月{day:02}日"),
            Self::Dots => format!("{year}.{month}.{day}"),
            Self::Dashes => format!("{year}-{month:02}-{day:02}"),
            Self::Slashes => format!("{year}/{month}/{day}"),
            Self::Han => {
                let (month, day) = (in_han(usize::from(month)), in_han(usize::from(day)));
                format!("{}年{month}月{day}日", year_in_han(year))
            }
        }
    }
}

/// How a notice writes the hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HourStyle {
    /// `08:30`.
    Colon,
    /// `08:30:00`.
    Seconds,
    /// `8时30分`.
    Words,
    /// `上午8时30分`.
    Halves,
}

/// A day and an hour as a notice writes them.
pub(crate) fn moment(styles: (DayStyle, HourStyle), day: (u16, u8, u8), hour: usize, minute: usize) -> String {
    let gap = match styles {
        (DayStyle::Words | DayStyle::Padded | DayStyle::Han, HourStyle::Words | HourStyle::Halves) => "",
        _ => " ",
    };
    let hour = match styles.1 {
        HourStyle::Colon => format!("{hour:02}:{minute:02}"),
        HourStyle::Seconds => format!("{hour:02}:{minute:02}:{:02}", (hour * 7 + minute * 13) % 60),
        HourStyle::Words => format!("{hour}时{minute}分"),
        HourStyle::Halves if hour < 12 => format!("上午{hour}时{minute:02}分"),
        HourStyle::Halves if hour == 12 => format!("中午12时{minute:02}分"),
        HourStyle::Halves => format!("下午{}时{minute:02}分", hour - 12),
    };
    format!("{}{gap}{hour}", styles.0.write(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_written_as_cashiers_write_them() {
        for (sum, group, capitals) in [
            (150, "150.00", "壹佰伍拾元整"),
            (1350, "1,350.00", "壹仟叁佰伍拾元整"),
            (8000, "8,000.00", "捌仟元整"),
            (7050, "7,050.00", "柒仟零伍拾元整"),
            (10_500, "10,500.00", "壹万零伍佰元整"),
        ] {
            assert_eq!((grouped(sum).as_str(), in_capitals(sum).as_str()), (group, capitals));
        }
    }

    #[test]
    fn moments_keep_day_and_hour_apart_where_digits_meet() {
        let day = (2024, 3, 5);
        for (styles, expected) in [
            ((DayStyle::Dashes, HourStyle::Colon), "2024-03-05 15:07"),
            ((DayStyle::Words, HourStyle::Words), "2024年3月5日15时7分"),
            ((DayStyle::Han, HourStyle::Halves), "二〇二四年三月五日下午3时07分"),
            ((DayStyle::Dots, HourStyle::Halves), "2024.3.5 下午3时07分"),
        ] {
            assert_eq!(moment(styles, day, 15, 7), expected);
        }
    }

    #[test]
    fn days_and_serials_in_characters() {
        assert_eq!(DayStyle::Han.write((2024, 3, 15)), "二〇二四年三月十五日");
        assert_eq!([1, 10, 12, 20, 25].map(in_han), ["一", "十", "十二", "二十", "二十五"]);
        assert_eq!([circled(1), circled(20), circled(21)], ["①", "⑳", "（21）"]);
    }
}
