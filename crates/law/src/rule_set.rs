//! `适用的规则` — which rules hold on a day. A case is stamped with the set in force on its receipt day and keeps it.

use crate::remedy::{INTERPRETATION_FROM, RECONSIDERATION_FIRST_FROM};
use crate::{Citation, Instrument};
use jiff::civil::{Date, date};
use serde::Serialize;

/// A span of days over which the law of disclosure stood still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RuleSet {
    /// Stable name.
    pub id: &'static str,
    /// First day.
    pub valid_from: Date,
    /// Last day, `None` for the latest known.
    pub valid_to: Option<Date>,
    /// What changed on the first day.
    pub change: &'static str,
    /// Where.
    pub basis: Citation,
}

/// All sets, in order, without gaps. Before the first the regulation of 2007 held, which is not modelled.
pub const RULE_SETS: [RuleSet; 4] = [
    RuleSet {
        id: "regulation-2019",
        valid_from: date(2019, 5, 15),
        valid_to: Some(date(2020, 12, 31)),
        change: "修订后的政府信息公开条例施行：答复期限20个工作日，延长不超过20个工作日",
        basis: Citation::article(Instrument::DisclosureRegulation, 56),
    },
    RuleSet {
        id: "processing-fee-2021",
        valid_from: date(2021, 1, 1),
        valid_to: Some(date(2023, 12, 31)),
        change: "信息处理费管理办法施行：按件、按量两种标准，缴费后重新计算答复期限",
        basis: Citation::article(Instrument::ProcessingFeeMeasures, 0),
    },
    RuleSet {
        id: "reconsideration-2024",
        valid_from: RECONSIDERATION_FIRST_FROM,
        valid_to: Some(date(2025, 5, 31)),
        change: "修订后的行政复议法施行：不予公开复议前置，由本级政府管辖",
        basis: Citation::article(Instrument::ReconsiderationLaw, 23),
    },
    RuleSet {
        id: "interpretation-2025",
        valid_from: INTERPRETATION_FROM,
        valid_to: None,
        change: "法释〔2025〕8号施行：明确可诉与不予立案的情形，判决公开20个工作日",
        basis: Citation::article(Instrument::DisclosureInterpretation2025, 15),
    },
];

/// The set in force on a day; `None` before 15 May 2019.
pub fn in_force_on(day: Date) -> Option<RuleSet> {
    RULE_SETS.into_iter().rev().find(|set| set.valid_from <= day)
}
