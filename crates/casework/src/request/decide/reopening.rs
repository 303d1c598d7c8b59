//! `重新办理` after reconsideration or judgment (法释〔2025〕8号 §11), or because the agency corrects itself.

use super::super::act::Act;
use super::super::phase::Phase;
use super::super::refusal::{Refusal, Rule};
use super::super::state::Request;
use jiff::civil::Date;

pub(in super::super) fn may_reopen(request: &Request, on: Date) -> Result<(), Refusal> {
    match request.phase {
        Phase::Dispatched | Phase::Delivered | Phase::Closed | Phase::Archived => {}
        Phase::Unregistered
        | Phase::AwaitingConfirmation
        | Phase::Processing
        | Phase::AwaitingClarification { .. }
        | Phase::AwaitingReasons { .. }
        | Phase::AwaitingPayment { .. }
        | Phase::Decided
        | Phase::Signed => {
            return Err(Refusal::new(
                Rule::NothingToReopen,
                Act::Reopen.citation(),
                "本件还没有办结，不存在重新办理",
                "请在现有程序中答复；处理决定需要改变的，重新拟定",
            ));
        }
    }
    let Some(last) = last_end(request) else { return Err(Refusal::wrong_phase(Act::Reopen, request.phase)) };
    if request.received_on().is_none() {
        return Err(Refusal::new(
            Rule::NothingToReopen,
            Act::Reopen.citation(),
            "本件撤回前没有确认过收到日期，没有可以重新办理的答复",
            "申请人重新提出的，另行登记",
        ));
    }
    if on < last {
        return Err(Refusal::before_cause(Act::Reopen.citation(), "重新办理", on, "办结", last));
    }
    Ok(())
}

/// The day on which the case ended in this round.
fn last_end(request: &Request) -> Option<Date> {
    let dispatched = request.reply.as_ref().and_then(|reply| reply.dispatch.as_ref()).map(|dispatch| dispatch.on);
    dispatched.or(request.ended.map(|ended| ended.on))
}

pub(super) fn check(request: &Request, reply_by: Option<Date>, on: Date) -> Result<(), Refusal> {
    may_reopen(request, on)?;
    match reply_by {
        Some(reply_by) if reply_by <= on => {
            Err(Refusal::before_cause(Act::Reopen.citation(), "重新答复的期限截止", reply_by, "重新办理", on))
        }
        Some(_) | None => Ok(()),
    }
}
