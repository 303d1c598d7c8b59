//! `节假日安排通知` — a year's arrangement as an administrator types it (TOML), and what is wrong with one.
//!
//! A year's arrangement names days of its own year and, around New Year, of the last days of December before
//! and the first days of January after it: 国务院办公厅 arranges New Year as one block, so 30 December 2018 was
//! arranged by the notice for 2019.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// First day of December and last day of January that the arrangement of the adjoining year may name. A
/// convention, wide enough for every notice so far.
const NEIGHBOUR_DECEMBER_FROM: i8 = 20;
const NEIGHBOUR_JANUARY_TO: i8 = 10;
/// Years that can be arranged: the practice of yearly notices began in 1999.
const YEARS: std::ops::RangeInclusive<i16> = 1999..=2199;
/// A range longer than this is a slip of the pen.
const LONGEST_RANGE_DAYS: i32 = 31;

/// A year's arrangement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Arrangement {
    /// The year arranged.
    pub year: i16,
    /// Title of the notice.
    pub title: String,
    /// `发文字号`, where known.
    pub document_number: Option<String>,
    /// `成文日期`, the day that the notice bears, where known.
    pub published_on: Option<Date>,
    /// Later notices already worked into the days.
    pub amended_by: Vec<String>,
    /// What is arranged, in the order of the year.
    pub holidays: Vec<Holiday>,
}

/// One holiday of an arrangement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Holiday {
    /// `春节`.
    pub name: String,
    /// Days off.
    pub off: Vec<Date>,
    /// `调休上班`: Saturdays and Sundays worked in exchange.
    pub work: Vec<Date>,
}

impl Arrangement {
    /// Every day that it names, and whether it is off.
    pub fn days(&self) -> impl Iterator<Item = (Date, bool)> {
        self.holidays.iter().flat_map(Holiday::days)
    }
}

impl Holiday {
    /// Every day that it names, and whether it is off.
    pub fn days(&self) -> impl Iterator<Item = (Date, bool)> {
        self.off.iter().map(|day| (*day, true)).chain(self.work.iter().map(|day| (*day, false)))
    }
}

/// A file that has passed every check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    arrangement: Arrangement,
    replaces: bool,
    local: bool,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoticeError {
    /// Not TOML, or not of this shape.
    #[error("不是节假日安排文件：{0}")]
    Shape(String),
    /// A year that nobody can mean.
    #[error("year 写的是{0}，应在1999至2199之间")]
    Year(i64),
    /// Something is not a date, or no day of the calendar.
    #[error("“{holiday}”里的“{text}”不是存在的日期；请写成 2027-02-05，或 2027-02-05..2027-02-11")]
    NoSuchDay {
        /// Which holiday.
        holiday: String,
        /// What stands there.
        text: String,
    },
    /// A range that runs backwards or for more than a month.
    #[error("“{holiday}”里的“{text}”先后颠倒，或超过一个月")]
    Range {
        /// Which holiday.
        holiday: String,
        /// What stands there.
        text: String,
    },
    /// A day of another year, away from New Year.
    #[error("“{holiday}”里的{day}不属于{year}年的安排")]
    OtherYear {
        /// Which holiday.
        holiday: String,
        /// The day.
        day: Date,
        /// The year arranged.
        year: i16,
    },
    /// The same day twice.
    #[error("{day}写了不止一次（“{first}”和“{second}”）")]
    Twice {
        /// The day.
        day: Date,
        /// Holiday of the first mention.
        first: String,
        /// Holiday of the second.
        second: String,
    },
    /// A day both off and worked.
    #[error("{day}既写了放假（“{off}”），又写了上班（“{work}”）")]
    OffAndWorked {
        /// The day.
        day: Date,
        /// Holiday that gives it off.
        off: String,
        /// Holiday that works it.
        work: String,
    },
    /// A day worked in exchange must be a Saturday or Sunday.
    #[error("“{holiday}”里的{day}不是周六或周日，不能作为调休上班日")]
    WorkedWeekday {
        /// Which holiday.
        holiday: String,
        /// The day.
        day: Date,
    },
    /// No day is arranged.
    #[error("没有写任何放假日")]
    Empty,
    /// The year is arranged already.
    #[error("{year}年已有安排；如确要替换，请在文件里写 replaces = true")]
    AlreadyArranged {
        /// The year.
        year: i16,
    },
    /// A local notice of this title is loaded already.
    #[error("{year}年已载入过“{title}”；如确要替换，请在文件里写 replaces = true")]
    LocalAlreadyThere {
        /// The year.
        year: i16,
        /// Title of the notice.
        title: String,
    },
    /// A local notice gives a day that is arranged the other way round already.
    #[error("{day}已由“{holiday}”规定为{arranged}，地方的放假安排不能与它相反")]
    AgainstArrangement {
        /// The day.
        day: Date,
        /// The holiday that names it.
        holiday: String,
        /// 放假 or 上班.
        arranged: &'static str,
    },
}

