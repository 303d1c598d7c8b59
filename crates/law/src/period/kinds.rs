//! The kinds of period, each with its length, source and words. One entry a kind.

use super::{CIVIL_PROCEDURE_COUNTING, Period, REGULATION_FROM, since};
use crate::count::Length;
use crate::{Citation, Instrument};
use jiff::civil::date;
use serde::{Deserialize, Serialize};

/// `期限种类`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodKind {
    /// `答复` (条例 §33): without pauses and extension; with them see [`ReplyPeriod`](crate::reply_period::ReplyPeriod).
    Reply,
    /// `一次性告知补正` (条例 §30).
    ClarificationNotice,
    /// `第三方提出意见` (条例 §32).
    ThirdParty,
    /// `共同制作机关提出意见` (条例 §34).
    CoMaker,
    /// `缴纳信息处理费` (109号 §6).
    FeePayment,
    /// `主动公开` (条例 §26).
    Publication,
    /// `撤回已公开的处罚决定` (行政处罚法 §48).
    PenaltyWithdrawal,
    /// `履行判决公开` (法释〔2025〕8号 §11).
    Judgment,
    /// `申请行政复议` (复议法 §20).
    Reconsideration,
    /// `直接提起行政诉讼` (行诉法 §46).
    Litigation,
    /// `复议后提起行政诉讼` (行诉法 §45).
    LitigationAfterReconsideration,
    /// `复议答复（简易程序）` (复议法 §54).
    ReconsiderationAnswer,
    /// `复议答复（普通程序）` (复议法 §48).
    ReconsiderationAnswerOrdinary,
    /// `复议决定（简易程序）` (复议法 §62).
    ReconsiderationDecision,
    /// `复议决定（普通程序）` (复议法 §62).
    ReconsiderationDecisionOrdinary,
    /// `提交答辩状和证据` (行诉法 §67).
    LitigationAnswer,
    /// `不服判决上诉` (行诉法 §85).
    Appeal,
    /// `不服裁定上诉` (行诉法 §85).
    AppealOfRuling,
}

const REGULATION: Instrument = Instrument::DisclosureRegulation;
const RECONSIDERATION: Instrument = Instrument::ReconsiderationLaw;
const LITIGATION: Instrument = Instrument::AdministrativeLitigationLaw;

/// One entry: in force since, length, everything it rests on.
macro_rules! period {
    ($from:expr, $length:expr, [$source:expr $(, $more:expr)*]) => {
        Period { length: since($from, $length, $source), basis: const { &[$source $(, $more)*] } }
    };
}

impl PeriodKind {
    /// All kinds; those of the command's contract first.
    pub const ALL: [Self; 18] = [
        Self::Reply,
        Self::ClarificationNotice,
        Self::ThirdParty,
        Self::CoMaker,
        Self::FeePayment,
        Self::Publication,
        Self::PenaltyWithdrawal,
        Self::Judgment,
        Self::Reconsideration,
        Self::Litigation,
        Self::LitigationAfterReconsideration,
        Self::ReconsiderationAnswer,
        Self::ReconsiderationAnswerOrdinary,
        Self::ReconsiderationDecision,
        Self::ReconsiderationDecisionOrdinary,
        Self::LitigationAnswer,
        Self::Appeal,
        Self::AppealOfRuling,
    ];

    /// What the law says of it.
    pub const fn period(self) -> Period {
        let reconsideration_law = date(2024, 1, 1);
        let litigation_law = date(2017, 7, 1);
        match self {
            Self::Reply => {
                period!(REGULATION_FROM, Length::WorkingDays(20), [Citation::article(REGULATION, 33).paragraph(2)])
            }
            Self::ClarificationNotice => {
                period!(REGULATION_FROM, Length::WorkingDays(7), [Citation::article(REGULATION, 30)])
            }
            Self::ThirdParty => period!(REGULATION_FROM, Length::WorkingDays(15), [Citation::article(REGULATION, 32)]),
            Self::CoMaker => period!(REGULATION_FROM, Length::WorkingDays(15), [Citation::article(REGULATION, 34)]),
            Self::FeePayment => period!(
                date(2021, 1, 1),
                Length::WorkingDays(20),
                [Citation::article(Instrument::ProcessingFeeMeasures, 6), Citation::article(REGULATION, 42)]
            ),
            Self::Publication => period!(REGULATION_FROM, Length::WorkingDays(20), [Citation::article(REGULATION, 26)]),
            Self::PenaltyWithdrawal => period!(
                date(2021, 7, 15),
                Length::WorkingDays(3),
                [
                    Citation::article(Instrument::AdministrativePenaltyLaw, 48).paragraph(2),
                    Citation::article(Instrument::AdministrativePenaltyLaw, 85)
                ]
            ),
            Self::Judgment => period!(
                date(2025, 6, 1),
                Length::WorkingDays(20),
                [Citation::article(Instrument::DisclosureInterpretation2025, 11)]
            ),
            Self::Reconsideration => period!(
                reconsideration_law,
                Length::CalendarDays(60),
                [
                    Citation::article(RECONSIDERATION, 20),
                    Citation::article(RECONSIDERATION, 88),
                    CIVIL_PROCEDURE_COUNTING
                ]
            ),
            Self::Litigation => period!(
                litigation_law,
                Length::Months(6),
                [Citation::article(LITIGATION, 46), Citation::article(LITIGATION, 101), CIVIL_PROCEDURE_COUNTING]
            ),
            Self::LitigationAfterReconsideration => period!(
                litigation_law,
                Length::CalendarDays(15),
                [Citation::article(LITIGATION, 45), Citation::article(LITIGATION, 101), CIVIL_PROCEDURE_COUNTING]
            ),
            Self::ReconsiderationAnswer => period!(
                reconsideration_law,
                Length::WorkingDays(5),
                [Citation::article(RECONSIDERATION, 54), Citation::article(RECONSIDERATION, 88)]
            ),
            Self::ReconsiderationAnswerOrdinary => period!(
                reconsideration_law,
                Length::WorkingDays(10),
                [Citation::article(RECONSIDERATION, 48), Citation::article(RECONSIDERATION, 88)]
            ),
            Self::ReconsiderationDecision => period!(
                reconsideration_law,
                Length::CalendarDays(30),
                [Citation::article(RECONSIDERATION, 62), CIVIL_PROCEDURE_COUNTING]
            ),
            Self::ReconsiderationDecisionOrdinary => period!(
                reconsideration_law,
                Length::CalendarDays(60),
                [Citation::article(RECONSIDERATION, 62), CIVIL_PROCEDURE_COUNTING]
            ),
            Self::LitigationAnswer => period!(
                litigation_law,
                Length::CalendarDays(15),
                [Citation::article(LITIGATION, 67), Citation::article(LITIGATION, 101), CIVIL_PROCEDURE_COUNTING]
            ),
            Self::Appeal => period!(
                litigation_law,
                Length::CalendarDays(15),
                [Citation::article(LITIGATION, 85), Citation::article(LITIGATION, 101), CIVIL_PROCEDURE_COUNTING]
            ),
            Self::AppealOfRuling => period!(
                litigation_law,
                Length::CalendarDays(10),
                [Citation::article(LITIGATION, 85), Citation::article(LITIGATION, 101), CIVIL_PROCEDURE_COUNTING]
            ),
        }
    }

