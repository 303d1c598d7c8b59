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
use law::count::chinese_date;

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
    keeps_number(request, proposed, &moment.event)?;
    let mistaken = moment.effective().map(|(event, _)| event);
    is_not_made_up(proposed, mistaken)?;
    keeps_what_others_agreed_to(request, proposed, mistaken)?;
    names_one_day(proposed)
}

/// Drafting, reviewing and signing are acts of persons: a correction may strike or mend one, never put it in place of
/// something else.
fn is_not_made_up(proposed: &Proposed<'_>, mistaken: Option<&RequestEvent>) -> Result<(), Refusal> {
    let Some(replacement) = proposed.replacement.filter(|event| is_sign_off(event)) else { return Ok(()) };
    if mistaken.is_some_and(|event| is_same_sign_off(event, replacement)) {
        return Ok(());
    }
    Err(Refusal::new(
        Rule::SignOffMadeUp,
        CITATION,
        format!("“{}”不能用更正登记补作", replacement.label()),
        "请由有权的人员按程序办理",
    ))
}

/// `拟定`, `审核`, `签发`: what a person answers for with his name.
const fn is_sign_off(event: &RequestEvent) -> bool {
    matches!(
        event,
        RequestEvent::OutcomeDecided(_) | RequestEvent::ReviewRecorded { .. } | RequestEvent::ReplySigned { .. }
    )
}

fn is_same_sign_off(a: &RequestEvent, b: &RequestEvent) -> bool {
    match (a, b) {
        (RequestEvent::ReviewRecorded { review: a, .. }, RequestEvent::ReviewRecorded { review: b, .. }) => a == b,
        (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

/// A draft that was reviewed or signed, and a review that was signed on, keep their words: others put their names to
/// them. Their days may be mended.
fn keeps_what_others_agreed_to(
    request: &Request,
    proposed: &Proposed<'_>,
    mistaken: Option<&RequestEvent>,
) -> Result<(), Refusal> {
    let Some(mistaken) = mistaken.filter(|event| is_sign_off(event) && Some(*event) != proposed.replacement) else {
        return Ok(());
    };
    let later = request.history.effective().filter(|(version, ..)| *version > proposed.version);
    let of_this_draft = later.map(|(_, event, ..)| event).take_while(|e| !matches!(e, RequestEvent::OutcomeDecided(_)));
    let agrees = of_this_draft.into_iter().find(|event| match mistaken {
        RequestEvent::OutcomeDecided(_) => is_sign_off(event),
        _ => matches!(event, RequestEvent::ReplySigned { .. }),
    });
    agrees.map_or(Ok(()), |event| {
        Err(Refusal::new(
            Rule::AgreedTo,
            CITATION,
            format!("第{}条登记之后已经“{}”，内容不能再更正", proposed.version, event.label()),
            "决定需要改变的，请重新拟定，再审核、签发；已经发出的，先登记重新办理",
        ))
    })
}

/// The day that a receipt names is its legal day: the reply period counts from it.
fn names_one_day(proposed: &Proposed<'_>) -> Result<(), Refusal> {
    match proposed.replacement {
        Some(RequestEvent::ReceiptConfirmed { received_on, .. }) if *received_on != proposed.occurred_on => {
            Err(Refusal::new(
                Rule::ReceiptDayTwice,
                Act::ConfirmReceipt.citation(),
                format!("收到申请之日写了两个：{}和{}", chinese_date(*received_on), chinese_date(proposed.occurred_on)),
                "请只写一个日期",
            ))
        }
        Some(_) | None => Ok(()),
    }
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
