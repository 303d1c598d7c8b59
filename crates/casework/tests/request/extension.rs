//! `延期` (§33¶2).

use crate::story::{
    Happens, Refused, Story, and, answered, ask_clarification, check, confirm, consult, day, extend, other_agency,
    received, register,
};
use casework::request::{Command, ReopeningCause, Rule};
use law::receipt::Channel;

#[test]
fn the_period_is_extended_once_before_it_ends_by_a_named_head() {
    let nobody =
        Command::Extend { on: day("03-20"), working_days: 10, reason: "调取档案".into(), approved_by: " ".into() };
    let no_reason =
        Command::Extend { on: day("03-20"), working_days: 10, reason: String::new(), approved_by: "周主任".into() };
    let reopened = Command::Reopen { on: day("04-01"), cause: ReopeningCause::OwnMotion, reply_by: None };
    check(vec![
        Story {
            title: "on the last day",
            given: vec![received("03-02")],
            when: extend("03-30", 20),
            then: Happens(&[("reply-period-extended", "03-30")]),
        },
        Story {
            title: "a day later",
            given: vec![received("03-02")],
            when: extend("03-31", 1),
            then: Refused(Rule::ExtensionTooLate, "第三十三条第二款"),
        },
        Story {
            title: "at least one day",
            given: vec![received("03-02")],
            when: extend("03-20", 0),
            then: Refused(Rule::ExtensionOutOfRange, "第三十三条第二款"),
        },
        Story {
            title: "at most twenty",
            given: vec![received("03-02")],
            when: extend("03-20", 21),
            then: Refused(Rule::ExtensionOutOfRange, "第三十三条第二款"),
        },
        Story {
            title: "not twice, even if days are left",
            given: vec![received("03-02"), extend("03-20", 5)],
            when: extend("03-23", 5),
            then: Refused(Rule::ExtendedOnce, "第三十三条第二款"),
        },
        Story {
            title: "the head is named",
            given: vec![received("03-02")],
            when: nobody,
            then: Refused(Rule::ApproverMissing, "第三十三条第二款"),
        },
        Story {
            title: "the reason is told",
            given: vec![received("03-02")],
            when: no_reason,
            then: Refused(Rule::TextMissing, "第三十三条第二款"),
        },
        Story {
            title: "while another agency is asked the end is open",
            given: vec![received("03-02"), consult("a", other_agency(), "03-05", None)],
            when: extend("04-20", 10),
            then: Happens(&[("reply-period-extended", "04-20")]),
        },
        Story {
            title: "no period runs before the receipt",
            given: vec![register(Channel::Online, "03-02")],
            when: extend("03-03", 10),
            then: Refused(Rule::WrongPhase, "第三十三条第二款"),
        },
        Story {
            title: "nor while clarification is awaited",
            given: vec![received("03-02"), ask_clarification("03-03", "03-20")],
            when: extend("03-04", 10),
            then: Refused(Rule::WrongPhase, "第三十三条第二款"),
        },
        Story {
            title: "from confirmation, not from the form",
            given: vec![register(Channel::Online, "03-02"), confirm("03-09")],
            when: extend("03-31", 10),
            then: Happens(&[("reply-period-extended", "03-31")]),
        },
        Story {
            title: "not in a new round",
            given: and(answered(), reopened),
            when: extend("04-02", 10),
            then: Refused(Rule::ExtensionInNewRound, "第三十三条第二款"),
        },
    ]);
}