    /// The word of the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::ClarificationNotice => "clarification-notice",
            Self::ThirdParty => "third-party",
            Self::CoMaker => "co-maker",
            Self::FeePayment => "fee-payment",
            Self::Publication => "publication",
            Self::PenaltyWithdrawal => "penalty-withdrawal",
            Self::Judgment => "judgment",
            Self::Reconsideration => "reconsideration",
            Self::Litigation => "litigation",
            Self::LitigationAfterReconsideration => "litigation-after-reconsideration",
            Self::ReconsiderationAnswer => "reconsideration-answer",
            Self::ReconsiderationAnswerOrdinary => "reconsideration-answer-ordinary",
            Self::ReconsiderationDecision => "reconsideration-decision",
            Self::ReconsiderationDecisionOrdinary => "reconsideration-decision-ordinary",
            Self::LitigationAnswer => "litigation-answer",
            Self::Appeal => "appeal",
            Self::AppealOfRuling => "appeal-of-ruling",
        }
    }

    /// The kind of a word.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// What has to be done by the last day.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Reply => "答复政府信息公开申请",
            Self::ClarificationNotice => "一次性告知申请人补正",
            Self::ThirdParty => "第三方提出意见",
            Self::CoMaker => "共同制作机关提出意见",
            Self::FeePayment => "申请人缴纳信息处理费",
            Self::Publication => "主动公开政府信息",
            Self::PenaltyWithdrawal => "撤回已公开的行政处罚决定并说明理由",
            Self::Judgment => "按判决公开政府信息",
            Self::Reconsideration => "申请行政复议",
            Self::Litigation => "直接提起行政诉讼",
            Self::LitigationAfterReconsideration => "对复议决定不服提起行政诉讼",
            Self::ReconsiderationAnswer => "提出复议答复并提交证据（简易程序）",
            Self::ReconsiderationAnswerOrdinary => "提出复议答复并提交证据（普通程序）",
            Self::ReconsiderationDecision => "作出复议决定（简易程序）",
            Self::ReconsiderationDecisionOrdinary => "作出复议决定（普通程序）",
            Self::LitigationAnswer => "提交答辩状和证据",
            Self::Appeal => "对一审判决提起上诉",
            Self::AppealOfRuling => "对一审裁定提起上诉",
        }
    }

    /// The event whose day is day zero.
    pub const fn starts_with(self) -> &'static str {
        match self {
            Self::Reply | Self::ClarificationNotice => "收到申请之日",
            Self::ThirdParty | Self::CoMaker => "收到征求意见书之日",
            Self::FeePayment => "收到收费通知之日",
            Self::Publication => "信息形成或者变更之日",
            Self::PenaltyWithdrawal => "处罚决定被变更、撤销、确认违法或者确认无效之日",
            Self::Judgment => "判决生效之日",
            Self::Reconsideration | Self::Litigation => "答复送达之日",
            Self::LitigationAfterReconsideration => "复议决定送达之日",
            Self::ReconsiderationAnswer | Self::ReconsiderationAnswerOrdinary => "收到复议申请书副本之日",
            Self::ReconsiderationDecision | Self::ReconsiderationDecisionOrdinary => "复议机关受理之日",
            Self::LitigationAnswer => "收到起诉状副本之日",
            Self::Appeal => "判决书送达之日",
            Self::AppealOfRuling => "裁定书送达之日",
        }
    }
}
