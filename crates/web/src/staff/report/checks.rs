//! The checks as words and counts: what holds, and how often; then what does not, in sentences.

use report::check::{Finding, Rule, Severity};
use report::form::{Column, ReportFormat, TABLE4_BLOCKS};
use usecases::report::Built;

/// One check.
pub(super) struct Check {
    /// `done`, `late`, `soon`.
    pub(super) class: &'static str,
    /// `逐列勾稽 7／7`.
    pub(super) words: String,
}

/// Sums with how many of them hold.
pub(super) fn checks(built: &Built) -> Vec<Check> {
    let format: ReportFormat = built.report.format();
    let broken = |rule: Rule| built.findings.iter().filter(|finding| finding.rule == rule).count();
    let counted = |words: &str, rule: Rule, all: usize| {
        let holding = all.saturating_sub(broken(rule));
        Check { class: if holding == all { "done" } else { "late" }, words: format!("{words} {holding}／{all}") }
    };
    let mut checks = vec![
        counted("逐列勾稽", Rule::ColumnBalance, Column::ALL.len()),
        counted("结果合计", Rule::ResultSum, Column::ALL.len()),
        counted("逐行合计", Rule::RowTotal, format.rows().len()),
        counted("复议诉讼合计", Rule::CaseTotal, TABLE4_BLOCKS.len()),
    ];
    checks.push(match broken(Rule::CarryOver) {
        0 => Check { class: "done", words: "与上年结转一致".to_owned() },
        n => Check { class: "late", words: format!("与上年结转不符{n}处") },
    });
    let blanks = broken(Rule::BlankCell);
    if blanks > 0 {
        checks.push(Check { class: "late", words: format!("还有{blanks}处没有数据") });
    }
    let warnings = built.warnings().count();
    if warnings > 0 {
        checks.push(Check { class: "soon", words: format!("提示{warnings}条") });
    }
    checks
}

/// What was found, the graver first: class and sentence.
pub(super) fn findings(built: &Built) -> Vec<(&'static str, String)> {
    let class = |finding: &Finding| match finding.severity() {
        Severity::Violation => "late",
        Severity::Warning => "soon",
    };
    let told = built.failing().chain(built.warnings());
    told.map(|finding| (class(finding), finding.message.clone())).collect()
}
