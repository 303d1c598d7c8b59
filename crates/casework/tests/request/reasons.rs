//! `说明理由` (§35).

use crate::story::{Happens, Refused, Story, and, ask_reasons, check, day, decide_on, received, record_reasons};
use casework::request::{Command, Rule};
use law::outcome::Outcome;

fn asked() -> Vec<Command> {
    vec![received("03-02"), ask_reasons("03-04", "03-13")]
}

#[test]
fn reasons_are_asked_once_with_the_facts() {
    let without_facts = Command::AskReasons { on: day("03-04"), facts: String::new(), answer_by: day("03-13") };
    check(vec![
        Story {
            title: "asked",
            given: vec![received("03-02")],
            when: ask_reasons("03-04", "03-13"),
            then: Happens(&[("reasons-asked", "03-04")]),
        },
        Story {
            title: "with the facts",
            given: vec![received("03-02")],
            when: without_facts,
            then: Refused(Rule::TextMissing, "第三十五条"),
        },
        Story {
            title: "with a day that lies ahead",
            given: vec![received("03-02")],
            when: ask_reasons("03-04", "03-03"),
            then: Refused(Rule::DayBeforeCause, "第三十五条"),
        },
        Story {
            title: "not twice",
            given: and(asked(), record_reasons("03-10", true, None)),
            when: ask_reasons("03-11", "03-20"),
            then: Refused(Rule::ReasonsAskedOnce, "第三十五条"),
        },
    ]);
}

#[test]
fn a_delay_is_set_only_for_good_reasons_and_beyond_the_ordinary_period() {
    check(vec![
        Story {
            title: "good reasons, too much work",
            given: asked(),
            when: record_reasons("03-10", true, Some("05-29")),
            then: Happens(&[("reasons-received", "03-10")]),
        },
        Story {
            title: "the ordinary period suffices",
            given: asked(),
            when: record_reasons("03-10", true, Some("03-30")),
            then: Refused(Rule::DelayTooShort, "第三十五条"),
        },
        Story {
            title: "bad reasons need no delay",
            given: asked(),
            when: record_reasons("03-10", false, Some("05-29")),
            then: Refused(Rule::DelayNeedsReasons, "第三十五条"),
        },
        Story {
            title: "not before they were asked for",
            given: asked(),
            when: record_reasons("03-03", true, None),
            then: Refused(Rule::DayBeforeCause, "第三十五条"),
        },
        Story {
            title: "not if nothing was asked",
            given: vec![received("03-02")],
            when: record_reasons("03-10", true, None),
            then: Refused(Rule::WrongPhase, "第三十五条"),
        },
    ]);
}

#[test]
fn excessive_needs_reasons_that_were_asked_for_and_found_wanting() {
    check(vec![
        Story {
            title: "found unreasonable",
            given: and(asked(), record_reasons("03-10", false, None)),
            when: decide_on("03-11", Outcome::Excessive),
            then: Happens(&[("outcome-decided", "03-11")]),
        },
        Story {
            title: "not given in time",
            given: asked(),
            when: decide_on("03-14", Outcome::Excessive),
            then: Happens(&[("outcome-decided", "03-14")]),
        },
        Story {
            title: "on the last day they may still come",
            given: asked(),
            when: decide_on("03-13", Outcome::Excessive),
            then: Refused(Rule::ReasonsNeverAsked, "第三十五条"),
        },
        Story {
            title: "found reasonable",
            given: and(asked(), record_reasons("03-10", true, None)),
            when: decide_on("03-11", Outcome::Excessive),
            then: Refused(Rule::ReasonsNeverAsked, "第三十五条"),
        },
        Story {
            title: "never asked",
            given: vec![received("03-02")],
            when: decide_on("03-11", Outcome::Excessive),
            then: Refused(Rule::ReasonsNeverAsked, "第三十五条"),
        },
    ]);
}
