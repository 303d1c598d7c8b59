//! The reader against the corpus: of the numbers that stand in notices, how many are read as what they are.

use corpus::{Generator, Interval, Templates};
use scan::mention::{Mention, What};
use std::collections::BTreeMap;

/// Kind, and the least recall and precision in thousandths on templates seen and unseen. To be raised, lowered
/// only where more templates make the exam harder.
const FLOORS: [(&str, [u16; 2], [u16; 2]); 9] = [
    ("id-card", [980, 990], [990, 990]),
    ("mobile", [940, 940], [990, 990]),
    ("landline", [990, 990], [990, 990]),
    ("bank-card", [0, 0], [0, 0]),
    ("credit-code", [0, 0], [0, 0]),
    ("plate", [990, 990], [990, 990]),
    ("email", [0, 0], [0, 0]),
    ("student-number", [0, 0], [0, 0]),
    ("tax-number", [0, 0], [0, 0]),
];

#[test]
fn numbers_of_templates_seen_are_read_as_what_they_are() {
    check(Templates::Seen, 0);
}

#[test]
fn numbers_of_templates_unseen_are_read_as_what_they_are() {
    check(Templates::Unseen, 1);
}

#[derive(Default)]
struct Count {
    written: usize,
    read: usize,
    surplus: usize,
}

fn check(templates: Templates, side: usize) {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for document in Generator::new(1002, templates, 6000).documents() {
        compare(&document, &mut counts);
    }
    for (kind, recall, precision) in FLOORS {
        let Count { written, read, surplus } = counts.remove(kind).unwrap_or_default();
        let (found, right) = (Interval::of(read, written), Interval::of(read, read + surplus));
        println!("{templates:?} {kind}: {written} written, recall {found}, precision {right}");
        assert!(written > 0, "{kind} is not written at all");
        assert!(found.share * 1000.0 >= f64::from(recall[side]), "{kind}: recall {found}");
        assert!(right.share * 1000.0 >= f64::from(precision[side]), "{kind}: precision {right}");
    }
}

fn compare(document: &corpus::Document, counts: &mut BTreeMap<String, Count>) {
    let mut places: Vec<u32> = vec![0; document.text.len() + 1];
    for (point, (byte, _)) in document.text.char_indices().enumerate() {
        places[byte] = point as u32;
    }
    places[document.text.len()] = document.text.chars().count() as u32;
    let reading = scan::reading::read(&document.text);
    let mut read: Vec<(String, u32, u32, bool)> = reading
        .mentions
        .iter()
        .filter_map(|mention| {
            let (start, end) = (mention.span.start as usize, mention.span.end as usize);
            Some((kind(mention)?, places[start], places[end], false))
        })
        .collect();
    for mark in &document.marks {
        let count = counts.entry(mark.kind.to_owned()).or_default();
        count.written += 1;
        let same = |(kind, start, end, _): &&mut (String, u32, u32, bool)| {
            kind == mark.kind && *start < mark.end && mark.start < *end
        };
        if let Some(hit) = read.iter_mut().find(same) {
            hit.3 = true;
            count.read += 1;
        }
    }
    for (kind, ..) in read.into_iter().filter(|(.., hit)| !hit) {
        counts.entry(kind).or_default().surplus += 1;
    }
}

/// The contract's word for what was read.
fn kind(mention: &Mention) -> Option<String> {
    match &mention.what {
        What::ResidentId(_) => Some("id-card".to_owned()),
        What::Mobile(_) => Some("mobile".to_owned()),
        What::BankCard(_) => Some("bank-card".to_owned()),
        What::Exact { kind, .. } | What::Derived { kind, .. } => {
            Some(serde_json::to_value(kind).ok()?.as_str()?.to_owned())
        }
        _ => None,
    }
}
