//! Entries as the ledger holds them.

use casework::Entry;
use casework::ids::{AgencyId, StreamId};
use casework::ledger::Event;
use casework::report::FigureEvent;
use casework::request::{
    ConfirmationMethod, Decision, DeliveryForm, DeliveryRoute, DeliveryWish, DispatchRoute, RequestEvent,
};
use jiff::Timestamp;
use jiff::civil::Date;
use law::outcome::Outcome;
use law::receipt::Channel;
use law::requester::RequesterKind;
use report::Fold;
use report::ledgered::Ledgered;

pub(crate) fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

pub(crate) fn entry(stream: &str, version: u64, occurred_on: Date, event: Event) -> Entry {
    Entry {
        agency: AgencyId::from("agency"),
        sequence: version,
        stream: StreamId::from(stream),
        version,
        occurred_on,
        recorded_at: Timestamp::UNIX_EPOCH,
        actor: "clerk".into(),
        event,
        previous_hash: String::new(),
        hash: String::new(),
    }
}

/// A stream of a request; its number is the stream's name.
pub(crate) fn stream(name: &str, events: Vec<(Date, RequestEvent)>) -> Vec<Entry> {
    (1..).zip(events).map(|(version, (on, event))| entry(name, version, on, Event::Request(event))).collect()
}

pub(crate) fn fold(entries: &[Entry]) -> Ledgered {
    entries.iter().collect::<Fold>().finish()
}

pub(crate) fn registered(number: &str, kind: RequesterKind) -> RequestEvent {
    RequestEvent::RequestRegistered {
        number: number.into(),
        channel: Channel::Online,
        requester: "person".into(),
        requester_kind: kind,
        content: "content".into(),
        delivery: DeliveryWish { form: DeliveryForm::Electronic, route: DeliveryRoute::Online },
        oral: false,
    }
}

pub(crate) fn received(on: Date) -> RequestEvent {
    RequestEvent::ReceiptConfirmed { received_on: on, method: ConfirmationMethod::Site }
}

pub(crate) fn decided(outcome: Outcome) -> RequestEvent {
    RequestEvent::OutcomeDecided(Decision::of(outcome))
}

pub(crate) fn dispatched() -> RequestEvent {
    RequestEvent::ReplyDispatched { route: DispatchRoute::Post, tracking: None, despite: None }
}

pub(crate) fn corrected(version: u64, occurred_on: Date, replacement: Option<RequestEvent>) -> RequestEvent {
    RequestEvent::EntryCorrected {
        version,
        reason: "登记有误".into(),
        occurred_on,
        replacement: replacement.map(Box::new),
    }
}

pub(crate) fn figure(year: i16, cell: &str, value: &str, on: &str) -> Entry {
    let event = FigureEvent::FigureRecorded { year, cell: cell.into(), value: value.into(), source: "台账".into() };
    entry(&format!("figure/{year}"), 1, day(on), Event::Figure(event))
}
