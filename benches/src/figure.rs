//! One measured figure beside what was promised.

use std::fmt;
use std::time::{Duration, Instant};

/// Whether more or less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Better {
    /// A rate: at least the promise.
    Higher,
    /// A time or a size: at most the promise.
    Lower,
}

/// A row of the table that `make bench` prints.
#[derive(Debug)]
pub(crate) struct Figure {
    pub(crate) name: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) promised: f64,
    pub(crate) measured: f64,
    pub(crate) better: Better,
    pub(crate) method: &'static str,
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, ratio) = match self.better {
            Better::Higher => ("≥", self.measured / self.promised),
            Better::Lower => ("≤", self.promised / self.measured),
        };
        let Self { name, unit, promised, measured, method, .. } = self;
        write!(f, "| {name} | {sign} {promised} {unit} | {} {unit} | {ratio:.1}× | {method} |", short(*measured))
    }
}

fn short(value: f64) -> String {
    if value >= 100.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}

/// Runs `work` in rounds of `batch` until `spend` has passed and gives the rate of the best round a second.
/// The best round is the one that other jobs on the machine disturbed least.
pub(crate) fn rate(batch: u32, spend: Duration, mut work: impl FnMut()) -> f64 {
    let begun = Instant::now();
    let mut best = 0.0_f64;
    while begun.elapsed() < spend {
        let round = Instant::now();
        for _ in 0..batch {
            work();
        }
        best = best.max(f64::from(batch) / round.elapsed().as_secs_f64());
    }
    best
}

/// The time of the quickest of `rounds` runs, in milliseconds.
pub(crate) fn milliseconds(rounds: u32, mut work: impl FnMut()) -> f64 {
    (0..rounds)
        .map(|_| {
            let round = Instant::now();
            work();
            round.elapsed().as_secs_f64() * 1e3
        })
        .fold(f64::INFINITY, f64::min)
}
