//! An attack on the inspector: one number of a resident, hidden in every place of every format that we could think of.
//! None of these files may be called clean; their twins, which hide nothing, must be.

#![allow(clippy::expect_used, clippy::panic, clippy::format_collect, reason = "a test that cannot go on fails")]
#![allow(clippy::too_many_lines, clippy::format_push_string, reason = "one table a format, a line a case")]

mod archive;
mod build;
mod clean;
mod document;
mod legacy;
mod mail;
mod page;
mod pdf;
mod picture;
mod presentation;
mod workbook;

use formats::Limits;
use formats::anatomy::take_apart;
use scan::file::{Settings, judge};
use scan::{FileReport, Finding, Kind, Severity, Verdict};

/// Nobody's: the person would have been born in 1900.
const ID: &str = "110108190003071237";

/// A file of the attack: what is done, under which name, its bytes.
type Case = (String, &'static str, Vec<u8>);

fn report(name: &str, bytes: &[u8]) -> FileReport {
    match take_apart(name, bytes, &Limits::default()) {
        Ok(anatomy) => judge(&anatomy, &Settings::default()),
        Err(why) => FileReport::uncheckable(why.to_string(), Vec::new()),
    }
}

/// Whether publication is stopped for the number and not for something beside it: by a finding that must not leave, by a
/// number that is spoiled, as a workbook spoils those of more than fifteen figures, or because it could not be checked.
fn stops(report: &FileReport) -> bool {
    let counts = |finding: &Finding| {
        finding.severity == Severity::Block || (finding.kind == Kind::IdCard && finding.severity == Severity::Review)
    };
    report.verdict == Verdict::Uncheckable || report.findings.iter().any(counts)
}

#[test]
fn a_number_is_stopped_wherever_it_is_hidden() {
    let tables = [
        ("docx", document::cases()),
        ("xlsx", workbook::cases()),
        ("pptx", presentation::cases()),
        ("pdf", pdf::cases()),
        ("html", page::cases()),
        ("picture", picture::cases()),
        ("archive", archive::cases()),
        ("mail and text", mail::cases()),
        ("before 2007", legacy::cases()),
    ];
    let mut passed = Vec::new();
    let mut all = 0;
    for (format, cases) in tables {
        let found: Vec<String> = cases
            .iter()
            .map(|(what, name, bytes)| (what, report(name, bytes)))
            .filter(|(_, report)| !stops(report))
            .map(|(what, report)| format!("{format}: {what}: {:?}", report.verdict))
            .collect();
        eprintln!("{format}: {} of {} stopped", cases.len() - found.len(), cases.len());
        all += cases.len();
        passed.extend(found);
    }
    assert!(all >= 500, "{all} files");
    assert!(passed.is_empty(), "{} of {all} pass:\n{}", passed.len(), passed.join("\n"));
}

/// Refusing all of them would be safe, and of no use.
#[test]
fn the_text_of_files_from_before_2007_is_read() {
    let read = |what: &str| what.contains("seen") || what.contains("hidden sheet");
    for (what, name, bytes) in legacy::cases().iter().filter(|(what, ..)| read(what)) {
        let report = report(name, bytes);
        assert_eq!(report.verdict, Verdict::Findings, "{what}: {report:?}");
    }
}

#[test]
fn files_that_hide_nothing_are_clean() {
    let told: Vec<String> = clean::cases()
        .iter()
        .map(|(what, name, bytes)| (what, report(name, bytes)))
        .filter(|(_, report)| report.verdict != Verdict::Clean)
        .map(|(what, report)| format!("{what}: {report:?}"))
        .collect();
    assert!(told.is_empty(), "\n{}", told.join("\n"));
}
