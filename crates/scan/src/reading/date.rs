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
        1 | 2 => reader.yearless(at, first, number(signs)? as i8),
        _ => None,
    }?;
    if !(1800..2100).contains(&found.year) && signs.len() > 2 {
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

/// One or two digits or numerals, where they end, and how many runs they take.
struct Small {
    value: i8,
    end: usize,
    runs: usize,
}

impl Reader<'_> {
    fn behind(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    /// What stands behind a byte and a blank.
    fn behind_blank(&self, at: usize) -> &str {
        let rest = self.behind(at);
        rest.strip_prefix([' ', '\u{a0}']).unwrap_or(rest)
    }

    /// One or two digits behind a byte and a blank: the run of this index, or numerals, which are no run.
    fn small(&self, index: usize, at: usize) -> Option<Small> {
        let rest = self.behind_blank(at);
        let start = self.text.len() - rest.len();
        if let Some(run) = self.runs.list.get(index).filter(|run| run.start as usize == start) {
            let fits = (1..=2).contains(&run.len()) && run.is_digits();
            let value = fits.then(|| number(self.runs.signs(run))).flatten()? as i8;
            return Some(Small { value, end: run.end as usize, runs: 1 });
        }
        let (value, length) = numeral(rest)?;
        Some(Small { value, end: start + length, runs: 0 })
    }

    fn written(&self, at: usize, first: &Run, year: i16) -> Option<Dated> {
        let end = first.end as usize;
        let mut found = Dated { year, month: None, day: None, hour: None, end, runs: 1, is_birth: false };
        let rest = self.behind_blank(end);
        if rest.starts_with('年') {
            found.end = self.text.len() - rest.len() + '年'.len_utf8();
            self.spelled(at, &mut found);
        } else {
            let mark = self.behind(end).chars().next().filter(|c| matches!(c, '-' | '.' | '/' | '．' | '－'))?;
            found.end += mark.len_utf8();
            self.marked(at, &mut found, mark);
            found.month?;
        }
        self.hour(at, &mut found);
        let rest = self.behind(found.end);
        found.is_birth = ["生", "出生"].iter().any(|birth| rest.starts_with(birth)) && !rest.starts_with("生效");
        Some(found)
    }

    /// `3月5日8时`: a day of the year that the reader knows.
    fn yearless(&self, at: usize, first: &Run, month: i8) -> Option<Dated> {
        let end = first.end as usize;
        let rest = self.behind(end).strip_prefix('月')?;
        let day = self.small(at + 1, self.text.len() - rest.len())?;
        let rest = self.behind(day.end);
        let mark = rest.chars().next().filter(|c| matches!(c, '日' | '号'))?;
        let end = day.end + mark.len_utf8();
        let runs = 1 + day.runs;
        let mut found =
            Dated { year: 0, month: Some(month), day: Some(day.value), hour: None, end, runs, is_birth: false };
        self.hour(at, &mut found);
        Some(found)
    }

    /// `7月12日` behind the year.
    fn spelled(&self, at: usize, found: &mut Dated) {
        let Some(month) = self.small(at + found.runs, found.end) else { return };
        let rest = self.behind_blank(month.end);
        if !rest.starts_with('月') {
            return;
        }
        found.month = Some(month.value);
        found.runs += month.runs;
        found.end = self.text.len() - rest.len() + '月'.len_utf8();
        let Some(day) = self.small(at + found.runs, found.end) else { return };
        let rest = self.behind_blank(day.end);
        let Some(mark) = rest.chars().next().filter(|c| matches!(c, '日' | '号')) else { return };
        found.day = Some(day.value);
        found.runs += day.runs;
        found.end = self.text.len() - rest.len() + mark.len_utf8();
    }

    /// `-07-12` behind the year.
    fn marked(&self, at: usize, found: &mut Dated, mark: char) {
        let Some(month) = self.small(at + found.runs, found.end).filter(|month| month.runs > 0) else { return };
        (found.month, found.end) = (Some(month.value), month.end);
        found.runs += 1;
        let Some(_) = self.behind(month.end).strip_prefix(mark) else { return };
        let start = month.end + mark.len_utf8();
        if self.day_and_hour(at, found, start).is_some() {
            return;
        }
        let day = self.small(at + found.runs, start).filter(|day| day.runs > 0);
        let Some(day) = day else { return };
        (found.day, found.end) = (Some(day.value), day.end);
        found.runs += 1;
    }

    /// `05T08:12:30`: day and hour are one run.
    fn day_and_hour(&self, at: usize, found: &mut Dated, start: usize) -> Option<()> {
        let run = self.runs.list.get(at + found.runs).filter(|run| run.start as usize == start && run.letters == 1)?;
        let (day, hour) = run_parts(self.runs.signs(run))?;
        (found.day, found.hour) = (Some(number(day)? as i8), Some(number(hour)? as u8));
        found.runs += 1;
        found.end = run.end as usize;
        while self.behind(found.end).starts_with(':')
            && let Some(next) = self.small(at + found.runs, found.end + 1)
        {
            found.runs += next.runs;
            found.end = next.end;
        }
        Some(())
    }

    /// ` 08:12`, `8时12分`, `下午3点`, `（星期二）8时`, `T08:12:30`.
    fn hour(&self, at: usize, found: &mut Dated) {
        if found.day.is_none() || found.hour.is_some() {
            return;
        }
        let rest = self.behind(found.end);
        let weekday = without_weekday(rest);
        let bare = weekday.trim_start_matches([' ', '\u{3000}', 'T', '\t', '|', '，', ',', '、']);
        if bare.len() < weekday.len() && weekday.len() - bare.len() > 6 {
            return;
        }
        let (half, bare) = HALVES
            .iter()
            .find_map(|(word, half)| bare.strip_prefix(word).map(|bare| (*half, bare)))
            .unwrap_or((Half::Unsaid, bare));
        let Some(hour) = self.small(at + found.runs, self.text.len() - bare.len()) else { return };
        let rest = self.behind(hour.end);
        let Some(mark) = rest.chars().next().filter(|c| matches!(c, ':' | '：' | '时' | '点')) else { return };
        if !(0..24).contains(&hour.value) {
            return;
        }
        let is_afternoon = half == Half::Second && hour.value < 12;
        found.hour = Some(hour.value as u8 + if is_afternoon { 12 } else { 0 });
        found.runs += hour.runs;
        found.end = hour.end;
        if matches!(mark, '时' | '点') {
            found.end += mark.len_utf8();
        }
        let Some(minute) = self.small(at + found.runs, hour.end + mark.len_utf8()) else { return };
        found.runs += minute.runs;
        found.end = minute.end;
        let rest = self.behind(found.end);
        if rest.starts_with('分') {
            found.end += '分'.len_utf8();
        } else if rest.starts_with([':', '：'])
            && let Some(second) = self.small(at + found.runs, found.end + rest.chars().next().map_or(0, char::len_utf8))
        {
            found.runs += second.runs;
            found.end = second.end;
        }
    }
}

/// `05T08` cut at its letter.
fn run_parts(signs: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = signs.iter().position(|sign| matches!(sign, b'T' | b't'))?;
    let (day, hour) = (signs.get(..at)?, signs.get(at + 1..)?);
    (matches!(day.len(), 1 | 2) && matches!(hour.len(), 1 | 2)).then_some((day, hour))
}

/// Which half of the day a word says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Unsaid,
    First,
    Second,
}

