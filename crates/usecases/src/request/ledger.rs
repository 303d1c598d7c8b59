//! A case's stream: its name, and the view's row that its state leaves.

use crate::ports::CaseRow;
use casework::ids::{RequestNumber, StreamId};
use casework::request::Request;
use law::Calendar;

/// Streams of cases start with this.
pub(crate) const PREFIX: &str = "request/";

/// The stream of a case.
pub(crate) fn stream_of(number: &RequestNumber) -> StreamId {
    StreamId(format!("{PREFIX}{number}"))
}

/// The row that lists and counts read; `None` for the empty stream.
pub(crate) fn row_of(request: &Request, calendar: &Calendar) -> Option<CaseRow> {
    let summary = request.summary(calendar)?;
    Some(CaseRow {
        stream: stream_of(&summary.number),
        number: summary.number,
        version: summary.version,
        phase: summary.phase.to_owned(),
        channel: summary.channel,
        requester_kind: summary.requester_kind,
        requester: summary.requester,
        content: summary.content,
        unit: summary.unit,
        registered_on: summary.registered_on,
        received_on: summary.received_on,
        due: summary.due,
        due_is_provisional: summary.due_is_provisional,
        calendar_version: calendar.version(),
        awaits_until: summary.awaits_until,
        outcome: summary.outcome,
        disposed_on: summary.disposed_on,
    })
}
