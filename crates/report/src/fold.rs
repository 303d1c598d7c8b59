//! From the ledger to the tables: one pass over borrowed entries, a small record a case.
//!
//! Of a case only the marks that a report can count are kept, each with its version, so that a later correction finds
//! the one it names. Everything else passes through. [`reads`] tells a store which event types it need not decode.

use crate::figure::Figure;
use crate::ledgered::Ledgered;
use casework::Entry;
use casework::ids::{RequestNumber, StreamId};
use casework::ledger::Event;
use casework::report::FigureEvent;
use casework::request::RequestEvent;
use jiff::civil::Date;
use law::outcome::Outcome;
use law::requester::RequesterKind;
use std::collections::{BTreeMap, HashMap};

/// The fold, while it runs.
#[derive(Debug, Clone, Default)]
pub struct Fold {
    cases: HashMap<StreamId, CaseMarks>,
    figures: BTreeMap<(i16, String), Vec<RecordedFigure>>,
}

/// What of one case a report can count, in the order of versions.
#[derive(Debug, Clone, Default)]
pub(crate) struct CaseMarks {
    pub(crate) number: Option<RequestNumber>,
    pub(crate) marks: Vec<(u32, Mark)>,
    /// Versions that are themselves corrections.
    corrections: Vec<u32>,
}

/// One thing that a report can count. Small, since there are several a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// The column.
    Registered(RequesterKind),
    /// The receipt, first or corrected.
    Received(Date),
    /// A draft outcome.
    Decided(Outcome),
    /// The draft left.
    Dispatched(Date),
    /// It ended without a reply.
    Closed(Outcome, Date),
    /// A fee was noticed, in yuan.
    FeeNotified(Date, u64),
    /// A fee was paid, in yuan.
    FeePaid(Date, u64),
}

/// A figure as somebody recorded it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedFigure {
    /// The value.
    pub value: Figure,
    /// Where it is from.
    pub source: String,
    /// The day it was taken.
    pub recorded_on: Date,
}

/// Whether the fold reads events of an area and type, as they are named on disk. The rest need not be decoded.
pub fn reads(area: &str, event_type: &str) -> bool {
    match area {
        "request" => matches!(
            event_type,
            "request-registered"
                | "receipt-confirmed"
                | "outcome-decided"
                | "reply-dispatched"
                | "clarification-lapsed"
                | "fee-lapsed"
                | "request-withdrawn"
                | "fee-notified"
                | "fee-paid"
                | "entry-corrected"
        ),
        "figure" => true,
        _ => false,
    }
}

impl Fold {
    /// Nothing read yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads one entry. Entries of one stream come in the order of their versions; streams may interleave.
    pub fn add(&mut self, entry: &Entry) {
        self.add_event(&entry.stream, entry.version, entry.occurred_on, &entry.event);
    }

    /// Reads one event without the rest of its entry.
    pub fn add_event(&mut self, stream: &StreamId, version: u64, occurred_on: Date, event: &Event) {
        match event {
            Event::Request(event) => self.add_request(stream, version as u32, occurred_on, event),
            Event::Figure(FigureEvent::FigureRecorded { year, cell, value, source }) => {
                self.add_figure(*year, cell, value, source, occurred_on);
            }
            Event::Report(_) | Event::Calendar(_) | Event::Settings(_) | Event::Guard(_) => {}
        }
    }

    /// Everything that was read, ready to be counted.
    pub fn finish(self) -> Ledgered {
        Ledgered::new(self.cases, self.figures)
    }

    fn add_request(&mut self, stream: &StreamId, version: u32, on: Date, event: &RequestEvent) {
        if let RequestEvent::EntryCorrected { version: named, occurred_on, replacement, .. } = event {
            let Some(case) = self.cases.get_mut(stream) else { return };
            let holds = replacement.as_deref().and_then(|event| Mark::of(event, *occurred_on));
            return case.correct(version, *named as u32, holds);
        }
        let Some(mark) = Mark::of(event, on) else { return };
        let case = match self.cases.get_mut(stream) {
            Some(case) => case,
            None => self.cases.entry(stream.clone()).or_default(),
        };
        if let RequestEvent::RequestRegistered { number, .. } = event {
            case.number = Some(number.clone());
        }
        case.marks.push((version, mark));
    }

