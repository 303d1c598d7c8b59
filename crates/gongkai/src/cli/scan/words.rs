//! The scan for a person at a terminal.

use super::Checked;
use documents::findings::{Alike, alike};
use scan::{FileReport, Verdict};
use std::fmt::Write as _;

/// Every file with what was found in it, and a line that sums up.
pub(super) fn text(checked: &[Checked]) -> String {
    let mut out = String::new();
    for checked in checked {
        let _ = writeln!(out, "{}", checked.path);
        match &checked.outcome {
            Ok(report) => push_report(&mut out, report),
            Err(_) => out.push_str("  打不开，没有检查。\n"),
        }
    }
    let reports = || checked.iter().filter_map(|checked| checked.outcome.as_ref().ok());
    let of = |verdict| reports().filter(|report| report.verdict == verdict).count();
    let _ = write!(
        out,
        "共{}个文件：{}个未发现问题，{}个有问题，{}个无法检查。",
        checked.len(),
        of(Verdict::Clean),
        of(Verdict::Findings),
        checked.len() - of(Verdict::Clean) - of(Verdict::Findings)
    );
    out
}

fn push_report(out: &mut String, report: &FileReport) {
    let _ = match (report.verdict, &report.uncheckable) {
        (Verdict::Uncheckable, why) => {
            writeln!(out, "  无法检查，不能发布：{}", why.as_deref().unwrap_or("读不到底"))
        }
        (Verdict::Findings, _) => writeln!(out, "  有问题，处理后才能发布。"),
        (Verdict::Clean, _) => writeln!(out, "  未发现问题。"),
    };
    for Alike { first: finding, places } in alike(&report.findings) {
        let mark = finding.severity.label();
        let excerpt = if finding.excerpt.is_empty() { String::new() } else { format!("“{}”", finding.excerpt) };
        let _ = writeln!(out, "  【{mark}】{places}　{}{excerpt}　{}", finding.kind.label(), finding.reason);
    }
}
