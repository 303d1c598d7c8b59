//! What a decision has to carry before it stands: reasons, what the requester is told, evidence for the file
//! (§36–39; 法释〔2025〕8号 §5, §6). What the evidence is, `law` says; here, where a decision waits for it.

use law::exemption::Exemption;
use law::outcome::Outcome;
use law::{Citation, Instrument};

/// What an outcome needs. The case page shows it as a checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needs {
    /// `理由` — must reasons be written, and where that stands.
    pub reasons: Option<Citation>,
    /// What the requester must be told, in the words of the checklist.
    pub statement: Option<&'static str>,
    /// What the agency must be able to show; empty where a decision does not wait for it.
    pub evidence: &'static [&'static str],
}

/// §36(3): a refusal is told with its reasons.
const REFUSAL: Citation = Citation::article(Instrument::DisclosureRegulation, 36).item(3);

impl Needs {
    /// What an outcome needs.
    pub const fn of(outcome: Outcome) -> Self {
        let reasoned = Self { reasons: outcome.basis().first().copied(), ..NOTHING };
        match outcome {
            Outcome::AlreadyPublic => {
                Self {
                    statement: Some("获取该政府信息的方式、途径"), evidence: outcome.evidence(), ..NOTHING
                }
            }
            Outcome::AccessTold => {
                Self { statement: Some("获取该政府信息的方式、途径和时间"), ..NOTHING }
            }
            Outcome::SpecialAccessRegime => {
                Self { statement: Some("应当依照的法律、行政法规和办理渠道"), ..NOTHING }
            }
            Outcome::DoesNotExist => Self { evidence: outcome.evidence(), ..NOTHING },
            Outcome::WithheldStateSecret
            | Outcome::WithheldProhibitedByStatute
            | Outcome::WithheldSafetyAndStability
            | Outcome::WithheldThirdPartyRights
            | Outcome::WithheldInternalAffairs
            | Outcome::WithheldDeliberative
            | Outcome::WithheldEnforcementFile => Self { reasons: Some(REFUSAL), ..NOTHING },
            // The last two stand in the form without an article of their own: reasons, so that they can be explained
            // (convention).
            Outcome::PartlyDisclosed
            | Outcome::NotHeld
            | Outcome::WouldRequireCreation
            | Outcome::StillUnclear
            | Outcome::Repeat
            | Outcome::Excessive
            | Outcome::ReissueSought
            | Outcome::OtherClosed => reasoned,
            Outcome::Provided
            | Outcome::PetitionOrComplaint
            | Outcome::PublishedWork
            | Outcome::ClarificationLapsed
            | Outcome::FeeUnpaid
            | Outcome::Withdrawn => NOTHING,
        }
    }

    /// What must be on file before something is withheld on a ground. For third parties' rights it is the consultation,
    /// for a prohibition by statute the statute named in the reasons.
    pub const fn evidence_for(ground: Exemption) -> &'static [&'static str] {
        match ground {
            Exemption::StateSecret
            | Exemption::SafetyAndStability
            | Exemption::InternalAffairs
            | Exemption::Deliberative
            | Exemption::EnforcementFile => ground.evidence(),
            Exemption::ThirdPartyRights | Exemption::ProhibitedByStatute => &[],
        }
    }
}

const NOTHING: Needs = Needs { reasons: None, statement: None, evidence: &[] };

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
