//! The patrol over 200,000 and 1,000,000 notices, and how much of what is planted it finds. The tables of recall and
//! precision go to standard error: they are read beside the figures.

use crate::figure::{Better, Figure};
use crate::machine;
use anyhow::{Context, Result, bail};
use corpus::{Generator, Templates};
use scan::patrol::{Document, Index, Settings, Surface};
use serde_json::{Value, json};
use std::process::Command;
use std::time::{Duration, Instant};

/// A seed that no developer of a detector looks at.
pub(crate) const SEED: u64 = 20_261_124;
/// Documents published one by one onto the whole stock.
const LATECOMERS: usize = 20_000;

/// Linking, memory and time of the whole, and the lowest recall and precision of any pattern.
pub(crate) fn measure() -> Result<Vec<Figure>> {
    for (documents, templates) in [(200_000, "seen"), (200_000, "unseen"), (1_000_000, "seen")] {
        patrol(documents, templates)?;
    }
    let whole = patrol(1_000_000, "unseen")?;
    let of = |name: &str| whole[name].as_f64().unwrap_or(f64::NAN);
    let figure =
        |name, unit, promised, measured, better, method| Figure { name, unit, promised, measured, better, method };
    let (higher, lower) = (Better::Higher, Better::Lower);
    Ok(vec![
        figure("patrol: linking", "µs a mention", 5.0, of("link_us"), lower, "1,000,000 notices, unseen templates"),
        figure(
            "patrol: a document, p50",
            "µs",
            1000.0,
            of("p50_us"),
            lower,
            "20,000 published onto 1,000,000, reading included",
        ),
        figure("patrol: a document, p99", "µs", 1000.0, of("p99_us"), lower, "the same"),
        figure("patrol: a document, p99.9", "µs", 10_000.0, of("p999_us"), lower, "the same"),
        figure(
            "patrol: full rebuild",
            "CPU s",
            150.0,
            of("cpu_s"),
            lower,
            "1,000,000 notices read and linked, all patterns",
        ),
        figure("patrol: memory", "MB", 1536.0, of("peak_mb"), lower, "VmHWM after the rebuild"),
        figure("patrol: lowest recall", "of 1", 0.95, of("least_recall"), higher, "of any pattern, 1,000,000, unseen"),
        figure("patrol: lowest precision", "of 1", 0.95, of("least_precision"), higher, "the same"),
    ])
}

/// Patrols in a process of its own, so that its memory is its own, and shows the table.
fn patrol(documents: usize, templates: &str) -> Result<Value> {
    let output =
        Command::new(std::env::current_exe()?).args(["--patrol", &documents.to_string(), templates]).output()?;
    if !output.status.success() {
        bail!("the patrol over {documents} documents failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let said: Value = serde_json::from_slice(&output.stdout).context("the child printed no figures")?;
    eprintln!("\n### {documents} documents, {templates} templates\n\n{}", said["table"].as_str().unwrap_or_default());
    Ok(said)
}

/// The child: builds, measures and judges.
pub(crate) fn patrol_child(documents: &str, templates: &str) -> Result<()> {
    let count: usize = documents.parse()?;
    let templates = if templates == "seen" { Templates::Seen } else { Templates::Unseen };
    let generator = Generator::new(SEED, templates, count);
    let (mut writing, mut reading, mut mentions) = (Duration::ZERO, Duration::ZERO, 0);
    let begun = Instant::now();
    let stream = generator.documents().map(|written| {
        let read_from = Instant::now();
        let document = document(&written);
        let read = scan::reading::read(&document.text);
        reading += read_from.elapsed();
        mentions += read.mentions.len();
        (document, read)
    });
    // The time of writing a document is that between two calls which is neither reading nor linking; it is measured
    // alone and taken off.
    let mut index = Index::build(Settings::new([7; 16]), stream);
    let total = begun.elapsed();
    let peak = machine::peak_megabytes();
    let alone = Instant::now();
    generator.documents().for_each(|document| drop(std::hint::black_box(document)));
    writing += alone.elapsed();
    let link = total.saturating_sub(writing).saturating_sub(reading);

    let text = |id: &str| {
        let place: usize = id.get(1..)?.parse().ok()?;
        Some(generator.document(place - 1).text)
    };
    let told = index.findings(&text).into_iter().map(|finding| (format!("{:?}", finding.pattern), finding.documents));
    let (gold, decoys): (Vec<_>, Vec<_>) = (generator.gold().collect(), generator.decoys().collect());
    let result = corpus::evaluate(&gold, &decoys, count, told);
    let least = |share: fn(&corpus::Score) -> f64| result.scores.iter().map(share).fold(1.0, f64::min);
    let latency = latencies(&mut index, templates, &text);
    let at = |share: f64| latency.get((latency.len() as f64 * share) as usize).copied().unwrap_or(f64::NAN);
    let said = json!({
        "link_us": link.as_secs_f64() * 1e6 / f64::from(u32::try_from(mentions)?),
        "cpu_s": total.saturating_sub(writing).as_secs_f64(),
        "peak_mb": peak,
        "p50_us": at(0.5),
        "p99_us": at(0.99),
        "p999_us": at(0.999),
        "least_recall": least(|score| score.recall.share),
        "least_precision": least(|score| score.precision.share),
        "table": result.to_string(),
    });
    println!("{said}");
    Ok(())
}

/// Microseconds of publishing one document onto the stock, in order.
fn latencies(index: &mut Index, templates: Templates, text: &dyn Fn(&str) -> Option<String>) -> Vec<f64> {
    let late = Generator::new(SEED + 1, templates, LATECOMERS);
    let mut latencies: Vec<f64> = late
        .documents()
        .map(|mut written| {
            written.id = format!("late-{}", written.id);
            let document = document(&written);
            let begun = Instant::now();
            let read = scan::reading::read(&document.text);
            std::hint::black_box(index.publish(&document, &read, text));
            begun.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    latencies.sort_by(f64::total_cmp);
    latencies
}

fn document(of: &corpus::Document) -> Document {
    let surface = match of.surface.as_deref() {
        Some("attachment") => Surface::Attachment,
        Some("search") => Surface::Search,
        Some("api") => Surface::Api,
        Some("feed") => Surface::Feed,
        Some(_) | None => Surface::Page,
    };
    Document {
        id: of.id.clone(),
        title: of.title.clone(),
        published_on: of.published_on.clone(),
        text: of.text.clone(),
        surface,
        item: of.item.clone(),
        replaces: of.replaces.clone(),
        metadata: of.metadata.clone(),
    }
}
