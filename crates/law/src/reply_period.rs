//! `答复期限` — 条例 §33: twenty working days from receipt, and the four operations that move its end.
//!
//! | operation | trigger | effect |
//! |---|---|---|
//! | [`start`](ReplyPeriod::start) | the receipt is fixed (§31) | day zero is the day of receipt |
//! | [`restart`](ReplyPeriod::restart) | clarified request received (§30), fee paid (109号 §7) | a fresh twenty working days |
//! | [`pause`](ReplyPeriod::pause) | a third party or another agency is asked (§33¶3) | days between are not counted, overlaps once |
//! | [`extend`](ReplyPeriod::extend) | the office's head agrees, the requester is told (§33¶2) | up to twenty working days more, once |

use crate::calendar::Calendar;
use crate::count::{BeyondCalendar, Count, CountedDay, Deadline, Length, Pause, chinese_date, insert_merged};
use crate::extension::Extension;
use crate::period::{PeriodEnd, PeriodKind, push_cautions};
use crate::{Citation, Derived, Instrument, Refusal, Step};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

const ARTICLE: Citation = Citation::article(Instrument::DisclosureRegulation, 33);

/// What makes a reply period start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// `收到申请` (§31).
    Received,
    /// `收到补正` (§30).
    Clarified,
    /// `完成缴费` (109号 §7).
    FeePaid,
    /// `判决生效` (法释〔2025〕8号 §11): the court's own twenty working days.
    Judgment,
}

impl Start {
    /// The event whose day is day zero.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Received => "收到申请之日",
            Self::Clarified => "收到补正后申请之日",
            Self::FeePaid => "完成缴费之日",
            Self::Judgment => "判决生效之日",
        }
    }

    /// Where the start stands.
    pub const fn basis(self) -> Citation {
        match self {
            Self::Received => Citation::article(Instrument::DisclosureRegulation, 31),
            Self::Clarified => Citation::article(Instrument::DisclosureRegulation, 30),
            Self::FeePaid => Citation::article(Instrument::ProcessingFeeMeasures, 7),
            Self::Judgment => Citation::article(Instrument::DisclosureInterpretation2025, 11),
        }
    }

    const fn kind(self) -> PeriodKind {
        match self {
            Self::Received | Self::Clarified | Self::FeePaid => PeriodKind::Reply,
            Self::Judgment => PeriodKind::Judgment,
        }
    }
}

/// A reply period as the events have made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyPeriod {
    from: Date,
    start: Start,
    extension: Option<Extension>,
    /// In order, without overlaps.
    pauses: Vec<Pause>,
}

impl ReplyPeriod {
    /// Starts the period; the day itself is not counted.
    pub const fn start(from: Date, start: Start) -> Self {
        Self { from, start, extension: None, pauses: Vec::new() }
    }

    /// A fresh period from a new day zero. Pauses and extension of the old one end with it: the law says "counted
    /// afresh", not "the remainder". (That an extension does not carry over is a convention, the cautious one.)
    #[must_use]
    pub const fn restart(from: Date, start: Start) -> Self {
        Self::start(from, start)
    }

    /// Leaves out the working days of a consultation. Overlapping ones are left out once.
    #[must_use]
    pub fn pause(mut self, pause: Pause) -> Self {
        insert_merged(&mut self.pauses, pause);
        self
    }

    /// Adds working days, once.
    ///
    /// # Errors
    /// If it has been extended before.
    pub fn extend(self, extension: Extension) -> Result<Self, Refusal> {
        match self.extension {
            None => Ok(Self { extension: Some(extension), ..self }),
            Some(_) => Err(Refusal {
                reason: "答复期限已经延长过一次，不能再次延长".to_owned(),
                basis: ARTICLE.paragraph(2),
                next_step: "请在现有期限内答复",
            }),
        }
    }

    /// The last day to reply. Closed form; allocates nothing.
    ///
    /// # Errors
    /// Beyond the year 9999.
    pub fn deadline(&self, calendar: &Calendar) -> Result<Deadline, BeyondCalendar> {
        self.count().deadline(calendar)
    }

    /// The last day to reply, told as a clerk would tell it.
    ///
    /// # Errors
    /// Beyond the year 9999.
    pub fn explain(&self, calendar: &Calendar) -> Result<Derived<PeriodEnd>, BeyondCalendar> {
        let deadline = self.deadline(calendar)?;
        let length = self.start.kind().period().length;
        let mut steps = vec![
            Step {
                text: format!("{}：{}，当日不计", self.start.words(), chinese_date(self.from)),
                basis: Some(self.start.basis()),
            },
            Step { text: format!("应在{}内答复", length.value.words()), basis: Some(length.source) },
        ];
        if let Some(extension) = self.extension {
            let text = format!("延长{}个工作日，共{}", extension.working_days(), self.length().words());
            steps.push(Step { text, basis: Some(ARTICLE.paragraph(2)) });
        }
        steps.extend(self.pauses.iter().map(|pause| Step {
            text: format!(
                "{}发出征求意见，{}结束，其间的{}个工作日不计",
                chinese_date(pause.sent_on()),
                chinese_date(pause.ended_on()),
                calendar.working_days_between(pause.sent_on().max(self.from), pause.ended_on())
            ),
            basis: Some(ARTICLE.paragraph(3)),
        }));
        steps.push(Step { text: format!("至{}届满", chinese_date(deadline.on)), basis: None });
        push_cautions(&mut steps, deadline);
        let is_in_force = length.holds_on(self.from);
        if !is_in_force {
            let text = format!("{}尚未施行，此处仅按同样方法推算", length.source.instrument.title());
            steps.push(Step { text, basis: None });
        }
        let mut basis = vec![length.source];
        let others = steps.iter().filter_map(|step| step.basis).filter(|place| place.article > 0);
        for place in others {
            if !basis.contains(&place) {
                basis.push(place);
            }
        }
        Ok(Derived { value: PeriodEnd { deadline, is_in_force }, steps, basis })
    }

    /// `计算明细` — every day after day zero up to the last.
    ///
    /// # Errors
    /// Beyond the year 9999.
    pub fn sheet(&self, calendar: &Calendar) -> Result<Vec<CountedDay>, BeyondCalendar> {
        self.count().sheet(calendar)
    }

    /// Day zero.
    pub const fn from(&self) -> Date {
        self.from
    }

    /// What started it.
    pub const fn started_by(&self) -> Start {
        self.start
    }

    /// Pauses in order, overlapping ones merged.
    pub fn pauses(&self) -> &[Pause] {
        &self.pauses
    }

    /// Its extension.
    pub const fn extension(&self) -> Option<Extension> {
        self.extension
    }

    fn length(&self) -> Length {
        let extra = self.extension.map_or(0, |extension| u16::from(extension.working_days()));
        match self.start.kind().period().length.value {
            Length::WorkingDays(n) => Length::WorkingDays(n + extra),
            other @ (Length::CalendarDays(_) | Length::Months(_)) => other,
        }
    }

    fn count(&self) -> Count<'_> {
        Count { from: self.from, length: self.length(), pauses: &self.pauses }
    }
}

#[cfg(test)]
mod tests;
