//! `安全巡查报告` — what published documents say together: one card a finding, six lines, each passage in the colour of
//! the document that it comes from.

use super::page::{counts, page, sums};
use crate::html::escape;
use scan::patrol::{Finding, Residual, Severity};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Colours of sources; a fifth document begins again with the first, and its id stands beside it.
const COLOURS: usize = 4;

/// The report on a stock of so many documents.
pub fn patrol_page(documents: usize, findings: &[&Finding]) -> String {
    let of = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let mut main = String::from(
        "<p class=\"quiet\">本报告供保密审查使用，不对外提供。证据已遮掩；单独一句“存在汇聚风险”不能作为不予公开的理由。</p>\n",
    );
    main.push_str(&sums(&[
        (documents, "件已公开文件"),
        (of(Severity::Severe), "项严重"),
        (of(Severity::Serious), "项较重"),
        (of(Severity::Moderate) + of(Severity::Note), "项一般及提示"),
    ]));
    if findings.is_empty() {
        main.push_str("<h2>结果</h2>\n<p>没有发现合在一起才出现的风险。库中文件或规则变动后会再巡查。</p>\n");
    } else {
        main.push_str("<h2>都是些什么风险</h2>\n");
        main.push_str(&counts("按模式统计", "模式", by_pattern(findings)));
        main.push_str("<h2>逐项</h2>\n");
    }
    for (n, finding) in findings.iter().enumerate() {
        push_card(&mut main, n + 1, finding);
    }
    page("安全巡查报告", &main)
}

fn by_pattern(findings: &[&Finding]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry(format!("{:?}　{}", finding.pattern, finding.pattern.label())).or_default() += 1;
    }
    counts.into_iter().collect()
}

/// One card.
pub(super) fn push_card(out: &mut String, number: usize, finding: &Finding) {
    let class = class_of(finding.severity);
    let _ = writeln!(
        out,
        "<article class=\"card {class}\"><h3>{number}．{} <span>{}</span> <span class=\"tag {class}\">{}</span></h3>\n<dl>",
        finding.pattern.label(),
        escape(&finding.subject),
        finding.severity.label()
    );
    let _ = writeln!(out, "<dt>结论</dt><dd>{}</dd>", escape(&finding.exposure));
    out.push_str("<dt>证据</dt><dd><ul class=\"pieces\">\n");
    for evidence in &finding.evidence {
        let source = finding.documents.iter().position(|id| *id == evidence.document).unwrap_or(0);
        let _ = writeln!(
            out,
            "<li class=\"piece-{}\"><cite>件{}：{}</cite>{}</li>",
            source % COLOURS + 1,
            source + 1,
            escape(&evidence.document),
            escape(&evidence.excerpt)
        );
    }
    out.push_str("</ul></dd>\n");
    push_line(out, "为何是同一对象", &finding.same_because);
    if let Some(residual) = &finding.residual {
        let _ = writeln!(out, "<dt>候选</dt><dd>{}</dd>", residual_words(residual));
    }
    push_line(out, "后果", &finding.consequence);
    push_line(out, "建议", &finding.suggestion);
    push_line(out, "依据", &finding.basis);
    out.push_str("</dl></article>\n");
}

fn push_line(out: &mut String, heading: &str, text: &str) {
    if !text.is_empty() {
        let _ = writeln!(out, "<dt>{heading}</dt><dd>{}</dd>", escape(text));
    }
}

fn residual_words(residual: &Residual) -> String {
    let before: Vec<String> = residual.before.iter().map(|count| grouped(*count)).collect();
    format!("<span class=\"residual\">{} → {}</span>", before.join("、"), grouped(residual.after))
}

/// `2359` as `2,359`.
fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn class_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Severe => "severe",
        Severity::Serious => "serious",
        Severity::Moderate => "moderate",
        Severity::Note => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn large_counts_are_grouped_by_three() {
        for (count, text) in [(0, "0"), (999, "999"), (2_359, "2,359"), (15_903_914, "15,903,914")] {
            assert_eq!(grouped(count), text);
        }
    }
}
