use super::*;

#[test]
fn every_rule_takes_its_positives_and_refuses_its_negatives() {
    let today = Some(jiff::civil::date(2026, 11, 24));
    for rule in RULES {
        for value in rule.positives() {
            assert!(rule.holds(value, today), "{} must take {value}", rule.word);
            assert_eq!(validate(rule.word, value, today), Some(true));
        }
        for value in rule.negatives() {
            assert!(!rule.holds(value, today), "{} must refuse {value}", rule.word);
        }
    }
    assert_eq!(validate("no such word", "1", today), None);
}

#[test]
fn a_positive_is_taken_by_other_rules_only_where_it_says_so() {
    let mut wrong = Vec::new();
    for rule in RULES {
        for value in rule.positives() {
            let others = RULES.iter().filter(|other| other.word != rule.word && other.holds(value, None));
            let also: Vec<&str> = others.map(|other| other.word).collect();
            if also != rule.also(value) {
                wrong.push((rule.word, value, also));
            }
        }
    }
    assert!(wrong.is_empty(), "taken by other rules: {wrong:?}");
}

#[test]
fn words_and_names_of_rules_are_their_own() {
    for (at, rule) in RULES.iter().enumerate() {
        assert!(RULES[..at].iter().all(|other| other.word != rule.word && other.name != rule.name), "{}", rule.word);
    }
}

#[test]
fn document_numbers_are_taken_apart_and_their_form_is_judged() {
    use document_number::{Fault, parse};
    for (written, normal, faults) in [
        ("示政办发〔2024〕12号", "示政办发〔2024〕12号", &[][..]),
        ("示政办发（2024）12号", "示政办发〔2024〕12号", &[Fault::Brackets]),
        ("示政办发〔2024〕第012号", "示政办发〔2024〕12号", &[Fault::Ordinal, Fault::LeadingZeros]),
        ("示政办发 [2024] 12号", "示政办发〔2024〕12号", &[Fault::Brackets, Fault::Spaces]),
    ] {
        let read = parse(written).unwrap();
        assert_eq!((read.normal().as_str(), read.faults.as_slice()), (normal, faults), "{written}");
    }
}

#[test]
fn marks_have_grades_and_traders_are_persons() {
    use secrecy_mark::{Grade, parse};
    assert_eq!(parse("绝 密★30年"), Some(Grade::Top));
    assert_eq!(parse("机密★"), Some(Grade::Confidential));
    assert_eq!(parse("秘密★6个月"), Some(Grade::Secret));
    assert!(Grade::Top > Grade::Secret);
    assert!(!credit_code::is_sole_trader(b"91130203MA0123453C"));
}

#[test]
fn the_person_in_a_derived_number_is_found() {
    assert_eq!(student_number::resident_id(b"G130203190205180455", None), Some(*b"130203190205180455"));
    assert_eq!(tax_number::resident_id(b"13020319020518045500", None), Some(*b"130203190205180455"));
}
