//! The patrol against the corpus: recall and precision of every pattern at 20,000 documents, on templates seen and unseen.
//! Larger corpora are measured by `make bench`.

mod measured;

use corpus::{Generator, PATTERNS, Templates};

/// What every pattern must keep: recall and precision in thousandths, on templates seen and unseen. To be raised as the
/// detectors learn, never lowered.
const FLOORS: [(&str, [u16; 2], [u16; 2]); 20] = [
    ("L01", [650, 350], [900, 900]),
    ("L02", [400, 400], [900, 900]),
    ("L03", [400, 150], [900, 900]),
    ("L04", [650, 600], [900, 900]),
    ("L05", [300, 400], [900, 900]),
    ("L06", [650, 50], [900, 900]),
    ("L07", [950, 450], [800, 800]),
    ("L08", [550, 300], [400, 800]),
    ("L09", [900, 900], [300, 50]),
    ("L10", [900, 400], [950, 950]),
    ("L11", [800, 800], [950, 950]),
    ("L12", [900, 550], [100, 100]),
    ("L13", [0, 0], [0, 0]),
    ("L14", [0, 0], [0, 0]),
    ("L15", [0, 0], [0, 0]),
    ("L16", [850, 0], [900, 0]),
    ("L17", [0, 0], [0, 0]),
    ("L18", [0, 0], [0, 0]),
    ("L19", [650, 650], [900, 900]),
    ("L20", [0, 0], [0, 0]),
];
/// Alarms on decoys, in thousandths.
const MOST_DECOY_ALARMS: [u16; 2] = [50, 50];
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
