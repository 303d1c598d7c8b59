//! Invented requests. Nobody here exists.

use casework::Event;
use casework::ids::{ActorId, AgencyId, ContentId, PersonId, RequestNumber, StreamId};
use casework::ledger::NewEvent;
use casework::report::FigureEvent;
use casework::request::RequestEvent;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use law::receipt::Channel;
use law::requester::RequesterKind;
use usecases::ports::{Batch, CaseRow, GuardChange, Person, RequestContent};

/// 2024-03-01 10:00 in Shanghai, to the microsecond: the store keeps milliseconds.
pub(crate) const NOW: Timestamp = Timestamp::constant(1_709_258_400, 123_456_000);

pub(crate) fn agency() -> AgencyId {
    AgencyId::from("test")
}

pub(crate) fn stream(n: u64) -> StreamId {
    StreamId(format!("request/2024-{n:04}"))
}

pub(crate) fn number(n: u64) -> RequestNumber {
    RequestNumber(format!("2024-{n:04}"))
}

/// A batch of one event and nothing else.
pub(crate) fn batch(stream: StreamId, expected_version: u64, event: Event) -> Batch {
    Batch {
        agency: agency(),
        stream,
        expected_version,
        actor: ActorId::from("clerk"),
        recorded_at: NOW,
        events: vec![NewEvent { occurred_on: date(2024, 3, 1), event }],
        claim: None,
        people: Vec::new(),
        contents: Vec::new(),
        tracking: None,
        case: None,
        jobs: Vec::new(),
        guard: GuardChange::default(),
    }
}

pub(crate) fn archived() -> Event {
    Event::Request(RequestEvent::RequestArchived {})
}

pub(crate) fn withdrawn(note: &str) -> Event {
    Event::Request(RequestEvent::RequestWithdrawn { note: note.to_owned() })
}

pub(crate) fn figure(cell: &str, value: &str) -> Event {
    Event::Figure(FigureEvent::FigureRecorded {
        year: 2024,
        cell: cell.to_owned(),
        value: value.to_owned(),
        source: "规范性文件备案登记簿".to_owned(),
    })
}

pub(crate) fn person(n: u64) -> Person {
    Person {
        id: PersonId(format!("person-{n}")),
        kind: RequesterKind::NaturalPerson,
        name: "赵测试".to_owned(),
        id_type: "resident_id".to_owned(),
        id_number: "11010119000101001X".to_owned(),
        phone: "010-00000000".to_owned(),
        email: String::new(),
        address: String::new(),
    }
}

pub(crate) fn content(n: u64) -> RequestContent {
    RequestContent {
        id: ContentId(format!("content-{n}")),
        title: "2023年度科技专项资金分配结果".to_owned(),
        document_number: String::new(),
        description: "希望获取分配到各区的数额。".to_owned(),
    }
}

/// An open case received on a day.
pub(crate) fn case(n: u64, received_on: Option<Date>) -> CaseRow {
    CaseRow {
        stream: stream(n),
        number: number(n),
        version: 1,
        phase: "received".to_owned(),
        channel: Channel::Online,
        requester_kind: RequesterKind::NaturalPerson,
        requester: PersonId(format!("person-{n}")),
        content: ContentId(format!("content-{n}")),
        unit: None,
        registered_on: received_on.unwrap_or(date(2024, 1, 2)),
        received_on,
        due: None,
        due_is_provisional: false,
        calendar_version: 1,
        awaits_until: None,
        outcome: None,
        disposed_on: None,
    }
}
