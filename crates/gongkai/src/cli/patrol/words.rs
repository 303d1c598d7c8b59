//! The patrol for a person at a terminal: one card a finding, six lines.

use super::Told;
use std::fmt::Write as _;

/// All cards, and a line that sums up.
pub(super) fn text(documents: usize, told: &[Told]) -> String {
    let mut out = String::new();
    for (n, Told { finding, added_by }) in told.iter().enumerate() {
        let _ = writeln!(
            out,
            "{}．【{}】{}　{}",
            n + 1,
            finding.severity.label(),
            finding.pattern.label(),
            finding.subject
        );
        if let Some(id) = added_by {
            let _ = writeln!(out, "　　由拟发布的{id}带来");
        }
        let _ = writeln!(out, "　　结论：{}", finding.exposure);
        for evidence in &finding.evidence {
            let _ = writeln!(out, "　　证据：{}　“{}”", evidence.document, evidence.excerpt);
        }
        for (heading, line) in [
            ("为何是同一对象", &finding.same_because),
            ("后果", &finding.consequence),
            ("建议", &finding.suggestion),
            ("依据", &finding.basis),
        ] {
            if !line.is_empty() {
                let _ = writeln!(out, "　　{heading}：{line}");
            }
        }
        out.push('\n');
    }
    let _ = match told.len() {
        0 => write!(out, "共{documents}件，未发现合在一起才出现的风险。"),
        n => write!(out, "共{documents}件，发现{n}项风险。"),
    };
    out
}
