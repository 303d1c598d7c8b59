//! The patrol against the corpus: recall and precision of every pattern at 20,000 documents, on templates seen and unseen.
//! Larger corpora are measured by `make bench`.

mod measured;

use corpus::{Generator, PATTERNS, Templates};

/// What every pattern must keep: recall and precision in thousandths, on templates seen and unseen. To be raised as the
/// detectors learn, never lowered for them: only more templates, a harder exam, set a side anew.
const FLOORS: [(&str, [u16; 2], [u16; 2]); 20] = [
    ("L01", [660, 600], [970, 970]),
    ("L02", [750, 630], [970, 970]),
    ("L03", [960, 300], [940, 970]),
    ("L04", [960, 840], [970, 970]),
    ("L05", [750, 970], [970, 970]),
    ("L06", [870, 840], [970, 970]),
    ("L07", [970, 970], [970, 970]),
    ("L08", [970, 970], [970, 970]),
    ("L09", [970, 970], [970, 970]),
    ("L10", [970, 970], [970, 970]),
    ("L11", [970, 970], [970, 970]),
    ("L12", [960, 970], [970, 970]),
    ("L13", [660, 970], [840, 970]),
    ("L14", [970, 930], [970, 970]),
    ("L15", [630, 570], [800, 420]),
    ("L16", [900, 510], [970, 970]),
    ("L17", [960, 960], [970, 970]),
    ("L18", [750, 970], [970, 970]),
    ("L19", [960, 870], [970, 970]),
    ("L20", [970, 970], [970, 970]),
];
/// Alarms on decoys, in thousandths.
const MOST_DECOY_ALARMS: [u16; 2] = [5, 5];
const DOCUMENTS: usize = 20_000;

#[test]
fn templates_seen_are_answered_as_well_as_agreed() {
    check(Templates::Seen, 0);
}

#[test]
fn templates_unseen_are_answered_as_well_as_agreed() {
    check(Templates::Unseen, 1);
}

fn check(templates: Templates, side: usize) {
    let generator = Generator::new(1001, templates, DOCUMENTS);
    let written: Vec<_> = generator.documents().collect();
    let documents: Vec<_> = written.iter().map(measured::document).collect();
    let findings = measured::patrol(&documents);

    let (gold, decoys): (Vec<_>, Vec<_>) = (generator.gold().collect(), generator.decoys().collect());
    let result = corpus::evaluate(&gold, &decoys, DOCUMENTS, measured::told(&findings));
    println!("{templates:?}\n{result}");
    for ((pattern, recall, precision), expected) in FLOORS.iter().zip(PATTERNS) {
        assert_eq!(*pattern, expected);
        let Some(score) = result.of(pattern) else { unreachable!("{pattern} is planted, says the corpus' own test") };
        let (least_recall, least_precision) = (f64::from(recall[side]), f64::from(precision[side]));
        assert!(score.recall.share * 1000.0 >= least_recall, "{pattern}: recall {}\n{result}", score.recall);
        assert!(
            score.precision.share * 1000.0 >= least_precision,
            "{pattern}: precision {}\n{result}",
            score.precision
        );
    }
    let alarms = result.decoy_alarms();
    assert!(alarms.share * 1000.0 <= f64::from(MOST_DECOY_ALARMS[side]), "alarms on decoys: {alarms}\n{result}");
}
