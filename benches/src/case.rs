//! Batches of a synthetic case, as the acts would write them.

use anyhow::Result;
use casework::Event;
use casework::ids::{ActorId, AgencyId, ContentId, PersonId, RequestNumber, StreamId};
use casework::ledger::NewEvent;
use casework::request::{
    ConfirmationMethod, Decision, DeliveryForm, DeliveryRoute, DeliveryWish, DispatchRoute, RequestEvent, ReviewKind,
};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use law::outcome::Outcome;
use law::receipt::Channel;
use law::requester::RequesterKind;
use usecases::ports::Batch;

/// An instant after every lease that a fresh database could hold.
pub(crate) fn today() -> Result<Timestamp> {
    Ok("2026-11-24T08:00:00+08:00".parse()?)
}

/// The agency of every measurement.
pub(crate) fn agency() -> AgencyId {
    AgencyId::from("bench")
}

/// The column that the `n`th request counts in.
pub(crate) fn kind(n: u64) -> RequesterKind {
    RequesterKind::ALL[(n % 6) as usize]
}

/// How the `n`th request ends: any outcome that has a reply.
pub(crate) fn outcome(n: u64) -> Outcome {
    Outcome::ALL[(n % 21) as usize]
}

/// The events of the `n`th request of a year: registered, received, decided, reviewed, signed, dispatched, delivered.
pub(crate) fn events(n: u64, registered_on: Date) -> Vec<NewEvent> {
    let later = |days: i64| registered_on.checked_add(days.days()).unwrap_or(registered_on);
    let reply = Decision {
        outcome: outcome(n),
        withheld: Vec::new(),
        reasons: "经审查，所申请信息的处理理由如上。".to_owned(),
        statement: "告知获取的方式和途径。".to_owned(),
        evidence: vec!["检索记录".to_owned()],
        earlier: None,
        not_consulted_because: None,
    };
    [
        (0, registered(n, kind(n))),
        (0, RequestEvent::ReceiptConfirmed { received_on: registered_on, method: ConfirmationMethod::HandedIn }),
        (9, RequestEvent::OutcomeDecided(reply)),
        (10, RequestEvent::ReviewRecorded { review: ReviewKind::Secrecy, passed: true, note: String::new() }),
        (11, RequestEvent::ReplySigned { document_number: format!("示公开〔2024〕{n}号") }),
        (12, RequestEvent::ReplyDispatched { route: DispatchRoute::Post, tracking: None, despite: None }),
        (14, RequestEvent::ReplyDelivered {}),
    ]
    .into_iter()
    .map(|(days, event)| NewEvent { occurred_on: later(days), event: Event::Request(event) })
    .collect()
}

fn registered(n: u64, requester_kind: RequesterKind) -> RequestEvent {
    RequestEvent::RequestRegistered {
        number: RequestNumber(format!("2024-{n:06}")),
        channel: Channel::Counter,
        requester: PersonId(format!("p{n}")),
        requester_kind,
        content: ContentId(format!("c{n}")),
        delivery: DeliveryWish { form: DeliveryForm::Paper, route: DeliveryRoute::Post },
        oral: false,
    }
}

/// A batch of nothing but events.
pub(crate) fn batch(stream: String, expected_version: u64, events: Vec<NewEvent>) -> Batch {
    Batch {
        agency: agency(),
        stream: StreamId(stream),
        expected_version,
        actor: ActorId::from("bench"),
        recorded_at: Timestamp::UNIX_EPOCH,
        events,
        claim: None,
        people: Vec::new(),
        contents: Vec::new(),
        tracking: None,
        case: None,
        jobs: Vec::new(),
        guard: usecases::ports::GuardChange::default(),
    }
}
