//! `工作日历` — which days are working days (《全国年节及纪念日放假办法》 and the yearly arrangement of 国务院办公厅).
//!
//! A working day is Monday to Friday outside a holiday arrangement, and a Saturday or Sunday that the
//! arrangement declares worked. Years without an arrangement count Monday to Friday, and whatever needs such
//! a year is provisional.
//!
//! Counting is by rank: the number of working days up to a day is a table look-up, so that a period costs
//! the same whether it runs a week or a year.

mod built_in;
mod day_number;
mod notice;
mod working_days;

pub use notice::{Arrangement, Holiday, Notice, NoticeError};

use day_number::DayNumber;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;
use working_days::WorkingDays;

/// What a day is to an office, and by which holiday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayKind {
    /// `工作日`: an ordinary Monday to Friday.
    WorkingDay,
    /// `调休上班`: a Saturday or Sunday worked for the named holiday.
    ShiftedWorkday(Arc<str>),
    /// `休息日`: an ordinary Saturday or Sunday.
    Weekend,
    /// `放假`: off for the named holiday.
    Holiday(Arc<str>),
}

impl DayKind {
    /// Whether the office works.
    pub const fn is_working(&self) -> bool {
        match self {
            Self::WorkingDay | Self::ShiftedWorkday(_) => true,
            Self::Weekend | Self::Holiday(_) => false,
        }
    }
}

/// First day of December from which the next year's arrangement has been known to move days (the earliest so
/// far were 29 December 2007 and 2018). A convention with a margin, for a remark only; nothing is counted by it.
const LATE_DECEMBER_FROM: i8 = 25;

/// The arrangements known, and the working days that follow from them. A value: loading a notice makes a new one.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// By year of arrangement.
    arrangements: BTreeMap<i16, Arrangement>,
    /// What local governments add, by year and title; the arrangement of the whole country prevails.
    local: BTreeMap<(i16, String), Arrangement>,
    /// Days that an arrangement names, later arrangements prevailing.
    named: BTreeMap<DayNumber, NamedDay>,
    working: WorkingDays,
    version: u64,
}

#[derive(Debug, Clone)]
struct NamedDay {
    is_off: bool,
    holiday: Arc<str>,
}