const HALVES: [(&str, Half); 12] = [
    ("上午", Half::First),
    ("凌晨", Half::First),
    ("早上", Half::First),
    ("清晨", Half::First),
    ("早", Half::First),
    ("中午", Half::First),
    ("下午", Half::Second),
    ("晚上", Half::Second),
    ("晚间", Half::Second),
    ("傍晚", Half::Second),
    ("夜间", Half::Second),
    ("晚", Half::Second),
];

/// Behind `（星期二）`, `（周二）`, `星期二`.
fn without_weekday(rest: &str) -> &str {
    let inner = rest.strip_prefix(['（', '(']).unwrap_or(rest);
    let Some(day) = inner.strip_prefix("星期").or_else(|| inner.strip_prefix('周')) else { return rest };
    let Some(first) = day.chars().next().filter(|c| "一二三四五六日天".contains(*c)) else { return rest };
    let behind = day.get(first.len_utf8()..).unwrap_or_default();
    behind.strip_prefix(['）', ')']).unwrap_or(behind)
}

/// A number up to 59 in numerals, and its bytes: `七`, `十二`, `二十`, `三十一`.
fn numeral(text: &str) -> Option<(i8, usize)> {
    let digit = |c: char| "一二三四五六七八九".chars().position(|one| one == c).map(|at| at as i8 + 1);
    let mut characters = text.chars();
    let (first, second, third) = (characters.next()?, characters.next(), characters.next());
    let width = '十'.len_utf8();
    if first == '十' {
        return Some(second.and_then(digit).map_or((10, width), |ones| (10 + ones, 2 * width)));
    }
    let tens = digit(first)?;
    if second != Some('十') {
        return Some((tens, width));
    }
    Some(third.and_then(digit).map_or((tens * 10, 2 * width), |ones| (tens * 10 + ones, 3 * width)))
}

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
            ("1903 年 7 月 12 日生", false, Some((1903, Some(7), Some(12), None, true))),
            ("一九○三年七月十二日", false, plain(1903, Some(7), Some(12))),
            ("二〇二四年三月三十一日二十时", false, Some((2024, Some(3), Some(31), Some(20), false))),
            ("2024年3月5日下午3时许", false, Some((2024, Some(3), Some(5), Some(15), false))),
            ("2024年3月5日（星期二）凌晨2点", false, Some((2024, Some(3), Some(5), Some(2), false))),
            ("2024-03-05T08:12:30", false, Some((2024, Some(3), Some(5), Some(8), false))),
            ("2024年3月5日，8人", false, plain(2024, Some(3), Some(5))),
        ] {
            let found = at(text, &Runs::of(text), 0, is_stated);
            let found = found.map(|date| (date.year, date.month, date.day, date.hour, date.is_birth));
            assert_eq!(found, expected, "{text}");
        }
    }
}
