//! Reading a stream back.

use super::event::RequestEvent;
use super::evolve::record;
use super::state::Request;
use crate::ledger::{Entry, Event};

/// The state that a stream's entries leave, corrections applied. Entries of other areas do not occur in a request's
/// stream and are passed over.
pub fn replay<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Request {
    entries.into_iter().fold(Request::default(), |request, entry| match request_event(entry) {
        Some(event) => record(request, event, entry.occurred_on, Some(&entry.actor)),
        None => request,
    })
}

fn request_event(entry: &Entry) -> Option<&RequestEvent> {
    match &entry.event {
        Event::Request(event) => Some(event),
        Event::Figure(_) | Event::Report(_) | Event::Calendar(_) | Event::Settings(_) | Event::Guard(_) => None,
    }
}
