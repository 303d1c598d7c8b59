//! Findings that say the same of many places, as one line: a list of a thousand numbers is one thing to mend.

use scan::{Finding, Kind, Severity};
use std::collections::HashMap;

/// Places named before the rest is counted.
const NAMED: usize = 6;

/// Findings of one kind and reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike<'a> {
    /// The first of them.
    pub first: &'a Finding,
    /// Where they are: the first few by name, the others counted.
    pub places: String,
}

/// Puts findings together that differ in place and excerpt only, in the order in which each first stands. Counts of
/// candidates, which differ from number to number, do not keep them apart.
pub fn alike(findings: &[Finding]) -> Vec<Alike<'_>> {
    let mut order: Vec<Vec<&Finding>> = Vec::new();
    let mut known: HashMap<(Kind, Severity, String), usize> = HashMap::new();
    for finding in findings {
        let key = (finding.kind, finding.severity, without_digits(&finding.reason));
        let place = *known.entry(key).or_insert(order.len());
        match order.get_mut(place) {
            Some(group) => group.push(finding),
            None => order.push(vec![finding]),
        }
    }
    order.iter().filter_map(|group| Some(Alike { first: group.first()?, places: places(group) })).collect()
}

fn without_digits(reason: &str) -> String {
    reason.chars().filter(|c| !c.is_ascii_digit()).collect()
}

fn places(group: &[&Finding]) -> String {
    let named: Vec<&str> = group.iter().take(NAMED).map(|finding| finding.place.as_str()).collect();
    match group.len() {
        count if count > NAMED => format!("{}等{count}处", named.join("、")),
        _ => named.join("、"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_only_in_place_is_one_line_and_the_rest_is_counted() {
        let finding = |n: usize, severity, reason: &str| Finding {
            kind: Kind::IdCard,
            severity,
            place: format!("第{n}行"),
            excerpt: "110*************10".to_owned(),
            reason: reason.to_owned(),
        };
        let mut findings: Vec<Finding> = (1..=8).map(|n| finding(n, Severity::Block, "应当隐去")).collect();
        findings.push(finding(9, Severity::Note, "约有4243586个"));
        findings.push(finding(10, Severity::Note, "约有2357个"));
        let lines: Vec<String> = alike(&findings).into_iter().map(|one| one.places).collect();
        assert_eq!(lines, ["第1行、第2行、第3行、第4行、第5行、第6行等8处", "第9行、第10行"]);
    }
}
