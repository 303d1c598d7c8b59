//! `审核` (§17): opinions on the draft. A new draft needs new ones.

use super::super::act::Act;
use super::super::event::ReviewKind;
use super::super::phase::Phase;
use super::super::refusal::Refusal;
use super::super::state::Request;
use jiff::civil::Date;

pub(in super::super) fn may_review(request: &Request, on: Date) -> Result<(), Refusal> {
    match &request.reply {
        Some(reply) if request.phase == Phase::Decided => {
            if on < reply.decided_on {
                return Err(Refusal::before_cause(
                    Act::Review.citation(),
                    "审核",
                    on,
                    "拟定处理决定",
                    reply.decided_on,
                ));
            }
            Ok(())
        }
        Some(_) | None => Err(Refusal::wrong_phase(Act::Review, request.phase)),
    }
}

pub(super) fn check(request: &Request, kind: ReviewKind, passed: bool, note: &str, on: Date) -> Result<(), Refusal> {
    may_review(request, on)?;
    if !passed && note.trim().is_empty() {
        return Err(Refusal::text_missing(Act::Review.citation(), &format!("{}不通过的意见", kind.label())));
    }
    Ok(())
}
