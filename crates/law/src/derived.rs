//! A value together with why it is so.

use crate::Citation;
use serde::Serialize;

/// A result of a rule: the value, the steps to it in order, and the places in the law it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Derived<T> {
    /// What the rule gives.
    pub value: T,
    /// How it was reached, in the order a clerk would tell it.
    pub steps: Vec<Step>,
    /// Every place the rule rests on, without repeats.
    pub basis: Vec<Citation>,
}

/// One step of a derivation, in words a clerk can read to an applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// A full Chinese sentence or clause, with its dates and figures.
    pub text: String,
    /// The place that this step applies, if it applies one.
    pub basis: Option<Citation>,
}

impl<T> Derived<T> {
    /// The same derivation with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Derived<U> {
        Derived { value: f(self.value), steps: self.steps, basis: self.basis }
    }
}
