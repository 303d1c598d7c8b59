//! Every entry of a stream as it holds: a mistaken one stays, and the correction says what holds instead.

use super::event::RequestEvent;
use crate::ids::ActorId;
use jiff::civil::Date;

/// The entries of a stream, oldest first; the first has version 1.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    moments: Vec<Moment>,
}

/// One entry, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The event as it was recorded.
    pub event: RequestEvent,
    /// Its legal day as it was recorded.
    pub occurred_on: Date,
    /// Who acted; known to [`replay`](super::replay) only.
    pub by: Option<ActorId>,
    /// The last correction of it.
    pub correction: Option<Correction>,
}

/// What holds instead of a mistaken entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Version of the entry that corrects.
    pub version: u64,
    /// The true legal day.
    pub occurred_on: Date,
    /// What really happened; `None` strikes the entry.
    pub replacement: Option<RequestEvent>,
}

impl Moment {
    /// What holds: event and legal day; `None` if the entry was struck or is itself a correction.
    pub fn effective(&self) -> Option<(&RequestEvent, Date)> {
        if matches!(self.event, RequestEvent::EntryCorrected { .. }) {
            return None;
        }
        match &self.correction {
            None => Some((&self.event, self.occurred_on)),
            Some(correction) => correction.replacement.as_ref().map(|event| (event, correction.occurred_on)),
        }
    }
}

impl History {
    /// Entries so far.
    pub fn version(&self) -> u64 {
        self.moments.len() as u64
    }

    /// All entries with their versions, oldest first.
    pub fn moments(&self) -> impl Iterator<Item = (u64, &Moment)> {
        (1..).zip(&self.moments)
    }

    /// The entry of a version.
    pub fn moment(&self, version: u64) -> Option<&Moment> {
        let index = usize::try_from(version.checked_sub(1)?).ok()?;
        self.moments.get(index)
    }

    /// What holds, in the order of recording: version, event, legal day, actor.
    pub fn effective(&self) -> impl Iterator<Item = (u64, &RequestEvent, Date, Option<&ActorId>)> {
        self.moments().filter_map(|(version, moment)| {
            let (event, on) = moment.effective()?;
            Some((version, event, on, moment.by.as_ref()))
        })
    }

    /// Adds an entry. A correction marks the entry it names; the last correction of an entry counts.
    pub(super) fn push(&mut self, event: RequestEvent, occurred_on: Date, by: Option<ActorId>) {
        let own = self.version() + 1;
        if let RequestEvent::EntryCorrected { version, occurred_on, replacement, .. } = &event {
            let named = version.checked_sub(1).and_then(|index| usize::try_from(index).ok());
            if let Some(moment) = named.and_then(|index| self.moments.get_mut(index)) {
                moment.correction = Some(Correction {
                    version: own,
                    occurred_on: *occurred_on,
                    replacement: replacement.as_deref().cloned(),
                });
            }
        }
        self.moments.push(Moment { event, occurred_on, by, correction: None });
    }
}