impl Notice {
    /// Reads and checks a file.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn parse(text: &str) -> Result<Self, NoticeError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let file: File = toml::from_str(text).map_err(|error| NoticeError::Shape(shape(text, &error)))?;
        let year =
            i16::try_from(file.year).ok().filter(|year| YEARS.contains(year)).ok_or(NoticeError::Year(file.year))?;
        let published_on = match &file.published_on {
            None => None,
            Some(text) => Some(text.date().ok_or_else(|| NoticeError::NoSuchDay {
                holiday: "published_on".to_owned(),
                text: text.to_string(),
            })?),
        };
        let holidays = file.holiday.into_iter().map(|holiday| holiday.read(year)).collect::<Result<Vec<_>, _>>()?;
        check_days(&holidays)?;
        let arrangement = Arrangement {
            year,
            title: file.title,
            document_number: file.document_number,
            published_on,
            amended_by: file.amended_by,
            holidays,
        };
        Ok(Self { arrangement, replaces: file.replaces, local: file.local })
    }

    /// What it arranges.
    pub const fn arrangement(&self) -> &Arrangement {
        &self.arrangement
    }

    /// Whether it says that it replaces an arrangement of the same year, or a local one of the same title.
    pub const fn replaces(&self) -> bool {
        self.replaces
    }

    /// `民族自治地方的放假日期` (《全国年节及纪念日放假办法》第四条) — days that a local government adds to the year's
    /// arrangement.
    pub const fn is_local(&self) -> bool {
        self.local
    }
}

/// The file as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    year: i64,
    title: String,
    document_number: Option<String>,
    published_on: Option<Day>,
    #[serde(default)]
    amended_by: Vec<String>,
    #[serde(default)]
    replaces: bool,
    #[serde(default)]
    local: bool,
    #[serde(default)]
    holiday: Vec<HolidayEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HolidayEntry {
    name: String,
    #[serde(default)]
    off: Vec<Day>,
    #[serde(default)]
    work: Vec<Day>,
}

/// A day with or without quotation marks, or a range `first..last` in them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Day {
    Native(toml::value::Datetime),
    Text(String),
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Native(day) => day.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

impl Day {
    fn date(&self) -> Option<Date> {
        match self {
            Self::Native(toml::value::Datetime { date: Some(day), time: None, offset: None }) => {
                let (year, month) = (i16::try_from(day.year).ok()?, i8::try_from(day.month).ok()?);
                Date::new(year, month, i8::try_from(day.day).ok()?).ok()
            }
            // `FromStr` of `Date` takes other forms too.
            Self::Text(text) if text.len() == 10 => text.parse().ok(),
            Self::Native(_) | Self::Text(_) => None,
        }
    }

