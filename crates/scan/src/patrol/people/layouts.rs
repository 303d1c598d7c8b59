//! Every layout of the file with every way of writing what stands in it: each person must be read with all that is
//! said of him, and nobody else may be.

use super::{Person, people};
use crate::mention::{Sensitive, What};
use crate::reading::read;
use std::collections::BTreeMap;

const LAYOUTS: &str = include_str!("../../../tests/layouts/people.txt");
const WRITTEN: &str = include_str!("../../../tests/layouts/written.txt");
const SENTENCES: &str = include_str!("../../../tests/layouts/sentences.txt");

/// How many of a thousand readings must be right. To be raised, never lowered.
const LEAST: usize = 955;

/// A way of writing something, and how it is read.
#[derive(Clone)]
struct Written<'a> {
    text: &'a str,
    read: &'a str,
    /// Only behind a label.
    needs_label: bool,
}

/// `{证}` or `{证!}` in a layout; the second stands behind a label.
struct Slot<'a> {
    key: &'a str,
    is_labelled: bool,
}

fn lines(data: &str) -> impl Iterator<Item = &str> {
    data.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

/// By key, the default first.
fn written() -> BTreeMap<&'static str, Vec<Written<'static>>> {
    let mut written: BTreeMap<&str, Vec<Written<'_>>> = BTreeMap::new();
    for line in lines(WRITTEN) {
        let (key, ways) = line.split_once(": ").unwrap();
        for way in ways.split(" | ") {
            let needs_label = way.starts_with('@');
            let way = way.trim_start_matches('@');
            let (text, read) = way.split_once(" => ").unwrap_or((way, way));
            written.entry(key).or_default().push(Written { text, read, needs_label });
        }
    }
    written
}

/// The slots of a layout and the text between them.
fn slots(layout: &str) -> (Vec<Slot<'_>>, Vec<&str>) {
    let (mut slots, mut between) = (Vec::new(), Vec::new());
    let mut from = 0;
    for (open, _) in layout.match_indices('{') {
        let inner = &layout[open + 1..];
        // Of JSON, not ours.
        if inner.starts_with(|c: char| c.is_ascii()) {
            continue;
        }
        let key = inner.split('}').next().unwrap();
        between.push(&layout[from..open]);
        slots.push(Slot { key: key.trim_end_matches('!'), is_labelled: key.ends_with('!') });
        from = open + key.len() + 2;
    }
    between.push(&layout[from..]);
    (slots, between)
}

/// What one person is said to be, in the words of the file.
fn says(person: &Person<'_>, key: &str, expected: &str) -> bool {
    let text = |slots: &[u8]| String::from_utf8_lossy(slots).into_owned();
    person.said.iter().any(|mention| match (key, &mention.what) {
        ("证", What::ResidentId(slots)) => text(slots) == expected,
        ("机", What::Mobile(slots)) => text(slots) == expected,
        ("卡", What::BankCard(slots)) => text(slots) == expected,
        ("籍", What::Derived { resident_id, .. }) => text(resident_id) == expected,
        ("牌" | "邮", What::Exact { value, .. }) => **value == *expected,
        ("单位", What::Unit(unit)) => **unit == *expected,
        ("职务", What::Post(post)) => **post == *expected,
        ("址", What::Address { text, is_home: true }) => **text == *expected,
        ("性", What::IsMale(is_male)) => (expected == "男") == *is_male,
        ("龄", What::Age(age)) => age.to_string() == expected,
        ("点", What::Spot(spot)) => spot.ends_with(expected),
        ("号", What::Matter(matter)) => **matter == *expected,
        ("文", What::DocumentNumber { series, year, number }) => format!("{series}{year}-{number}") == expected,
        ("时", What::Moment { day, hour }) => {
            format!("{day}T{}", hour.map_or(String::new(), |hour| hour.to_string())) == expected
        }
        ("生", What::Birth { year, month, day }) => {
            let month = month.map_or(String::new(), |month| format!("-{month:02}"));
            let day = day.map_or(String::new(), |day| format!("-{day:02}"));
            format!("{year}{month}{day}") == expected || format!("{year}{month}") == expected
        }
        ("敏", What::Sensitive(sensitive)) => {
            expected
                == match sensitive {
                    Sensitive::Health => "health",
                    Sensitive::Finance => "finance",
                    Sensitive::Sanction => "sanction",
                    Sensitive::Minor => "minor",
                    Sensitive::Vulnerable => "vulnerable",
                }
        }
        ("亲", What::Kinship(kin)) => **kin == *expected,
        _ => false,
    }) || key == "角" && format!("{:?}", person.role()) == expected
        || key == "句"
}

/// Persons expected: a name (`-` for a record that names nobody) and what is said.
type Expected<'a> = Vec<(&'a str, Vec<(&'a str, &'a str)>)>;

