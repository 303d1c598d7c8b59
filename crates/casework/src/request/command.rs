//! What staff, the requester or the clock may want done to a request: one variant an act of the glossary.
//! `on` is the legal day of the act, which need not be the day it is written down.

use super::act::Act;
use super::event::{
    ConfirmationMethod, ConsultedParty, Decision, DeliveryWish, Despite, DispatchRoute, FeeMethod, Opinion,
    ReopeningCause, RequestEvent, ReviewKind,
};
use crate::ids::{ConsultationId, ContentId, PersonId, RequestNumber, UnitId};
use jiff::civil::Date;
use law::receipt::Channel;
use law::requester::RequesterKind;
use law::third_party_told::DisclosureGround;
use serde::{Deserialize, Serialize};

/// An act on a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the fields are those of the events, described there")]
pub enum Command {
    /// `登记`.
    Register {
        on: Date,
        number: RequestNumber,
        channel: Channel,
        requester: PersonId,
        requester_kind: RequesterKind,
        content: ContentId,
        delivery: DeliveryWish,
        #[serde(default)]
        oral: bool,
    },
    /// `确认收到日期`.
    ConfirmReceipt { on: Date, method: ConfirmationMethod },
    /// `分办`.
    Assign { on: Date, unit: UnitId },
    /// `告知补正`.
    AskClarification { on: Date, points: Vec<String>, answer_by: Date },
    /// `登记补正`; after `answer_by` only with the requester's justified reason.
    RecordClarification {
        on: Date,
        #[serde(default)]
        late_reason: Option<String>,
    },
    /// `要求说明理由`.
    AskReasons { on: Date, facts: String, answer_by: Date },
    /// `登记理由说明`.
    RecordReasons {
        on: Date,
        reasonable: bool,
        #[serde(default)]
        delayed_to: Option<Date>,
    },
    /// `征求意见`.
    Consult {
        on: Date,
        consultation: ConsultationId,
        party: ConsultedParty,
        matter: String,
        #[serde(default)]
        received_on: Option<Date>,
    },
    /// `登记征求意见书送达`.
    RecordConsultationDelivery { on: Date, consultation: ConsultationId },
    /// `登记意见`.
    RecordOpinion {
        on: Date,
        consultation: ConsultationId,
        opinion: Opinion,
        #[serde(default)]
        reasons: String,
    },
    /// `延期`.
    Extend { on: Date, working_days: u8, reason: String, approved_by: String },
    /// `收费通知`.
    NotifyFee {
        on: Date,
        method: FeeMethod,
        count: u32,
        yuan: u64,
        approved_by: String,
        #[serde(default)]
        received_on: Option<Date>,
    },
    /// `登记收费通知送达`.
    RecordFeeNoticeDelivery { on: Date },
    /// `登记缴费`.
    RecordPayment { on: Date, yuan: u64 },
    /// `拟定处理决定`.
    Decide { on: Date, decision: Decision },
    /// `审核`.
    Review {
        on: Date,
        kind: ReviewKind,
        passed: bool,
        #[serde(default)]
        note: String,
    },
    /// `签发`.
    Sign { on: Date, document_number: String },
    /// `书面告知第三方`.
    TellThirdParty {
        on: Date,
        consultation: ConsultationId,
        ground: DisclosureGround,
        content: String,
        reasons: String,
        route: DispatchRoute,
        #[serde(default)]
        tracking: Option<String>,
    },
    /// `发出`.
    Dispatch {
        on: Date,
        route: DispatchRoute,
        #[serde(default)]
        tracking: Option<String>,
        #[serde(default)]
        despite: Option<Despite>,
    },
    /// `登记送达`.
    RecordService { on: Date },
    /// `撤回`.
    Withdraw {
        on: Date,
        #[serde(default)]
        note: String,
    },
    /// `归档`.
    Archive { on: Date },
    /// `重新办理`.
    Reopen {
        on: Date,
        cause: ReopeningCause,
        #[serde(default)]
        reply_by: Option<Date>,
    },
    /// `更正登记`; `on` is the day of correcting, `occurred_on` the true legal day of the entry.
    CorrectEntry { on: Date, version: u64, reason: String, occurred_on: Date, replacement: Option<Box<RequestEvent>> },
    /// What the passing of time alone has brought by this day.
    FindLapses { on: Date },
}

impl Command {
    /// Which act it is.
    pub const fn act(&self) -> Act {
        match self {
            Self::Register { .. } => Act::Register,
            Self::ConfirmReceipt { .. } => Act::ConfirmReceipt,
            Self::Assign { .. } => Act::Assign,
            Self::AskClarification { .. } => Act::AskClarification,
            Self::RecordClarification { .. } => Act::RecordClarification,
            Self::AskReasons { .. } => Act::AskReasons,
            Self::RecordReasons { .. } => Act::RecordReasons,
            Self::Consult { .. } => Act::Consult,
            Self::RecordConsultationDelivery { .. } => Act::RecordConsultationDelivery,
            Self::RecordOpinion { .. } => Act::RecordOpinion,
            Self::Extend { .. } => Act::Extend,
            Self::NotifyFee { .. } => Act::NotifyFee,
            Self::RecordFeeNoticeDelivery { .. } => Act::RecordFeeNoticeDelivery,
            Self::RecordPayment { .. } => Act::RecordPayment,
            Self::Decide { .. } => Act::Decide,
            Self::Review { .. } => Act::Review,
            Self::Sign { .. } => Act::Sign,
            Self::TellThirdParty { .. } => Act::TellThirdParty,
            Self::Dispatch { .. } => Act::Dispatch,
            Self::RecordService { .. } => Act::RecordService,
            Self::Withdraw { .. } => Act::Withdraw,
            Self::Archive { .. } => Act::Archive,
            Self::Reopen { .. } => Act::Reopen,
            Self::CorrectEntry { .. } => Act::CorrectEntry,
            Self::FindLapses { .. } => Act::FindLapses,
        }
    }

    /// Its legal day.
    pub const fn on(&self) -> Date {
        match self {
            Self::Register { on, .. }
            | Self::ConfirmReceipt { on, .. }
            | Self::Assign { on, .. }
            | Self::AskClarification { on, .. }
            | Self::RecordClarification { on, .. }
            | Self::AskReasons { on, .. }
            | Self::RecordReasons { on, .. }
            | Self::Consult { on, .. }
            | Self::RecordConsultationDelivery { on, .. }
            | Self::RecordOpinion { on, .. }
            | Self::Extend { on, .. }
            | Self::NotifyFee { on, .. }
            | Self::RecordFeeNoticeDelivery { on }
            | Self::RecordPayment { on, .. }
            | Self::Decide { on, .. }
            | Self::Review { on, .. }
            | Self::Sign { on, .. }
            | Self::TellThirdParty { on, .. }
            | Self::Dispatch { on, .. }
            | Self::RecordService { on }
            | Self::Withdraw { on, .. }
            | Self::Archive { on }
            | Self::Reopen { on, .. }
            | Self::CorrectEntry { on, .. }
            | Self::FindLapses { on } => *on,
        }
    }
}
