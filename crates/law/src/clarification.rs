//! `补正` — 条例 §30: told once, within seven working days of receipt, with what to add, a reasonable period and the
//! consequence; the reply period starts anew when the clarified request comes in.

use crate::calendar::Calendar;
use crate::count::{BeyondCalendar, Count, Deadline, Length, chinese_date};
use crate::period::PeriodKind;
use crate::{Citation, Instrument, Refusal};
use jiff::civil::Date;

const ARTICLE: Citation = Citation::article(Instrument::DisclosureRegulation, 30);

/// The longest period to answer that the reply standard (国办公开办函〔2020〕2号) gives as a guide. A guide, not a
/// limit of the law: "reasonable" is what 条例 §30 says.
pub const GUIDE_ANSWER_PERIOD: Length = Length::WorkingDays(15);

/// What decides whether clarification may be asked on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClarificationFacts {
    /// The day of the notice.
    pub on: Date,
    /// `收到申请之日`.
    pub received_on: Date,
    /// It has been asked before.
    pub has_been_asked: bool,
}

/// Last day to tell the requester what is unclear.
///
/// # Errors
/// Beyond the year 9999.
pub fn notice_due(received_on: Date, calendar: &Calendar) -> Result<Deadline, BeyondCalendar> {
    PeriodKind::ClarificationNotice.deadline(received_on, calendar)
}

/// Whether clarification may be asked.
///
/// # Errors
/// If it was asked before, or the seven working days are over.
pub fn may_ask(facts: ClarificationFacts, calendar: &Calendar) -> Result<(), Refusal> {
    if facts.has_been_asked {
        return Err(Refusal {
            reason: "本件已经告知过补正，补正只能一次性告知".to_owned(),
            basis: ARTICLE,
            next_step: "请与申请人电话沟通；仍不明确的，可以按补正后仍不明确答复",
        });
    }
    match notice_due(facts.received_on, calendar) {
        Ok(due) if facts.on > due.on => Err(Refusal {
            reason: format!("告知补正应在收到申请之日起7个工作日内，已于{}届满", chinese_date(due.on)),
            basis: ARTICLE,
            next_step: "请按现有内容办理，或者与申请人电话沟通",
        }),
        Ok(_) | Err(BeyondCalendar) => Ok(()),
    }
}

/// The day that a period to answer should not run beyond, by the guide.
///
/// # Errors
/// Beyond the year 9999.
pub fn guide_answer_by(told_on: Date, calendar: &Calendar) -> Result<Deadline, BeyondCalendar> {
    Count { from: told_on, length: GUIDE_ANSWER_PERIOD, pauses: &[] }.deadline(calendar)
}

/// Whether a period to answer set by the office is longer than the guide: something to say, not to refuse.
pub fn exceeds_guide(told_on: Date, answer_by: Date, calendar: &Calendar) -> bool {
    guide_answer_by(told_on, calendar).is_ok_and(|guide| answer_by > guide.on)
}