/// What is wrong with the reading of a text.
fn wrong(text: &str, expected: &Expected<'_>) -> Vec<String> {
    let reading = read(text);
    let found = people(&reading);
    let named: Vec<&Person<'_>> = found.iter().filter(|person| person.name.is_some()).collect();
    let mut wrong = Vec::new();
    let names: Vec<&str> = named.iter().filter_map(|person| person.name()).collect();
    let expected_names: Vec<&str> = expected.iter().map(|(name, _)| *name).filter(|name| *name != "-").collect();
    let mut sorted = (names.clone(), expected_names.clone());
    sorted.0.sort_unstable();
    sorted.1.sort_unstable();
    sorted.0.dedup();
    sorted.1.dedup();
    if sorted.0 != sorted.1 {
        wrong.push(format!("names {names:?}"));
    }
    for (name, facts) in expected {
        // A person named twice has both places' statements.
        let own: Vec<&Person<'_>> = found
            .iter()
            .filter(|person| *name == "-" && person.name.is_none() || person.name() == Some(name))
            .collect();
        let is_one = |facts: &[(&str, &str)]| {
            own.iter().any(|person| facts.iter().all(|(key, expected)| says(person, key, expected)))
        };
        if is_one(facts) || own.is_empty() {
            continue;
        }
        let missing: Vec<&str> = facts.iter().filter(|fact| !is_one(&[**fact])).map(|(key, _)| *key).collect();
        wrong.push(if missing.is_empty() { format!("{name} parted") } else { format!("{name} lacks {missing:?}") });
    }
    wrong
}

/// `2` behind a key is the second person's.
fn of_second(key: &str) -> Option<&str> {
    key.strip_suffix('2')
}

#[test]
fn every_layout_is_read_however_things_are_written() {
    let written = written();
    let mut failures = Vec::new();
    let mut by_way: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = 0;
    for layout in lines(LAYOUTS) {
        let (slots, between) = slots(layout);
        let mut wrongs = Vec::new();
        for (number, slot) in slots.iter().enumerate() {
            let ways = written.get(slot.key).unwrap_or_else(|| panic!("{} in {layout}", slot.key));
            for (at, way) in ways.iter().enumerate() {
                if way.needs_label && !slot.is_labelled || at == 0 && number > 0 {
                    continue;
                }
                let default = |slot: &Slot<'_>| written[slot.key][0].clone();
                let chosen: Vec<Written<'_>> =
                    slots.iter().map(|one| if one.key == slot.key { way.clone() } else { default(one) }).collect();
                let mut text = String::new();
                for (piece, way) in between.iter().zip(chosen.iter().map(|way| way.text).chain([""])) {
                    text.push_str(piece);
                    text.push_str(way);
                }
                let text = text.replace("\\n", "\n").replace("\\t", "\t");
                let mut expected: Expected<'_> = Vec::new();
                for name in ["名", "名2"] {
                    let Some(at) = slots.iter().position(|slot| slot.key == name) else { continue };
                    let facts = slots
                        .iter()
                        .zip(&chosen)
                        .filter(|(slot, _)| !slot.key.starts_with('名'))
                        .filter(|(slot, _)| of_second(slot.key).is_some() == (name == "名2"))
                        .map(|(slot, way)| (of_second(slot.key).unwrap_or(slot.key), way.read));
                    expected.push((chosen[at].read, facts.collect()));
                }
                if expected.is_empty() {
                    let facts = slots.iter().zip(&chosen).map(|(slot, way)| (slot.key, way.read));
                    expected.push(("-", facts.collect()));
                }
                count += 1;
                let found = wrong(&text, &expected);
                if !found.is_empty() {
                    *by_way.entry(format!("{} {}", slot.key, way.text)).or_default() += 1;
                    wrongs.push(format!("    {} {}: {}", slot.key, way.text, found.join("; ")));
                }
            }
        }
        if !wrongs.is_empty() {
            failures.push(format!("{layout}\n{}", wrongs.join("\n")));
        }
    }
    let mut by_way: Vec<(usize, String)> = by_way.into_iter().map(|(way, count)| (count, way)).collect();
    by_way.sort();
    let total: usize = by_way.iter().map(|(count, _)| count).sum();
    let right = (count - total) * 1000 / count;
    assert!(right >= LEAST, "{total} of {count} readings are wrong\n{}\n{by_way:#?}", failures.join("\n"));
}

#[test]
fn every_sentence_names_whom_it_names_with_what_it_says() {
    let mut failures = Vec::new();
    for line in lines(SENTENCES) {
        let (text, expected) = line.split_once(" => ").unwrap_or((line.trim_end_matches(" =>"), ""));
        let text = text.replace("\\n", "\n").replace("\\t", "\t");
        let expected: Expected<'_> = expected
            .split(" ; ")
            .filter(|person| !person.is_empty())
            .map(|person| {
                let mut words = person.split(' ');
                let name = words.next().unwrap();
                (name, words.map(|word| word.split_once('=').unwrap()).collect())
            })
            .collect();
        let found = wrong(&text, &expected);
        if !found.is_empty() {
            failures.push(format!("{line}\n    {}", found.join("\n    ")));
        }
    }
    assert!(failures.is_empty(), "{} sentences are wrong\n{}", failures.len(), failures.join("\n"));
}
