//! The generator keeps its promises: the same corpus from the same seed, every pattern planted often enough, pieces far
//! apart, no living person's number.

use corpus::{Generator, PATTERNS, Templates};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn the_same_seed_gives_the_same_corpus_and_any_document_alone() {
    let (one, two) = (Generator::new(5, Templates::Both, 3000), Generator::new(5, Templates::Both, 3000));
    let all: Vec<_> = one.documents().collect();
    assert!(all.iter().eq(two.documents().collect::<Vec<_>>().iter()));
    assert_eq!(all[1234], two.document(1234));
    assert!(all.iter().map(|document| &document.id).collect::<BTreeSet<_>>().len() == 3000);
    let other = Generator::new(6, Templates::Both, 3000);
    assert!(!all.iter().eq(other.documents().collect::<Vec<_>>().iter()));
}

#[test]
fn every_pattern_is_planted_often_enough_to_measure() {
    for templates in [Templates::Seen, Templates::Unseen] {
        let generator = Generator::new(1001, templates, 20_000);
        let mut planted: BTreeMap<String, usize> = BTreeMap::new();
        for gold in generator.gold() {
            assert!(!gold.documents.is_empty() && !gold.subject.is_empty(), "{gold:?}");
            *planted.entry(gold.pattern).or_default() += 1;
        }
        for pattern in PATTERNS {
            assert!(planted.get(pattern).is_some_and(|count| *count >= 30), "{pattern}: {planted:?}");
        }
    }
}

#[test]
fn no_document_belongs_to_two_plantings_and_pieces_stand_apart() {
    let generator = Generator::new(3, Templates::Both, 20_000);
    let mut owned = BTreeSet::new();
    let mut adjacent = 0;
    let mut pieces = 0;
    for documents in generator.gold().map(|gold| gold.documents).chain(generator.decoys().map(|decoy| decoy.documents))
    {
        let places: Vec<usize> = documents.iter().map(|id| id[1..].parse().unwrap()).collect();
        adjacent += places.windows(2).filter(|pair| pair[1] - pair[0] == 1).count();
        pieces += places.len();
        for id in documents {
            assert!(owned.insert(id.clone()), "{id} stands in two plantings");
        }
    }
    assert!(adjacent * 100 < pieces, "{adjacent} of {pieces} pieces stand next to each other");
}

#[test]
fn every_field_of_every_template_is_filled() {
    let generator = Generator::new(9, Templates::Both, 20_000);
    for document in generator.documents() {
        assert!(!document.text.is_empty(), "{} is empty", document.id);
        for text in [&document.title, &document.text] {
            assert!(!text.contains(['｛', '{', '}']), "{}: {text}", document.id);
        }
    }
}

#[test]
fn adults_were_born_before_1910_and_children_have_a_region_that_was_never_issued() {
    let generator = Generator::new(11, Templates::Both, 20_000);
    let mut whole = 0;
    for document in generator.documents() {
        for mark in document.marks.iter().filter(|mark| mark.whole && mark.kind == "id-card") {
            let written: String = document.text.chars().take(mark.end as usize).skip(mark.start as usize).collect();
            let digits: String = written.chars().filter(char::is_ascii_alphanumeric).collect();
            if digits.len() == 18 {
                whole += 1;
                assert!(digits[6..8] == *"19" && digits[8..9] == *"0" || digits.starts_with("71"), "{digits}");
            }
        }
    }
    assert!(whole > 100, "only {whole} whole numbers were looked at");
}
