//! `发出`, `送达`, `归档`. The day of dispatch is the day that counts as answering (国办公开办函〔2016〕235号).
//!
//! A late reply is still owed and may be sent; that it is late is said by [`clock`](super::super::clock).

use super::super::act::Act;
use super::super::phase::Phase;
use super::super::refusal::{Refusal, Rule};
use super::super::state::Request;
use jiff::civil::Date;

pub(in super::super) fn may_dispatch(request: &Request, on: Date) -> Result<(), Refusal> {
    let signature = request.reply.as_ref().and_then(|reply| reply.signature.as_ref());
    match signature.filter(|_| request.phase == Phase::Signed) {
        None => Err(Refusal::wrong_phase(Act::Dispatch, request.phase)),
        Some(signature) if on < signature.on => {
            Err(Refusal::before_cause(Act::Dispatch.citation(), "发出", on, "签发", signature.on))
        }
        Some(_) => Ok(()),
    }
}

pub(in super::super) fn may_record_service(request: &Request, on: Date) -> Result<(), Refusal> {
    let dispatch = request.reply.as_ref().and_then(|reply| reply.dispatch.as_ref());
    match dispatch.filter(|_| request.phase == Phase::Dispatched) {
        None => Err(Refusal::wrong_phase(Act::RecordService, request.phase)),
        Some(dispatch) if on < dispatch.on => {
            Err(Refusal::before_cause(Act::RecordService.citation(), "送达", on, "发出", dispatch.on))
        }
        Some(_) => Ok(()),
    }
}

pub(in super::super) fn may_archive(request: &Request, on: Date) -> Result<(), Refusal> {
    let ended = request.reply.as_ref().and_then(|reply| reply.delivered_on).or(request.ended.map(|ended| ended.on));
    match request.phase {
        Phase::Delivered | Phase::Closed => match ended {
            Some(ended) if on < ended => Err(Refusal::before_cause(Act::Archive.citation(), "归档", on, "办结", ended)),
            Some(_) | None => Ok(()),
        },
        Phase::Unregistered
        | Phase::AwaitingConfirmation
        | Phase::Processing
        | Phase::AwaitingClarification { .. }
        | Phase::AwaitingReasons { .. }
        | Phase::AwaitingPayment { .. }
        | Phase::Decided
        | Phase::Signed => Err(not_ended("本件还没有办结，不能归档", "请先答复申请人")),
        Phase::Dispatched => Err(not_ended("答复还没有登记送达，不能归档", "请先登记送达")),
        Phase::Archived => Err(not_ended("本件已经归档", "不必重复归档")),
    }
}

fn not_ended(message: &str, next: &str) -> Refusal {
    Refusal::new(Rule::NotEnded, Act::Archive.citation(), message, next)
}
