//! `发出`, `送达`, `归档` (国办公开办函〔2016〕235号).

use crate::story::{
    Happens, Refused, Story, and, answered, ask_clarification, calendar, check, day, decide_on, find_lapses, play,
    post, received, serve, sign, withdraw,
};
use casework::request::{Command, DispatchRoute, Phase, Rule, clock};
use law::outcome::Outcome;

fn signed() -> Vec<Command> {
    vec![received("03-02"), decide_on("03-09", Outcome::DoesNotExist), sign("03-10")]
}

#[test]
fn only_a_signed_reply_leaves() {
    let by_hand =
        Command::Dispatch { on: day("03-11"), route: DispatchRoute::HandDelivery, tracking: None, despite: None };
    check(vec![
        Story {
            title: "posted",
            given: signed(),
            when: post("03-10"),
            then: Happens(&[("reply-dispatched", "03-10")]),
        },
        Story {
            title: "handed over it has arrived",
            given: signed(),
            when: by_hand,
            then: Happens(&[("reply-dispatched", "03-11"), ("reply-delivered", "03-11")]),
        },
        Story {
            title: "not before signing",
            given: signed(),
            when: post("03-09"),
            then: Refused(Rule::DayBeforeCause, "第三十三条第二款"),
        },
        Story {
            title: "not unsigned",
            given: vec![received("03-02"), decide_on("03-09", Outcome::DoesNotExist)],
            when: post("03-10"),
            then: Refused(Rule::WrongPhase, "第三十三条第二款"),
        },
        Story {
            title: "not undecided",
            given: vec![received("03-02")],
            when: post("03-10"),
            then: Refused(Rule::WrongPhase, "第三十三条第二款"),
        },
        Story {
            title: "not twice",
            given: answered(),
            when: post("03-11"),
            then: Refused(Rule::WrongPhase, "第三十三条第二款"),
        },
        Story {
            title: "late, but owed",
            given: signed(),
            when: post("04-20"),
            then: Happens(&[("reply-dispatched", "04-20")]),
        },
    ]);
}

#[test]
fn a_late_reply_is_known_to_be_late() {
    for (posted, late) in [("03-30", false), ("03-31", true)] {
        let state = play("posted", and(signed(), post(posted)));
        assert_eq!(clock::was_late(&state, &calendar()), late, "posted {posted}");
    }
}

#[test]
fn delivery_follows_dispatch_and_the_archive_follows_both() {
    let archive = |on: &str| Command::Archive { on: day(on) };
    check(vec![
        Story {
            title: "delivered",
            given: answered(),
            when: serve("03-12"),
            then: Happens(&[("reply-delivered", "03-12")]),
        },
        Story {
            title: "not before posting",
            given: answered(),
            when: serve("03-09"),
            then: Refused(Rule::DayBeforeCause, ""),
        },
        Story {
            title: "archived",
            given: and(answered(), serve("03-12")),
            when: archive("03-13"),
            then: Happens(&[("request-archived", "03-13")]),
        },
        Story {
            title: "not before delivery",
            given: answered(),
            when: archive("03-13"),
            then: Refused(Rule::NotEnded, "第四十五条"),
        },
        Story {
            title: "a withdrawn request is archived too",
            given: vec![received("03-02"), withdraw("03-03")],
            when: archive("03-03"),
            then: Happens(&[("request-archived", "03-03")]),
        },
        Story {
            title: "a lapsed one too",
            given: vec![received("03-02"), ask_clarification("03-04", "03-20"), find_lapses("03-23")],
            when: archive("03-24"),
            then: Happens(&[("request-archived", "03-24")]),
        },
        Story {
            title: "not an open one",
            given: vec![received("03-02")],
            when: archive("03-03"),
            then: Refused(Rule::NotEnded, "第四十五条"),
        },
    ]);
    let state = play("archived", and(and(answered(), serve("03-12")), archive("03-13")));
    assert_eq!(state.phase, Phase::Archived);
}
