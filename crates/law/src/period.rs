//! `期限` — every period that the law of disclosure sets, as one type: length and unit, start, roll, source.
//!
//! The day of the event that starts a period is not counted. Periods of working days need no roll; periods of
//! calendar days and months roll to the next working day (民事诉讼法 §85, 民法典 §203).

use crate::calendar::Calendar;
use crate::count::{BeyondCalendar, Count, CountedDay, Deadline, Length, chinese_date};
use crate::dated::Dated;
use crate::{Citation, Derived, Instrument, Step};
use jiff::civil::{Date, date};
use serde::Serialize;

mod kinds;

pub use kinds::PeriodKind;

/// Where the counting of calendar days and their roll stand.
pub(crate) const CIVIL_PROCEDURE_COUNTING: Citation = Citation::article(Instrument::CivilProcedureLaw, 85);

/// What the law says of one kind of period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// How long, since when, where it stands.
    pub length: Dated<Length>,
    /// Everything it rests on, its source first.
    pub basis: &'static [Citation],
}

/// A period's end, and whether its source was in force on the day it starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PeriodEnd {
    /// The last day.
    pub deadline: Deadline,
    /// Whether the instrument holds on the first day; the count is the same if it does not.
    pub is_in_force: bool,
}

impl PeriodKind {
    /// The last day of this period, its start day not counted.
    ///
    /// # Errors
    /// Beyond the year 9999.
    pub fn deadline(self, from: Date, calendar: &Calendar) -> Result<Deadline, BeyondCalendar> {
        self.count(from).deadline(calendar)
    }

    /// The last day with its reasons.
    ///
    /// # Errors
    /// Beyond the year 9999.
    pub fn explain(self, from: Date, calendar: &Calendar) -> Result<Derived<PeriodEnd>, BeyondCalendar> {
        let period = self.period();
        let deadline = self.deadline(from, calendar)?;
        let is_in_force = period.length.holds_on(from);
        let mut steps = vec![
            Step { text: format!("{}：{}，当日不计", self.starts_with(), chinese_date(from)), basis: None },
            Step { text: format!("期限为{}", period.length.value.words()), basis: Some(period.length.source) },
        ];
        if let Some(last) = self.unrolled(from).filter(|last| *last != deadline.on) {
            let text = format!("最后一日{}是休息日，顺延至节假日后的第一个工作日", chinese_date(last));
            steps.push(Step { text, basis: Some(CIVIL_PROCEDURE_COUNTING) });
        }
        steps.push(Step { text: format!("至{}届满", chinese_date(deadline.on)), basis: None });
        push_cautions(&mut steps, deadline);
        if !is_in_force {
            let text = format!("{}尚未施行，此处仅按同样方法推算", period.length.source.instrument.title());
            steps.push(Step { text, basis: None });
        }
        Ok(Derived { value: PeriodEnd { deadline, is_in_force }, steps, basis: period.basis.to_vec() })
    }

    /// Every day after the start up to the last.
    ///
    /// # Errors
    /// Beyond the year 9999.
    pub fn sheet(self, from: Date, calendar: &Calendar) -> Result<Vec<CountedDay>, BeyondCalendar> {
        self.count(from).sheet(calendar)
    }

    fn count(self, from: Date) -> Count<'static> {
        Count { from, length: self.period().length.value, pauses: &[] }
    }

    fn unrolled(self, from: Date) -> Option<Date> {
        self.count(from).last_calendar_day()
    }
}

/// What a clerk must know about a date that is not final.
pub(crate) fn push_cautions(steps: &mut Vec<Step>, deadline: Deadline) {
    let holidays = Some(Citation::article(Instrument::HolidayMeasures, 0));
    if deadline.is_provisional {
        let text = "其中有的年份还没有放假安排，暂按周一至周五为工作日计算；安排公布并载入后重新计算".to_owned();
        steps.push(Step { text, basis: holidays });
    } else if deadline.may_still_move {
        let text = format!("{}年的放假安排公布后，十二月下旬仍可能调整", deadline.on.year() + 1);
        steps.push(Step { text, basis: holidays });
    }
}

/// A length in force since a day.
const fn since(in_force_from: Date, value: Length, source: Citation) -> Dated<Length> {
    Dated { value, in_force_from, in_force_to: None, source }
}

const REGULATION_FROM: Date = date(2019, 5, 15);
