//! What is true of a request: phase, clock and reviews apart, and what they refer to.

use super::consultation::Consultation;
use super::event::{DeliveryWish, FeeMethod, ReopeningCause};
use super::history::History;
use super::phase::Phase;
use super::reply::{Reply, Reviews};
use crate::ids::{ContentId, PersonId, RequestNumber, UnitId};
use jiff::civil::Date;
use law::outcome::Outcome;
use law::receipt::Channel;
use law::requester::RequesterKind;

/// `申请` — a request as its events leave it. `Request::default()` is the empty stream.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Request {
    /// Where it stands.
    pub phase: Phase,
    /// What the reply period rests on. No due date is stored: see [`clock`](super::clock).
    pub clock: Clock,
    /// Opinions on the current draft.
    pub reviews: Reviews,
    /// What registration wrote down; `None` only for the empty stream.
    pub registration: Option<Registration>,
    /// `承办处室`.
    pub unit: Option<UnitId>,
    /// The one clarification (§30).
    pub clarification: Option<Clarification>,
    /// The reasons asked for (§35).
    pub reasons: Option<Reasons>,
    /// All consultations, in the order of sending.
    pub consultations: Vec<Consultation>,
    /// The fee notice (109号 §6).
    pub fee: Option<Fee>,
    /// The reply of this round: draft, signature, dispatch, delivery.
    pub reply: Option<Reply>,
    /// How and when it ended the first time. The annual report counts this one; a new reply after a remedy does not
    /// change it (convention, law.md §2.4).
    pub ended: Option<Ending>,
    /// What ordered new replies, oldest first.
    pub reopenings: Vec<Reopening>,
    /// Replies of earlier rounds, oldest first.
    pub earlier_replies: Vec<Reply>,
    /// Every entry, corrections applied and marked.
    pub history: History,
}

/// What registration wrote down (§29, §45).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// `登记号`.
    pub number: RequestNumber,
    /// The day it came in; the period does not start here.
    pub registered_on: Date,
    /// How it came in.
    pub channel: Channel,
    /// Who asks.
    pub requester: PersonId,
    /// Column of the report.
    pub requester_kind: RequesterKind,
    /// What is asked.
    pub content: ContentId,
    /// How the requester wants it.
    pub delivery: DeliveryWish,
    /// Spoken, written down by the office.
    pub oral: bool,
}

/// `期限` — the facts that `law` counts with, and nothing that it counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clock {
    /// `收到申请之日` (§31), the first receipt; a restart does not move it.
    pub received_on: Option<Date>,
    /// Day zeros of the reply period, oldest first; the last one counts.
    pub starts: Vec<Start>,
    /// The one extension (§33¶2).
    pub extension: Option<Extension>,
    /// `延迟答复的合理期限` (§35), a day told to the requester.
    pub delayed_to: Option<Date>,
}

/// A day zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// The day; counting begins on the next.
    pub on: Date,
    /// Why here.
    pub cause: StartCause,
}

/// What starts or restarts the reply period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartCause {
    /// The receipt was fixed (§31).
    Received,
    /// The clarified request came in (§30).
    Clarified,
    /// The fee was paid (109号 §7).
    Paid,
    /// A new reply was ordered, by a day if the order sets one.
    Reopened(ReopeningCause, Option<Date>),
}

/// `延期` (§33¶2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// The day it was agreed and told.
    pub agreed_on: Date,
    /// 1–20.
    pub working_days: u8,
    /// Why.
    pub reason: String,
    /// Who agreed.
    pub approved_by: String,
}

/// `补正` (§30).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clarification {
    /// The day it was asked.
    pub asked_on: Date,
    /// What was asked.
    pub points: Vec<String>,
    /// Last day to answer.
    pub answer_by: Date,
    /// The day the clarified request came in.
    pub received_on: Option<Date>,
}

/// `说明理由` (§35).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reasons {
    /// The day they were asked for.
    pub asked_on: Date,
    /// Last day to answer.
    pub answer_by: Date,
    /// The day they came in and whether the office finds them reasonable.
    pub answered: Option<(Date, bool)>,
}

/// `信息处理费` (109号).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fee {
    /// The day of the notice.
    pub notified_on: Date,
    /// By items or by pages.
    pub method: FeeMethod,
    /// How many.
    pub count: u32,
    /// The amount in yuan.
    pub yuan: u64,
    /// Who approved it.
    pub approved_by: String,
    /// The day the requester received the notice.
    pub delivered_on: Option<Date>,
    /// The day it was paid in full.
    pub paid_on: Option<Date>,
}

/// How a request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    /// `办理结果`.
    pub outcome: Outcome,
    /// Day of dispatch, lapse or withdrawal.
    pub on: Date,
}

/// `重新办理`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reopening {
    /// What orders it.
    pub cause: ReopeningCause,
    /// Day zero: the judgment takes effect, the decision arrives, the office resolves.
    pub on: Date,
    /// The last day that the order itself sets.
    pub reply_by: Option<Date>,
}

impl Request {
    /// The number, if registered.
    pub fn number(&self) -> Option<&RequestNumber> {
        self.registration.as_ref().map(|r| &r.number)
    }

    /// `收到申请之日` of the first receipt.
    pub fn received_on(&self) -> Option<Date> {
        self.clock.received_on
    }

    /// Entries in the stream.
    pub fn version(&self) -> u64 {
        self.history.version()
    }

    /// Whether the reply of this round has left.
    pub fn reply_is_sent(&self) -> bool {
        self.reply.as_ref().is_some_and(|reply| reply.dispatch.is_some())
    }

    /// Whether a new reply was ordered after the first end.
    pub fn is_reopened(&self) -> bool {
        !self.reopenings.is_empty()
    }

    /// Consultations that wait for an answer.
    pub fn open_consultations(&self) -> impl Iterator<Item = &Consultation> {
        self.consultations.iter().filter(|c| c.end.is_none())
    }
}

impl Clock {
    /// The day zero that counts now.
    pub fn start(&self) -> Option<Start> {
        self.starts.last().copied()
    }

    /// The extension, if it was agreed in the period that runs now. A restart gives the full period and leaves an
    /// earlier extension behind (convention: §30 and 109号 §7 say only that the period is counted afresh).
    pub fn extension_in_force(&self) -> Option<&Extension> {
        let start = self.start()?;
        self.extension.as_ref().filter(|e| e.agreed_on >= start.on)
    }
}
