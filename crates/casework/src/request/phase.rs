//! `办理阶段` — where a request stands. The clock and the reviews are not phases.

use jiff::civil::Date;

/// `办理阶段` — a variant carries what only it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Phase {
    /// Nothing is recorded yet.
    #[default]
    Unregistered,
    /// `待确认收到日期` (§31).
    AwaitingConfirmation,
    /// `办理中`.
    Processing,
    /// `待补正` (§30).
    AwaitingClarification {
        /// The day the letter asked.
        asked_on: Date,
        /// Last day to answer.
        answer_by: Date,
    },
    /// `待说明理由` (§35).
    AwaitingReasons {
        /// The day the letter asked.
        asked_on: Date,
        /// Last day to answer.
        answer_by: Date,
    },
    /// `待缴费` (109号 §6).
    AwaitingPayment {
        /// The day of the fee notice.
        notified_on: Date,
        /// The day the requester received it; the 20 working days count from there.
        delivered_on: Option<Date>,
    },
    /// `审核中` — an outcome is drafted.
    Decided,
    /// `已签发`.
    Signed,
    /// `已发出`.
    Dispatched,
    /// `已送达`.
    Delivered,
    /// `已终止` — ended without a reply: lapse or withdrawal.
    Closed,
    /// `已归档` (§45).
    Archived,
}

impl Phase {
    /// The ids of all phases, in the order of a case's life.
    pub const IDS: [&'static str; 12] = [
        "unregistered",
        "awaiting-confirmation",
        "processing",
        "awaiting-clarification",
        "awaiting-reasons",
        "awaiting-payment",
        "decided",
        "signed",
        "dispatched",
        "delivered",
        "closed",
        "archived",
    ];

    /// The word on the wire and in views.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Unregistered => "unregistered",
            Self::AwaitingConfirmation => "awaiting-confirmation",
            Self::Processing => "processing",
            Self::AwaitingClarification { .. } => "awaiting-clarification",
            Self::AwaitingReasons { .. } => "awaiting-reasons",
            Self::AwaitingPayment { .. } => "awaiting-payment",
            Self::Decided => "decided",
            Self::Signed => "signed",
            Self::Dispatched => "dispatched",
            Self::Delivered => "delivered",
            Self::Closed => "closed",
            Self::Archived => "archived",
        }
    }

    /// The word a clerk reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unregistered => "未登记",
            Self::AwaitingConfirmation => "待确认收到日期",
            Self::Processing => "办理中",
            Self::AwaitingClarification { .. } => "待补正",
            Self::AwaitingReasons { .. } => "待说明理由",
            Self::AwaitingPayment { .. } => "待缴费",
            Self::Decided => "审核中",
            Self::Signed => "已签发，待发出",
            Self::Dispatched => "已发出，待送达",
            Self::Delivered => "已送达",
            Self::Closed => "已终止",
            Self::Archived => "已归档",
        }
    }

    /// The label of an id, for lists that hold ids only.
    pub fn label_of(id: &str) -> Option<&'static str> {
        let day = Date::ZERO;
        [
            Self::Unregistered,
            Self::AwaitingConfirmation,
            Self::Processing,
            Self::AwaitingClarification { asked_on: day, answer_by: day },
            Self::AwaitingReasons { asked_on: day, answer_by: day },
            Self::AwaitingPayment { notified_on: day, delivered_on: None },
            Self::Decided,
            Self::Signed,
            Self::Dispatched,
            Self::Delivered,
            Self::Closed,
            Self::Archived,
        ]
        .into_iter()
        .find(|phase| phase.id() == id)
        .map(Self::label)
    }

    /// Whether the office still owes the requester a reply (or a close) in this round.
    pub const fn is_unanswered(self) -> bool {
        match self {
            Self::AwaitingConfirmation
            | Self::Processing
            | Self::AwaitingClarification { .. }
            | Self::AwaitingReasons { .. }
            | Self::AwaitingPayment { .. }
            | Self::Decided
            | Self::Signed => true,
            Self::Unregistered | Self::Dispatched | Self::Delivered | Self::Closed | Self::Archived => false,
        }
    }

    /// Whether anything is left to do: registered and not yet archived.
    pub const fn is_open(self) -> bool {
        match self {
            Self::Unregistered | Self::Archived => false,
            Self::AwaitingConfirmation
            | Self::Processing
            | Self::AwaitingClarification { .. }
            | Self::AwaitingReasons { .. }
            | Self::AwaitingPayment { .. }
            | Self::Decided
            | Self::Signed
            | Self::Dispatched
            | Self::Delivered
            | Self::Closed => true,
        }
    }
}
