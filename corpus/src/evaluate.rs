//! What a detector is worth: recall and precision by pattern, with the interval that chance leaves.

use crate::document::{Decoy, Gold};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

/// A share with its 95 % interval after Wilson, which stays honest for few cases and for shares near one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The share; 1 where there was no case.
    pub share: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// The share of `hits` in `cases`.
    pub fn of(hits: usize, cases: usize) -> Self {
        if cases == 0 {
            return Self { share: 1.0, low: 0.0, high: 1.0 };
        }
        let (n, z) = (cases as f64, 1.959_964_f64);
        let share = hits as f64 / n;
        let middle = share + z * z / (2.0 * n);
        let reach = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + z * z / n;
        Self { share, low: ((middle - reach) / scale).max(0.0), high: ((middle + reach) / scale).min(1.0) }
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3} [{:.3}, {:.3}]", self.share, self.low, self.high)
    }
}

/// The score of one pattern.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// `L01` … `L20`.
    pub pattern: String,
    /// Plantings.
    pub gold: usize,
    /// Plantings found with exactly their documents.
    pub found: usize,
    /// Findings that share documents with a planting of the same pattern without being it; they count as false.
    pub overlapping: usize,
    /// Findings that share no document with any planting: chance makes true ones too; they count as false.
    pub outside: usize,
    /// Findings that are no planting, all of them.
    pub false_findings: usize,
    /// Found of gold.
    pub recall: Interval,
    /// Found of all findings.
    pub precision: Interval,
}

/// The whole evaluation.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// By pattern, those first that were planted.
    pub scores: Vec<Score>,
    /// By kind of decoy: how many there are, and on how many there was an alarm.
    pub decoys: BTreeMap<String, (usize, usize)>,
    /// Findings a thousand documents: what a clerk has to read.
    pub findings_per_thousand: f64,
    /// Plantings that were not found: positions in the gold.
    pub missed: Vec<usize>,
    /// Findings that are no planting: pattern and documents.
    pub false_findings: Vec<(String, Vec<String>)>,
}

impl Evaluation {
    /// The score of a pattern.
    pub fn of(&self, pattern: &str) -> Option<&Score> {
        self.scores.iter().find(|score| score.pattern == pattern)
    }

    /// Alarms on decoys.
    pub fn decoy_alarms(&self) -> Interval {
        let (all, alarmed) = self.decoys.values().fold((0, 0), |(all, hit), (a, h)| (all + a, hit + h));
        if all == 0 { Interval { share: 0.0, low: 0.0, high: 1.0 } } else { Interval::of(alarmed, all) }
    }
}

type Found = (String, BTreeSet<String>);

/// Judges `findings` against what was planted in a corpus of `documents` documents.
///
/// A finding is right when its pattern and its set of documents are those of a planting. Said twice, it counts once. A
/// finding of a pattern that a planting lists under `also`, within its documents, counts neither way.
pub fn evaluate(
    gold: &[Gold],
    decoys: &[Decoy],
    documents: usize,
    findings: impl IntoIterator<Item = (String, Vec<String>)>,
) -> Evaluation {
    let findings: BTreeSet<Found> =
        findings.into_iter().map(|(pattern, documents)| (pattern, documents.into_iter().collect())).collect();
    let wanted: HashMap<Found, usize> = gold.iter().enumerate().map(|(index, gold)| (exactly(gold), index)).collect();
    let mut at: HashMap<&str, usize> = HashMap::new();
    for (index, gold) in gold.iter().enumerate() {
        at.extend(gold.documents.iter().map(|id| (id.as_str(), index)));
    }
    let mut tally = Tally::default();
    for gold in gold {
        tally.score(&gold.pattern).gold += 1;
    }
    for finding in &findings {
        tally.judge(finding, gold, &wanted, &at);
    }
    let missed = (0..gold.len()).filter(|index| !tally.hit.contains(index)).collect();
    Evaluation {
        scores: tally.scores.into_iter().map(|(pattern, score)| finish(pattern, score)).collect(),
        decoys: alarms(decoys, &findings),
        findings_per_thousand: findings.len() as f64 * 1000.0 / documents.max(1) as f64,
        missed,
        false_findings: tally.wrong,
    }
}

#[derive(Debug, Default, Clone, Copy)]
struct Count {
    gold: usize,
    found: usize,
    overlapping: usize,
    outside: usize,
    wrong: usize,
}

#[derive(Debug, Default)]
struct Tally {
    scores: BTreeMap<String, Count>,
    hit: BTreeSet<usize>,
    wrong: Vec<(String, Vec<String>)>,
}

impl Tally {
    fn score(&mut self, pattern: &str) -> &mut Count {
        self.scores.entry(pattern.to_owned()).or_default()
    }

