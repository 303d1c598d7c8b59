//! `办结说明` — kept in the file where no letter is due: withdrawn, lapsed, unpaid.

use super::{Letter, Matter, cited, sentence};
use jiff::civil::Date;
use law::count::chinese_date;
use law::outcome::Outcome;

/// How a case ended without a reply.
#[derive(Clone, Copy)]
pub struct Closing<'a> {
    /// The outcome.
    pub outcome: Outcome,
    /// The day it ended.
    pub ended_on: Date,
    /// What the file says about it.
    pub note: &'a str,
}

/// Writes the note.
pub fn closing(matter: &Matter<'_>, facts: Closing<'_>) -> Letter {
    let mut letter = matter.letter("政府信息公开申请办结说明");
    letter.text(matter.opening());
    letter.text(matter.asked());
    let day = chinese_date(facts.ended_on);
    let basis = cited(facts.outcome.basis());
    letter.text(match facts.outcome {
        Outcome::Withdrawn => format!("{}于{day}撤回申请，本机关自该日起终止办理。", matter.you()),
        Outcome::ClarificationLapsed => format!(
            "本机关告知补正后，补正期限已于{day}届满，未收到补正内容，也未收到逾期的正当理由。根据{basis}的规定，视为放弃申请，本机关不再处理该政府信息公开申请。"
        ),
        Outcome::FeeUnpaid => format!(
            "本机关发出收费通知后，缴费期限已于{day}届满，未收到缴费。根据{basis}的规定，视为放弃申请，本机关不再处理该政府信息公开申请。"
        ),
        Outcome::AlreadyPublic
        | Outcome::Provided
        | Outcome::AccessTold
        | Outcome::PartlyDisclosed
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
        | Outcome::OtherClosed => format!("本机关已于{day}答复，办理结果：{}。", facts.outcome.label()),
    });
    if !facts.note.trim().is_empty() {
        letter.text(sentence(facts.note));
    }
    letter
}
