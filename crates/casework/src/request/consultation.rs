//! `征求意见` — one consultation as its events leave it (§32–34). Several can run at once.

use super::event::{ConsultedParty, Opinion};
use crate::ids::ConsultationId;
use jiff::civil::Date;
use law::consultation::{Party, Silence};
use law::third_party_told::Stance;

/// `征求意见` of one party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consultation {
    /// Its id.
    pub id: ConsultationId,
    /// Whom it asks.
    pub party: ConsultedParty,
    /// What about.
    pub matter: String,
    /// The day of sending; the pause begins after it.
    pub sent_on: Date,
    /// The day the party received the letter.
    pub delivered_on: Option<Date>,
    /// How the waiting ended; `None` while it lasts.
    pub end: Option<ConsultationEnd>,
    /// What the party said, even if it came after the lapse.
    pub opinion: Option<Opinion>,
    /// Its reasons.
    pub reasons: String,
}

/// How the waiting ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsultationEnd {
    /// The opinion arrived on this day.
    Answered(Date),
    /// The party's 15 working days ran out on this day.
    Lapsed(Date),
}

impl ConsultationEnd {
    /// The last day of the pause.
    pub const fn on(self) -> Date {
        match self {
            Self::Answered(day) | Self::Lapsed(day) => day,
        }
    }
}

impl ConsultedParty {
    /// What the law calls the party.
    pub const fn in_law(&self) -> Party {
        match self {
            Self::ThirdParty { .. } => Party::ThirdParty,
            Self::CoMaker { .. } => Party::CoMaker,
            Self::OtherAgency { .. } => Party::OtherAgency,
        }
    }
}

impl Consultation {
    /// Whether the law sets the party a period, so that silence has a last day (§32, §34).
    pub const fn has_period(&self) -> bool {
        self.party.in_law().period().is_some()
    }

    /// Whether it asks a third party.
    pub const fn asks_third_party(&self) -> bool {
        matches!(self.party, ConsultedParty::ThirdParty { .. })
    }

    /// Whether the party consents to full disclosure: by its word, or by a silence that the law takes for consent.
    pub fn consents(&self) -> bool {
        match (self.opinion, self.end) {
            (Some(opinion), _) => opinion == Opinion::Agrees,
            (None, Some(ConsultationEnd::Lapsed(_))) => self.party.in_law().silence().value == Silence::Consents,
            (None, Some(ConsultationEnd::Answered(_)) | None) => false,
        }
    }

    /// How an asked third party stands to disclosure.
    pub fn stance(&self) -> Stance {
        match (self.opinion, self.end) {
            (Some(Opinion::Agrees), _) => Stance::Consents,
            (Some(Opinion::Objects | Opinion::AgreesInPart), _) => Stance::Objects,
            (None, Some(_)) => Stance::Silent,
            (None, None) => Stance::Asked,
        }
    }

    /// Whether the party objects to disclosing all or part.
    pub const fn objects(&self) -> bool {
        match self.opinion {
            Some(Opinion::Objects | Opinion::AgreesInPart) => true,
            Some(Opinion::Agrees) | None => false,
        }
    }
}
