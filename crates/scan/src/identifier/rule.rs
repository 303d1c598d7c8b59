//! What every rule must bring: examples of what it takes and of what it refuses.

use crate::finding::Kind;
use jiff::civil::Date;

/// A rule for one kind of number. It cannot be made without examples, and a test holds all examples of all rules
/// against all rules.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its word in commands and test tables: `ric`, `uscc`.
    pub word: &'static str,
    /// What it finds.
    pub kind: Kind,
    /// Its name for a person.
    pub name: &'static str,
    holds: fn(&str, Option<Date>) -> bool,
    examples: Examples,
}

/// Examples of one rule.
#[derive(Debug, Clone, Copy)]
struct Examples {
    positives: &'static [&'static str],
    negatives: &'static [&'static str],
    /// Positives that other rules take too, with the words of those: a label must tell which is meant.
    shared: &'static [(&'static str, &'static [&'static str])],
}

impl Rule {
    /// A rule: its word, kind and name, the check of one folded value, values that it takes and values that it does
    /// not take. Does not compile without at least two of each.
    pub(super) const fn new<const P: usize, const N: usize>(
        (word, kind, name): (&'static str, Kind, &'static str),
        holds: fn(&str, Option<Date>) -> bool,
        positives: &'static [&'static str; P],
        negatives: &'static [&'static str; N],
    ) -> Self {
        const { assert!(P >= 2 && N >= 2, "a rule needs examples of what it takes and of what it refuses") }
        Self { word, kind, name, holds, examples: Examples { positives, negatives, shared: &[] } }
    }

    /// Says which positives other rules take too.
    pub(super) const fn shared(mut self, shared: &'static [(&'static str, &'static [&'static str])]) -> Self {
        self.examples.shared = shared;
        self
    }

    /// Whether a value, as written, is one of these. Full-width signs and invisible characters are folded first.
    pub fn holds(&self, value: &str, today: Option<Date>) -> bool {
        (self.holds)(crate::fold::value(value).trim(), today)
    }

    /// Values that the rule takes.
    pub const fn positives(&self) -> &'static [&'static str] {
        self.examples.positives
    }

    /// Values that the rule refuses.
    pub const fn negatives(&self) -> &'static [&'static str] {
        self.examples.negatives
    }

    /// The other rules that take a positive too.
    pub fn also(&self, positive: &str) -> &'static [&'static str] {
        self.examples.shared.iter().find(|(value, _)| *value == positive).map_or(&[], |(_, words)| words)
    }
}
