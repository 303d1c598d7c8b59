//! `拟定处理决定` (§36–39): what an outcome presupposes, and what it has to carry.

use super::super::act::Act;
use super::super::consultation::Consultation;
use super::super::event::{Decision, EarlierReply};
use super::super::facts::Facts;
use super::super::phase::Phase;
use super::super::refusal::{Refusal, Rule};
use super::super::state::Request;
use super::needs::{Needs, gives_out};
use super::{not_before_start, received};
use jiff::civil::Date;
use law::count::chinese_date;
use law::exemption::Exemption;
use law::outcome::Outcome;
use law::{Citation, Instrument};

const fn regulation(article: u16) -> Citation {
    Citation::article(Instrument::DisclosureRegulation, article)
}

const THIRD_PARTY_RIGHTS: Citation = regulation(15);
const THIRD_PARTY: Citation = regulation(32);
const REPLY: Citation = regulation(36);
const EVIDENCE: Citation = Citation::article(Instrument::DisclosureInterpretation2025, 6);

pub(in super::super) fn may_decide(request: &Request, on: Date) -> Result<(), Refusal> {
    if !matches!(request.phase, Phase::Processing | Phase::AwaitingReasons { .. } | Phase::Decided | Phase::Signed) {
        return Err(Refusal::wrong_phase(Act::Decide, request.phase));
    }
    received(request, Act::Decide)?;
    not_before_start(request, Act::Decide, on)
}

pub(super) fn check(request: &Request, decision: &Decision, on: Date, facts: &Facts<'_>) -> Result<(), Refusal> {
    may_decide(request, on)?;
    presupposed(request, decision, on, &facts.earlier)?;
    grounds(decision)?;
    texts(decision)?;
    third_parties(request, decision)
}

/// What must have happened before an outcome can be chosen.
fn presupposed(request: &Request, decision: &Decision, on: Date, earlier: &[EarlierReply]) -> Result<(), Refusal> {
    match decision.outcome {
        Outcome::ClarificationLapsed | Outcome::FeeUnpaid | Outcome::Withdrawn => Err(Refusal::new(
            Rule::OutcomeOfItsOwnAct,
            REPLY,
            "逾期不补正、逾期不缴费和撤回各有登记，不由处理决定作出",
            "逾期的由系统到期登记；申请人撤回的，请登记撤回",
        )),
        Outcome::StillUnclear if !has_clarified(request) => Err(Refusal::new(
            Rule::NeverClarified,
            regulation(30),
            "申请人还没有补正过，不能按“补正后申请内容仍不明确”答复",
            "请先告知补正；申请人补正后仍不明确的，再作此决定",
        )),
        Outcome::Repeat => is_repeat(decision, earlier),
        Outcome::Excessive => is_excessive(request, on),
        Outcome::StillUnclear
        | Outcome::AlreadyPublic
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
        | Outcome::PetitionOrComplaint
        | Outcome::PublishedWork
        | Outcome::ReissueSought
        | Outcome::OtherClosed => Ok(()),
    }
}

fn has_clarified(request: &Request) -> bool {
    request.clarification.as_ref().is_some_and(|clarification| clarification.received_on.is_some())
}

/// §36(6): only an earlier reply of this agency to the same requester makes a repeat.
fn is_repeat(decision: &Decision, earlier: &[EarlierReply]) -> Result<(), Refusal> {
    match &decision.earlier {
        Some(named) if earlier.iter().any(|reply| reply.number == named.number) => Ok(()),
        Some(_) | None => Err(Refusal::new(
            Rule::EarlierReplyMissing,
            REPLY.item(6),
            "没有找到本机关对同一申请人就同一信息作出的答复，不能按重复申请处理",
            "请指明先前答复的登记号；先前的申请尚未答复的，并案办理",
        )),
    }
}

/// §35: not before the requester was asked and gave no good reasons.
fn is_excessive(request: &Request, on: Date) -> Result<(), Refusal> {
    let refusal =
        |message: String, next: &str| Err(Refusal::new(Rule::ReasonsNeverAsked, regulation(35), message, next));
    match &request.reasons {
        None => {
            refusal("还没有要求申请人说明理由，不能按无正当理由大量反复申请处理".to_owned(), "请先要求申请人说明理由")
        }
        Some(reasons) => match reasons.answered {
            Some((_, false)) => Ok(()),
            Some((_, true)) => refusal(
                "已经认定申请人的理由合理，不能再按无正当理由大量反复申请处理".to_owned(),
                "请按申请内容答复；认定有误的，请更正登记",
            ),
            None if on > reasons.answer_by => Ok(()),
            None => refusal(
                format!("申请人说明理由的期限到{}为止，还没有届满", chinese_date(reasons.answer_by)),
                "请等申请人说明理由或者期限届满",
            ),
        },
    }
}

