//! `征求意见` — 条例 §32 (third party), §34 (co-makers), §33¶3 (other agencies): who is asked, for how long, and
//! what silence means. The two defaults are opposite and must never be mixed up.

use crate::calendar::Calendar;
use crate::count::{BeyondCalendar, Deadline, Pause, PauseEndsBeforeItStarts};
use crate::period::PeriodKind;
use crate::{Citation, Derived, Instrument, Step};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

const REGULATION: Instrument = Instrument::DisclosureRegulation;

/// Whom a consultation asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// `第三方` (§32).
    ThirdParty,
    /// `共同制作机关` (§34).
    CoMaker,
    /// `其他机关` (§33¶3): no period of its own.
    OtherAgency,
}

/// What it means when the asked party lets its period pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Silence {
    /// `由行政机关依照条例决定`: neither consent nor refusal.
    AgencyDecides,
    /// `视为同意公开`.
    Consents,
    /// No period runs, so that silence means nothing.
    MeansNothing,
}

impl Party {
    /// The place that provides for asking it.
    pub const fn basis(self) -> Citation {
        match self {
            Self::ThirdParty => Citation::article(REGULATION, 32),
            Self::CoMaker => Citation::article(REGULATION, 34),
            Self::OtherAgency => Citation::article(REGULATION, 33).paragraph(3),
        }
    }

    /// Its period to answer, if it has one.
    pub const fn period(self) -> Option<PeriodKind> {
        match self {
            Self::ThirdParty => Some(PeriodKind::ThirdParty),
            Self::CoMaker => Some(PeriodKind::CoMaker),
            Self::OtherAgency => None,
        }
    }

    /// What its silence means.
    pub fn silence(self) -> Derived<Silence> {
        let (value, text) = match self {
            Self::ThirdParty => (
                Silence::AgencyDecides,
                "第三方逾期未提出意见，由行政机关依照条例决定是否公开，不视为同意，也不视为不同意",
            ),
            Self::CoMaker => (Silence::Consents, "共同制作机关逾期未提出意见，视为同意公开"),
            Self::OtherAgency => {
                (Silence::MeansNothing, "条例没有为其他机关规定答复期限，未答复不产生同意或者不同意的效果")
            }
        };
        let basis = self.basis();
        Derived { value, steps: vec![Step { text: text.to_owned(), basis: Some(basis) }], basis: vec![basis] }
    }

    /// Last day to answer, from the asked party's receipt; `None` for one without a period.
    ///
    /// # Errors
    /// Beyond the year 9999.
    pub fn answer_due(self, received_on: Date, calendar: &Calendar) -> Result<Option<Deadline>, BeyondCalendar> {
        self.period().map(|period| period.deadline(received_on, calendar)).transpose()
    }
}

/// The days that a consultation takes out of the reply period: from sending to the answer, or to the asked
/// party's limit if that comes first. (That the limit ends the pause is a convention.) `None` while it is open and
/// nothing limits it: then nobody can say yet when the reply is due.
///
/// # Errors
/// If it ended before it was sent.
pub fn pause(
    sent_on: Date,
    answered_on: Option<Date>,
    limit: Option<Deadline>,
) -> Result<Option<Pause>, PauseEndsBeforeItStarts> {
    let ended_on = match (answered_on, limit) {
        (Some(answered), Some(limit)) => answered.min(limit.on),
        (Some(end), None) => end,
        (None, Some(limit)) => limit.on,
        (None, None) => return Ok(None),
    };
    Pause::try_new(sent_on, ended_on).map(Some)
}
