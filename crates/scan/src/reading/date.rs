//! `日期`: years, months, days and hours as notices write them.

use super::run::{Run, Runs};

/// A date at a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) year: i16,
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
    pub(super) hour: Option<u8>,
    /// Behind its last byte.
    pub(super) end: usize,
    /// How many runs it takes.
    pub(super) runs: usize,
    /// `生`, `出生` stands right behind.
    pub(super) is_birth: bool,
}

/// The date that begins with the run at `at`; `is_stated` where a label announces one, so that bare digits count.
pub(super) fn at(text: &str, runs: &Runs, at: usize, is_stated: bool) -> Option<Dated> {
    let reader = Reader { text, runs };
    let first = runs.list.get(at).filter(|run| run.is_digits())?;
    let signs = runs.signs(first);
    let found = match signs.len() {
        4 => reader.written(at, first, number(signs)? as i16),
        6 | 8 if is_stated => packed(signs, first.end as usize),
        _ => None,
    }?;
    if !(1800..2100).contains(&found.year) {
        return None;
    }
    if found.month.is_some_and(|month| !(1..=12).contains(&month))
        || found.day.is_some_and(|day| !(1..=31).contains(&day))
    {
        return None;
    }
    Some(found)
}

/// `19000307`, `190003`.
fn packed(signs: &[u8], end: usize) -> Option<Dated> {
    let part = |range: std::ops::Range<usize>| signs.get(range).and_then(number);
    let (year, month, day) = (part(0..4)? as i16, part(4..6)? as i8, part(6..8).map(|day| day as i8));
    let found = Dated { year, month: Some(month), day, hour: None, end, runs: 1, is_birth: false };
    (1..=12).contains(&month).then_some(found)
}

struct Reader<'t> {
    text: &'t str,
    runs: &'t Runs,
}

impl Reader<'_> {
    fn behind(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The run at an index if it begins here and has one or two digits.
    fn small(&self, index: usize, start: usize) -> Option<(i8, usize)> {
        let run = self.runs.list.get(index)?;
        let fits = run.start as usize == start && (1..=2).contains(&run.len()) && run.is_digits();
        fits.then(|| number(self.runs.signs(run)).map(|value| (value as i8, run.end as usize))).flatten()
    }

    fn written(&self, at: usize, first: &Run, year: i16) -> Option<Dated> {
        let end = first.end as usize;
        let mut found = Dated { year, month: None, day: None, hour: None, end, runs: 1, is_birth: false };
        let rest = self.behind(end);
        if rest.starts_with('年') {
            found.end += '年'.len_utf8();
            self.month_and_day(at, &mut found, "月", &["日", "号"]);
        } else {
            let mark = rest.chars().next().filter(|c| matches!(c, '-' | '.' | '/' | '．' | '－'))?;
            let mark = rest.get(..mark.len_utf8())?;
            found.end += mark.len();
            self.month_and_day(at, &mut found, mark, &[]);
            found.month?;
        }
        self.hour(at, &mut found);
        let rest = self.behind(found.end);
        found.is_birth = ["生", "出生"].iter().any(|birth| rest.starts_with(birth)) && !rest.starts_with("生效");
        Some(found)
    }

    fn month_and_day(&self, at: usize, found: &mut Dated, between: &str, ends: &[&str]) {
        let is_spelled = !ends.is_empty();
        let Some((month, end)) = self.small(at + 1, found.end) else {
            let numeral = MONTHS.iter().zip((1..=12).rev()).find(|(name, _)| self.behind(found.end).starts_with(*name));
            if let Some((name, month)) = numeral.filter(|_| is_spelled) {
                (found.month, found.end) = (Some(month), found.end + name.len());
            }
            return;
        };
        let rest = self.behind(end);
        if is_spelled && !rest.starts_with(between) {
            return;
        }
        (found.month, found.runs, found.end) = (Some(month), 2, end);
        if !rest.starts_with(between) {
            return;
        }
        let after = end + between.len();
        if is_spelled {
            found.end = after;
        }
        let Some((day, end)) = self.small(at + 2, after) else { return };
        if is_spelled {
            let rest = self.behind(end);
            let Some(mark) = ends.iter().find(|mark| rest.starts_with(**mark)) else { return };
            (found.day, found.runs, found.end) = (Some(day), 3, end + mark.len());
        } else {
            (found.day, found.runs, found.end) = (Some(day), 3, end);
        }
    }

    /// ` 08:12`, `8时12分`, `8点`.
    fn hour(&self, at: usize, found: &mut Dated) {
        if found.day.is_none() {
            return;
        }
        let rest = self.behind(found.end);
        let gap = rest.len() - rest.trim_start_matches([' ', '\u{3000}', 'T', '\t', '|']).len();
        let Some((hour, end)) = self.small(at + found.runs, found.end + gap) else { return };
        let rest = self.behind(end);
        if rest.starts_with([':', '：', '时', '点']) && (0..24).contains(&hour) {
            found.hour = Some(hour as u8);
            found.runs += 1;
            found.end = end;
            let after = end + rest.chars().next().map_or(0, char::len_utf8);
            if let Some((_, end)) = self.small(at + found.runs, after) {
                found.runs += 1;
                found.end = end + if self.behind(end).starts_with('分') { '分'.len_utf8() } else { 0 };
            }
        }
    }
}

/// The months in numerals, the longest first.
const MONTHS: [&str; 12] =
    ["十二月", "十一月", "十月", "九月", "八月", "七月", "六月", "五月", "四月", "三月", "二月", "一月"];

/// Digits as a number; none where they are not digits or too many.
pub(super) fn number(signs: &[u8]) -> Option<u32> {
    if signs.is_empty() || signs.len() > 9 {
        return None;
    }
    signs.iter().try_fold(0_u32, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_far_as_they_go() {
        let plain = |year, month, day| Some((year, month, day, None, false));
        for (text, is_stated, expected) in [
            ("1909年03月生", false, Some((1909, Some(3), None, None, true))),
            ("1905年8月21日出生", false, Some((1905, Some(8), Some(21), None, true))),
            ("1931年", false, plain(1931, None, None)),
            ("一九〇五年九月出生", false, Some((1905, Some(9), None, None, true))),
            ("一九〇五年十二月生", false, Some((1905, Some(12), None, None, true))),
            ("2024-05-01 08:12 路口", false, Some((2024, Some(5), Some(1), Some(8), false))),
            ("2024年5月1日8时12分", false, Some((2024, Some(5), Some(1), Some(8), false))),
            ("1905.08", false, plain(1905, Some(8), None)),
            ("19050821", true, plain(1905, Some(8), Some(21))),
            ("19050821", false, None),
            ("1906", false, None),
            ("2024年14月", false, None),
            ("2024年1000元", false, plain(2024, None, None)),
        ] {
            let found = at(text, &Runs::of(text), 0, is_stated);
            let found = found.map(|date| (date.year, date.month, date.day, date.hour, date.is_birth));
            assert_eq!(found, expected, "{text}");
        }
    }
}
