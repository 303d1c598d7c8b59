//! The period that a figure is of: a year, with a month where one is said.

/// `2024年6月`: the first period of a text. Halves and quarters are told by their last month.
pub(crate) fn first_period(text: &str) -> Option<String> {
    text.char_indices().find_map(|(at, mark)| read(text, at, mark))
}

/// The last period of a text.
pub(crate) fn last_period(text: &str) -> Option<String> {
    text.char_indices().rev().find_map(|(at, mark)| read(text, at, mark))
}

/// The period whose year ends before this mark.
fn read(text: &str, at: usize, mark: char) -> Option<String> {
    if !matches!(mark, '年' | '-' | '.' | '/') {
        return None;
    }
    let before = text.get(..at)?;
    let year = year(before)?;
    let behind = text.get(at + mark.len_utf8()..)?;
    if mark != '年' {
        // `2024-06` is a month, `2024-06-15` and `2024.5` (a figure) are none.
        let month = behind.get(..2)?;
        let ends = !behind.get(2..).is_some_and(|rest| {
            rest.starts_with(|mark: char| mark.is_ascii_digit() || matches!(mark, '-' | '.' | '/'))
        });
        let month: u8 = month.parse().ok().filter(|month| (1..=12).contains(month) && ends && mark == '-')?;
        return Some(format!("{year}年{month}月"));
    }
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    let month = behind
        .get(..digits)
        .and_then(|month| month.parse::<u8>().ok())
        .filter(|_| behind.get(digits..).is_some_and(|rest| rest.starts_with('月')))
        .or_else(|| LAST_MONTHS.iter().find(|(word, _)| behind.starts_with(word)).map(|(_, month)| *month));
    Some(month.map_or_else(|| format!("{year}年"), |month| format!("{year}年{month}月")))
}

/// Four digits, or four numerals (`二〇二四`), at the end of a text.
fn year(before: &str) -> Option<String> {
    let digit = |mark: char| match mark {
        '0'..='9' => Some(mark),
        '〇' | '零' | '○' => Some('0'),
        other => "一二三四五六七八九".chars().zip('1'..).find(|(han, _)| *han == other).map(|(_, digit)| digit),
    };
    let mut digits: Vec<char> = before.chars().rev().take(4).map_while(digit).collect();
    digits.reverse();
    let year: String = digits.into_iter().collect();
    (year.len() == 4 && year.starts_with("20")).then_some(year)
}

const LAST_MONTHS: &[(&str, u8)] = &[
    ("上半年", 6),
    ("下半年", 12),
    ("一季度", 3),
    ("二季度", 6),
    ("三季度", 9),
    ("四季度", 12),
    ("第一季度", 3),
    ("第二季度", 6),
    ("第三季度", 9),
    ("第四季度", 12),
    ("1季度", 3),
    ("2季度", 6),
    ("3季度", 9),
    ("4季度", 12),
    ("第1季度", 3),
    ("第2季度", 6),
    ("第3季度", 9),
    ("第4季度", 12),
    ("末", 12),
    ("底", 12),
    ("年末", 12),
    ("年底", 12),
    ("一月", 1),
    ("二月", 2),
    ("三月", 3),
    ("四月", 4),
    ("五月", 5),
    ("六月", 6),
    ("七月", 7),
    ("八月", 8),
    ("九月", 9),
    ("十月", 10),
    ("十一月", 11),
    ("十二月", 12),
];

#[cfg(test)]
mod tests {
    use super::{first_period, last_period};

    #[test]
    fn periods_are_read_in_whatever_words() {
        for (text, period) in [
            ("截至2024年6月底", "2024年6月"),
            ("2024年上半年", "2024年6月"),
            ("2024年第二季度", "2024年6月"),
            ("2024年末", "2024年12月"),
            ("2024年度", "2024年"),
            ("2024-06", "2024年6月"),
            ("二〇二四年六月", "2024年6月"),
        ] {
            assert_eq!(first_period(text).as_deref(), Some(period), "{text}");
            assert_eq!(last_period(text).as_deref(), Some(period), "{text}");
        }
        assert_eq!(first_period("京科发〔2024〕12号"), None);
    }
}
