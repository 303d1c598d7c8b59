//! The acts by name: the word in an address, the label on a button, the article that each rests on.

use law::{Citation, Instrument};
use serde::{Deserialize, Serialize};

/// An act on a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the label is the documentation")]
pub enum Act {
    Register,
    ConfirmReceipt,
    Assign,
    AskClarification,
    RecordClarification,
    AskReasons,
    RecordReasons,
    Consult,
    RecordConsultationDelivery,
    RecordOpinion,
    Extend,
    NotifyFee,
    RecordFeeNoticeDelivery,
    RecordPayment,
    Decide,
    Review,
    Sign,
    TellThirdParty,
    Dispatch,
    RecordService,
    Withdraw,
    Archive,
    Reopen,
    CorrectEntry,
    FindLapses,
}

const fn regulation(article: u16) -> Citation {
    Citation::article(Instrument::DisclosureRegulation, article)
}

const fn fee_measures(article: u16) -> Citation {
    Citation::article(Instrument::ProcessingFeeMeasures, article)
}

impl Act {
    /// All acts, in the order of a case's life.
    pub const ALL: [Self; 25] = [
        Self::Register,
        Self::ConfirmReceipt,
        Self::Assign,
        Self::AskClarification,
        Self::RecordClarification,
        Self::AskReasons,
        Self::RecordReasons,
        Self::Consult,
        Self::RecordConsultationDelivery,
        Self::RecordOpinion,
        Self::Extend,
        Self::NotifyFee,
        Self::RecordFeeNoticeDelivery,
        Self::RecordPayment,
        Self::Decide,
        Self::Review,
        Self::Sign,
        Self::TellThirdParty,
        Self::Dispatch,
        Self::RecordService,
        Self::Withdraw,
        Self::Archive,
        Self::Reopen,
        Self::CorrectEntry,
        Self::FindLapses,
    ];

    /// The word in addresses and in the CLI.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::ConfirmReceipt => "confirm-receipt",
            Self::Assign => "assign",
            Self::AskClarification => "ask-clarification",
            Self::RecordClarification => "record-clarification",
            Self::AskReasons => "ask-reasons",
            Self::RecordReasons => "record-reasons",
            Self::Consult => "consult",
            Self::RecordConsultationDelivery => "record-consultation-delivery",
            Self::RecordOpinion => "record-opinion",
            Self::Extend => "extend",
            Self::NotifyFee => "notify-fee",
            Self::RecordFeeNoticeDelivery => "record-fee-notice-delivery",
            Self::RecordPayment => "record-payment",
            Self::Decide => "decide",
            Self::Review => "review",
            Self::Sign => "sign",
            Self::TellThirdParty => "tell-third-party",
            Self::Dispatch => "dispatch",
            Self::RecordService => "record-service",
            Self::Withdraw => "withdraw",
            Self::Archive => "archive",
            Self::Reopen => "reopen",
            Self::CorrectEntry => "correct-entry",
            Self::FindLapses => "find-lapses",
        }
    }

    /// The act of a word.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.id() == id)
    }

    /// The label on a button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Register => "登记申请",
            Self::ConfirmReceipt => "确认收到日期",
            Self::Assign => "分办",
            Self::AskClarification => "告知补正",
            Self::RecordClarification => "登记补正",
            Self::AskReasons => "要求说明理由",
            Self::RecordReasons => "登记理由说明",
            Self::Consult => "征求意见",
            Self::RecordConsultationDelivery => "登记征求意见书送达",
            Self::RecordOpinion => "登记意见",
            Self::Extend => "延长答复期限",
            Self::NotifyFee => "发出收费通知",
            Self::RecordFeeNoticeDelivery => "登记收费通知送达",
            Self::RecordPayment => "登记缴费",
            Self::Decide => "拟定处理决定",
            Self::Review => "审核",
            Self::Sign => "签发",
            Self::TellThirdParty => "书面告知第三方",
            Self::Dispatch => "发出答复",
            Self::RecordService => "登记送达",
            Self::Withdraw => "登记撤回",
            Self::Archive => "归档",
            Self::Reopen => "重新办理",
            Self::CorrectEntry => "更正登记",
            Self::FindLapses => "登记到期",
        }
    }

    /// Where the act stands in the law.
    pub const fn citation(self) -> Citation {
        match self {
            Self::Register | Self::Assign | Self::Sign | Self::Archive | Self::CorrectEntry => regulation(45),
            Self::ConfirmReceipt => regulation(31),
            Self::AskClarification | Self::RecordClarification | Self::FindLapses => regulation(30),
            Self::AskReasons | Self::RecordReasons => regulation(35),
            Self::Consult | Self::RecordConsultationDelivery | Self::RecordOpinion | Self::TellThirdParty => {
                regulation(32)
            }
            Self::Extend | Self::Dispatch => regulation(33).paragraph(2),
            Self::NotifyFee | Self::RecordFeeNoticeDelivery => fee_measures(6),
            Self::RecordPayment => fee_measures(7),
            Self::Decide => regulation(36),
            Self::Review => regulation(17),
            Self::RecordService => Citation::article(Instrument::DeliveryLetter2016, 0),
            // The regulation is silent; the form has the row 其他处理—其他.
            Self::Withdraw => Citation::article(Instrument::ReportFormat2021, 0),
            Self::Reopen => Citation::article(Instrument::DisclosureInterpretation2025, 11),
        }
    }
}
