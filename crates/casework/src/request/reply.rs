//! `答复` — draft, reviews, signature, dispatch, delivery.

use super::event::{Decision, DispatchRoute, ReviewKind};
use crate::ids::{ActorId, ConsultationId};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// `答复` of one round, as far as it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The outcome and what it rests on.
    pub decision: Decision,
    /// The day it was drafted.
    pub decided_on: Date,
    /// `签发`.
    pub signature: Option<Signature>,
    /// `发出`.
    pub dispatch: Option<Dispatch>,
    /// `书面告知第三方` of this decision (§32).
    pub third_parties_told: Vec<ThirdPartyTold>,
    /// `送达`; the periods for remedies run from here.
    pub delivered_on: Option<Date>,
}

/// `签发`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The day.
    pub on: Date,
    /// `文号`.
    pub document_number: String,
}

/// `发出`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispatch {
    /// Posting day, or the day of signature for hand delivery.
    pub on: Date,
    /// How.
    pub route: DispatchRoute,
    /// Postal number.
    pub tracking: Option<String>,
}

/// `书面告知第三方` (§32).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThirdPartyTold {
    /// The consultation in which it was asked.
    pub consultation: ConsultationId,
    /// The day the letter left.
    pub on: Date,
}

/// One opinion on the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Whether it lets the draft pass.
    pub passed: bool,
    /// The day.
    pub on: Date,
    /// The reviewer's words.
    pub note: String,
    /// Who reviewed. [`replay`](super::replay) fills it from the entry; [`evolve`](super::evolve()) does not know it.
    pub by: Option<ActorId>,
}

/// `审核` — the latest opinion of each kind on the current draft. A new draft voids them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reviews(pub BTreeMap<ReviewKind, Review>);

impl Reviews {
    /// The latest opinion of a kind.
    pub fn of(&self, kind: ReviewKind) -> Option<&Review> {
        self.0.get(&kind)
    }

    /// Whether the latest opinion of a kind lets the draft pass.
    pub fn has_passed(&self, kind: ReviewKind) -> bool {
        self.of(kind).is_some_and(|review| review.passed)
    }

    /// A kind whose latest opinion does not let the draft pass.
    pub fn objection(&self) -> Option<(ReviewKind, &Review)> {
        self.0.iter().find(|(_, review)| !review.passed).map(|(kind, review)| (*kind, review))
    }

    /// The day of the last opinion.
    pub fn last_on(&self) -> Option<Date> {
        self.0.values().map(|review| review.on).max()
    }
}

impl ReviewKind {
    /// The word a clerk reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unit => "承办处室审核",
            Self::Secrecy => "保密审查",
            Self::Legality => "合法性审核",
        }
    }
}
