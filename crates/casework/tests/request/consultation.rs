//! `征求意见` (§32–34).

use crate::story::{
    Happens, Refused, Story, answered, ask_clarification, check, co_maker, consult, day, delivered_to_party, opinion,
    other_agency, received, third_party,
};
use casework::request::{Command, Opinion, Rule};

#[test]
fn parties_are_asked_in_writing_and_several_at_once() {
    let about_nothing = Command::Consult {
        on: day("03-04"),
        consultation: "a".into(),
        party: third_party(),
        matter: String::new(),
        received_on: None,
    };
    check(vec![
        Story {
            title: "a second one while the first runs",
            given: vec![received("03-02"), consult("a", third_party(), "03-04", None)],
            when: consult("b", co_maker(), "03-05", Some("03-06")),
            then: Happens(&[("consultation-started", "03-05")]),
        },
        Story {
            title: "each has its own id",
            given: vec![received("03-02"), consult("a", third_party(), "03-04", None)],
            when: consult("a", co_maker(), "03-05", None),
            then: Refused(Rule::ConsultationExists, "第三十二条"),
        },
        Story {
            title: "about something",
            given: vec![received("03-02")],
            when: about_nothing,
            then: Refused(Rule::TextMissing, "第三十二条"),
        },
        Story {
            title: "a letter does not arrive before it is sent",
            given: vec![received("03-02")],
            when: consult("a", third_party(), "03-04", Some("03-03")),
            then: Refused(Rule::DayBeforeCause, "第三十二条"),
        },
        Story {
            title: "nobody is asked about an unclear request",
            given: vec![received("03-02"), ask_clarification("03-03", "03-20")],
            when: consult("a", third_party(), "03-04", None),
            then: Refused(Rule::WrongPhase, "第三十二条"),
        },
        Story {
            title: "nor after the reply",
            given: answered(),
            when: consult("a", third_party(), "03-11", None),
            then: Refused(Rule::WrongPhase, "第三十二条"),
        },
    ]);
}

#[test]
fn the_arrival_of_a_letter_is_recorded_once() {
    let sent = || vec![received("03-02"), consult("a", co_maker(), "03-04", None)];
    check(vec![
        Story {
            title: "two days later",
            given: sent(),
            when: delivered_to_party("a", "03-06"),
            then: Happens(&[("consultation-delivered", "03-06")]),
        },
        Story {
            title: "known when sent",
            given: vec![received("03-02"), consult("a", co_maker(), "03-04", Some("03-04"))],
            when: delivered_to_party("a", "03-06"),
            then: Refused(Rule::ConsultationDelivered, "第三十四条"),
        },
        Story {
            title: "not before sending",
            given: sent(),
            when: delivered_to_party("a", "03-03"),
            then: Refused(Rule::DayBeforeCause, "第三十四条"),
        },
        Story {
            title: "not of another case",
            given: sent(),
            when: delivered_to_party("b", "03-06"),
            then: Refused(Rule::ConsultationUnknown, "第三十二条"),
        },
    ]);
}

#[test]
fn a_late_third_party_is_heard_and_a_late_co_maker_has_consented() {
    // Received on 03-04, so the 15 working days end on 03-25.
    let asked = |party| vec![received("03-02"), consult("a", party, "03-04", Some("03-04"))];
    check(vec![
        Story {
            title: "a third party in time",
            given: asked(third_party()),
            when: opinion("a", Opinion::Objects, "03-25"),
            then: Happens(&[("opinion-received", "03-25")]),
        },
        Story {
            title: "a third party late",
            given: asked(third_party()),
            when: opinion("a", Opinion::Objects, "03-26"),
            then: Happens(&[("opinion-received", "03-26")]),
        },
        Story {
            title: "a co-maker in time",
            given: asked(co_maker()),
            when: opinion("a", Opinion::Objects, "03-25"),
            then: Happens(&[("opinion-received", "03-25")]),
        },
        Story {
            title: "a co-maker late",
            given: asked(co_maker()),
            when: opinion("a", Opinion::Objects, "03-26"),
            then: Refused(Rule::CoMakerDeemedConsent, "第三十四条"),
        },
        Story {
            title: "another agency has no last day",
            given: asked(other_agency()),
            when: opinion("a", Opinion::Agrees, "05-29"),
            then: Happens(&[("opinion-received", "05-29")]),
        },
        Story {
            title: "one opinion a letter",
            given: {
                let mut given = asked(third_party());
                given.push(opinion("a", Opinion::Agrees, "03-10"));
                given
            },
            when: opinion("a", Opinion::Objects, "03-11"),
            then: Refused(Rule::ConsultationAnswered, "第三十二条"),
        },
        Story {
            title: "not before the letter came",
            given: asked(third_party()),
            when: opinion("a", Opinion::Objects, "03-03"),
            then: Refused(Rule::DayBeforeCause, "第三十二条"),
        },
    ]);
}
