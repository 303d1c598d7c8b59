//! What a decision has to carry before it stands: reasons, what the requester is told, evidence for the file
//! (§36–39; 法释〔2025〕8号 §5, §6).

use law::exemption::Exemption;
use law::outcome::Outcome;
use law::{Citation, Instrument};

/// What an outcome needs. The case page shows it as a checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needs {
    /// `理由` — must reasons be written, and where the law says so.
    pub reasons: Option<Citation>,
    /// What the requester must be told, in the words of the checklist.
    pub statement: Option<&'static str>,
    /// What must be kept as evidence.
    pub evidence: Option<&'static str>,
}

const fn regulation(article: u16) -> Citation {
    Citation::article(Instrument::DisclosureRegulation, article)
}

const NOTHING: Needs = Needs { reasons: None, statement: None, evidence: None };

impl Needs {
    /// What an outcome needs.
    pub const fn of(outcome: Outcome) -> Self {
        let art_36 = regulation(36).paragraph(1);
        match outcome {
            Outcome::AlreadyPublic => Self {
                statement: Some("获取该政府信息的方式、途径"),
                evidence: Some("该信息已经主动公开的网址或者出处"),
                ..NOTHING
            },
            Outcome::Provided | Outcome::PetitionOrComplaint | Outcome::PublishedWork => NOTHING,
            Outcome::AccessTold => {
                Self { statement: Some("获取该政府信息的方式、途径和时间"), ..NOTHING }
            }
            Outcome::PartlyDisclosed => Self { reasons: Some(regulation(37)), ..NOTHING },
            Outcome::WithheldStateSecret
            | Outcome::WithheldProhibitedByStatute
            | Outcome::WithheldSafetyAndStability
            | Outcome::WithheldThirdPartyRights
            | Outcome::WithheldInternalAffairs
            | Outcome::WithheldDeliberative
            | Outcome::WithheldEnforcementFile => Self { reasons: Some(art_36.item(3)), ..NOTHING },
            Outcome::SpecialAccessRegime => {
                Self { statement: Some("应当依照的法律、行政法规和办理渠道"), ..NOTHING }
            }
            Outcome::NotHeld => Self { reasons: Some(art_36.item(5)), ..NOTHING },
            Outcome::DoesNotExist => Self { evidence: Some("检索记录"), ..NOTHING },
            Outcome::WouldRequireCreation => Self { reasons: Some(regulation(38)), ..NOTHING },
            Outcome::StillUnclear => Self { reasons: Some(regulation(30)), ..NOTHING },
            Outcome::Repeat => Self { reasons: Some(art_36.item(6)), ..NOTHING },
            Outcome::Excessive => Self { reasons: Some(regulation(35)), ..NOTHING },
            // Rows of the form without an article of their own (convention): reasons, so that they can be explained.
            Outcome::ReissueSought | Outcome::OtherClosed => Self { reasons: Some(regulation(36)), ..NOTHING },
            Outcome::ClarificationLapsed | Outcome::FeeUnpaid | Outcome::Withdrawn => NOTHING,
        }
    }

    /// What must be kept as evidence for withholding on a ground.
    pub const fn evidence_for(ground: Exemption) -> Option<&'static str> {
        match ground {
            Exemption::StateSecret => Some("密级标志、保密期限或者其他定密依据"),
            Exemption::SafetyAndStability => Some("危及国家安全、公共安全、经济安全、社会稳定的证据或者风险评估报告"),
            Exemption::InternalAffairs => Some("属于人事管理、后勤管理或者内部工作流程的材料"),
            Exemption::Deliberative => Some("属于决定作出前的讨论记录、过程稿、磋商信函或者请示报告的材料"),
            Exemption::EnforcementFile => Some("属于行政执法案卷的材料"),
            // The opinion of the third party, or the statute named in the reasons, is the evidence.
            Exemption::ThirdPartyRights | Exemption::ProhibitedByStatute => None,
        }
    }
}

/// Whether an outcome lets information out that was not public (§17 comes first).
pub(in super::super) const fn gives_out(outcome: Outcome) -> bool {
    match outcome {
        Outcome::Provided | Outcome::AccessTold | Outcome::PartlyDisclosed => true,
        Outcome::AlreadyPublic
        | Outcome::WithheldStateSecret
        | Outcome::WithheldProhibitedByStatute
        | Outcome::WithheldSafetyAndStability
        | Outcome::WithheldThirdPartyRights
        | Outcome::WithheldInternalAffairs
        | Outcome::WithheldDeliberative
        | Outcome::WithheldEnforcementFile
        | Outcome::SpecialAccessRegime
        | Outcome::NotHeld
        | Outcome::DoesNotExist
        | Outcome::WouldRequireCreation
        | Outcome::StillUnclear
        | Outcome::PetitionOrComplaint
        | Outcome::Repeat
        | Outcome::PublishedWork
        | Outcome::Excessive
        | Outcome::ReissueSought
        | Outcome::ClarificationLapsed
        | Outcome::FeeUnpaid
        | Outcome::Withdrawn
        | Outcome::OtherClosed => false,
    }
}
