//! I3: only `usecases` appends to the ledger; pages, API and command line hold no rule.

use super::{Complaint, Source};
use regex::Regex;

/// What one writes to append: the batch, the commit, or the decision itself, which needs its facts. (The act `decide`
/// has the same name and is the way to do it.)
const APPENDING: &str = r"\bBatch\s*\{|\.commit\(|\bcasework::request::decide\b|\bFacts\s*\{|\bNewEvent\s*\{";

pub(super) fn check(sources: &[Source]) -> Vec<Complaint> {
    let Ok(appending) = Regex::new(APPENDING) else { return Vec::new() };
    let outer = sources.iter().filter(|s| matches!(s.package.as_str(), "web" | "gongkai"));
    let mut complaints = Vec::new();
    for source in outer {
        for (number, line) in source.code() {
            if let Some(found) = appending.find(line) {
                complaints.push(Complaint::new(
                    "I3",
                    format!("{}:{number}", source.path),
                    format!("`{}` outside `usecases`: write an act and call it", found.as_str()),
                ));
            }
        }
    }
    complaints
}
