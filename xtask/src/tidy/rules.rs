//! I6: every rule of law cites its instrument and article.
//!
//! A rule is a public function of `crates/law` that gives a `Derived`. It cites in its body, or names in its
//! doc comment the article that the function it calls cites. The registry `law::rule` is checked by law's own tests.

use super::{Complaint, Source};
use regex::Regex;

/// What a citation looks like in code or in a doc comment.
const CITES: &str = r"Citation|cite|basis|CITATION|§ ?\d|第[一二三四五六七八九十百]+条|art\. ?\d|arts \d";

pub(super) fn check(sources: &[Source]) -> Vec<Complaint> {
    let (Ok(rule), Ok(cites)) = (Regex::new(r"pub (?:const )?fn (\w+)"), Regex::new(CITES)) else {
        return Vec::new();
    };
    let mut complaints = Vec::new();
    for source in sources.iter().filter(|s| s.package == "law" && !s.is_test && !s.path.ends_with("/derived.rs")) {
        let lines: Vec<&str> = source.text.lines().collect();
        for (index, line) in lines.iter().enumerate() {
            let Some(name) = rule.captures(line).and_then(|c| c.get(1)) else { continue };
            if signature(&lines, index).contains("-> Derived<") && !cites.is_match(&with_docs(&lines, index)) {
                complaints.push(Complaint::new(
                    "I6",
                    format!("{}:{}", source.path, index + 1),
                    format!("`{}` gives a `Derived` without an article: cite instrument and article", name.as_str()),
                ));
            }
        }
    }
    complaints
}

/// From the name to the opening brace.
fn signature(lines: &[&str], start: usize) -> String {
    let end = lines[start..].iter().position(|line| line.trim_end().ends_with('{')).map_or(start, |i| start + i);
    lines[start..=end].join(" ")
}

/// The doc comment above, and the body to the closing brace at the same depth.
fn with_docs(lines: &[&str], start: usize) -> String {
    let above = lines[..start].iter().rev().take_while(|line| {
        let line = line.trim_start();
        line.starts_with("///") || line.starts_with("#[")
    });
    let indent = lines[start].len() - lines[start].trim_start().len();
    let closing = format!("{}}}", " ".repeat(indent));
    let end = lines[start..].iter().position(|line| *line == closing).map_or(lines.len() - 1, |i| start + i);
    above.chain(&lines[start..=end]).copied().collect::<Vec<_>>().join("\n")
}
