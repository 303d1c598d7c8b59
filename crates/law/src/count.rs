//! How a period is counted: the last day in closed form, and the sheet that shows every day of it.
//!
//! The day from which a period starts is not counted (民事诉讼法 §85, 民法典 §201). The two ways must agree; a
//! property test holds them together.

use crate::calendar::{Calendar, DayKind};
use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use serde::Serialize;
use std::borrow::Cow;

/// A length in its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Length {
    /// `工作日`. Never rolls: only working days are counted, so the last is one.
    WorkingDays(u16),
    /// `日`, calendar days; rolls if the last is a rest day.
    CalendarDays(u16),
    /// `月`: the corresponding day, or the last of a month that has none; rolls likewise.
    Months(u8),
}

impl Length {
    /// `20个工作日`, `60日`, `6个月`.
    pub fn words(self) -> String {
        match self {
            Self::WorkingDays(n) => format!("{n}个工作日"),
            Self::CalendarDays(n) => format!("{n}日"),
            Self::Months(n) => format!("{n}个月"),
        }
    }
}

/// `届满之日` — the last day of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// The last day, itself still in time.
    pub on: Date,
    /// It needs a year without holiday arrangement, in which Monday to Friday were counted.
    pub is_provisional: bool,
    /// It stands in late December and the arrangement of the next year, not known yet, may still move it.
    pub may_still_move: bool,
}

/// The period would end beyond the year 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("期限的最后一天超出了公元9999年，请核对起算日期")]
pub struct BeyondCalendar;

/// `征求意见所需时间` — days between sending and the end of a consultation (§33¶3): a working day `d` is not
/// counted when `sent_on < d ≤ ended_on`. That the day of sending counts and the day of the answer does not is a convention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Pause {
    sent_on: Date,
    ended_on: Date,
}

/// A consultation cannot end before it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("征求意见{ended_on}结束，早于{sent_on}发出，请核对日期")]
pub struct PauseEndsBeforeItStarts {
    /// Day of sending.
    pub sent_on: Date,
    /// Day of the end.
    pub ended_on: Date,
}

impl Pause {
    /// A pause from sending to the end (answer, or the asked party's limit).
    ///
    /// # Errors
    /// If it ends before it starts.
    pub fn try_new(sent_on: Date, ended_on: Date) -> Result<Self, PauseEndsBeforeItStarts> {
        if ended_on < sent_on {
            Err(PauseEndsBeforeItStarts { sent_on, ended_on })
        } else {
            Ok(Self { sent_on, ended_on })
        }
    }

    /// Day of sending; counted.
    pub const fn sent_on(self) -> Date {
        self.sent_on
    }

    /// Last day not counted.
    pub const fn ended_on(self) -> Date {
        self.ended_on
    }

    fn covers(self, day: Date) -> bool {
        self.sent_on < day && day <= self.ended_on
    }
}

/// Adds a pause to a list kept in order and without overlaps, so that no day is left out twice.
pub(crate) fn insert_merged(pauses: &mut Vec<Pause>, new: Pause) {
    let mut merged = new;
    pauses.retain(|old| {
        let touches = old.sent_on <= merged.ended_on && merged.sent_on <= old.ended_on;
        if touches {
            merged.sent_on = merged.sent_on.min(old.sent_on);
            merged.ended_on = merged.ended_on.max(old.ended_on);
        }
        !touches
    });
    let place = pauses.partition_point(|old| old.sent_on < merged.sent_on);
    pauses.insert(place, merged);
}

/// A period to be counted. `pauses` are in order and do not overlap; only working-day periods have any.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Count<'a> {
    pub from: Date,
    pub length: Length,
    pub pauses: &'a [Pause],
}

