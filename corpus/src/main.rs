//! `corpus write`: a corpus on disk, as `gongkai patrol` reads it, beside what is hidden in it.

use corpus::{Generator, Templates};
use serde::Serialize;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "usage: corpus write --seed S --documents N --templates seen|unseen|both --out DIR [--marks]";

fn main() -> ExitCode {
    match run(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(written) => {
            eprintln!("{written}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("corpus: {why}");
            ExitCode::from(2)
        }
    }
}

/// What the command line asks for.
struct Wanted {
    seed: u64,
    documents: usize,
    templates: Templates,
    out: PathBuf,
    marks: bool,
}

fn run(words: &[String]) -> Result<String, String> {
    let wanted = parse(words).ok_or(USAGE)?;
    std::fs::create_dir_all(&wanted.out).map_err(|error| format!("{}: {error}", wanted.out.display()))?;
    let generator = Generator::new(wanted.seed, wanted.templates, wanted.documents);
    let documents = lines(&wanted.out.join("docs.jsonl"), generator.documents())?;
    let gold = lines(&wanted.out.join("gold.jsonl"), generator.gold())?;
    let decoys = lines(&wanted.out.join("decoys.jsonl"), generator.decoys())?;
    if wanted.marks {
        let marks = generator.documents().map(|document| (document.id, document.marks));
        lines(&wanted.out.join("marks.jsonl"), marks)?;
    }
    Ok(format!("{documents} documents, {gold} plantings, {decoys} decoys in {}", wanted.out.display()))
}

fn parse(words: &[String]) -> Option<Wanted> {
    let (command, options) = words.split_first()?;
    if command != "write" {
        return None;
    }
    let value = |name: &str| {
        let at = options.iter().position(|word| word == name)?;
        options.get(at + 1)
    };
    Some(Wanted {
        seed: value("--seed")?.parse().ok()?,
        documents: value("--documents")?.parse().ok()?,
        templates: match value("--templates")?.as_str() {
            "seen" => Templates::Seen,
            "unseen" => Templates::Unseen,
            "both" => Templates::Both,
            _ => return None,
        },
        out: PathBuf::from(value("--out")?),
        marks: options.iter().any(|word| word == "--marks"),
    })
}

fn lines<T: Serialize>(path: &Path, values: impl Iterator<Item = T>) -> Result<usize, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    let mut file = BufWriter::new(File::create(path).map_err(failed)?);
    let mut count = 0;
    for value in values {
        let line = serde_json::to_string(&value).map_err(|error| error.to_string())?;
        writeln!(file, "{line}").map_err(failed)?;
        count += 1;
    }
    file.flush().map_err(failed)?;
    Ok(count)
}
