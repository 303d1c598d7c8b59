//! How many numbers remain possible behind a mask: counted, not estimated.
//!
//! A resident's number is region × day of birth × sequence, and its check character fixes the weighted sum of them
//! modulo 11. So each part is counted by residue, the parts are convolved, and the residue that the check character
//! shows is read off. A few hundred additions a call, nothing allocated.

mod facts;
mod residues;

pub use facts::{Birth, Facts, Prior, Regions};

use crate::identifier::{date, mobile as telephone, region, resident_id};
use crate::mask;
use residues::Residues;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// Numbers that fit an eighteen-slot pattern and the facts stated elsewhere.
///
/// What is shown or stated outweighs the prior: a birth year or a region outside of it is counted as if the prior
/// allowed it, instead of giving zero. Zero is left to patterns that contradict the facts or themselves.
pub fn resident_id(pattern: &[u8; 18], facts: &Facts, prior: Prior) -> u64 {
    let Some((slots, check)) = pattern.split_first_chunk::<17>() else { return 0 };
    let (place, rest) = slots.split_at(6);
    let (day, sequence) = rest.split_at(8);
    let parts = regions(place, facts, prior).convolve(&births(day, &facts.birth, prior));
    let sequences = sequences(sequence, facts.is_male);
    match check {
        [b'*'] => parts.total().saturating_mul(sequences.total()),
        [shown] => match resident_id::CHECK.iter().position(|check| *check == shown.to_ascii_uppercase()) {
            Some(residue) => parts.convolve_at(&sequences, residue),
            None => 0,
        },
        _ => 0,
    }
}

/// Numbers that fit an eleven-slot pattern: 8 free digits behind a segment that is assigned.
pub fn mobile(pattern: &[u8; 11]) -> u64 {
    let (segment, rest) = pattern.split_at(3);
    let hidden = rest.len() - mask::shown(rest);
    let segments = (130..200_u32).filter(|number| telephone::is_segment(*number) && fits(segment, *number)).count();
    segments as u64 * 10_u64.pow(hidden as u32)
}

/// Card numbers of this length that fit: Luhn's digit takes one hidden slot away.
/// A gap of unknown length (`~`) is taken to fill up to nineteen digits, or to sixteen for cards that begin with 3 to 5.
pub fn bank_card(slots: &[u8]) -> u64 {
    let hidden = slots.len() - mask::shown(slots);
    let hidden = if slots.contains(&b'~') {
        let length = if matches!(slots.first(), Some(b'3'..=b'5')) { 16 } else { 19 };
        // The gap is counted as one place so far.
        (hidden + length).saturating_sub(slots.len())
    } else {
        hidden
    };
    10_u64.saturating_pow(hidden.saturating_sub(1) as u32)
}

/// Weight of the slots of each part, modulo 11.
const REGION_WEIGHTS: &[u8] = &[7, 9, 10, 5, 8, 4];
const SEQUENCE_WEIGHTS: &[u8] = &[8, 4, 2];

fn regions(slots: &[u8], facts: &Facts, prior: Prior) -> Residues {
    let mut merged = [b'*'; 6];
    for ((merged, shown), stated) in merged.iter_mut().zip(slots).zip(facts.region) {
        *merged = match (*shown, stated) {
            (shown, b'*') => shown,
            (b'*', stated) => stated,
            (shown, stated) if shown == stated => shown,
            _ => return Residues::NONE,
        };
    }
    let known = listed_regions(merged, prior.regions);
    if !known.is_none() {
        return known;
    }
    let listed = listed_regions(merged, Regions::Listed);
    // A region in no edition, such as the nationality on a foreigner's card: any digits that fit.
    if listed.is_none() { Residues::of_digits(&merged, REGION_WEIGHTS) } else { listed }
}

fn listed_regions(slots: [u8; 6], which: Regions) -> Residues {
    if (slots, which) == ([b'*'; 6], Regions::Counties) {
        return ALL_COUNTIES;
    }
    let mut residues = Residues::NONE;
    let (first, last) = slots.split_at(4);
    let fitting = residues::last_two(last);
    for prefecture in region::prefectures() {
        if !fits(first, prefecture.code.into()) {
            continue;
        }
        let codes = match which {
            Regions::Counties => prefecture.listed & !1,
            Regions::Listed => prefecture.listed,
        };
        let base = weighted(prefecture.code.into(), &[5, 10, 9, 7]);
        for (residue, bits) in fitting.iter().enumerate() {
            residues.add(base + residue, (codes & bits).count_ones().into());
        }
    }
    residues
}

