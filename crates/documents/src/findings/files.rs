//! `发布前检查报告` — files, and what stops them from being published.

use super::alike::{Alike, alike};
use super::page::{counts, page, sums};
use crate::html::escape;
use scan::{FileReport, Finding, Severity, Verdict};
use std::collections::HashMap;
use std::fmt::Write as _;

/// The report on files, by path; a file that could not be opened comes with the reason.
pub fn scan_page(files: &[(&str, Result<&FileReport, &str>)]) -> String {
    let of = |wanted| files.iter().filter(|(_, outcome)| outcome.is_ok_and(|report| report.verdict == wanted)).count();
    let (clean, found) = (of(Verdict::Clean), of(Verdict::Findings));
    let mut main = String::from(
        "<p class=\"quiet\">有问题和无法检查的文件，处理并重新检查通过后才能发布。摘录已遮掩，可以转交承办处室。</p>\n",
    );
    main.push_str(&sums(&[
        (files.len(), "个文件"),
        (found, "个有问题"),
        (files.len() - clean - found, "个无法检查"),
        (clean, "个未发现问题"),
    ]));
    let by_kind = by_kind(files);
    if !by_kind.is_empty() {
        main.push_str("<h2>都是些什么问题</h2>\n");
        main.push_str(&counts("按种类统计，不含提示", "种类", by_kind));
    }
    main.push_str("<h2>逐个文件</h2>\n");
    let mut ordered: Vec<_> = files.iter().collect();
    ordered.sort_by_key(|(_, outcome)| outcome.map_or(0, |report| rank(report.verdict)));
    for (path, outcome) in ordered {
        push_file(&mut main, path, outcome);
    }
    page("发布前检查报告", &main)
}

fn by_kind(files: &[(&str, Result<&FileReport, &str>)]) -> Vec<(String, usize)> {
    let reports = files.iter().filter_map(|(_, outcome)| outcome.ok());
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for finding in reports.flat_map(|report| &report.findings).filter(|finding| finding.severity > Severity::Note) {
        *counts.entry(finding.kind.label()).or_default() += 1;
    }
    counts.into_iter().map(|(kind, count)| (kind.to_owned(), count)).collect()
}

/// What stops publication comes first.
fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Findings => 0,
        Verdict::Uncheckable => 1,
        Verdict::Clean => 2,
    }
}

fn push_file(out: &mut String, path: &str, outcome: &Result<&FileReport, &str>) {
    let (class, tag, tag_class, why) = match outcome {
        Err(why) => ("stopped", "打不开", "block", Some(*why)),
        Ok(report) => match report.verdict {
            Verdict::Uncheckable => ("stopped", "无法检查", "block", report.uncheckable.as_deref()),
            Verdict::Findings if is_blocked(report) => ("stopped", "不得发布", "block", None),
            Verdict::Findings => ("review", "请核对", "review", None),
            Verdict::Clean => ("clean", "未发现问题", "clean", None),
        },
    };
    let _ = writeln!(
        out,
        "<section class=\"file {class}\"><h3>{} <span class=\"tag {tag_class}\">{tag}</span></h3>",
        escape(path)
    );
    if let Some(why) = why {
        let _ = writeln!(out, "<p>{}</p>", escape(why));
    }
    let findings = outcome.map_or(&[][..], |report| &report.findings);
    if !findings.is_empty() {
        push_findings(out, findings);
    }
    out.push_str("</section>\n");
}

fn is_blocked(report: &FileReport) -> bool {
    report.findings.iter().any(|finding| finding.severity == Severity::Block)
}

fn push_findings(out: &mut String, findings: &[Finding]) {
    out.push_str(
        "<div class=\"scroll\"><table role=\"table\"><thead><tr><th scope=\"col\">处理</th><th scope=\"col\">位置</th>\
         <th scope=\"col\">问题</th><th scope=\"col\">摘录</th><th scope=\"col\">为什么、怎么办</th></tr></thead>\n<tbody>\n",
    );
    for Alike { first: finding, places } in alike(findings) {
        let class = match finding.severity {
            Severity::Block => "block",
            Severity::Review => "review",
            Severity::Note => "note",
        };
        let _ = writeln!(
            out,
            "<tr role=\"row\"><td role=\"cell\"><span class=\"tag {class}\">{}</span></td><td role=\"cell\">{}</td>\
             <td role=\"cell\">{}</td><td role=\"cell\" class=\"excerpt\">{}</td><td role=\"cell\">{}</td></tr>",
            finding.severity.label(),
            escape(&places),
            finding.kind.label(),
            escape(&finding.excerpt),
            escape(&finding.reason)
        );
    }
    out.push_str("</tbody></table></div>\n");
}
