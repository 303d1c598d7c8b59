//! `审核`, `签发`: review before release (§17).

use crate::story::{
    Happens, Refused, Story, and, check, consult, day, decide_on, opinion, play, received, review, sign, third_party,
};
use casework::request::{Command, Opinion, Phase, ReviewKind, Rule};
use law::outcome::Outcome;

fn drafted(outcome: Outcome) -> Vec<Command> {
    vec![received("03-02"), decide_on("03-09", outcome)]
}

#[test]
fn what_gives_information_out_is_reviewed_for_secrecy_before_signing() {
    let unnumbered = Command::Sign { on: day("03-11"), document_number: String::new() };
    let passed = || and(drafted(Outcome::Provided), review("03-10", ReviewKind::Secrecy, true));
    check(vec![
        Story { title: "passed", given: passed(), when: sign("03-11"), then: Happens(&[("reply-signed", "03-11")]) },
        Story {
            title: "not reviewed",
            given: drafted(Outcome::Provided),
            when: sign("03-11"),
            then: Refused(Rule::SecrecyReviewMissing, "第十七条"),
        },
        Story {
            title: "reviewed for legality only",
            given: and(drafted(Outcome::AccessTold), review("03-10", ReviewKind::Legality, true)),
            when: sign("03-11"),
            then: Refused(Rule::SecrecyReviewMissing, "第十七条"),
        },
        Story {
            title: "nothing is given out",
            given: drafted(Outcome::DoesNotExist),
            when: sign("03-09"),
            then: Happens(&[("reply-signed", "03-09")]),
        },
        Story {
            title: "an objection of any review stands",
            given: and(drafted(Outcome::DoesNotExist), review("03-10", ReviewKind::Legality, false)),
            when: sign("03-11"),
            then: Refused(Rule::ReviewNotPassed, "第十七条"),
        },
        Story {
            title: "until it is withdrawn",
            given: and(
                and(drafted(Outcome::DoesNotExist), review("03-10", ReviewKind::Legality, false)),
                review("03-11", ReviewKind::Legality, true),
            ),
            when: sign("03-11"),
            then: Happens(&[("reply-signed", "03-11")]),
        },
        Story {
            title: "not before the review",
            given: passed(),
            when: sign("03-09"),
            then: Refused(Rule::DayBeforeCause, "第四十五条"),
        },
        Story {
            title: "with a document number",
            given: passed(),
            when: unnumbered,
            then: Refused(Rule::TextMissing, "第四十五条"),
        },
        Story {
            title: "a party asked meanwhile is waited for",
            given: and(passed(), consult("a", third_party(), "03-10", Some("03-10"))),
            when: sign("03-11"),
            then: Refused(Rule::ConsultationOpen, "第三十二条"),
        },
        Story {
            title: "and heard",
            given: and(
                and(passed(), consult("a", third_party(), "03-10", Some("03-10"))),
                opinion("a", Opinion::Agrees, "03-11"),
            ),
            when: sign("03-11"),
            then: Happens(&[("reply-signed", "03-11")]),
        },
    ]);
}

#[test]
fn a_draft_is_reviewed_and_an_objection_says_why() {
    let mute = Command::Review { on: day("03-10"), kind: ReviewKind::Unit, passed: false, note: String::new() };
    check(vec![
        Story {
            title: "passed",
            given: drafted(Outcome::NotHeld),
            when: review("03-10", ReviewKind::Unit, true),
            then: Happens(&[("review-recorded", "03-10")]),
        },
        Story {
            title: "an objection without words",
            given: drafted(Outcome::NotHeld),
            when: mute,
            then: Refused(Rule::TextMissing, "第十七条"),
        },
        Story {
            title: "nothing is drafted",
            given: vec![received("03-02")],
            when: review("03-10", ReviewKind::Unit, true),
            then: Refused(Rule::WrongPhase, "第十七条"),
        },
        Story {
            title: "before the draft",
            given: drafted(Outcome::NotHeld),
            when: review("03-08", ReviewKind::Unit, true),
            then: Refused(Rule::DayBeforeCause, "第十七条"),
        },
    ]);
}

#[test]
fn a_new_draft_voids_reviews_and_signature() {
    let mut acts = and(drafted(Outcome::Provided), review("03-10", ReviewKind::Secrecy, true));
    acts.push(sign("03-10"));
    acts.push(decide_on("03-11", Outcome::AccessTold));
    let state = play("drafted anew", acts.clone());
    assert_eq!(state.phase, Phase::Decided);
    assert!(state.reviews.of(ReviewKind::Secrecy).is_none());
    assert!(state.reply.as_ref().is_some_and(|reply| reply.signature.is_none()));
    check(vec![Story {
        title: "the old review does not serve",
        given: acts,
        when: sign("03-12"),
        then: Refused(Rule::SecrecyReviewMissing, "第十七条"),
    }]);
}
