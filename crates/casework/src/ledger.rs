//! The ledger's entry: what happened, on which legal day, recorded when, by whom, chained to the one before.

use crate::guard::GuardEvent;
use crate::ids::{ActorId, AgencyId, StreamId};
use crate::report::{CalendarEvent, FigureEvent, ReportEvent, SettingsEvent};
use crate::request::RequestEvent;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// Anything that can stand in the ledger. `area` and `type` are the words on disk; they are never renamed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "area", rename_all = "kebab-case")]
pub enum Event {
    /// `依申请公开` — an event of one request.
    Request(RequestEvent),
    /// A figure of the annual report whose register does not exist yet.
    Figure(FigureEvent),
    /// `年度报告` — narrative, finality, publication.
    Report(ReportEvent),
    /// `节假日安排` — a year's notice was loaded.
    Calendar(CalendarEvent),
    /// The agency's own particulars and the choices that the law leaves to it.
    Settings(SettingsEvent),
    /// `安全审查与巡查` — the stock of published documents and the findings about it.
    Guard(GuardEvent),
}

impl Event {
    /// Whether the annual report counts from events of this area.
    pub fn is_read_by_report(&self) -> bool {
        match self {
            Self::Request(_) | Self::Figure(_) => true,
            Self::Report(_) | Self::Calendar(_) | Self::Settings(_) | Self::Guard(_) => false,
        }
    }
}

/// An event about to be appended, with its legal day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// The day on which it happened in law; the report reads this one.
    pub occurred_on: Date,
    /// What happened.
    pub event: Event,
}

/// An entry as it stands in the ledger. Nothing in it ever changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The agency whose chain this is.
    pub agency: AgencyId,
    /// Place in the agency's ledger, from 1, without gaps.
    pub sequence: u64,
    /// The case or other stream.
    pub stream: StreamId,
    /// Place in the stream, from 1, without gaps.
    pub version: u64,
    /// Legal day; the report reads this one.
    pub occurred_on: Date,
    /// When it was written down; the audit reads this one.
    pub recorded_at: Timestamp,
    /// Who acted.
    pub actor: ActorId,
    /// What happened.
    pub event: Event,
    /// Hash of the entry before, lower-case hex; 64 zeros for the first.
    pub previous_hash: String,
    /// Hash of this entry, lower-case hex.
    pub hash: String,
}