impl Count<'_> {
    /// The last day, without walking.
    pub(crate) fn deadline(self, calendar: &Calendar) -> Result<Deadline, BeyondCalendar> {
        let (on, is_arranged) = match self.length {
            Length::WorkingDays(n) => {
                let on = self.last_working_day(u64::from(n), calendar).ok_or(BeyondCalendar)?;
                let first = self.from.tomorrow().unwrap_or(self.from);
                (on, calendar.is_arranged_through(first, on))
            }
            Length::CalendarDays(_) | Length::Months(_) => {
                let last = self.last_calendar_day().ok_or(BeyondCalendar)?;
                let on = calendar.working_day_from(last).ok_or(BeyondCalendar)?;
                (on, calendar.is_arranged_through(last, on))
            }
        };
        Ok(Deadline { on, is_provisional: !is_arranged, may_still_move: calendar.may_still_move(on) })
    }

    /// Working days up to each pause are used up in turn; what is left runs after the last.
    fn last_working_day(self, n: u64, calendar: &Calendar) -> Option<Date> {
        let (mut left, mut cursor) = (n, self.from);
        for pause in self.pauses {
            if pause.ended_on <= cursor {
                continue;
            }
            let used = calendar.working_days_between(cursor, pause.sent_on);
            if used >= left {
                break;
            }
            left -= used;
            cursor = pause.ended_on;
        }
        calendar.nth_working_day_after(cursor, u32::try_from(left).ok()?)
    }

    /// The last day before rolling.
    pub(crate) fn last_calendar_day(self) -> Option<Date> {
        let span = match self.length {
            Length::WorkingDays(_) => return None,
            Length::CalendarDays(n) => Span::new().days(n),
            // jiff gives the last day of a month that has no such day, as 民法典 §202 wants.
            Length::Months(n) => Span::new().months(n),
        };
        self.from.checked_add(span).ok()
    }

    /// Every day after the start up to the last.
    pub(crate) fn sheet(self, calendar: &Calendar) -> Result<Vec<CountedDay>, BeyondCalendar> {
        let due = self.deadline(calendar)?.on;
        let unrolled = self.last_calendar_day();
        let (mut number, mut year, mut is_arranged) = (0, None, false);
        let mut sheet = Vec::with_capacity(usize::try_from((due - self.from).get_days()).unwrap_or(0));
        let days = self.from.series(1.day()).skip(1).take_while(|day| *day <= due);
        sheet.extend(days.map(|date| {
            if year != Some(date.year()) {
                (year, is_arranged) = (Some(date.year()), calendar.is_arranged(date.year()));
            }
            let reason = self.reason(date, unrolled, is_arranged, calendar);
            number += u32::from(reason.is_counted());
            CountedDay { date, number: reason.is_counted().then_some(number), reason, is_last: date == due }
        }));
        Ok(sheet)
    }

    fn reason(self, date: Date, unrolled: Option<Date>, is_arranged: bool, calendar: &Calendar) -> DayReason {
        let kind = calendar.day(date);
        match unrolled {
            Some(last) if date > last => DayReason::RolledTo(kind),
            Some(last) if date == last => DayReason::LastCalendarDay(kind),
            Some(_) => DayReason::CalendarDay,
            None if !kind.is_working() => DayReason::Resting(kind),
            None => match self.pauses.iter().find(|pause| pause.covers(date)) {
                Some(pause) => DayReason::Paused(*pause),
                None => DayReason::Working { kind, is_arranged },
            },
        }
    }
}

/// One day of a period: whether it counts, as which, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedDay {
    /// The day.
    pub date: Date,
    /// Which day of the period it is; `None` if it is not counted.
    pub number: Option<u32>,
    /// Why.
    pub reason: DayReason,
    /// Whether the period ends with it.
    pub is_last: bool,
}

/// Why a day counts or does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayReason {
    /// A working day of a period of working days; `is_arranged` is false where only Monday to Friday is known.
    Working {
        /// Ordinary or shifted.
        kind: DayKind,
        /// Whether the year has an arrangement.
        is_arranged: bool,
    },
    /// A rest day or holiday.
    Resting(DayKind),
    /// A working day on which a consultation ran.
    Paused(Pause),
    /// A day of a period of calendar days or months.
    CalendarDay,
    /// The last day of such a period, before rolling.
    LastCalendarDay(DayKind),
    /// A day to which such a period rolls on.
    RolledTo(DayKind),
}

impl DayReason {
    /// Whether the day counts.
    pub const fn is_counted(&self) -> bool {
        match self {
            Self::Working { .. } | Self::CalendarDay | Self::LastCalendarDay(_) => true,
            Self::Resting(_) | Self::Paused(_) | Self::RolledTo(_) => false,
        }
    }
}

impl CountedDay {
    /// Whether the day counts.
    pub const fn is_counted(&self) -> bool {
        self.reason.is_counted()
    }

    /// Why, as a clerk would say it: `第3个工作日`, `国庆节放假，不计`.
    pub fn why(&self) -> String {
        let number = self.number.unwrap_or_default();
        let why = match &self.reason {
            DayReason::Working { kind: DayKind::ShiftedWorkday(name), .. } => {
                format!("第{number}个工作日（{name}调休上班）")
            }
            DayReason::Working { is_arranged: false, .. } => {
                format!("第{number}个工作日（该年放假安排未载入，暂按周一至周五计）")
            }
            DayReason::Working { .. } => format!("第{number}个工作日"),
            DayReason::Resting(kind) => format!("{}，不计", rest(kind)),
            DayReason::Paused(pause) => {
                format!("征求意见期间（{}发出，{}结束），不计", day(pause.sent_on), day(pause.ended_on))
            }
            DayReason::CalendarDay => format!("第{number}日"),
            DayReason::LastCalendarDay(kind) if kind.is_working() => format!("第{number}日"),
            DayReason::LastCalendarDay(kind) => format!("第{number}日，期限最后一日适逢{}，顺延", rest(kind)),
            DayReason::RolledTo(kind) if kind.is_working() => "顺延至此日".to_owned(),
            DayReason::RolledTo(kind) => format!("{}，继续顺延", rest(kind)),
        };
        if self.is_last { format!("{why}，期限届满") } else { why }
    }
}

fn rest(kind: &DayKind) -> Cow<'static, str> {
    match kind {
        DayKind::Holiday(name) => format!("{name}放假").into(),
        DayKind::Weekend => "周末".into(),
        DayKind::WorkingDay | DayKind::ShiftedWorkday(_) => "工作日".into(),
    }
}

/// `3月5日`.
fn day(day: Date) -> String {
    format!("{}月{}日", day.month(), day.day())
}

/// `2026年3月5日`, as letters and explanations write it.
pub fn chinese_date(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}