    fn dates(&self, holiday: &str) -> Result<Vec<Date>, NoticeError> {
        let no_such_day = || NoticeError::NoSuchDay { holiday: holiday.to_owned(), text: self.to_string() };
        let Self::Text(text) = self else { return Ok(vec![self.date().ok_or_else(no_such_day)?]) };
        let Some((first, last)) = text.split_once("..") else {
            return Ok(vec![self.date().ok_or_else(no_such_day)?]);
        };
        let day = |text: &str| Self::Text(text.trim().to_owned()).date().ok_or_else(no_such_day);
        let (first, last) = (day(first)?, day(last)?);
        let days = (last - first).get_days();
        if !(0..LONGEST_RANGE_DAYS).contains(&days) {
            return Err(NoticeError::Range { holiday: holiday.to_owned(), text: text.clone() });
        }
        Ok(first.series(jiff::Span::new().days(1)).take_while(|day| *day <= last).collect())
    }
}

impl HolidayEntry {
    fn read(self, year: i16) -> Result<Holiday, NoticeError> {
        let read = |days: &[Day]| -> Result<Vec<Date>, NoticeError> {
            let days: Vec<Vec<Date>> = days.iter().map(|day| day.dates(&self.name)).collect::<Result<_, _>>()?;
            Ok(days.into_iter().flatten().collect())
        };
        let (off, work) = (read(&self.off)?, read(&self.work)?);
        for day in off.iter().chain(&work).copied() {
            if !belongs(day, year) {
                return Err(NoticeError::OtherYear { holiday: self.name, day, year });
            }
        }
        if let Some(day) =
            work.iter().copied().find(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday))
        {
            return Err(NoticeError::WorkedWeekday { holiday: self.name, day });
        }
        Ok(Holiday { name: self.name, off, work })
    }
}

/// A day of the year, or of the days around New Year on either side.
fn belongs(day: Date, year: i16) -> bool {
    day.year() == year
        || (day.year() == year - 1 && day.month() == 12 && day.day() >= NEIGHBOUR_DECEMBER_FROM)
        || (day.year() == year + 1 && day.month() == 1 && day.day() <= NEIGHBOUR_JANUARY_TO)
}

/// No day twice, none both off and worked, at least one off.
fn check_days(holidays: &[Holiday]) -> Result<(), NoticeError> {
    let mut seen: BTreeMap<Date, (bool, &str)> = BTreeMap::new();
    for holiday in holidays {
        for (day, is_off) in holiday.days() {
            let Some((was_off, first)) = seen.insert(day, (is_off, &holiday.name)) else { continue };
            let (first, second) = (first.to_owned(), holiday.name.clone());
            return Err(match (was_off, is_off) {
                (true, true) | (false, false) => NoticeError::Twice { day, first, second },
                (true, false) => NoticeError::OffAndWorked { day, off: first, work: second },
                (false, true) => NoticeError::OffAndWorked { day, off: second, work: first },
            });
        }
    }
    if seen.values().any(|(is_off, _)| *is_off) { Ok(()) } else { Err(NoticeError::Empty) }
}

/// Where and what, in one line. The library's own words are English and long; the line is what a clerk needs.
/// The reader's words for what a person may have got wrong.
fn in_chinese(message: &str) -> String {
    let name = message.split('`').nth(1).unwrap_or_default();
    if message.starts_with("missing field") {
        format!("缺少{name}一项")
    } else if message.starts_with("unknown field") {
        format!("没有{name}这一项")
    } else if message.starts_with("duplicate") {
        "同一项写了两次".to_owned()
    } else {
        "写法有误，请对照样本文件".to_owned()
    }
}

fn shape(text: &str, error: &toml::de::Error) -> String {
    let line = error.span().and_then(|span| text.get(..span.start)).map(|before| before.matches('\n').count() + 1);
    let message = in_chinese(error.message());
    match line {
        Some(line) => format!("第{line}行附近{message}"),
        None => message,
    }
}
