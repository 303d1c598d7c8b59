//! `make bench` — the figures of the project, measured on this machine, with the ratio to what was promised.
//!
//! Each measurement is one file. Nothing here fails a test: figures are read by people and recorded, with machine
//! and method, in `docs/performance.md`.

mod append;
mod case;
mod demo;
mod figure;
mod guard;
mod inspect;
mod machine;
mod pdf;
mod peer;
mod redaction;
mod reply_period;
mod reports;
mod scanning;
mod server;
mod year;

use anyhow::Result;
use figure::Figure;

fn main() -> Result<()> {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, path] = wanted.as_slice()
        && flag == "--cold"
    {
        return year::cold_child(path);
    }
    if let [flag, documents, templates] = wanted.as_slice()
        && flag == "--patrol"
    {
        return guard::patrol_child(documents, templates);
    }
    let chosen = |name: &str| wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str()));
    println!("{}", machine::describe());
    println!("\n| figure | promised | measured | ratio | method |\n|---|---|---|---|---|");
    for (name, measure) in MEASUREMENTS {
        if chosen(name) {
            for figure in measure()? {
                println!("{figure}");
            }
        }
    }
    Ok(())
}

type Measure = fn() -> Result<Vec<Figure>>;

const MEASUREMENTS: [(&str, Measure); 10] = [
    ("reply-period", reply_period::measure),
    ("reports", reports::measure),
    ("year", year::measure),
    ("pdf", pdf::measure),
    ("append", append::measure),
    ("server", server::measure),
    ("scanning", || Ok(scanning::measure())),
    ("inspect", inspect::measure),
    ("redaction", redaction::measure),
    ("guard", guard::measure),
];
