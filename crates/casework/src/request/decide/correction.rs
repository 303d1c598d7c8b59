//! `更正登记`: a mistaken entry stays, and a new one says what holds. The whole history is then judged anew: a
//! correction that would make it impossible is refused.

use super::super::act::Act;
use super::super::event::RequestEvent;
use super::super::evolve::evolve;
use super::super::facts::Facts;
use super::super::phase::Phase;
use super::super::refusal::{Refusal, Rule};
use super::super::state::Request;
use super::registration::not_registered;
use super::{not_in_future, permit};
use jiff::civil::Date;
use law::Citation;

/// What a correction would change.
pub(super) struct Proposed<'a> {
    pub(super) version: u64,
    pub(super) reason: &'a str,
    pub(super) occurred_on: Date,
    pub(super) replacement: Option<&'a RequestEvent>,
}

pub(in super::super) fn may_correct(request: &Request) -> Result<(), Refusal> {
    if request.phase == Phase::Unregistered { Err(not_registered(Act::CorrectEntry)) } else { Ok(()) }
}

pub(super) fn check(request: &Request, proposed: &Proposed<'_>, on: Date, facts: &Facts<'_>) -> Result<(), Refusal> {
    may_correct(request)?;
    not_in_future(Act::CorrectEntry, on, facts)?;
    not_in_future(Act::CorrectEntry, proposed.occurred_on, facts)?;
    if proposed.reason.trim().is_empty() {
        return Err(Refusal::text_missing(CITATION, "更正的原因"));
    }
    names_an_entry(request, proposed)?;
    is_possible(request, proposed, on, facts)
}

const CITATION: Citation = Act::CorrectEntry.citation();

fn names_an_entry(request: &Request, proposed: &Proposed<'_>) -> Result<(), Refusal> {
    let Some(moment) = request.history.moment(proposed.version) else {
        return Err(Refusal::new(
            Rule::EntryUnknown,
            CITATION,
            format!("本件没有第{}条登记", proposed.version),
            "请在办理经过中选择要更正的登记",
        ));
    };
    let corrects_correction = matches!(moment.event, RequestEvent::EntryCorrected { .. });
    if corrects_correction || matches!(proposed.replacement, Some(RequestEvent::EntryCorrected { .. })) {
        return Err(Refusal::new(
            Rule::CorrectionOfCorrection,
            CITATION,
            "更正本身不能再更正",
            "请对原来的那条登记再作一次更正，以最后一次为准",
        ));
    }
    if moment.effective() == proposed.replacement.map(|event| (event, proposed.occurred_on)) {
        return Err(Refusal::new(
            Rule::NothingChanged,
            CITATION,
            format!("更正的内容与第{}条登记现有的内容相同", proposed.version),
            "请填写更正后的内容",
        ));
    }
    keeps_number(request, proposed, &moment.event)
}

/// The number was given out and belongs to a series without gaps.
fn keeps_number(request: &Request, proposed: &Proposed<'_>, mistaken: &RequestEvent) -> Result<(), Refusal> {
    if !matches!(mistaken, RequestEvent::RequestRegistered { .. }) {
        return Ok(());
    }
    match proposed.replacement {
        Some(RequestEvent::RequestRegistered { number, .. }) if Some(number) == request.number() => Ok(()),
        Some(_) | None => Err(Refusal::new(
            Rule::NumberFixed,
            CITATION,
            "登记号已经给出，登记不能删除，登记号不能更改",
            "登记错误的，更正其余内容；重复登记的，按撤回办理并写明原因",
        )),
    }
}

/// Every entry, as it would then hold, must have been lawful where it stands.
fn is_possible(request: &Request, proposed: &Proposed<'_>, on: Date, facts: &Facts<'_>) -> Result<(), Refusal> {
    let mut corrected = request.history.clone();
    let event = RequestEvent::EntryCorrected {
        version: proposed.version,
        reason: proposed.reason.to_owned(),
        occurred_on: proposed.occurred_on,
        replacement: proposed.replacement.cloned().map(Box::new),
    };
    corrected.push(event, on, None);
    let facts = with_earlier_of(request, facts);
    let mut state = Request::default();
    for (version, event, occurred_on, _) in corrected.effective() {
        permit(&state, event, occurred_on, &facts).map_err(|refusal| impossible(version, event, &refusal))?;
        state = evolve(state, event, occurred_on);
    }
    Ok(())
}

/// An earlier reply that was accepted when the decision was recorded is not looked up again.
fn with_earlier_of<'a>(request: &Request, facts: &Facts<'a>) -> Facts<'a> {
    let mut facts = facts.clone();
    for (_, event, _, _) in request.history.effective() {
        if let RequestEvent::OutcomeDecided(decision) = event {
            facts.earlier.extend(decision.earlier.clone());
        }
    }
    facts
}

fn impossible(version: u64, event: &RequestEvent, refusal: &Refusal) -> Refusal {
    Refusal::new(
        Rule::HistoryImpossible,
        refusal.citation,
        format!("这样更正后，第{version}条登记“{}”就不能成立：{}", event.label(), refusal.message),
        "请先更正在后的登记，或者核对更正的内容",
    )
}
