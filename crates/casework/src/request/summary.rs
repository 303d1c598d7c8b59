//! A request in one row: what lists and counts need.

use super::clock;
use super::state::Request;
use crate::ids::{ContentId, PersonId, RequestNumber, UnitId};
use jiff::civil::Date;
use law::calendar::Calendar;
use law::outcome::Outcome;
use law::receipt::Channel;
use law::requester::RequesterKind;

/// A registered request as lists and counts need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// `登记号`.
    pub number: RequestNumber,
    /// Entries it is derived from.
    pub version: u64,
    /// [`Phase::id`](super::Phase::id).
    pub phase: &'static str,
    /// How it came in.
    pub channel: Channel,
    /// Report column.
    pub requester_kind: RequesterKind,
    /// Its requester.
    pub requester: PersonId,
    /// Its text.
    pub content: ContentId,
    /// Its handling unit.
    pub unit: Option<UnitId>,
    /// The day it came in.
    pub registered_on: Date,
    /// The first receipt.
    pub received_on: Option<Date>,
    /// Last day to reply; `None` while no reply clock runs to an end.
    pub due: Option<Date>,
    /// `due` needs a calendar year without a notice.
    pub due_is_provisional: bool,
    /// The last day of what is waited for from the requester or a consulted party.
    pub awaits_until: Option<Date>,
    /// How it ended the first time, which is the one the report counts.
    pub outcome: Option<Outcome>,
    /// The day of that end. A reopened case keeps it; whether it is open again is said by `phase`.
    pub disposed_on: Option<Date>,
}

impl Request {
    /// The row of a registered request, `None` for the empty stream.
    pub fn summary(&self, calendar: &Calendar) -> Option<Summary> {
        let registration = self.registration.as_ref()?;
        let due = clock::due(self, calendar);
        Some(Summary {
            number: registration.number.clone(),
            version: self.version(),
            phase: self.phase.id(),
            channel: registration.channel,
            requester_kind: registration.requester_kind,
            requester: registration.requester.clone(),
            content: registration.content.clone(),
            unit: self.unit.clone(),
            registered_on: registration.registered_on,
            received_on: self.clock.received_on,
            due: due.map(|due| due.on),
            due_is_provisional: due.is_some_and(|due| due.is_provisional),
            awaits_until: clock::awaits_until(self, calendar),
            outcome: self.ended.map(|ended| ended.outcome),
            disposed_on: self.ended.map(|ended| ended.on),
        })
    }
}