impl Calendar {
    /// The arrangements of 2004–2026 that come with this program.
    pub fn built_in() -> &'static Self {
        built_in::calendar()
    }

    /// No arrangement at all: Monday to Friday, everything provisional.
    pub fn empty() -> Self {
        Self::from_arrangements(BTreeMap::new(), BTreeMap::new())
    }

    /// This calendar with one more year's arrangement, or with the days that a local government adds to it.
    ///
    /// # Errors
    /// If it is there already and the notice does not say that it replaces it, or if a local notice contradicts what
    /// is arranged.
    pub fn with_notice(&self, notice: &Notice) -> Result<Self, NoticeError> {
        if notice.is_local() { self.with_local(notice) } else { self.with_year(notice) }
    }

    fn with_year(&self, notice: &Notice) -> Result<Self, NoticeError> {
        let arrangement = notice.arrangement();
        if self.is_arranged(arrangement.year) && !notice.replaces() {
            return Err(NoticeError::AlreadyArranged { year: arrangement.year });
        }
        let mut arrangements = self.arrangements.clone();
        arrangements.insert(arrangement.year, arrangement.clone());
        Ok(Self::from_arrangements(arrangements, self.local.clone()))
    }

    fn with_local(&self, notice: &Notice) -> Result<Self, NoticeError> {
        let arrangement = notice.arrangement();
        let key = (arrangement.year, arrangement.title.clone());
        let mut local = self.local.clone();
        if local.remove(&key).is_some() && !notice.replaces() {
            return Err(NoticeError::LocalAlreadyThere { year: key.0, title: key.1 });
        }
        let others = Self::from_arrangements(self.arrangements.clone(), local.clone());
        for (day, is_off) in arrangement.days() {
            match others.named.get(&DayNumber::of(day)) {
                Some(named) if named.is_off != is_off => {
                    let arranged = if named.is_off { "放假" } else { "上班" };
                    let holiday = named.holiday.to_string();
                    return Err(NoticeError::AgainstArrangement { day, holiday, arranged });
                }
                Some(_) | None => {}
            }
        }
        local.insert(key, arrangement.clone());
        Ok(Self::from_arrangements(self.arrangements.clone(), local))
    }

    fn from_arrangements(
        arrangements: BTreeMap<i16, Arrangement>,
        local: BTreeMap<(i16, String), Arrangement>,
    ) -> Self {
        let mut named = BTreeMap::new();
        for holiday in local.values().chain(arrangements.values()).flat_map(|year| &year.holidays) {
            let name: Arc<str> = holiday.name.as_str().into();
            for (day, is_off) in holiday.days() {
                named.insert(DayNumber::of(day), NamedDay { is_off, holiday: name.clone() });
            }
        }
        let working = WorkingDays::new(named.iter().map(|(day, what)| (*day, !what.is_off)));
        let version = fingerprint(&arrangements, &named);
        Self { arrangements, local, named, working, version }
    }

    /// What a day is.
    pub fn day(&self, day: Date) -> DayKind {
        let number = DayNumber::of(day);
        // Most days; only rest days and shifted ones have a name to look up.
        if !number.is_weekend() && self.working.contains(number) {
            return DayKind::WorkingDay;
        }
        match self.named.get(&number) {
            Some(named) if named.is_off => DayKind::Holiday(named.holiday.clone()),
            Some(named) if number.is_weekend() => DayKind::ShiftedWorkday(named.holiday.clone()),
            None if number.is_weekend() => DayKind::Weekend,
            Some(_) | None => DayKind::WorkingDay,
        }
    }

    /// Whether the office works on a day.
    pub fn is_working_day(&self, day: Date) -> bool {
        self.working.contains(DayNumber::of(day))
    }

    /// Working days after `after` up to and including `through`; 0 if `through` is not later.
    pub fn working_days_between(&self, after: Date, through: Date) -> u64 {
        let (after, through) = (DayNumber::of(after), DayNumber::of(through));
        u64::try_from(self.working.through(through) - self.working.through(after)).unwrap_or(0)
    }

    /// The `n`-th working day after a day, `n` ≥ 1; `None` beyond the year 9999. `n` = 0 gives the day itself.
    pub fn nth_working_day_after(&self, day: Date, n: u32) -> Option<Date> {
        if n == 0 {
            return Some(day);
        }
        let rank = self.working.through(DayNumber::of(day)) + i64::from(n);
        self.working.at(rank).date()
    }

    /// The day itself if worked, else the first working day after it; `None` beyond the year 9999.
    pub fn working_day_from(&self, day: Date) -> Option<Date> {
        if self.is_working_day(day) { Some(day) } else { self.nth_working_day_after(day, 1) }
    }

    /// The day itself if worked, else the last working day before it.
    pub fn working_day_until(&self, day: Date) -> Option<Date> {
        self.working.at(self.working.through(DayNumber::of(day))).date()
    }

    /// Whether a year has an arrangement.
    pub fn is_arranged(&self, year: i16) -> bool {
        self.arrangements.contains_key(&year)
    }

    /// Whether every year from one day's to another's has an arrangement.
    pub fn is_arranged_through(&self, first: Date, last: Date) -> bool {
        (first.year()..=last.year()).all(|year| self.is_arranged(year))
    }

    /// Whether a day stands in late December and the arrangement of the next year, which may still move it, is
    /// not known.
    pub fn may_still_move(&self, day: Date) -> bool {
        day.month() == 12
            && day.day() >= LATE_DECEMBER_FROM
            && self.is_arranged(day.year())
            && !self.is_arranged(day.year().saturating_add(1))
    }

    /// The arrangement of a year.
    pub fn arrangement(&self, year: i16) -> Option<&Arrangement> {
        self.arrangements.get(&year)
    }

    /// What local governments add to a year.
    pub fn local_arrangements(&self, year: i16) -> impl Iterator<Item = &Arrangement> {
        self.local.range((year, String::new())..).take_while(move |((of, _), _)| *of == year).map(|(_, days)| days)
    }

    /// All arrangements of the whole country, by year.
    pub fn arrangements(&self) -> impl Iterator<Item = &Arrangement> {
        self.arrangements.values()
    }

    /// Changes exactly when what is arranged changes; equal arrangements have equal versions, in whatever order
    /// they were loaded. Fits 53 bits, for JSON and for signed columns.
    pub const fn version(&self) -> u64 {
        self.version
    }
}

/// FNV-1a over years and named days.
fn fingerprint(arrangements: &BTreeMap<i16, Arrangement>, named: &BTreeMap<DayNumber, NamedDay>) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let years = arrangements.keys().flat_map(|year| year.to_le_bytes());
    let days = named.iter().flat_map(|(day, what)| {
        day.to_le_bytes().into_iter().chain([u8::from(what.is_off)]).chain(what.holiday.bytes().collect::<Vec<_>>())
    });
    years.chain(days).fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME)) >> 11
}

#[cfg(test)]
mod tests;
