//! What the reader finds in a text file, line by line: `cargo run -p scan --example read -- FILE`. A synthetic corpus
//! in JSON lines is read text by text; with `--time` the throughput is printed instead.
use scan::reading;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().unwrap_or_default();
    let mode = arguments.next().unwrap_or_default();
    let Ok(file) = std::fs::read_to_string(&path) else { return eprintln!("cannot read {path}") };
    let texts: Vec<String> = if path.contains("jsonl") {
        file.lines()
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
            .filter_map(|value| value.get("text").and_then(|text| text.as_str()).map(str::to_owned))
            .collect()
    } else {
        vec![file]
    };
    if mode == "--time" {
        return time(&texts);
    }
    for text in &texts {
        if mode == "--json" {
            print_json(text);
            continue;
        }
        let reading = reading::read(text);
        println!("────");
        for record in &reading.records {
            println!(
                "{:?} {}",
                record.form,
                text.get(record.span.start as usize..record.span.end as usize).unwrap_or_default()
            );
            for mention in
                reading.mentions.get(record.mentions.start as usize..record.mentions.end as usize).unwrap_or_default()
            {
                println!("    {:?} {:?} {:?}", mention.what, mention.evidence, mention.role);
            }
        }
    }
}

/// A part of the work and its name.
type Part = (&'static str, fn(&str) -> usize);

fn time(texts: &[String]) {
    let bytes: usize = texts.iter().map(String::len).sum();
    let _ = reading::read("热身");
    let parts: [Part; 3] = [
        ("words", |text| scan::lexicon::hits(text).len()),
        ("rarer numbers", |text| scan::identifier::find(text).len()),
        ("judged", |text| scan::text::scan(text, &scan::text::Settings::default()).len()),
    ];
    for (name, part) in parts {
        let start = seconds();
        let found: usize = (0..20).flat_map(|_| texts).map(|text| part(text)).sum();
        println!("{name}: {:.1} MB/s, {found}", bytes as f64 * 20.0 / 1e6 / (seconds() - start));
    }
    for _ in 0..3 {
        let start = seconds();
        let mut mentions = 0;
        for _ in 0..20 {
            for text in texts {
                mentions += reading::read(text).mentions.len();
            }
        }
        let seconds = seconds() - start;
        println!("{:.1} MB/s, {mentions} mentions", bytes as f64 * 20.0 / 1e6 / seconds);
    }
    let whole: String = texts.join("\n");
    for characters in [40_000, 400_000] {
        let text: String = whole.chars().cycle().take(characters).collect();
        let start = seconds();
        let found = reading::read(&text).mentions.len();
        println!("{characters} characters: {:.2} ms, {found} mentions", (seconds() - start) * 1e3);
    }
}

/// One line a text: what is mentioned, where, in code points.
fn print_json(text: &str) {
    let points = |at: u32| text.get(..at as usize).map_or(0, |before| before.chars().count());
    let mentions: Vec<_> = reading::read(text)
        .mentions
        .iter()
        .map(|mention| {
            let (start, end) = (points(mention.span.start), points(mention.span.end));
            serde_json::json!({"record": mention.record, "start": start, "end": end, "what": format!("{:?}", mention.what), "role": format!("{:?}", mention.role)})
        })
        .collect();
    println!("{}", serde_json::Value::from(mentions));
}

/// Time of this process on a core: what else the machine does must not count.
fn seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    stat.split(' ').next().and_then(|nanoseconds| nanoseconds.parse::<f64>().ok()).unwrap_or_default() / 1e9
}
