//! The demo year from the outside: its report prints the three tables cell by cell, every format is read back to
//! them, and every number can name its cases.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may give up")]

use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

fn gongkai(args: &[&str]) -> (Option<i32>, String) {
    match Command::new(env!("CARGO_BIN_EXE_gongkai")).args(args).output() {
        Ok(output) => (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned()),
        Err(error) => panic!("cannot run: {error}"),
    }
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The figures of a real report of 2024; nobody's words.
fn expected_row(key: &str) -> [u64; 7] {
    let (persons, others) = match key {
        "R1" => (20, 2),
        "R3.1" => (5, 0),
        "R3.3.4" => (2, 2),
        "R3.4.1" => (4, 0),
        "R3.5.1" | "R4" => (1, 0),
        "R3.6.3" => (7, 0),
        "R3.7" => (19, 2),
        _ => (0, 0),
    };
    [persons, 0, 0, 0, 0, others, persons + others]
}

fn check_tables(what: &str, tables: &Value) {
    assert_eq!(
        tables["table2"],
        json!({
            "government_rules": [0, 0, 0], "normative_documents": [20, 31, 116], "licenses": 132, "penalties": 1,
            "compulsory_measures": 0, "fees_wan_yuan": "0",
        }),
        "{what}"
    );
    let rows = tables["table3"].as_object().cloned().unwrap_or_default();
    assert_eq!(rows.len(), 25, "{what}");
    for (key, cells) in rows {
        assert_eq!(cells, json!(expected_row(&key)), "{what}: {key}");
    }
    for block in ["reconsideration", "litigation_direct", "litigation_after_reconsideration"] {
        assert_eq!(tables["table4"][block], json!([0, 0, 0, 0, 0]), "{what}: {block}");
    }
}

fn path(parent: &Path, name: &str) -> String {
    parent.join(name).to_string_lossy().into_owned()
}

#[test]
fn the_demo_year_prints_the_tables_and_reads_them_back_and_names_its_cases() -> std::io::Result<()> {
    let place = tempfile::tempdir()?;
    let (data, out) = (path(place.path(), "demo"), path(place.path(), "out"));
    assert_eq!(gongkai(&["demo", "--prepare", "--data", &data]).0, Some(0));
    let (code, text) = gongkai(&["report", "build", "--year", "2024", "--data", &data, "--out", &out]);
    assert_eq!(code, Some(0), "{text}");

    let written = std::fs::read_to_string(path(Path::new(&out), "annual-report-2024.json"))?;
    check_tables("json", &json_of(&written));
    for form in ["html", "docx", "pdf", "xlsx"] {
        let file = path(Path::new(&out), &format!("annual-report-2024.{form}"));
        let (code, text) = gongkai(&["report", "check", &file, "--json"]);
        let found = json_of(&text);
        assert_eq!(code, Some(0), "{text}");
        check_tables(form, &found["files"][0]["tables"]);
    }

    let cell = ["report", "explain", "--year", "2024", "--data", &data, "--cell", "R3.6.3/natural_person", "--json"];
    let explained = json_of(&gongkai(&cell).1);
    assert_eq!(explained["value"], 7);
    assert_eq!(explained["cases"].as_array().map(Vec::len), Some(7));
    assert_eq!(gongkai(&["audit", "verify", "--data", &data]).0, Some(0));
    // A directory that holds something else is left alone.
    assert_eq!(gongkai(&["demo", "--prepare", "--data", &out]).0, Some(2));
    Ok(())
}
