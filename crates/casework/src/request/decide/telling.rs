//! `书面告知第三方` (§32): whose information is disclosed without its consent is told what is disclosed and why. Told is
//! a decision, so not before it is signed; with the reply, before or after it, since §32 sets no order and no period.

use super::super::act::Act;
use super::super::consultation::Consultation;
use super::super::event::DispatchRoute;
use super::super::phase::Phase;
use super::super::refusal::{Refusal, Rule};
use super::super::reply::{Reply, Signature};
use super::super::state::Request;
use super::needs::gives_out;
use crate::ids::ConsultationId;
use jiff::civil::Date;
use law::exemption::Exemption;
use law::third_party_told::{DisclosureGround, Stance, told};
use law::{Citation, Instrument};

const THIRD_PARTY: Citation = Citation::article(Instrument::DisclosureRegulation, 32);
const DELIVERY: Citation = Citation::article(Instrument::DeliveryLetter2016, 0);

/// What the letter says, and how it leaves.
pub(super) struct LetterToThirdParty<'a> {
    pub(super) ground: DisclosureGround,
    pub(super) content: &'a str,
    pub(super) reasons: &'a str,
    pub(super) route: DispatchRoute,
}

/// The signed reply whose disclosure some third party may be told of.
pub(in super::super) fn may_tell(request: &Request, on: Date) -> Result<&Reply, Refusal> {
    let (reply, signature) = signed(request)?;
    if on < signature.on {
        return Err(Refusal::before_cause(THIRD_PARTY, Act::TellThirdParty.label(), on, "签发", signature.on));
    }
    if !gives_out(reply.decision.outcome) {
        return Err(Refusal::new(
            Rule::NothingToTell,
            THIRD_PARTY,
            format!("本件的处理决定是“{}”，没有公开第三方的信息", reply.decision.outcome.label()),
            "不必告知第三方",
        ));
    }
    if request.third_parties_untold().next().is_some() {
        return Ok(reply);
    }
    Err(Refusal::new(
        Rule::NothingToTell,
        THIRD_PARTY,
        "没有不同意公开、逾期未提出意见而尚未告知的第三方",
        "第三方同意公开的，不必告知；已经告知的，不必重复",
    ))
}

/// A draft is not yet a decision; one that was withdrawn with its request discloses nothing.
fn signed(request: &Request) -> Result<(&Reply, &Signature), Refusal> {
    let signed = request.reply.as_ref().and_then(|reply| Some((reply, reply.signature.as_ref()?)));
    match request.phase {
        Phase::Signed | Phase::Dispatched | Phase::Delivered | Phase::Archived => signed,
        Phase::Unregistered
        | Phase::AwaitingConfirmation
        | Phase::Processing
        | Phase::AwaitingClarification { .. }
        | Phase::AwaitingReasons { .. }
        | Phase::AwaitingPayment { .. }
        | Phase::Decided
        | Phase::Closed => None,
    }
    .ok_or_else(|| Refusal::wrong_phase(Act::TellThirdParty, request.phase))
}

pub(super) fn check(
    request: &Request,
    id: &ConsultationId,
    letter: &LetterToThirdParty<'_>,
    on: Date,
) -> Result<(), Refusal> {
    let asked = request.consultations.iter().find(|consultation| consultation.id == *id);
    if let Some(refusal) = asked.and_then(|asked| is_no_addressee(request, asked, letter.ground)) {
        signed(request)?;
        return Err(refusal);
    }
    may_tell(request, on)?;
    if asked.is_none() {
        return Err(Refusal::new(
            Rule::ConsultationUnknown,
            THIRD_PARTY,
            "本件没有这份征求意见书",
            "请核对征求意见书；没有征求过意见的第三方，不适用告知",
        ));
    }
    says_everything(letter)
}

/// Why this party is not told, or not on this ground.
fn is_no_addressee(request: &Request, asked: &Consultation, ground: DisclosureGround) -> Option<Refusal> {
    if !asked.asks_third_party() {
        return Some(Refusal::new(
            Rule::NotAThirdParty,
            THIRD_PARTY,
            "共同制作机关、其他机关不是第三方",
            "需要告知机关的，另行函告，存入案卷",
        ));
    }
    if request.reply.as_ref().is_some_and(|reply| is_told(reply, &asked.id)) {
        return Some(Refusal::new(
            Rule::ThirdPartyTold,
            THIRD_PARTY,
            "已经书面告知这一第三方",
            "如登记有误，请更正登记",
        ));
    }
    told(asked.stance(), ground).err().map(|no| Refusal::by_law(Rule::TellingUnfounded, no))
}

fn says_everything(letter: &LetterToThirdParty<'_>) -> Result<(), Refusal> {
    if letter.content.trim().is_empty() {
        return Err(Refusal::text_missing(THIRD_PARTY, "决定公开的政府信息内容"));
    }
    if letter.reasons.trim().is_empty() {
        return Err(Refusal::text_missing(THIRD_PARTY, "决定公开的理由"));
    }
    match letter.route {
        DispatchRoute::Online => Err(Refusal::new(
            Rule::RouteOfRequester,
            DELIVERY,
            "网上送达是送到申请人的查询页面，第三方看不到",
            "请邮寄、当面送达或者发电子邮件",
        )),
        DispatchRoute::Post | DispatchRoute::HandDelivery | DispatchRoute::Email => Ok(()),
    }
}

fn is_told(reply: &Reply, id: &ConsultationId) -> bool {
    reply.third_parties_told.iter().any(|told| told.consultation == *id)
}

impl Request {
    /// Asked third parties that did not consent, by objection or by silence.
    fn without_consent(&self) -> impl Iterator<Item = &Consultation> {
        let asked = self.consultations.iter().filter(|asked| asked.asks_third_party());
        asked.filter(|asked| matches!(asked.stance(), Stance::Objects | Stance::Silent))
    }

    /// Those who have not been told of the decision of this round, if there is one.
    pub fn third_parties_untold(&self) -> impl Iterator<Item = &Consultation> {
        let told = |asked: &Consultation| self.reply.as_ref().is_some_and(|reply| is_told(reply, &asked.id));
        self.without_consent().filter(move |asked| !told(asked))
    }

    /// Third parties whose objection was passed over by a signed decision and who have not been told (§32). Where the
    /// decision withholds what concerns third parties, the objection was heard, and nothing is owed.
    pub fn third_parties_to_tell(&self) -> impl Iterator<Item = &Consultation> {
        let reply = signed(self).ok().map(|(reply, _)| reply);
        let reply = reply.filter(|reply| gives_out(reply.decision.outcome));
        let reply = reply.filter(|reply| !reply.decision.grounds().any(|g| g == Exemption::ThirdPartyRights));
        self.third_parties_untold().filter(move |asked| reply.is_some() && asked.objects())
    }
}
