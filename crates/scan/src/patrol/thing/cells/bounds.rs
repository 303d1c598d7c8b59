//! What a figure held back can still be, by the sums of its table.
//!
//! Bounds are propagated through the sums until nothing moves, then each end is tried: is there a whole-number filling
//! of the table in which the figure takes that value? For tables of the size that agencies print the search ends, and
//! the interval is exact; when it does not within [`MOST_STEPS`], the propagated bound stays, which is too wide and
//! never too narrow. There is no linear programme here and no table of more than two dimensions.

use super::grid::{Entry, Grid};

/// Whole numbers from `low` to `high`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Interval {
    /// Smallest.
    pub(crate) low: i64,
    /// Largest.
    pub(crate) high: i64,
}

impl Interval {
    /// No upper bound is known.
    pub(crate) const OPEN: i64 = i64::MAX / 1024;

    /// How many values it holds.
    pub(crate) fn candidates(self) -> i64 {
        (self.high - self.low + 1).max(0)
    }

    /// Whether no value is possible.
    pub(crate) fn is_empty(self) -> bool {
        self.high < self.low
    }
}

/// Unknowns and the sums in which they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct System {
    domains: Vec<Interval>,
    sums: Vec<Sum>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Sum {
    unknowns: Vec<usize>,
    total: i64,
}

/// Steps of the search for one end of one interval.
const MOST_STEPS: u32 = 4_000;
/// Sweeps over the sums; each but the last narrows something.
const MOST_SWEEPS: usize = 200;

impl System {
    /// The unknowns of a table, in the order of [`Grid::hidden`], and its sums.
    pub(crate) fn of(grid: &Grid) -> Self {
        let mut number = std::collections::BTreeMap::new();
        let mut domains = Vec::new();
        for (row, column, domain) in grid.unknowns() {
            number.insert((row, column), domains.len());
            domains.push(domain);
        }
        let sums = grid
            .sums()
            .filter_map(|(total, parts)| {
                let mut rest = total;
                let mut unknowns = Vec::new();
                for (row, column) in parts {
                    match grid.entry(row, column) {
                        Entry::Known(value) => rest -= value,
                        Entry::Hidden(_) | Entry::Unknown => unknowns.push(*number.get(&(row, column))?),
                    }
                }
                (!unknowns.is_empty()).then_some(Sum { unknowns, total: rest })
            })
            .collect();
        Self { domains, sums }
    }

    /// What each unknown can be. Figures held back come first, in the order of [`Grid::hidden`].
    pub(crate) fn solve(&self) -> Vec<Interval> {
        let mut domains = self.domains.clone();
        if !propagate(&mut domains, &self.sums) {
            return vec![Interval { low: 1, high: 0 }; domains.len()];
        }
        for unknown in 0..domains.len() {
            self.tighten(&mut domains, unknown);
        }
        domains
    }

    /// Moves each end inwards to a value that some filling has.
    fn tighten(&self, domains: &mut [Interval], unknown: usize) {
        let Some(&Interval { low, high }) = domains.get(unknown) else { return };
        if high >= Interval::OPEN || high - low > 64 {
            return;
        }
        let can_be = |value: i64| {
            let mut trial = self.domains.clone();
            if let Some(domain) = trial.get_mut(unknown) {
                *domain = Interval { low: value, high: value };
            }
            // Undecided within the steps counts as possible.
            self.has_filling(trial, &mut MOST_STEPS.clone()).unwrap_or(true)
        };
        let low = (low..=high).find(|value| can_be(*value));
        let high = (low.unwrap_or(high)..=high).rev().find(|value| can_be(*value));
        if let (Some(domain), Some(low), Some(high)) = (domains.get_mut(unknown), low, high) {
            *domain = Interval { low, high };
        }
    }

    /// Whether the unknowns can be filled in; `None` if the steps did not do.
    fn has_filling(&self, mut domains: Vec<Interval>, steps: &mut u32) -> Option<bool> {
        *steps = steps.checked_sub(1)?;
        if !propagate(&mut domains, &self.sums) {
            return Some(false);
        }
        // An unknown without a sum, or with an open end, takes any value: only those in sums are branched on.
        let open = |(unknown, domain): &(usize, &Interval)| {
            domain.low < domain.high && self.sums.iter().any(|sum| sum.unknowns.contains(unknown))
        };
        let Some((branch, domain)) =
            domains.iter().enumerate().filter(open).min_by_key(|(_, domain)| domain.candidates())
        else {
            return Some(true);
        };
        for value in domain.low..=domain.high {
            let mut trial = domains.clone();
            if let Some(domain) = trial.get_mut(branch) {
                *domain = Interval { low: value, high: value };
            }
            if self.has_filling(trial, steps)? {
                return Some(true);
            }
        }
        Some(false)
    }
}

/// Narrows bounds through the sums until nothing moves; `false` if a sum cannot hold.
fn propagate(domains: &mut [Interval], sums: &[Sum]) -> bool {
    for _ in 0..MOST_SWEEPS {
        let mut moved = false;
        for sum in sums {
            let (mut low, mut high) = (0, 0_i64);
            for domain in sum.unknowns.iter().filter_map(|unknown| domains.get(*unknown)) {
                low += domain.low;
                high = high.saturating_add(domain.high);
            }
            if low > sum.total || high < sum.total {
                return false;
            }
            for unknown in &sum.unknowns {
                let Some(domain) = domains.get_mut(*unknown) else { continue };
                let narrowed = Interval {
                    low: domain.low.max(sum.total - (high - domain.high)),
                    high: domain.high.min(sum.total - (low - domain.low)),
                };
                if narrowed != *domain {
                    // The sums over the row are of the old bounds: still valid, only wider; the next sweep sees the new.
                    moved = true;
                    low += narrowed.low - domain.low;
                    high -= domain.high - narrowed.high;
                    *domain = narrowed;
                }
                if narrowed.is_empty() {
                    return false;
                }
            }
        }
        if !moved {
            break;
        }
    }
    true
}
