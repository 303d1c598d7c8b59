//! What the passing of time alone brings.

use crate::story::{
    Happens, Story, ask_clarification, check, co_maker, consult, find_lapses, notify_fee, opinion, other_agency,
    received, third_party,
};
use casework::request::Opinion;

#[test]
fn a_request_is_given_up_on_the_day_after_the_last_day() {
    let asked = || vec![received("03-02"), ask_clarification("03-04", "03-20")];
    let noticed = |received_on| vec![received("03-02"), notify_fee("03-06", 236, 4140, received_on)];
    check(vec![
        Story { title: "on the last day nothing", given: asked(), when: find_lapses("03-20"), then: Happens(&[]) },
        Story {
            title: "the next day",
            given: asked(),
            when: find_lapses("03-21"),
            then: Happens(&[("clarification-lapsed", "03-21")]),
        },
        Story {
            title: "found later, still dated the next day",
            given: asked(),
            when: find_lapses("04-20"),
            then: Happens(&[("clarification-lapsed", "03-21")]),
        },
        Story {
            title: "an unpaid fee",
            given: noticed(Some("03-06")),
            when: find_lapses("04-20"),
            then: Happens(&[("fee-lapsed", "04-04")]),
        },
        Story {
            title: "a notice that has not arrived",
            given: noticed(None),
            when: find_lapses("06-29"),
            then: Happens(&[]),
        },
        Story {
            title: "a reply that is late is not given up",
            given: vec![received("03-02")],
            when: find_lapses("06-29"),
            then: Happens(&[]),
        },
    ]);
}

#[test]
fn a_silent_party_lapses_on_its_last_day() {
    let silent = |party| vec![received("03-02"), consult("a", party, "03-04", Some("03-04"))];
    check(vec![
        Story {
            title: "on the last day",
            given: silent(third_party()),
            when: find_lapses("03-25"),
            then: Happens(&[]),
        },
        Story {
            title: "a third party",
            given: silent(third_party()),
            when: find_lapses("03-26"),
            then: Happens(&[("consultation-lapsed", "03-25")]),
        },
        Story {
            title: "a co-maker",
            given: silent(co_maker()),
            when: find_lapses("04-20"),
            then: Happens(&[("consultation-lapsed", "03-25")]),
        },
        Story {
            title: "another agency has no period",
            given: silent(other_agency()),
            when: find_lapses("06-29"),
            then: Happens(&[]),
        },
        Story {
            title: "several at once, the answered one left out",
            given: {
                let mut given = silent(third_party());
                given.push(consult("b", third_party(), "03-05", Some("03-05")));
                given.push(consult("c", co_maker(), "03-05", Some("03-06")));
                given.push(opinion("b", Opinion::Agrees, "03-12"));
                given
            },
            when: find_lapses("04-20"),
            then: Happens(&[("consultation-lapsed", "03-25"), ("consultation-lapsed", "03-27")]),
        },
    ]);
}