/// `PartlyDisclosed` names what its withheld parts rest on; the others say it by their outcome.
fn grounds(decision: &Decision) -> Result<(), Refusal> {
    match (decision.outcome, decision.withheld.is_empty()) {
        (Outcome::PartlyDisclosed, true) => Err(Refusal::new(
            Rule::GroundsMissing,
            regulation(37),
            "部分公开应当写明不予公开部分的依据",
            "请选择不予公开部分所属的情形",
        )),
        (Outcome::PartlyDisclosed, false) | (_, true) => Ok(()),
        (_, false) => Err(Refusal::new(
            Rule::GroundsForPartOnly,
            regulation(37),
            "只有部分公开才另行列出不予公开部分的依据",
            "请改为部分公开，或者删去所列的依据",
        )),
    }
}

fn texts(decision: &Decision) -> Result<(), Refusal> {
    let needs = Needs::of(decision.outcome);
    if let Some(citation) = needs.reasons
        && decision.reasons.trim().is_empty()
    {
        return Err(Refusal::new(Rule::ReasonsMissing, citation, "处理决定还没有说明理由", "请写明认定的事实和理由"));
    }
    if let Some(what) = needs.statement
        && decision.statement.trim().is_empty()
    {
        let message = format!("处理决定还没有告知{what}");
        return Err(Refusal::new(Rule::StatementMissing, REPLY, message, format!("请写明{what}")));
    }
    let by_ground = decision.grounds().flat_map(|ground| Needs::evidence_for(ground).iter().copied());
    let wanted: Vec<&str> = needs.evidence.iter().copied().chain(by_ground).collect();
    if wanted.is_empty() || decision.evidence.iter().any(|item| !item.trim().is_empty()) {
        return Ok(());
    }
    let wanted = wanted.join("；");
    Err(Refusal::new(
        Rule::EvidenceMissing,
        EVIDENCE,
        format!("案卷中还没有登记作出此决定的证据：{wanted}"),
        "请登记所存的证据；复议、诉讼时由本机关举证",
    ))
}

/// §15, §32, §34: who was asked, what they said, and whether the answer is still awaited. Checked again at signing,
/// since an opinion can come in between.
pub(super) fn third_parties(request: &Request, decision: &Decision) -> Result<(), Refusal> {
    let protects = decision.grounds().any(|ground| ground == Exemption::ThirdPartyRights);
    let discloses = gives_out(decision.outcome);
    if (protects || discloses) && request.open_consultations().any(Consultation::has_period) {
        return Err(Refusal::new(
            Rule::ConsultationOpen,
            THIRD_PARTY,
            "征求意见还没有答复，期限也还没有届满",
            "请等对方答复或者期限届满后再作决定",
        ));
    }
    let asked = || request.consultations.iter().filter(|consultation| consultation.asks_third_party());
    if protects {
        return may_protect(decision, asked().count(), asked().all(Consultation::consents));
    }
    if discloses && asked().any(Consultation::objects) && decision.reasons.trim().is_empty() {
        return Err(Refusal::new(
            Rule::ObjectionUnanswered,
            THIRD_PARTY,
            "第三方不同意公开，决定公开的应当写明理由",
            "请写明第三方的异议为何不成立，或者不公开会对公共利益造成何种重大影响，并书面告知第三方",
        ));
    }
    Ok(())
}

fn may_protect(decision: &Decision, asked: usize, all_consent: bool) -> Result<(), Refusal> {
    let is_excused = decision.not_consulted_because.as_ref().is_some_and(|reason| !reason.trim().is_empty());
    if asked == 0 && !is_excused {
        return Err(Refusal::new(
            Rule::ThirdPartyNotAsked,
            THIRD_PARTY,
            "以保护第三方合法权益为由不予公开，还没有书面征求第三方意见",
            "请先征求第三方意见；无法征求的，请写明原因",
        ));
    }
    if asked > 0 && all_consent {
        return Err(Refusal::new(
            Rule::ThirdPartyConsents,
            THIRD_PARTY_RIGHTS,
            "第三方同意公开，不能再以保护其合法权益为由不予公开",
            "请予以公开，或者按其他依据处理",
        ));
    }
    Ok(())
}
