//! Patrols a corpus and prints what was found per pattern, with times: `cargo run -p scan --example patrol -- docs.jsonl
//! [gold.jsonl] [--show L01]`. A gold line names a pattern and its documents; a decoy line documents that say nothing.
//! For measuring; the command for people is `gongkai patrol`.

#![allow(clippy::expect_used, reason = "a tool for measuring stops where its input is not as said")]

use scan::patrol::{Document, Finding, Index, Settings};
use scan::reading;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

type Documents = BTreeSet<String>;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (options, files): (Vec<_>, Vec<_>) = arguments.iter().partition(|one| one.starts_with("--"));
    let show = options.iter().find_map(|one| one.strip_prefix("--show="));
    let Some(corpus) = files.first() else { return eprintln!("which corpus?") };
    let documents: Vec<Document> = lines(corpus).map(|line| serde_json::from_str(&line).expect("a document")).collect();
    let places: BTreeMap<&str, usize> = documents.iter().enumerate().map(|(at, one)| (&*one.id, at)).collect();
    let texts = |id: &str| places.get(id).map(|at| documents[*at].text.clone());
    let settings = Settings::new([42; 16]);

    let start = Instant::now();
    let mut mentions = 0;
    let mut reading_time = std::time::Duration::ZERO;
    let read = documents.iter().map(|document| {
        let start = Instant::now();
        let reading = reading::read(&document.text);
        reading_time += start.elapsed();
        mentions += reading.mentions.len();
        (document, reading)
    });
    let mut index = Index::build(settings, read);
    let build = start.elapsed();
    let start = Instant::now();
    let findings = index.findings(&texts);
    let told = start.elapsed();
    let link = build.saturating_sub(reading_time);
    println!(
        "{} documents, {mentions} mentions; read {reading_time:.1?}, link {link:.1?} ({:.2} µs a mention), tell {told:.1?}",
        documents.len(),
        link.as_secs_f64() * 1e6 / f64::from(mentions.max(1) as u32),
    );
    println!("records and keys: {:?}; memory: {}", index.size(), memory());

    let mut latencies = Vec::new();
    for document in documents.iter().step_by((documents.len() / 2000).max(1)) {
        let reading = reading::read(&document.text);
        let start = Instant::now();
        let again = index.publish(document, &reading, &texts);
        latencies.push(start.elapsed());
        assert!(again.is_empty(), "the same document again adds nothing");
    }
    latencies.sort();
    let at = |share: usize| latencies[(latencies.len() - 1) * share / 1000];
    println!("publish again: p50 {:?}, p99 {:?}, p99.9 {:?}, max {:?}", at(500), at(990), at(999), at(1000));

    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for finding in &findings {
        *counts.entry(format!("{:?}", finding.pattern)).or_default() += 1;
    }
    println!("{counts:?}");
    if let Some(show) = show {
        for finding in findings.iter().filter(|finding| format!("{:?}", finding.pattern) == show).take(60) {
            println!("{}", serde_json::to_string_pretty(finding).expect("a finding"));
        }
    }
    for gold in files.iter().skip(1) {
        judge(&findings, gold);
    }
}

fn judge(findings: &[Finding], gold: &str) {
    let found: BTreeSet<(String, Documents)> = findings
        .iter()
        .map(|finding| (format!("{:?}", finding.pattern), finding.documents.iter().cloned().collect()))
        .collect();
    let mut of_pattern: BTreeMap<String, Vec<Documents>> = BTreeMap::new();
    for line in lines(gold) {
        let line: serde_json::Value = serde_json::from_str(&line).expect("a line");
        let documents = line.get("documents").or(line.get("docs")).and_then(|docs| docs.as_array()).expect("documents");
        let documents = documents.iter().filter_map(|id| id.as_str()).map(str::to_owned).collect();
        let pattern = line["pattern"].as_str().map_or_else(|| format!("{} (decoy)", line["decoy"]), str::to_owned);
        of_pattern.entry(pattern).or_default().push(documents);
    }
    for (pattern, gold) in of_pattern {
        if pattern.ends_with("(decoy)") {
            let alarms: Vec<_> =
                found.iter().filter(|(_, docs)| gold.iter().any(|gold| docs.is_subset(gold))).collect();
            println!("{pattern}: {} planted, alarms {alarms:?}", gold.len());
            continue;
        }
        let of_it: Vec<&Documents> =
            found.iter().filter(|(found, _)| *found == pattern).map(|(_, documents)| documents).collect();
        let missed: Vec<_> = gold.iter().filter(|gold| !of_it.contains(gold)).collect();
        let extra: Vec<_> = of_it.iter().filter(|found| !gold.contains(found)).collect();
        println!(
            "{pattern}: {} planted, missed {missed:?}, outside {}: {:?}",
            gold.len(),
            extra.len(),
            &extra[..extra.len().min(5)]
        );
    }
}

fn lines(path: &str) -> impl Iterator<Item = String> {
    let text = std::fs::read_to_string(path).expect("a readable file");
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect::<Vec<_>>().into_iter()
}

fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default().to_owned()
}
