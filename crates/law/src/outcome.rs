//! `答复类型` — every way a request can end (条例 §30, §35–39; 国办函〔2020〕109号 §6).
//!
//! Here: its word, ground, label, article, letter and evidence. The row of the report stands in crate `report`, the
//! route to remedies in [`remedy`](crate::remedy), each apart, because they do not follow from one another.

mod entry;

pub use entry::Letter;

use crate::exemption::Exemption;
use serde::{Deserialize, Serialize};

/// `办理结果` — the final disposition of a request. Exhaustive: a new kind does not compile until every
/// report format says where it counts and every letter exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// `已主动公开，告知获取方式、途径` (§36(1)).
    AlreadyPublic,
    /// `予以公开，提供` (§36(2)).
    Provided,
    /// `予以公开，告知获取的方式、途径和时间` (§36(2)).
    AccessTold,
    /// `部分公开` (§37).
    PartlyDisclosed,
    /// `不予公开`: `国家秘密`.
    WithheldStateSecret,
    /// `不予公开`: `法律、行政法规禁止公开`.
    WithheldProhibitedByStatute,
    /// `不予公开`: `三安全一稳定`.
    WithheldSafetyAndStability,
    /// `不予公开`: `保护第三方合法权益`.
    WithheldThirdPartyRights,
    /// `不予公开`: `内部事务信息`.
    WithheldInternalAffairs,
    /// `不予公开`: `过程性信息`.
    WithheldDeliberative,
    /// `不予公开`: `行政执法案卷`.
    WithheldEnforcementFile,
    /// `行政查询事项` (§36(7)): under 不予公开 in the report, not a refusal under §14–16.
    SpecialAccessRegime,
    /// `本机关不掌握`: belongs to another agency (§36(5)).
    NotHeld,
    /// `经检索该政府信息不存在` (§36(4)).
    DoesNotExist,
    /// `没有现成信息需要另行制作` (§38).
    WouldRequireCreation,
    /// `补正后申请内容仍不明确` (§30).
    StillUnclear,
    /// `信访、举报、投诉类` (§39¶1).
    PetitionOrComplaint,
    /// `重复申请` (§36(6)).
    Repeat,
    /// `要求提供公开出版物` (§39¶2).
    PublishedWork,
    /// `无正当理由大量反复申请` (§35).
    Excessive,
    /// `要求确认或重新出具已获取信息`.
    ReissueSought,
    /// `逾期不补正，不再处理` (§30).
    ClarificationLapsed,
    /// `逾期不缴费，不再处理` (109号 §6).
    FeeUnpaid,
    /// `其他处理—其他`: `撤回`.
    Withdrawn,
    /// `其他处理—其他`: every other close, with a stated reason (`转为咨询`, applicant untraceable …).
    OtherClosed,
}

impl Outcome {
    /// All outcomes, in the order of the report's rows.
    pub const ALL: [Self; 25] = [
        Self::AlreadyPublic,
        Self::Provided,
        Self::AccessTold,
        Self::PartlyDisclosed,
        Self::WithheldStateSecret,
        Self::WithheldProhibitedByStatute,
        Self::WithheldSafetyAndStability,
        Self::WithheldThirdPartyRights,
        Self::WithheldInternalAffairs,
        Self::WithheldDeliberative,
        Self::WithheldEnforcementFile,
        Self::SpecialAccessRegime,
        Self::NotHeld,
        Self::DoesNotExist,
        Self::WouldRequireCreation,
        Self::StillUnclear,
        Self::PetitionOrComplaint,
        Self::Repeat,
        Self::PublishedWork,
        Self::Excessive,
        Self::ReissueSought,
        Self::ClarificationLapsed,
        Self::FeeUnpaid,
        Self::Withdrawn,
        Self::OtherClosed,
    ];

    /// The word on the wire and in the ledger: kebab-case of the name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::AlreadyPublic => "already-public",
            Self::Provided => "provided",
            Self::AccessTold => "access-told",
            Self::PartlyDisclosed => "partly-disclosed",
            Self::WithheldStateSecret => "withheld-state-secret",
            Self::WithheldProhibitedByStatute => "withheld-prohibited-by-statute",
            Self::WithheldSafetyAndStability => "withheld-safety-and-stability",
            Self::WithheldThirdPartyRights => "withheld-third-party-rights",
            Self::WithheldInternalAffairs => "withheld-internal-affairs",
            Self::WithheldDeliberative => "withheld-deliberative",
            Self::WithheldEnforcementFile => "withheld-enforcement-file",
            Self::SpecialAccessRegime => "special-access-regime",
            Self::NotHeld => "not-held",
            Self::DoesNotExist => "does-not-exist",
            Self::WouldRequireCreation => "would-require-creation",
            Self::StillUnclear => "still-unclear",
            Self::PetitionOrComplaint => "petition-or-complaint",
            Self::Repeat => "repeat",
            Self::PublishedWork => "published-work",
            Self::Excessive => "excessive",
            Self::ReissueSought => "reissue-sought",
            Self::ClarificationLapsed => "clarification-lapsed",
            Self::FeeUnpaid => "fee-unpaid",
            Self::Withdrawn => "withdrawn",
            Self::OtherClosed => "other-closed",
        }
    }

    /// The ground of §14–16 that a refusal rests on; `None` for every other outcome.
    pub const fn exemption(self) -> Option<Exemption> {
        match self {
            Self::WithheldStateSecret => Some(Exemption::StateSecret),
            Self::WithheldProhibitedByStatute => Some(Exemption::ProhibitedByStatute),
            Self::WithheldSafetyAndStability => Some(Exemption::SafetyAndStability),
            Self::WithheldThirdPartyRights => Some(Exemption::ThirdPartyRights),
            Self::WithheldInternalAffairs => Some(Exemption::InternalAffairs),
            Self::WithheldDeliberative => Some(Exemption::Deliberative),
            Self::WithheldEnforcementFile => Some(Exemption::EnforcementFile),
            Self::AlreadyPublic
            | Self::Provided
            | Self::AccessTold
            | Self::PartlyDisclosed
            | Self::SpecialAccessRegime
            | Self::NotHeld
            | Self::DoesNotExist
            | Self::WouldRequireCreation
            | Self::StillUnclear
            | Self::PetitionOrComplaint
            | Self::Repeat
            | Self::PublishedWork
            | Self::Excessive
            | Self::ReissueSought
            | Self::ClarificationLapsed
            | Self::FeeUnpaid
            | Self::Withdrawn
            | Self::OtherClosed => None,
        }
    }
}
