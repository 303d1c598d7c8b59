//! What several traces of one person come to: the counting part of L01 and L02, without words.

use super::trace::{Field, Trace};
use crate::mask;
use crate::patrol::card::Pattern;
use crate::residual::Facts;

/// Places that together leave few numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Exposure {
    pub(super) pattern: Pattern,
    pub(super) field: Field,
    /// Traces whose masks add up.
    pub(super) masks: Vec<usize>,
    /// Traces whose statements narrow down.
    pub(super) facts: Vec<usize>,
    /// What each mask leaves alone, with what its own record states.
    pub(super) alone: Vec<u64>,
    /// What all leave together.
    pub(super) after: u64,
}

impl Exposure {
    /// All traces in it.
    pub(super) fn classes(&self) -> impl Iterator<Item = usize> {
        self.masks.iter().chain(&self.facts).copied()
    }
}

/// What a set of traces that are all one person exposes.
pub(super) fn exposures(traces: &[Trace], clique: &[usize], few: u64) -> Vec<Exposure> {
    let mut found = Vec::new();
    for field in [Field::ResidentId, Field::Mobile] {
        let masks: Vec<usize> = clique.iter().copied().filter(|one| traces[*one].shows(field)).collect();
        found.extend(by_masks(traces, &masks, field, few));
    }
    let masks: Vec<usize> = clique.iter().copied().filter(|one| traces[*one].shows(Field::ResidentId)).collect();
    for (at, mask) in masks.iter().enumerate() {
        let same: Vec<usize> =
            masks.iter().copied().filter(|one| traces[*one].resident_id == traces[*mask].resident_id).collect();
        if !masks[..at].iter().any(|one| same.contains(one)) {
            found.extend(by_statements(traces, &same, clique, few, Pattern::L02));
        }
    }
    if found.is_empty() && masks.len() > 1 {
        let kept = needed(traces, &masks, Field::ResidentId);
        found.extend(by_statements(traces, &kept, clique, few, Pattern::L01));
    }
    found
}

/// L01: masks alone.
fn by_masks(traces: &[Trace], masks: &[usize], field: Field, few: u64) -> Option<Exposure> {
    let kept = needed(traces, masks, field);
    if kept.iter().all(|one| field.slots(&traces[*one]) == field.slots(&traces[kept[0]])) {
        return None;
    }
    let after = field.count(&laid(traces, &kept, field)?, &stated(traces, &kept));
    Some(Exposure::try_new(Pattern::L01, field, traces, kept, Vec::new(), after)).flatten().filter(|it| it.after <= few)
}

/// L02: masks (of one look, or adding up) with births that other records state.
fn by_statements(traces: &[Trace], masks: &[usize], clique: &[usize], few: u64, pattern: Pattern) -> Option<Exposure> {
    let field = Field::ResidentId;
    let mut facts: Vec<usize> =
        clique.iter().copied().filter(|one| traces[*one].says_birth() && !masks.contains(one)).collect();
    // The vaguest first, so that it is dropped for a more exact one.
    facts.sort_by_key(|one| std::cmp::Reverse(width(&traces[*one])));
    let merged = laid(traces, masks, field)?;
    let count = |facts: &[usize]| {
        let all: Vec<usize> = masks.iter().chain(facts).copied().collect();
        field.count(&merged, &stated(traces, &all))
    };
    let after = count(&facts);
    let mut kept = facts.clone();
    for one in &facts {
        let without: Vec<usize> = kept.iter().copied().filter(|other| other != one).collect();
        if !without.is_empty() && count(&without) == after {
            kept = without;
        }
    }
    // Others that state the same narrow it down as well.
    let births: Vec<_> = kept.iter().map(|one| traces[*one].birth).collect();
    let kept: Vec<usize> = facts.into_iter().filter(|one| births.contains(&traces[*one].birth)).collect();
    if kept.is_empty() {
        return None;
    }
    Exposure::try_new(pattern, field, traces, masks.to_vec(), kept, after).filter(|it| it.after <= few)
}

impl Exposure {
    /// If the whole leaves less than each mask with its own record.
    fn try_new(
        pattern: Pattern,
        field: Field,
        traces: &[Trace],
        masks: Vec<usize>,
        facts: Vec<usize>,
        after: u64,
    ) -> Option<Self> {
        let alone: Vec<u64> = masks.iter().map(|one| field.count(&traces[*one], &traces[*one].facts())).collect();
        let gains = after > 0 && alone.iter().all(|alone| after < *alone);
        gains.then_some(Self { pattern, field, masks, facts, alone, after })
    }
}

/// Masks without those that add nothing to the others; those that look the same stand or fall together.
fn needed(traces: &[Trace], masks: &[usize], field: Field) -> Vec<usize> {
    let mut looks: Vec<&[u8]> = masks.iter().map(|one| field.slots(&traces[*one])).collect();
    looks.sort_by_key(|slots| (mask::shown(slots), *slots));
    looks.dedup();
    let mut kept = looks.clone();
    for look in looks {
        let others = || kept.iter().filter(|other| **other != look);
        let is_shown = |at: usize| look[at] == b'*' || others().any(|other| other[at] != b'*');
        if others().next().is_some() && (0..look.len()).all(is_shown) {
            kept.retain(|other| *other != look);
        }
    }
    masks.iter().copied().filter(|one| kept.contains(&field.slots(&traces[*one]))).collect()
}

/// The masks over each other. Made to count, and dropped.
fn laid(traces: &[Trace], masks: &[usize], field: Field) -> Option<Trace> {
    let (first, rest) = masks.split_first()?;
    let mut merged = traces[*first].clone();
    rest.iter().for_each(|one| field.lay(&mut merged, &traces[*one]));
    Some(merged)
}

/// What the traces state together.
fn stated(traces: &[Trace], which: &[usize]) -> Facts {
    which.iter().fold(Facts::default(), |facts, one| {
        let trace = &traces[*one];
        Facts { is_male: facts.is_male.or(trace.is_male), birth: facts.birth.and(trace.birth), ..facts }
    })
}

fn width(trace: &Trace) -> i32 {
    match (trace.birth.earliest, trace.birth.latest) {
        (Some(first), Some(last)) => last.since(first).map_or(i32::MAX, |span| span.get_days()),
        (None, _) | (_, None) => i32::MAX,
    }
}

/// How many numbers all of a clique leaves in this field.
pub(super) fn left(traces: &[Trace], clique: &[usize], field: Field) -> u64 {
    let masks: Vec<usize> = clique.iter().copied().filter(|one| traces[*one].shows(field)).collect();
    laid(traces, &masks, field).map_or(0, |merged| field.count(&merged, &stated(traces, clique)))
}