/// What [`listed_regions`] gives where no digit is shown, counted by the compiler.
const ALL_COUNTIES: Residues = Residues::known(region::counties_by_residue());

fn births(slots: &[u8], birth: &Birth, prior: Prior) -> Residues {
    let within = births_within(slots, birth, prior.born_from..=prior.born_to);
    if within.is_none() { births_within(slots, birth, 1800..=2099) } else { within }
}

/// Days of a common and of a leap year, all hidden: what nearly every mask asks for.
static HIDDEN_DAYS: LazyLock<[Residues; 2]> =
    LazyLock::new(|| [2001, 2000].map(|year| days_of_year(b"****", year, 0, u32::MAX)));

fn births_within(slots: &[u8], birth: &Birth, years: RangeInclusive<i16>) -> Residues {
    let (first, last) = (birth.earliest.map(date::as_number), birth.latest.map(date::as_number));
    let (year_slots, day_slots) = slots.split_at(4);
    let from = first.map_or(*years.start(), |first| (first / 10_000) as i16).max(*years.start());
    let to = last.map_or(*years.end(), |last| (last / 10_000) as i16).min(*years.end());
    // The days of a whole year are the same for all common years and for all leap years.
    let mut whole: [Option<Residues>; 2] = if day_slots == b"****" { HIDDEN_DAYS.map(Some) } else { [None, None] };
    let mut sum = Residues::NONE;
    for year in from..=to {
        let year = year.unsigned_abs().into();
        if !fits(year_slots, year) {
            continue;
        }
        let is_cut = first.is_some_and(|first| first > year * 10_000 + 101)
            || last.is_some_and(|last| last < year * 10_000 + 1231);
        let days = if is_cut {
            days_of_year(day_slots, year, first.unwrap_or(0), last.unwrap_or(u32::MAX))
        } else {
            let known = &mut whole[usize::from(date::is_leap(year))];
            *known.get_or_insert_with(|| days_of_year(day_slots, year, 0, u32::MAX))
        };
        let shift = weighted(year, &[3, 6, 1, 2]);
        sum.add_shifted(&days, shift);
    }
    sum
}

/// Days of a year that fit, from the first to the last that may be, as `YYYYMMDD`.
fn days_of_year(slots: &[u8], year: u32, first: u32, last: u32) -> Residues {
    let mut residues = Residues::NONE;
    let (month_slots, day_slots) = slots.split_at(2);
    for month in (1..=12).filter(|month| fits(month_slots, *month)) {
        let base = weighted(month, &[9, 7]);
        for day in (1..=date::days_in_month(year, month)).filter(|day| fits(day_slots, *day)) {
            if (first..=last).contains(&(year * 10_000 + month * 100 + day)) {
                residues.add(base + weighted(day, &[5, 10]), 1);
            }
        }
    }
    residues
}

/// Sequences begin at 001; 000 counts only where it is shown.
fn sequences(slots: &[u8], is_male: Option<bool>) -> Residues {
    let mut residues = Residues::of_digits_with(slots, SEQUENCE_WEIGHTS, is_male);
    let may_be_zero = slots.iter().all(|slot| matches!(slot, b'*' | b'0')) && is_male != Some(true);
    if may_be_zero && slots != b"000" {
        residues.take(0, 1);
    }
    residues
}

/// Whether a number's digits, as many as there are slots, fit them.
fn fits(slots: &[u8], mut number: u32) -> bool {
    slots.iter().rev().all(|slot| {
        let digit = b'0' + (number % 10) as u8;
        number /= 10;
        *slot == b'*' || *slot == digit
    })
}

/// The weighted sum of a number's digits, last digit and its weight first.
fn weighted(mut number: u32, weights: &[usize]) -> usize {
    weights.iter().fold(0, |sum, weight| {
        let digit = (number % 10) as usize;
        number /= 10;
        sum + digit * weight
    })
}

#[cfg(test)]
mod tests;
