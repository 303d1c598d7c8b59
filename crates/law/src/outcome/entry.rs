//! What stands with each outcome: label, articles, letter, evidence. One arm an outcome in each table; a new outcome
//! does not compile until it has all four.

use super::Outcome;
use crate::exemption::Exemption;
use crate::{Citation, Instrument};

/// Places known to the compiler, so that they can be handed out for ever.
macro_rules! places {
    ($($place:expr),+) => { const { &[$($place),+] } };
}

const fn article(n: u16) -> Citation {
    Citation::article(Instrument::DisclosureRegulation, n)
}

/// The letter of an outcome, `S1`–`S22` of the catalogue built on 国办公开办函〔2020〕2号.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Letter {
    /// Number in the catalogue.
    pub number: u8,
    /// Kebab-case id.
    pub id: &'static str,
    /// Whether the requester is due one. Where none is due a closing note stays in the file.
    pub is_due: bool,
}

const fn letter(number: u8, id: &'static str) -> Letter {
    Letter { number, id, is_due: true }
}

const fn closing_note(number: u8, id: &'static str) -> Letter {
    Letter { number, id, is_due: false }
}

impl Outcome {
    /// What it is called in letters and lists.
    pub const fn label(self) -> &'static str {
        match self {
            Self::AlreadyPublic => "已主动公开，告知获取方式、途径",
            Self::Provided => "予以公开，提供信息",
            Self::AccessTold => "予以公开，告知获取方式、途径和时间",
            Self::PartlyDisclosed => "部分公开",
            Self::WithheldStateSecret => "不予公开：国家秘密",
            Self::WithheldProhibitedByStatute => "不予公开：法律、行政法规禁止公开",
            Self::WithheldSafetyAndStability => "不予公开：危及“三安全一稳定”",
            Self::WithheldThirdPartyRights => "不予公开：保护第三方合法权益",
            Self::WithheldInternalAffairs => "不予公开：内部事务信息",
            Self::WithheldDeliberative => "不予公开：过程性信息",
            Self::WithheldEnforcementFile => "不予公开：行政执法案卷",
            Self::SpecialAccessRegime => "行政查询事项，依照有关法律、行政法规办理",
            Self::NotHeld => "本机关不掌握，告知负责公开的机关",
            Self::DoesNotExist => "经检索该政府信息不存在",
            Self::WouldRequireCreation => "没有现成信息，需要另行制作",
            Self::StillUnclear => "补正后申请内容仍不明确",
            Self::PetitionOrComplaint => "信访、举报、投诉类，不作为申请处理",
            Self::Repeat => "重复申请，不予重复处理",
            Self::PublishedWork => "要求提供公开出版物，告知获取途径",
            Self::Excessive => "无正当理由大量反复申请，不予处理",
            Self::ReissueSought => "要求确认或者重新出具已获取信息，不予处理",
            Self::ClarificationLapsed => "逾期不补正，不再处理",
            Self::FeeUnpaid => "逾期不缴费，不再处理",
            Self::Withdrawn => "申请人撤回",
            Self::OtherClosed => "其他处理",
        }
    }

    /// The places that its letter cites, the decisive one first. A pure finding of fact and §38, §39 stand without §36
    /// (国办公开办函〔2020〕2号).
    pub const fn basis(self) -> &'static [Citation] {
        const REFUSAL: Citation = article(36).item(3);
        match self {
            Self::AlreadyPublic => places![article(36).item(1)],
            Self::Provided | Self::AccessTold => places![article(36).item(2)],
            Self::PartlyDisclosed => places![article(37)],
            Self::WithheldStateSecret => places![Exemption::StateSecret.basis(), REFUSAL],
            Self::WithheldProhibitedByStatute => places![Exemption::ProhibitedByStatute.basis(), REFUSAL],
            Self::WithheldSafetyAndStability => places![Exemption::SafetyAndStability.basis(), REFUSAL],
            Self::WithheldThirdPartyRights => places![Exemption::ThirdPartyRights.basis(), article(32), REFUSAL],
            Self::WithheldInternalAffairs => places![Exemption::InternalAffairs.basis(), REFUSAL],
            Self::WithheldDeliberative => places![Exemption::Deliberative.basis(), REFUSAL],
            Self::WithheldEnforcementFile => places![Exemption::EnforcementFile.basis(), REFUSAL],
            Self::SpecialAccessRegime => places![article(36).item(7)],
            Self::NotHeld => places![article(36).item(5), article(10)],
            Self::DoesNotExist => places![article(36).item(4)],
            Self::WouldRequireCreation => places![article(38)],
            Self::StillUnclear | Self::ClarificationLapsed => places![article(30)],
            Self::PetitionOrComplaint => places![article(39).paragraph(1)],
            Self::Repeat => places![article(36).item(6)],
            Self::PublishedWork => places![article(39).paragraph(2)],
            Self::Excessive => places![article(35)],
            Self::FeeUnpaid => places![Citation::article(Instrument::ProcessingFeeMeasures, 6), article(42)],
            // No article of the regulation names them; the form has their rows.
            Self::ReissueSought | Self::Withdrawn | Self::OtherClosed => {
                places![Citation::article(Instrument::ReportFormat2021, 0)]
            }
        }
    }

    /// Its letter.
    pub const fn letter(self) -> Letter {
        match self {
            Self::AlreadyPublic => letter(1, "already-public"),
            Self::Provided => letter(2, "provided"),
            Self::AccessTold => letter(3, "access-told"),
            Self::PartlyDisclosed => letter(4, "partly-disclosed"),
            Self::WithheldStateSecret => letter(5, "withheld-state-secret"),
            Self::WithheldProhibitedByStatute => letter(6, "withheld-prohibited-by-statute"),
            Self::WithheldSafetyAndStability => letter(7, "withheld-safety-and-stability"),
            Self::WithheldThirdPartyRights => letter(8, "withheld-third-party-rights"),
            Self::WithheldInternalAffairs => letter(9, "withheld-internal-affairs"),
            Self::WithheldDeliberative => letter(10, "withheld-deliberative"),
            Self::WithheldEnforcementFile => letter(11, "withheld-enforcement-file"),
            Self::SpecialAccessRegime => letter(12, "special-access-regime"),
            Self::DoesNotExist => letter(13, "does-not-exist"),
            Self::NotHeld => letter(14, "not-held"),
            Self::WouldRequireCreation => letter(15, "would-require-creation"),
            Self::StillUnclear => letter(16, "still-unclear"),
            Self::Repeat => letter(17, "repeat"),
            Self::PetitionOrComplaint => letter(18, "petition-or-complaint"),
            Self::PublishedWork => letter(19, "published-work"),
            Self::Excessive => letter(20, "excessive"),
            Self::ReissueSought => letter(21, "reissue-sought"),
            Self::ClarificationLapsed => closing_note(22, "clarification-lapsed"),
            Self::FeeUnpaid => closing_note(22, "fee-unpaid"),
            Self::Withdrawn => closing_note(22, "withdrawn"),
            Self::OtherClosed => letter(23, "other-closed"),
        }
    }

    /// `证据清单` — what the agency must be able to show for it (法释〔2025〕8号 §5, §6), filled before sign-off and
    /// archived with the case.
    pub const fn evidence(self) -> &'static [&'static str] {
        match self {
            Self::AlreadyPublic => &["已经主动公开的证明（网页地址、公报期号等）", "已告知获取方式、途径的记录"],
            Self::Provided => &["所提供信息的副本", "按申请人要求的形式提供的记录"],
            Self::AccessTold => &["已告知获取方式、途径和时间的记录"],
            Self::PartlyDisclosed => &["所提供部分的副本", "区分处理的说明", "不予公开部分各自的理由和证据"],
            Self::WithheldStateSecret => Exemption::StateSecret.evidence(),
            Self::WithheldProhibitedByStatute => Exemption::ProhibitedByStatute.evidence(),
            Self::WithheldSafetyAndStability => Exemption::SafetyAndStability.evidence(),
            Self::WithheldThirdPartyRights => Exemption::ThirdPartyRights.evidence(),
            Self::WithheldInternalAffairs => Exemption::InternalAffairs.evidence(),
            Self::WithheldDeliberative => Exemption::Deliberative.evidence(),
            Self::WithheldEnforcementFile => Exemption::EnforcementFile.evidence(),
            Self::SpecialAccessRegime => &["规定查询办法的法律、行政法规条文"],
            Self::NotHeld => &["不属于本机关负责公开的理由", "检索记录", "负责公开机关的名称和联系方式（能够确定的）"],
            Self::DoesNotExist => &["尽到查找、检索义务的记录（范围、方式、关键词、时间、人员）"],
            Self::WouldRequireCreation => &["现有信息状况和需要加工、分析的说明"],
            Self::StillUnclear => &["补正告知书", "申请人的补正材料", "仍不明确之处的说明"],
            Self::PetitionOrComplaint => &["申请实为信访、投诉、举报等的说明", "所告知的渠道"],
            Self::Repeat => &["此前答复的文书和送达记录"],
            Self::PublishedWork => &["该出版物公开出版的证明", "所告知的获取途径"],
            Self::Excessive => &["数量、频次的统计", "说明理由告知书", "申请人的理由及其不合理的说明"],
            Self::ReissueSought => &["申请人已获取该信息的记录"],
            Self::ClarificationLapsed => &["补正告知书及送达记录", "补正期限届满未补正的记录"],
            Self::FeeUnpaid => &["收费通知书及送达记录", "缴费期限届满未缴费的记录"],
            Self::Withdrawn => &["申请人撤回的书面材料或者记录"],
            Self::OtherClosed => &["终结办理的具体理由"],
        }
    }

    /// `不予处理`, `无法提供`, … — the group it is counted and spoken of in (国办公开办函〔2021〕30号, table three).
    pub const fn group(self) -> &'static str {
        match self {
            Self::AlreadyPublic | Self::Provided | Self::AccessTold => "予以公开",
            Self::PartlyDisclosed => "部分公开",
            Self::WithheldStateSecret
            | Self::WithheldProhibitedByStatute
            | Self::WithheldSafetyAndStability
            | Self::WithheldThirdPartyRights
            | Self::WithheldInternalAffairs
            | Self::WithheldDeliberative
            | Self::WithheldEnforcementFile
            | Self::SpecialAccessRegime => "不予公开",
            Self::NotHeld | Self::DoesNotExist | Self::WouldRequireCreation | Self::StillUnclear => "无法提供",
            Self::PetitionOrComplaint | Self::Repeat | Self::PublishedWork | Self::Excessive | Self::ReissueSought => {
                "不予处理"
            }
            Self::ClarificationLapsed | Self::FeeUnpaid | Self::Withdrawn | Self::OtherClosed => "其他处理",
        }
    }
}
