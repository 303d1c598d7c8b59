//! `登记`, `分办`, `撤回` (§29, §45).

use super::super::act::Act;
use super::super::phase::Phase;
use super::super::refusal::{Refusal, Rule};
use super::super::state::Request;
use crate::ids::UnitId;
use jiff::civil::{Date, date};
use law::count::chinese_date;
use law::receipt::Channel;
use law::{Citation, Instrument};

/// §29¶1: who really cannot write speaks at the office, and the office fills in the form.
const ORAL: Citation = Citation::article(Instrument::DisclosureRegulation, 29).paragraph(1);

/// The regulation of 2007 came into force on this day (its art. 38): a request under it cannot be older.
const FIRST_DAY: Date = date(2008, 5, 1);

pub(in super::super) fn may_register(request: &Request) -> Result<(), Refusal> {
    let Some(number) = request.number() else { return Ok(()) };
    Err(Refusal::new(
        Rule::AlreadyRegistered,
        Act::Register.citation(),
        format!("本件已经登记，登记号{number}"),
        "一份申请登记一次；另有申请的另行登记",
    ))
}

pub(super) fn check(request: &Request, channel: Channel, oral: bool, on: Date) -> Result<(), Refusal> {
    may_register(request)?;
    if on < FIRST_DAY {
        return Err(Refusal::new(
            Rule::BeforeRegulation,
            Act::Register.citation(),
            format!("{}早于《条例》最初施行的2008年5月1日，这一天还不能有依申请公开", chinese_date(on)),
            "请核对收到申请的日期，尤其是年份",
        ));
    }
    if oral && channel != Channel::Counter {
        return Err(Refusal::new(
            Rule::OralAtCounterOnly,
            ORAL,
            "口头申请由工作人员当面代为填写，渠道应为当面提交",
            "请把渠道改为当面提交，或者取消口头申请",
        ));
    }
    Ok(())
}

pub(in super::super) fn may_assign(request: &Request) -> Result<(), Refusal> {
    if request.phase.is_unanswered() { Ok(()) } else { Err(Refusal::wrong_phase(Act::Assign, request.phase)) }
}

pub(super) fn check_unit(request: &Request, unit: &UnitId, on: Date) -> Result<(), Refusal> {
    may_assign(request)?;
    not_before_registration(request, Act::Assign, on)?;
    if unit.0.trim().is_empty() {
        return Err(Refusal::text_missing(Act::Assign.citation(), "承办处室"));
    }
    Ok(())
}

/// The requester may give up the request until the reply has left (convention: the regulation has no article on it).
pub(in super::super) fn may_withdraw(request: &Request, on: Date) -> Result<(), Refusal> {
    match request.phase {
        Phase::AwaitingConfirmation
        | Phase::Processing
        | Phase::AwaitingClarification { .. }
        | Phase::AwaitingReasons { .. }
        | Phase::AwaitingPayment { .. }
        | Phase::Decided
        | Phase::Signed => not_before_registration(request, Act::Withdraw, on),
        Phase::Dispatched | Phase::Delivered => Err(Refusal::new(
            Rule::AlreadyAnswered,
            Act::Withdraw.citation(),
            "答复已经发出，不能再按撤回办理",
            "请把申请人的意思存入案卷",
        )),
        Phase::Unregistered | Phase::Closed | Phase::Archived => {
            Err(Refusal::wrong_phase(Act::Withdraw, request.phase))
        }
    }
}

pub(super) fn not_before_registration(request: &Request, act: Act, on: Date) -> Result<(), Refusal> {
    match &request.registration {
        None => Err(not_registered(act)),
        Some(registration) if on < registration.registered_on => {
            Err(Refusal::before_cause(act.citation(), act.label(), on, "登记", registration.registered_on))
        }
        Some(_) => Ok(()),
    }
}

pub(super) fn not_registered(act: Act) -> Refusal {
    Refusal::new(Rule::NotRegistered, act.citation(), "还没有登记申请", "请先登记申请")
}
