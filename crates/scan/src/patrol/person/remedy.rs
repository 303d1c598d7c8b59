//! `建议`: the fewest changes after which the places no longer add up, tried out before they are proposed.

use super::exposure::{Exposure, exposures, left};
use super::trace::{Field, Trace};
use crate::patrol::words::thousands;
use crate::residual::Birth;
use std::cmp::Reverse;

/// A change to all places that say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    /// Show only the office's one mask.
    House,
    /// State the year only.
    Year,
    /// Hide the number.
    Hide,
}

/// The fewest changes, in words, with what remains after them. `documents` gives the numbers on the card of the
/// documents that a trace stands in.
pub(super) fn suggest(
    exposure: &Exposure,
    traces: &[Trace],
    clique: &[usize],
    few: u64,
    documents: impl Fn(usize) -> Vec<usize>,
) -> String {
    let mut traces = traces.to_vec();
    let mut words = Vec::new();
    // Each round changes one place for good, so there are no more rounds than places.
    for _ in exposure.classes() {
        let Some((change, places)) = best(exposure, &traces, clique, few, &documents) else { break };
        places.iter().for_each(|place| apply(change, &mut traces[*place], exposure.field));
        let mut numbers: Vec<usize> = places.iter().flat_map(|place| documents(*place)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        words.push(told(change, exposure.field, &numbers));
        if is_mended(exposure, &traces, clique, few) {
            break;
        }
    }
    let after = left(&traces, clique, exposure.field);
    let result = if after == 0 {
        "改后号码不再外露".to_owned()
    } else {
        format!("改后余{}个候选", thousands(after))
    };
    let due = if exposure.facts.iter().any(|fact| traces[*fact].is_birth_due) {
        "；依规定必须公布的出生年月不动"
    } else {
        ""
    };
    format!("{}，{result}{due}；全站统一同一种掩码", words.join("，"))
}

/// The change that costs least: documents to be changed, then how much is lost, then how much remains possible.
fn best(
    exposure: &Exposure,
    traces: &[Trace],
    clique: &[usize],
    few: u64,
    documents: &impl Fn(usize) -> Vec<usize>,
) -> Option<(Change, Vec<usize>)> {
    let mut choices = Vec::new();
    for place in exposure.classes() {
        let is_fact = exposure.facts.contains(&place);
        let same: Vec<usize> = exposure
            .classes()
            .filter(|other| exposure.facts.contains(other) == is_fact)
            .filter(|other| {
                let (one, other) = (&traces[place], &traces[*other]);
                if is_fact {
                    one.birth == other.birth
                } else {
                    exposure.field.slots(one) == exposure.field.slots(other)
                }
            })
            .collect();
        let is_due = same.iter().any(|place| traces[*place].is_birth_due);
        let changes: &[Change] = match (is_fact, is_due) {
            (true, true) => &[],
            (true, false) => &[Change::Year],
            (false, _) => &[Change::House, Change::Hide],
        };
        for change in changes {
            let mut changed = traces.to_vec();
            same.iter().for_each(|place| apply(*change, &mut changed[*place], exposure.field));
            if changed == traces {
                continue;
            }
            let is_mended = is_mended(exposure, &changed, clique, few);
            let cost: usize = same.iter().map(|place| documents(*place).len()).sum();
            let remains = left(&changed, clique, exposure.field);
            choices.push(((!is_mended, cost, *change, Reverse(remains), place), same.clone()));
        }
    }
    choices.into_iter().min().map(|((_, _, change, _, _), same)| (change, same))
}

/// Runs the detector on the changed traces.
fn is_mended(exposure: &Exposure, traces: &[Trace], clique: &[usize], few: u64) -> bool {
    exposures(traces, clique, few).iter().all(|other| other.field != exposure.field)
}

/// The office's mask: a resident's number shows its prefecture and two last digits, a mobile number three and two.
fn apply(change: Change, trace: &mut Trace, field: Field) {
    match (change, field) {
        (Change::House, Field::ResidentId) => trace.resident_id[4..16].fill(b'*'),
        (Change::House, Field::Mobile) => trace.mobile[3..9].fill(b'*'),
        (Change::Hide, Field::ResidentId) => trace.resident_id.fill(b'*'),
        (Change::Hide, Field::Mobile) => trace.mobile.fill(b'*'),
        (Change::Year, _) => {
            let birth = trace.birth;
            trace.birth = Birth {
                earliest: birth.earliest.map(jiff::civil::Date::first_of_year),
                latest: birth.latest.map(jiff::civil::Date::last_of_year),
            };
        }
    }
}

fn told(change: Change, field: Field, documents: &[usize]) -> String {
    let numbers: Vec<String> = documents.iter().map(ToString::to_string).collect();
    let which = format!("件{}", numbers.join("、"));
    match (change, field) {
        (Change::House, Field::ResidentId) => format!("{which}的身份证号码改为只露前4位和末2位"),
        (Change::House, Field::Mobile) => format!("{which}的手机号码改为只露前3位和末2位"),
        (Change::Hide, field) => format!("{which}隐去{}", field.name()),
        (Change::Year, _) => format!("{which}的出生时间只写到年"),
    }
}
