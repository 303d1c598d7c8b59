//! Redacts a PDF: `cargo run -p documents --example redact -- IN OUT [--term WORD]… [--kind KIND]… [--boxes FILE]`.

use documents::redacted::{Faces, Level, Outcome, Request, redact, view};
use scan::redaction::{Sign, Term, by_hand};
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (Some(input), Some(output)) = (arguments.first(), arguments.get(1)) else { return Err("IN OUT".into()) };
    let mut terms = Vec::new();
    let mut kinds = Vec::new();
    let mut boxes = Vec::new();
    let mut level = Level::Auto;
    for pair in arguments.get(2..).unwrap_or_default().chunks(2) {
        match pair {
            [key, value] if key == "--term" => terms.push(Term { text: value.clone(), ground: None }),
            [key, value] if key == "--kind" => kinds.push(serde_json::from_value(value.as_str().into())?),
            [key, value] if key == "--boxes" => boxes = by_hand::parse(&std::fs::read_to_string(value)?)?,
            [key, value] if key == "--level" => {
                level = if value == "surgical" { Level::Surgical } else { Level::Rebuild };
            }
            _ => return Err("unknown argument".into()),
        }
    }
    let files = ["NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc"];
    let faces =
        Faces::new(files.iter().filter_map(|f| std::fs::read(format!("/usr/share/fonts/opentype/noto/{f}")).ok()));
    let sign = Sign { by: "审查员".to_owned(), at: jiff::civil::date(2026, 11, 24).at(9, 0, 0, 0) };
    let request = Request { kinds: &kinds, terms: &terms, boxes: &boxes, level, faces: &faces, sign: &sign };
    let bytes = std::fs::read(input)?;
    let start = Instant::now();
    let outcome = redact(&bytes, &request);
    let took = start.elapsed();
    match outcome {
        Outcome::Verified(redacted) => {
            std::fs::write(output, &redacted.bytes)?;
            let pages = view::pages(&redacted.bytes, &faces)?;
            println!(
                "verified {:?} {} boxes {} pages {took:?} {} bytes",
                redacted.level,
                redacted.plan.boxes.len(),
                pages.len(),
                redacted.bytes.len()
            );
            for (n, page) in pages.iter().enumerate().take(3) {
                std::fs::write(format!("{output}.{}.png", n + 1), page)?;
            }
        }
        Outcome::Failed { what } => println!("failed {took:?} {what:?}"),
        Outcome::Uncheckable { why } => println!("uncheckable {took:?} {why}"),
    }
    Ok(())
}