    fn judge(&mut self, finding: &Found, gold: &[Gold], wanted: &HashMap<Found, usize>, at: &HashMap<&str, usize>) {
        let (pattern, documents) = finding;
        if let Some(index) = wanted.get(finding) {
            self.hit.insert(*index);
            self.score(pattern).found += 1;
            return;
        }
        let touched: BTreeSet<usize> = documents.iter().filter_map(|id| at.get(id.as_str()).copied()).collect();
        let is_granted = touched.iter().any(|index| {
            let planting = &gold[*index];
            planting.also.contains(pattern) && documents.iter().all(|id| planting.documents.contains(id))
        });
        if is_granted {
            return;
        }
        let overlaps = touched.iter().any(|index| gold[*index].pattern == *pattern);
        let score = self.score(pattern);
        score.wrong += 1;
        score.overlapping += usize::from(overlaps);
        score.outside += usize::from(touched.is_empty());
        self.wrong.push((pattern.clone(), documents.iter().cloned().collect()));
    }
}

fn exactly(gold: &Gold) -> Found {
    (gold.pattern.clone(), gold.documents.iter().cloned().collect())
}

fn finish(pattern: String, count: Count) -> Score {
    let Count { gold, found, overlapping, outside, wrong } = count;
    Score {
        pattern,
        gold,
        found,
        overlapping,
        outside,
        false_findings: wrong,
        recall: Interval::of(found, gold),
        precision: Interval::of(found, found + wrong),
    }
}

/// A decoy has raised an alarm when all documents of some finding are its own.
fn alarms(decoys: &[Decoy], findings: &BTreeSet<Found>) -> BTreeMap<String, (usize, usize)> {
    let mut owner: HashMap<&str, usize> = HashMap::new();
    for (index, decoy) in decoys.iter().enumerate() {
        owner.extend(decoy.documents.iter().map(|id| (id.as_str(), index)));
    }
    let mut alarmed = BTreeSet::new();
    for (_, documents) in findings {
        let owners: BTreeSet<_> = documents.iter().map(|id| owner.get(id.as_str())).collect();
        if let (1, Some(Some(index))) = (owners.len(), owners.first()) {
            alarmed.insert(**index);
        }
    }
    let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (index, decoy) in decoys.iter().enumerate() {
        let (all, hit) = kinds.entry(decoy.kind.clone()).or_default();
        *all += 1;
        *hit += usize::from(alarmed.contains(&index));
    }
    kinds
}

impl fmt::Display for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| pattern | gold | found | false | of these overlapping | outside | recall | precision |")?;
        writeln!(f, "|---|---|---|---|---|---|---|---|")?;
        for score in &self.scores {
            let Score { pattern, gold, found, overlapping, outside, false_findings, recall, precision } = score;
            writeln!(
                f,
                "| {pattern} | {gold} | {found} | {false_findings} | {overlapping} | {outside} | {recall} | {precision} |"
            )?;
        }
        let silent: Vec<_> = self
            .decoys
            .iter()
            .filter(|(_, (_, hit))| *hit > 0)
            .map(|(kind, (all, hit))| format!("{kind} {hit}/{all}"))
            .collect();
        let count: usize = self.decoys.values().map(|(all, _)| all).sum();
        let alarms = self.decoy_alarms();
        write!(
            f,
            "alarms on decoys: {alarms} of {count} ({}); findings a thousand documents: {:.2}",
            silent.join(", "),
            self.findings_per_thousand
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gold(pattern: &str, documents: &[&str], also: &[&str]) -> Gold {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Gold {
            pattern: pattern.to_owned(),
            documents: words(documents),
            subject: String::new(),
            exposed: String::new(),
            residual: None,
            also: words(also),
        }
    }

    fn finding(pattern: &str, documents: &[&str]) -> (String, Vec<String>) {
        (pattern.to_owned(), documents.iter().map(|id| (*id).to_owned()).collect())
    }

    #[test]
    fn only_the_same_pattern_on_the_same_documents_is_found() {
        let planted =
            [gold("L01", &["A", "B"], &[]), gold("L01", &["C", "D"], &[]), gold("L04", &["E", "F"], &["L05"])];
        let decoys = [Decoy { kind: "D1".to_owned(), documents: vec!["X".to_owned(), "Y".to_owned()] }];
        let findings = [
            finding("L01", &["B", "A"]),
            finding("L01", &["A", "B"]),
            finding("L01", &["C", "D", "Z"]),
            finding("L05", &["E", "F"]),
            finding("L01", &["X", "Y"]),
            finding("L02", &["A", "B"]),
        ];
        let result = evaluate(&planted, &decoys, 1000, findings);
        let first = result.of("L01").unwrap();
        assert_eq!((first.gold, first.found, first.false_findings), (2, 1, 2));
        assert_eq!((first.overlapping, first.outside), (1, 1));
        assert_eq!(result.of("L04").unwrap().found, 0);
        assert!(result.of("L05").is_none(), "granted by `also`");
        assert_eq!(result.of("L02").unwrap().false_findings, 1);
        assert_eq!(result.decoys["D1"], (1, 1));
        assert_eq!(result.missed, [1, 2]);
        assert!((result.findings_per_thousand - 5.0).abs() < 1e-9);
    }

    #[test]
    fn intervals_after_wilson() {
        let all = Interval::of(30, 30);
        assert!((all.low - 0.8865).abs() < 1e-3 && (all.high - 1.0).abs() < 1e-9, "{all}");
        let half = Interval::of(50, 100);
        assert!((half.low - 0.4038).abs() < 1e-3 && (half.high - 0.5962).abs() < 1e-3, "{half}");
        assert!(Interval::of(0, 0).low < 1e-9);
    }
}
