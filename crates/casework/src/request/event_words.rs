//! What each event is called: the word on disk and the words a clerk reads.

use super::act::Act;
use super::event::RequestEvent;
use jiff::civil::Date;

impl RequestEvent {
    /// The `type` on disk and in exports.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::RequestRegistered { .. } => "request-registered",
            Self::ReceiptConfirmed { .. } => "receipt-confirmed",
            Self::UnitAssigned { .. } => "unit-assigned",
            Self::ClarificationAsked { .. } => "clarification-asked",
            Self::ClarificationReceived { .. } => "clarification-received",
            Self::ClarificationLapsed {} => "clarification-lapsed",
            Self::ReasonsAsked { .. } => "reasons-asked",
            Self::ReasonsReceived { .. } => "reasons-received",
            Self::ConsultationStarted { .. } => "consultation-started",
            Self::ConsultationDelivered { .. } => "consultation-delivered",
            Self::OpinionReceived { .. } => "opinion-received",
            Self::ConsultationLapsed { .. } => "consultation-lapsed",
            Self::ReplyPeriodExtended { .. } => "reply-period-extended",
            Self::FeeNotified { .. } => "fee-notified",
            Self::FeeNoticeDelivered {} => "fee-notice-delivered",
            Self::FeePaid { .. } => "fee-paid",
            Self::FeeLapsed {} => "fee-lapsed",
            Self::OutcomeDecided(_) => "outcome-decided",
            Self::ReviewRecorded { .. } => "review-recorded",
            Self::ReplySigned { .. } => "reply-signed",
            Self::ThirdPartyTold { .. } => "third-party-told",
            Self::ReplyDispatched { .. } => "reply-dispatched",
            Self::ReplyDelivered {} => "reply-delivered",
            Self::RequestWithdrawn { .. } => "request-withdrawn",
            Self::RequestArchived {} => "request-archived",
            Self::RequestReopened { .. } => "request-reopened",
            Self::EntryCorrected { .. } => "entry-corrected",
        }
    }

    /// The words in a timeline.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::RequestRegistered { .. } => "登记申请",
            Self::ReceiptConfirmed { .. } => "确定收到日期",
            Self::UnitAssigned { .. } => "分办",
            Self::ClarificationAsked { .. } => "告知补正",
            Self::ClarificationReceived { .. } => "收到补正",
            Self::ClarificationLapsed {} => "逾期不补正，终止办理",
            Self::ReasonsAsked { .. } => "要求说明理由",
            Self::ReasonsReceived { .. } => "收到理由说明",
            Self::ConsultationStarted { .. } => "发出征求意见书",
            Self::ConsultationDelivered { .. } => "征求意见书送达",
            Self::OpinionReceived { .. } => "收到意见",
            Self::ConsultationLapsed { .. } => "逾期未提出意见",
            Self::ReplyPeriodExtended { .. } => "延长答复期限",
            Self::FeeNotified { .. } => "发出收费通知",
            Self::FeeNoticeDelivered {} => "收费通知送达",
            Self::FeePaid { .. } => "缴费完成",
            Self::FeeLapsed {} => "逾期不缴费，终止办理",
            Self::OutcomeDecided(_) => "拟定处理决定",
            Self::ReviewRecorded { .. } => "审核",
            Self::ReplySigned { .. } => "签发",
            Self::ThirdPartyTold { .. } => "书面告知第三方",
            Self::ReplyDispatched { .. } => "发出答复",
            Self::ReplyDelivered {} => "送达",
            Self::RequestWithdrawn { .. } => "申请人撤回",
            Self::RequestArchived {} => "归档",
            Self::RequestReopened { .. } => "重新办理",
            Self::EntryCorrected { .. } => "更正登记",
        }
    }

    /// The act that brings the event about, and with it the place in the law.
    pub const fn act(&self) -> Act {
        match self {
            Self::RequestRegistered { .. } => Act::Register,
            Self::ReceiptConfirmed { .. } => Act::ConfirmReceipt,
            Self::UnitAssigned { .. } => Act::Assign,
            Self::ClarificationAsked { .. } => Act::AskClarification,
            Self::ClarificationReceived { .. } => Act::RecordClarification,
            Self::ClarificationLapsed {} | Self::ConsultationLapsed { .. } | Self::FeeLapsed {} => Act::FindLapses,
            Self::ReasonsAsked { .. } => Act::AskReasons,
            Self::ReasonsReceived { .. } => Act::RecordReasons,
            Self::ConsultationStarted { .. } => Act::Consult,
            Self::ConsultationDelivered { .. } => Act::RecordConsultationDelivery,
            Self::OpinionReceived { .. } => Act::RecordOpinion,
            Self::ReplyPeriodExtended { .. } => Act::Extend,
            Self::FeeNotified { .. } => Act::NotifyFee,
            Self::FeeNoticeDelivered {} => Act::RecordFeeNoticeDelivery,
            Self::FeePaid { .. } => Act::RecordPayment,
            Self::OutcomeDecided(_) => Act::Decide,
            Self::ReviewRecorded { .. } => Act::Review,
            Self::ReplySigned { .. } => Act::Sign,
            Self::ThirdPartyTold { .. } => Act::TellThirdParty,
            Self::ReplyDispatched { .. } => Act::Dispatch,
            Self::ReplyDelivered {} => Act::RecordService,
            Self::RequestWithdrawn { .. } => Act::Withdraw,
            Self::RequestArchived {} => Act::Archive,
            Self::RequestReopened { .. } => Act::Reopen,
            Self::EntryCorrected { .. } => Act::CorrectEntry,
        }
    }

    /// The same event on another legal day: the day of a receipt is part of the event.
    #[must_use]
    pub fn on_day(self, day: Date) -> Self {
        match self {
            Self::ReceiptConfirmed { method, .. } => Self::ReceiptConfirmed { received_on: day, method },
            other => other,
        }
    }
}
