//! What findings look like, for people and as JSON.

use report::Tables;
use report::check::{Finding, Rule, Severity};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// So many blank cells are named one by one; the rest are counted.
const BLANKS_NAMED: usize = 3;

/// `{"violations": […], "warnings": […]}` of the contract, as two values.
pub(super) fn by_severity(findings: &[Finding]) -> (Value, Value) {
    let of = |severity: Severity| -> Vec<&Finding> { findings.iter().filter(|f| f.severity() == severity).collect() };
    (json!(of(Severity::Violation)), json!(of(Severity::Warning)))
}

/// Whether something is wrong, not only worth a look.
pub(super) fn has_violation(findings: &[Finding]) -> bool {
    findings.iter().any(|f| f.severity() == Severity::Violation)
}

/// `示例市示例局　2024年度`.
pub(super) fn whose(tables: &Tables) -> String {
    let agency = tables.agency.as_deref().unwrap_or("单位不明");
    let year = tables.year.map_or_else(|| "年度不明".to_owned(), |year| format!("{year}年度"));
    format!("{agency}　{year}（{}年格式）", tables.format.id())
}

/// Violations, then warnings, each on a line.
pub(super) fn list(findings: &[Finding]) -> String {
    let mut out = String::new();
    for (severity, name) in [(Severity::Violation, "差错"), (Severity::Warning, "提醒")] {
        let these: Vec<&Finding> = findings.iter().filter(|f| f.severity() == severity).collect();
        if these.is_empty() {
            continue;
        }
        let _ = writeln!(out, "  {name}{}处", these.len());
        let (blank, others): (Vec<&Finding>, Vec<&Finding>) =
            these.into_iter().partition(|f| f.rule == Rule::BlankCell);
        for finding in others.iter().chain(blank.iter().take(BLANKS_NAMED)) {
            let _ = writeln!(out, "    · {}", finding.message);
        }
        if let Some(more) = blank.len().checked_sub(BLANKS_NAMED).filter(|n| *n > 0) {
            let _ = writeln!(out, "    · 另有{more}处空白，用--json逐处列出。");
        }
    }
    out
}
