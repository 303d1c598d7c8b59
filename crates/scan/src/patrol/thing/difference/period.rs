//! Of which period a list is, and what its title is without it.

use regex::Regex;
use std::sync::LazyLock;

/// A title in a series: what does not change, and the place in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Issue {
    /// The title without its period, letters only.
    pub(crate) series: String,
    /// Year (0 if not said), then month, quarter or number: sorts within a series.
    pub(crate) order: (u16, u16),
}

#[allow(clippy::expect_used, reason = "constant pattern")]
static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<year>20\d\d)\s*(?:年度?|[-.])|(?P<month>1[0-2]|0?[1-9])\s*月(?:份|末)?|(?P<han>十[一二]?|[一二三四五六七八九])月(?:份|末)?|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年|第(?P<issue>\d{1,3}|[一二三四五六七八九十]{1,3})(?:期|批次?|次|周|轮)",
    )
    .expect("pattern")
});

/// Reads a title; a series without a period in its titles is ordered by the day of publication.
pub(crate) fn issue(title: &str, published_on: &str) -> Issue {
    let (mut year, mut part) = (0, None);
    for found in PERIOD.captures_iter(title) {
        let number = |name: &str| found.name(name).and_then(|digits| digits.as_str().parse::<u16>().ok());
        let han = |name: &str| found.name(name).and_then(|letters| han(letters.as_str()));
        year = number("year").unwrap_or(year);
        let half = found.name("half").map(|half| if half.as_str() == "上" { 6 } else { 12 });
        let quarter = number("quarter").or_else(|| han("quarter")).map(|quarter| quarter * 3);
        part = number("month")
            .or_else(|| han("han"))
            .or(quarter)
            .or(half)
            .or_else(|| number("issue"))
            .or_else(|| han("issue"))
            .or(part);
    }
    let bare = PERIOD.replace_all(title, "");
    let series = bare.chars().filter(|mark| mark.is_alphanumeric()).collect();
    let order = match (year, part) {
        (0, None) => by_day(published_on),
        (year, part) => (year, part.unwrap_or(0)),
    };
    Issue { series, order }
}

fn by_day(day: &str) -> (u16, u16) {
    let mut parts = day.split('-').map(|part| part.parse::<u16>().unwrap_or(0));
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0))
}

fn han(letters: &str) -> Option<u16> {
    let digit = |letter: char| "一二三四五六七八九".chars().position(|one| one == letter).map(|at| at as u16 + 1);
    let mut letters = letters.chars();
    let first = letters.next()?;
    match (first, letters.next(), letters.next()) {
        ('十', None, _) => Some(10),
        ('十', Some(unit), _) => digit(unit).map(|unit| 10 + unit),
        (tens, Some('十'), None) => digit(tens).map(|tens| 10 * tens),
        (tens, Some('十'), Some(unit)) => Some(10 * digit(tens)? + digit(unit)?),
        (unit, None, _) => digit(unit),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::issue;

    #[test]
    fn titles_of_one_series_differ_in_their_period_only() {
        for (title, series, order) in [
            ("5月低保名单", "低保名单", (0, 5)),
            ("西山乡低保对象名单（6月）", "西山乡低保对象名单", (0, 6)),
            ("2024年第二季度临时救助公示", "临时救助公示", (2024, 6)),
            ("特困供养名册（2023年12月）", "特困供养名册", (2023, 12)),
            ("2022年度公租房配租公示（第三批）", "公租房配租公示", (2022, 3)),
            ("二月低保名单", "低保名单", (0, 2)),
            ("2021年上半年补贴名单", "补贴名单", (2021, 6)),
            ("低保在册名单", "低保在册名单", (2024, 6)),
        ] {
            let read = issue(title, "2024-06-01");
            assert_eq!((read.series.as_str(), read.order), (series, order), "{title}");
        }
    }
}