    /// A cell or value that is none is passed over: the act that records figures refuses it beforehand.
    fn add_figure(&mut self, year: i16, cell: &str, value: &str, source: &str, recorded_on: Date) {
        let (Ok(cell), Ok(value)) = (cell.parse::<crate::CellId>(), value.parse::<Figure>()) else { return };
        let record = RecordedFigure { value, source: source.to_owned(), recorded_on };
        self.figures.entry((year, cell.to_string())).or_default().push(record);
    }
}

impl<'a> Extend<&'a Entry> for Fold {
    fn extend<T: IntoIterator<Item = &'a Entry>>(&mut self, entries: T) {
        for entry in entries {
            self.add(entry);
        }
    }
}

impl<'a> FromIterator<&'a Entry> for Fold {
    fn from_iter<T: IntoIterator<Item = &'a Entry>>(entries: T) -> Self {
        let mut fold = Self::new();
        fold.extend(entries);
        fold
    }
}

impl Mark {
    fn of(event: &RequestEvent, on: Date) -> Option<Self> {
        match event {
            RequestEvent::RequestRegistered { requester_kind, .. } => Some(Self::Registered(*requester_kind)),
            RequestEvent::ReceiptConfirmed { received_on, .. } => Some(Self::Received(*received_on)),
            RequestEvent::OutcomeDecided(decision) => Some(Self::Decided(decision.outcome)),
            RequestEvent::ReplyDispatched { .. } => Some(Self::Dispatched(on)),
            RequestEvent::ClarificationLapsed {} => Some(Self::Closed(Outcome::ClarificationLapsed, on)),
            RequestEvent::FeeLapsed {} => Some(Self::Closed(Outcome::FeeUnpaid, on)),
            RequestEvent::RequestWithdrawn { .. } => Some(Self::Closed(Outcome::Withdrawn, on)),
            RequestEvent::FeeNotified { yuan, .. } => Some(Self::FeeNotified(on, *yuan)),
            RequestEvent::FeePaid { yuan } => Some(Self::FeePaid(on, *yuan)),
            RequestEvent::UnitAssigned { .. }
            | RequestEvent::ClarificationAsked { .. }
            | RequestEvent::ClarificationReceived { .. }
            | RequestEvent::ReasonsAsked { .. }
            | RequestEvent::ReasonsReceived { .. }
            | RequestEvent::ConsultationStarted { .. }
            | RequestEvent::ConsultationDelivered { .. }
            | RequestEvent::OpinionReceived { .. }
            | RequestEvent::ConsultationLapsed { .. }
            | RequestEvent::ReplyPeriodExtended { .. }
            | RequestEvent::FeeNoticeDelivered {}
            | RequestEvent::ReviewRecorded { .. }
            | RequestEvent::ReplySigned { .. }
            | RequestEvent::ThirdPartyTold { .. }
            | RequestEvent::ReplyDelivered {}
            | RequestEvent::RequestArchived {}
            | RequestEvent::RequestReopened { .. }
            | RequestEvent::EntryCorrected { .. } => None,
        }
    }
}

impl CaseMarks {
    /// Puts what holds in the place of a mistaken entry, which may have had no mark, or have none now. What names a
    /// later entry or another correction corrects nothing.
    fn correct(&mut self, own: u32, version: u32, holds: Option<Mark>) {
        self.corrections.push(own);
        if version >= own || self.corrections.contains(&version) {
            return;
        }
        let place = self.marks.partition_point(|(at, _)| *at < version);
        let is_marked = self.marks.get(place).is_some_and(|(at, _)| *at == version);
        match (is_marked, holds) {
            (true, Some(mark)) => self.marks[place].1 = mark,
            (true, None) => {
                self.marks.remove(place);
            }
            (false, Some(mark)) => self.marks.insert(place, (version, mark)),
            (false, None) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_store_may_leave_undecoded_exactly_what_makes_no_mark() {
        for line in include_str!("../../casework/tests/disk/events-v1.jsonl").lines() {
            let Ok(event) = serde_json::from_str::<Event>(line) else { panic!("{line}") };
            let Event::Request(event) = event else { continue };
            let is_marked = Mark::of(&event, Date::ZERO).is_some();
            let is_correction = matches!(event, RequestEvent::EntryCorrected { .. });
            assert_eq!(reads("request", event.id()), is_marked || is_correction, "{}", event.id());
        }
    }
}
