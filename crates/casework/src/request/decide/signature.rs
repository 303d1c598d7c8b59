//! `签发`: after the reviews; what gives information out needs a passed secrecy review first (§17).

use super::super::act::Act;
use super::super::event::ReviewKind;
use super::super::phase::Phase;
use super::super::refusal::{Refusal, Rule};
use super::super::state::Request;
use super::decision;
use super::needs::gives_out;
use jiff::civil::Date;
use law::{Citation, Instrument};

const REVIEW_FIRST: Citation = Citation::article(Instrument::DisclosureRegulation, 17);

pub(in super::super) fn may_sign(request: &Request, on: Date) -> Result<(), Refusal> {
    let Some(reply) = request.reply.as_ref().filter(|_| request.phase == Phase::Decided) else {
        return Err(Refusal::wrong_phase(Act::Sign, request.phase));
    };
    if let Some((kind, _)) = request.reviews.objection() {
        return Err(Refusal::new(
            Rule::ReviewNotPassed,
            REVIEW_FIRST,
            format!("{}没有通过，不能签发", kind.label()),
            "请按审核意见重新拟定处理决定，或者修改后再送审核",
        ));
    }
    if gives_out(reply.decision.outcome) && !request.reviews.has_passed(ReviewKind::Secrecy) {
        return Err(Refusal::new(
            Rule::SecrecyReviewMissing,
            REVIEW_FIRST,
            "先审查、后公开：向申请人公开信息的，应当先经保密审查",
            "请送保密审查，通过后再签发",
        ));
    }
    decision::third_parties(request, &reply.decision)?;
    let latest = request.reviews.last_on().map_or(reply.decided_on, |day| day.max(reply.decided_on));
    if on < latest {
        return Err(Refusal::before_cause(Act::Sign.citation(), "签发", on, "拟定、审核", latest));
    }
    Ok(())
}

pub(super) fn check(request: &Request, document_number: &str, on: Date) -> Result<(), Refusal> {
    may_sign(request, on)?;
    if document_number.trim().is_empty() {
        return Err(Refusal::text_missing(Act::Sign.citation(), "文号"));
    }
    Ok(())
}
