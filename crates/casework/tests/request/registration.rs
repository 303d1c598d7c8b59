//! `登记`, `分办`, `撤回`.

use crate::story::{
    Happens, Refused, Story, answered, ask_clarification, check, day, decide_on, find_lapses, received, register, sign,
    withdraw,
};
use casework::request::{Command, Rule};
use law::outcome::Outcome;
use law::receipt::Channel;

fn spoken(mut command: Command) -> Command {
    if let Command::Register { oral, .. } = &mut command {
        *oral = true;
    }
    command
}

#[test]
fn a_request_is_registered_once() {
    check(vec![
        Story {
            title: "the site's form waits for confirmation",
            given: vec![],
            when: register(Channel::Online, "03-02"),
            then: Happens(&[("request-registered", "03-02")]),
        },
        Story {
            title: "what is handed in is received on the day",
            given: vec![],
            when: register(Channel::Counter, "03-02"),
            then: Happens(&[("request-registered", "03-02"), ("receipt-confirmed", "03-02")]),
        },
        Story {
            title: "what is signed for is received on the day",
            given: vec![],
            when: register(Channel::SignedMail, "03-02"),
            then: Happens(&[("request-registered", "03-02"), ("receipt-confirmed", "03-02")]),
        },
        Story {
            title: "ordinary mail waits for confirmation",
            given: vec![],
            when: register(Channel::OrdinaryMail, "03-02"),
            then: Happens(&[("request-registered", "03-02")]),
        },
        Story {
            title: "an oral request is written down at the counter",
            given: vec![],
            when: spoken(register(Channel::Counter, "03-02")),
            then: Happens(&[("request-registered", "03-02"), ("receipt-confirmed", "03-02")]),
        },
        Story {
            title: "an oral request does not come by fax",
            given: vec![],
            when: spoken(register(Channel::Fax, "03-02")),
            then: Refused(Rule::OralAtCounterOnly, "第二十九条第一款"),
        },
        Story {
            title: "not before there was a regulation",
            given: vec![],
            when: received("2008-04-30"),
            then: Refused(Rule::BeforeRegulation, "第四十五条"),
        },
        Story {
            title: "not twice",
            given: vec![received("03-02")],
            when: received("03-03"),
            then: Refused(Rule::AlreadyRegistered, "第四十五条"),
        },
        Story {
            title: "not tomorrow",
            given: vec![],
            when: received("07-01"),
            then: Refused(Rule::DayInFuture, "第四十五条"),
        },
    ]);
}

#[test]
fn a_case_is_given_to_a_unit_while_it_is_unanswered() {
    let assign = |on: &str, unit: &str| Command::Assign { on: day(on), unit: unit.into() };
    check(vec![
        Story {
            title: "even before the receipt is confirmed",
            given: vec![register(Channel::Online, "03-02")],
            when: assign("03-02", "规划处"),
            then: Happens(&[("unit-assigned", "03-02")]),
        },
        Story {
            title: "not before registration",
            given: vec![register(Channel::Online, "03-02")],
            when: assign("03-01", "规划处"),
            then: Refused(Rule::DayBeforeCause, "第四十五条"),
        },
        Story {
            title: "a unit is named",
            given: vec![received("03-02")],
            when: assign("03-02", " "),
            then: Refused(Rule::TextMissing, "第四十五条"),
        },
        Story {
            title: "not after the reply",
            given: answered(),
            when: assign("03-11", "规划处"),
            then: Refused(Rule::WrongPhase, "第四十五条"),
        },
    ]);
}

#[test]
fn a_request_is_withdrawn_until_the_reply_has_left() {
    check(vec![
        Story {
            title: "before the receipt is confirmed",
            given: vec![register(Channel::Online, "03-02")],
            when: withdraw("03-03"),
            then: Happens(&[("request-withdrawn", "03-03")]),
        },
        Story {
            title: "while clarification is awaited",
            given: vec![received("03-02"), ask_clarification("03-04", "03-20")],
            when: withdraw("03-10"),
            then: Happens(&[("request-withdrawn", "03-10")]),
        },
        Story {
            title: "even when signed",
            given: vec![received("03-02"), decide_on("03-09", Outcome::DoesNotExist), sign("03-10")],
            when: withdraw("03-10"),
            then: Happens(&[("request-withdrawn", "03-10")]),
        },
        Story {
            title: "not after posting",
            given: answered(),
            when: withdraw("03-11"),
            then: Refused(Rule::AlreadyAnswered, ""),
        },
        Story {
            title: "not before it came",
            given: vec![received("03-02")],
            when: withdraw("03-01"),
            then: Refused(Rule::DayBeforeCause, ""),
        },
        Story {
            title: "not when given up already",
            given: vec![received("03-02"), ask_clarification("03-04", "03-20"), find_lapses("03-23")],
            when: withdraw("03-24"),
            then: Refused(Rule::WrongPhase, ""),
        },
    ]);
}
