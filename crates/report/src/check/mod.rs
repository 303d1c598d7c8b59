//! `勾稽关系` — what must hold between the figures of a report, its text, and its neighbours in time.
//!
//! A rule speaks only where it can be sure: a blank cell is no zero, so a sum with blanks fails only if no filling
//! of them could make it right.

mod across;
mod figures;
mod form;
mod narrative;
mod reserve;
mod share;

pub use across::across_years;
pub(crate) use across::is_same_agency;

use crate::read::Reading;
use crate::tables::Tables;
use serde::Serialize;
use serde_json::Value;

/// A rule, by its id in the contract (§4.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// R1 + R2 = R3.7 + R4, a column.
    ColumnBalance,
    /// R3.7 is the sum of its parts, a column.
    ResultSum,
    /// `总计` is the sum of the six kinds of requester, a row.
    RowTotal,
    /// A block of table four adds up.
    CaseTotal,
    /// R2 of a year is R4 of the year before.
    CarryOver,
    /// In force = in force a year ago + issued − repealed.
    InForceRoll,
    /// A figure of the text contradicts a table.
    Narrative,
    /// `其他处理` takes a large share of the results.
    OtherShare,
    /// Section one is longer than the format allows.
    OverviewLength,
    /// A section heading is missing or worded otherwise.
    SectionHeading,
    /// A cell is blank.
    BlankCell,
    /// A table could not be found.
    MissingTable,
    /// Numbers run together that more than one reading satisfies, or that cannot be placed.
    Ambiguous,
    /// A number that the text confirmed among several readings.
    Inferred,
    /// Two reports have much of their text in common.
    TextSimilarity,
}

impl Rule {
    /// The id in the contract.
    pub const fn id(self) -> &'static str {
        match self {
            Self::ColumnBalance => "column-balance",
            Self::ResultSum => "result-sum",
            Self::RowTotal => "row-total",
            Self::CaseTotal => "case-total",
            Self::CarryOver => "carry-over",
            Self::InForceRoll => "in-force-roll",
            Self::Narrative => "narrative",
            Self::OtherShare => "other-share",
            Self::OverviewLength => "overview-length",
            Self::SectionHeading => "section-heading",
            Self::BlankCell => "blank-cell",
            Self::MissingTable => "missing-table",
            Self::Ambiguous => "ambiguous",
            Self::Inferred => "inferred",
            Self::TextSimilarity => "text-similarity",
        }
    }

    /// How grave a breach is.
    pub const fn severity(self) -> Severity {
        match self {
            Self::ColumnBalance
            | Self::ResultSum
            | Self::RowTotal
            | Self::CaseTotal
            | Self::CarryOver
            | Self::MissingTable => Severity::Violation,
            Self::InForceRoll
            | Self::Narrative
            | Self::OtherShare
            | Self::OverviewLength
            | Self::SectionHeading
            | Self::BlankCell
            | Self::Ambiguous
            | Self::Inferred
            | Self::TextSimilarity => Severity::Warning,
        }
    }
}

/// Whether a report may stand as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The report is wrong or incomplete.
    Violation,
    /// Someone should look.
    Warning,
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which rule.
    pub rule: Rule,
    /// The cell, row, table or section: `R3.7/natural_person`.
    #[serde(rename = "where")]
    pub place: String,
    /// What the rule asks for; a number or words.
    pub expected: Value,
    /// What stands there.
    pub found: Value,
    /// For a person: what is wrong, where, and what to do.
    pub message: String,
}

impl Finding {
    /// How grave it is.
    pub const fn severity(&self) -> Severity {
        self.rule.severity()
    }
}

/// Everything that can be said of one report.
pub fn report(reading: &Reading) -> Vec<Finding> {
    let mut out = figures::check(&reading.tables);
    reserve::check(reading, &mut out);
    share::check(&reading.tables, &mut out);
    form::check(reading, &mut out);
    narrative::check(reading, &mut out);
    out
}

/// What can be said of figures without a text, such as a report that is being built.
pub fn tables(tables: &Tables) -> Vec<Finding> {
    report(&Reading::from(tables.clone()))
}
