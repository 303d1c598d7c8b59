//! `补正` (§30).

use crate::story::{
    Happens, Refused, Story, and, ask_clarification, check, confirm, consult, day, decide_on, received,
    record_clarification, register, third_party,
};
use casework::request::{Command, Rule};
use law::outcome::Outcome;
use law::receipt::Channel;

#[test]
fn clarification_is_asked_once_within_seven_working_days() {
    let asked = || vec![received("03-02"), ask_clarification("03-04", "03-20")];
    let without_points = Command::AskClarification { on: day("03-04"), points: vec![], answer_by: day("03-20") };
    check(vec![
        Story {
            title: "on the seventh working day",
            given: vec![received("03-02")],
            when: ask_clarification("03-11", "03-25"),
            then: Happens(&[("clarification-asked", "03-11")]),
        },
        Story {
            title: "on the eighth it is too late",
            given: vec![received("03-02")],
            when: ask_clarification("03-12", "03-25"),
            then: Refused(Rule::ClarificationTooLate, "第三十条"),
        },
        Story {
            title: "the days count from confirmation, not from the form",
            given: vec![register(Channel::Online, "03-02"), confirm("03-09")],
            when: ask_clarification("03-12", "03-25"),
            then: Happens(&[("clarification-asked", "03-12")]),
        },
        Story {
            title: "not before the receipt is confirmed",
            given: vec![register(Channel::Online, "03-02")],
            when: ask_clarification("03-04", "03-25"),
            then: Refused(Rule::WrongPhase, "第三十条"),
        },
        Story {
            title: "not before the receipt",
            given: vec![received("03-02")],
            when: ask_clarification("03-01", "03-25"),
            then: Refused(Rule::DayBeforeCause, "第三十条"),
        },
        Story {
            title: "once only",
            given: and(asked(), record_clarification("03-06")),
            when: ask_clarification("03-09", "03-25"),
            then: Refused(Rule::ClarifiedOnce, "第三十条"),
        },
        Story {
            title: "with the points to add",
            given: vec![received("03-02")],
            when: without_points,
            then: Refused(Rule::TextMissing, "第三十条"),
        },
        Story {
            title: "with a day that lies ahead",
            given: vec![received("03-02")],
            when: ask_clarification("03-04", "03-04"),
            then: Refused(Rule::DayBeforeCause, "第三十条"),
        },
        Story {
            title: "a consultation does not hinder it",
            given: vec![received("03-02"), consult("a", third_party(), "03-03", None)],
            when: ask_clarification("03-04", "03-20"),
            then: Happens(&[("clarification-asked", "03-04")]),
        },
        Story {
            title: "nothing is decided meanwhile",
            given: asked(),
            when: decide_on("03-05", Outcome::DoesNotExist),
            then: Refused(Rule::WrongPhase, "第三十六条"),
        },
    ]);
}

#[test]
fn an_answer_after_the_last_day_needs_a_justified_reason() {
    let asked = || vec![received("03-02"), ask_clarification("03-04", "03-20")];
    let late = |reason: &str| Command::RecordClarification { on: day("03-24"), late_reason: Some(reason.into()) };
    check(vec![
        Story {
            title: "on the last day",
            given: asked(),
            when: record_clarification("03-20"),
            then: Happens(&[("clarification-received", "03-20")]),
        },
        Story {
            title: "a day later",
            given: asked(),
            when: record_clarification("03-21"),
            then: Refused(Rule::ClarificationOverdue, "第三十条"),
        },
        Story {
            title: "late because of illness",
            given: asked(),
            when: late("住院治疗，附诊断证明"),
            then: Happens(&[("clarification-received", "03-24")]),
        },
        Story {
            title: "an empty reason is none",
            given: asked(),
            when: late(" "),
            then: Refused(Rule::ClarificationOverdue, "第三十条"),
        },
        Story {
            title: "not before it was asked",
            given: asked(),
            when: record_clarification("03-03"),
            then: Refused(Rule::DayBeforeCause, "第三十条"),
        },
        Story {
            title: "not if nothing was asked",
            given: vec![received("03-02")],
            when: record_clarification("03-03"),
            then: Refused(Rule::WrongPhase, "第三十条"),
        },
    ]);
}
