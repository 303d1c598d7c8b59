//! `不予办理该步骤` — a legal "no": which rule, which article, what happened, what to do next.

use super::act::Act;
use super::phase::Phase;
use jiff::civil::Date;
use law::Citation;
use law::count::chinese_date;
use serde::{Deserialize, Serialize};

/// An act that the law does not allow now. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// The rule that says no.
    pub rule: Rule,
    /// Where it stands.
    pub citation: Citation,
    /// What happened, in a sentence for the clerk.
    pub message: String,
    /// What to do now.
    pub next_step: String,
}

/// The rules that can say no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the message of each refusal is the documentation")]
pub enum Rule {
    AlreadyRegistered,
    BeforeRegulation,
    NotRegistered,
    OralAtCounterOnly,
    DayInFuture,
    DayBeforeCause,
    WrongPhase,
    AlreadyAnswered,
    ReceiptAlreadyFixed,
    MethodDoesNotFitChannel,
    TextMissing,
    ApproverMissing,
    ClarifiedOnce,
    ClarificationTooLate,
    ClarificationOverdue,
    NotLapsedYet,
    ReasonsAskedOnce,
    DelayNeedsReasons,
    DelayTooShort,
    ConsultationExists,
    ConsultationUnknown,
    ConsultationDelivered,
    ConsultationAnswered,
    CoMakerDeemedConsent,
    ExtendedOnce,
    ExtensionOutOfRange,
    ExtensionTooLate,
    ExtensionInNewRound,
    FeeNotifiedOnce,
    FeeNoticeTooLate,
    FeeNoticeDelivered,
    FeeNotPayable,
    FeeNotInTariff,
    FeePaidInPart,
    FeePaymentTooLate,
    OutcomeOfItsOwnAct,
    GroundsMissing,
    GroundsForPartOnly,
    ReasonsMissing,
    StatementMissing,
    EvidenceMissing,
    ThirdPartyNotAsked,
    ThirdPartyConsents,
    ObjectionUnanswered,
    ConsultationOpen,
    NothingToTell,
    NotAThirdParty,
    TellingUnfounded,
    ThirdPartyTold,
    RouteOfRequester,
    EarlierReplyMissing,
    NeverClarified,
    ReasonsNeverAsked,
    SecrecyReviewMissing,
    ReviewNotPassed,
    NotEnded,
    NothingToReopen,
    EntryUnknown,
    CorrectionOfCorrection,
    NumberFixed,
    SignOffMadeUp,
    AgreedTo,
    ReceiptDayTwice,
    NothingChanged,
    HistoryImpossible,
    FindingGone,
    DecisionNeedsReason,
    ReviewDayOutOfRange,
    LetterHoldsIdentity,
}

impl Refusal {
    pub(super) fn new(rule: Rule, citation: Citation, message: impl Into<String>, next: impl Into<String>) -> Self {
        Self { rule, citation, message: message.into(), next_step: next.into() }
    }

    /// A "no" of `law` itself.
    pub(super) fn by_law(rule: Rule, refusal: law::Refusal) -> Self {
        Self::new(rule, refusal.basis, refusal.reason, refusal.next_step)
    }

    /// The act does not belong to the phase.
    pub(super) fn wrong_phase(act: Act, phase: Phase) -> Self {
        let message = format!("本件现处“{}”，不能办理“{}”", phase.label(), act.label());
        Self::new(Rule::WrongPhase, act.citation(), message, way_on(act, phase))
    }

    /// A text that must not be empty is.
    pub(super) fn text_missing(citation: Citation, what: &str) -> Self {
        Self::new(Rule::TextMissing, citation, format!("还没有写明{what}"), format!("请写明{what}"))
    }

    /// The legal day lies before the day of what it follows.
    pub(super) fn before_cause(citation: Citation, what: &str, on: Date, cause: &str, cause_on: Date) -> Self {
        Self::new(
            Rule::DayBeforeCause,
            citation,
            format!("{what}的日期{}早于{cause}的日期{}", chinese_date(on), chinese_date(cause_on)),
            "请核对日期；如在先的日期登记有误，先更正登记",
        )
    }
}

/// What to do in a phase instead.
const fn way_on(act: Act, phase: Phase) -> &'static str {
    match phase {
        Phase::Unregistered => "请先登记申请",
        Phase::AwaitingConfirmation => "请先与申请人确认收到日期",
        Phase::Processing => way_on_in_processing(act),
        Phase::AwaitingClarification { .. } => "请等申请人补正；收到后登记补正，逾期不补正的由系统登记终止",
        Phase::AwaitingReasons { .. } => "请等申请人说明理由，收到后登记；期限届满仍不说明的，可以作出决定",
        Phase::AwaitingPayment { .. } => "请等申请人缴费；逾期不缴费的由系统登记终止",
        Phase::Decided => "已经拟定处理决定，请完成审核、签发；决定需要改变的，重新拟定",
        Phase::Signed => "答复已经签发，请发出；决定需要改变的，重新拟定后再审核、签发",
        Phase::Dispatched | Phase::Delivered | Phase::Closed | Phase::Archived => {
            "本件已经办结；复议决定、判决要求重新答复或者自行纠正的，先登记重新办理"
        }
    }
}

const fn way_on_in_processing(act: Act) -> &'static str {
    match act {
        Act::RecordClarification => "没有告知过补正；申请人自行补充材料的，存入案卷",
        Act::RecordReasons => "没有要求过申请人说明理由",
        Act::RecordFeeNoticeDelivery | Act::RecordPayment => "没有等待缴费的收费通知",
        Act::Review | Act::Sign | Act::TellThirdParty | Act::Dispatch => "请先拟定处理决定，经审核、签发后发出",
        Act::RecordService => "请先发出答复",
        Act::FindLapses => "没有已经届满的期限",
        Act::Register
        | Act::ConfirmReceipt
        | Act::Assign
        | Act::AskClarification
        | Act::AskReasons
        | Act::Consult
        | Act::RecordConsultationDelivery
        | Act::RecordOpinion
        | Act::Extend
        | Act::NotifyFee
        | Act::Decide
        | Act::Withdraw
        | Act::Archive
        | Act::Reopen
        | Act::CorrectEntry => "请核对办理经过",
    }
}
