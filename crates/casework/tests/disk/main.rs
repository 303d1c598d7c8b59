//! The words on disk. A ledger is kept for ever, so lines of `events-v1.jsonl` are never edited or removed: a change
//! that breaks one would make somebody's ledger unreadable. New events and fields get new lines.
#![allow(clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

use casework::ledger::Event;
use std::collections::BTreeSet;

const LINES: &str = include_str!("events-v1.jsonl");

#[test]
fn what_was_written_is_read_and_written_the_same() {
    for line in LINES.lines() {
        let event: Event = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert_eq!(serde_json::to_string(&event).expect("serializes"), line);
    }
}

#[test]
fn every_event_of_a_request_has_a_line_and_its_own_word() {
    let mut ids = BTreeSet::new();
    for line in LINES.lines() {
        if let Ok(Event::Request(event)) = serde_json::from_str(line) {
            assert!(line.contains(&format!("\"type\":\"{}\"", event.id())), "{line}");
            assert!(!event.label().is_empty());
            ids.insert(event.id());
        }
    }
    assert_eq!(ids.len(), 27, "{ids:?}");
}
