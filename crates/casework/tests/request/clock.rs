//! The dates of a case. The counting itself is proved in `law`; here, which facts it counts with.

use crate::story::{
    and, answered, ask_clarification, ask_reasons, calendar, co_maker, confirm, consult, day, delivered_to_party,
    extend, facts, find_lapses, notify_fee, opinion, other_agency, pay, play, received, record_clarification,
    record_reasons, register, third_party, withdraw,
};
use casework::request::{Command, Opinion, ReopeningCause, Request, clock, decide, evolve};
use law::receipt::Channel;

struct Row {
    title: &'static str,
    given: Vec<Command>,
    due: Option<&'static str>,
    awaits_until: Option<&'static str>,
}

fn check(rows: Vec<Row>) {
    let calendar = calendar();
    for Row { title, given, due, awaits_until } in rows {
        let state = play(title, given);
        assert_eq!(clock::due_on(&state, &calendar), due.map(day), "{title}: due");
        assert_eq!(clock::awaits_until(&state, &calendar), awaits_until.map(day), "{title}: awaits until");
        let explained = clock::reply_due(&state, &calendar);
        assert_eq!(explained.as_ref().map(|derived| derived.value.on), due.map(day), "{title}: explained");
        assert!(explained.is_none_or(|derived| !derived.steps.is_empty() && !derived.basis.is_empty()), "{title}");
    }
}

fn reopened(cause: ReopeningCause, reply_by: Option<&str>) -> Vec<Command> {
    and(answered(), Command::Reopen { on: day("05-11"), cause, reply_by: reply_by.map(day) })
}

#[test]
fn the_reply_is_due_by_what_happened() {
    let row = |title, given, due, awaits_until| Row { title, given, due, awaits_until };
    check(vec![
        row("nothing", vec![], None, None),
        row("not confirmed", vec![register(Channel::Online, "03-02")], None, None),
        row("received", vec![received("03-02")], Some("03-30"), None),
        row("confirmed later", vec![register(Channel::Online, "03-02"), confirm("03-09")], Some("04-07"), None),
        row("extended", vec![received("03-02"), extend("03-20", 5)], Some("04-07"), None),
        row("extended on the day of receipt", vec![received("03-02"), extend("03-02", 5)], Some("04-07"), None),
        row("to be clarified", vec![received("03-02"), ask_clarification("03-04", "03-20")], None, Some("03-20")),
        row(
            "clarified: the whole period anew",
            vec![received("03-02"), ask_clarification("03-04", "03-20"), record_clarification("03-09")],
            Some("04-07"),
            None,
        ),
        row(
            "reasons asked: the period runs on",
            vec![received("03-02"), ask_reasons("03-04", "03-13")],
            Some("03-30"),
            Some("03-13"),
        ),
        row(
            "a delay is told",
            vec![received("03-02"), ask_reasons("03-04", "03-13"), record_reasons("03-10", true, Some("05-29"))],
            Some("05-29"),
            None,
        ),
        row("to be paid", vec![received("03-02"), notify_fee("03-06", 236, 4140, Some("03-06"))], None, Some("04-03")),
        row(
            "paid: the whole period anew",
            vec![received("03-02"), notify_fee("03-06", 236, 4140, Some("03-06")), pay("03-09", 4140)],
            Some("04-07"),
            None,
        ),
        row(
            "an extension stays behind when the period starts anew",
            vec![
                received("03-02"),
                extend("03-05", 20),
                notify_fee("03-06", 236, 4140, Some("03-06")),
                pay("03-09", 4140),
            ],
            Some("04-07"),
            None,
        ),
        row("withdrawn", vec![received("03-02"), withdraw("03-03")], None, None),
        row("answered", answered(), Some("03-30"), None),
    ]);
}

#[test]
fn consultations_pause_the_period_once_for_all() {
    let asked = |party, received_on| vec![received("03-02"), consult("a", party, "03-04", received_on)];
    let row = |title, given, due, awaits_until| Row { title, given, due, awaits_until };
    check(vec![
        row("the letter has not arrived", asked(third_party(), None), None, None),
        // Paused 03-05…03-25, fifteen working days; 03-03 and 03-04 are used, 18 remain: 03-26 … 04-21.
        row("at the latest when its period ends", asked(third_party(), Some("03-04")), Some("04-21"), Some("03-25")),
        row(
            "silence changes nothing",
            and(asked(third_party(), Some("03-04")), find_lapses("03-26")),
            Some("04-21"),
            None,
        ),
        row(
            "an opinion that came in time but was recorded after the lapse",
            and(and(asked(third_party(), Some("03-04")), find_lapses("03-26")), opinion("a", Opinion::Agrees, "03-06")),
            Some("04-01"),
            None,
        ),
        row(
            "a late opinion changes nothing",
            and(asked(third_party(), Some("03-04")), opinion("a", Opinion::Objects, "04-09")),
            Some("04-21"),
            None,
        ),
        // Paused 03-05…03-06, two working days.
        row(
            "answered soon",
            and(asked(third_party(), Some("03-04")), opinion("a", Opinion::Agrees, "03-06")),
            Some("04-01"),
            None,
        ),
        row("another agency has no last day", asked(other_agency(), Some("03-04")), None, None),
        row(
            "it answers",
            and(asked(other_agency(), Some("03-04")), opinion("a", Opinion::Agrees, "03-06")),
            Some("04-01"),
            None,
        ),
        row(
            "two at once overlap once",
            vec![
                received("03-02"),
                consult("a", third_party(), "03-04", Some("03-04")),
                consult("b", co_maker(), "03-05", Some("03-05")),
                opinion("a", Opinion::Agrees, "03-06"),
                opinion("b", Opinion::Agrees, "03-10"),
            ],
            Some("04-03"),
            None,
        ),
        row(
            "the last of two is awaited",
            vec![
                received("03-02"),
                consult("a", third_party(), "03-04", Some("03-04")),
                consult("b", third_party(), "03-05", None),
                delivered_to_party("b", "03-06"),
            ],
            Some("04-23"),
            Some("03-27"),
        ),
        row(
            "asked on the last day, nothing is gained",
            vec![received("03-02"), consult("a", other_agency(), "03-30", None)],
            Some("03-30"),
            None,
        ),
        row(
            "asked after the period has ended, nothing is gained",
            vec![received("03-02"), consult("a", other_agency(), "03-31", None)],
            Some("03-30"),
            None,
        ),
    ]);
}

#[test]
fn a_new_reply_has_its_own_clock() {
    let row = |title, given, due| Row { title, given, due, awaits_until: None };
    check(vec![
        row("twenty working days from the judgment", reopened(ReopeningCause::Judgment, None), Some("06-08")),
        row("the day that the order sets", reopened(ReopeningCause::Reconsideration, Some("05-29")), Some("05-29")),
        row("of its own motion", reopened(ReopeningCause::OwnMotion, None), Some("06-08")),
    ]);
}

#[test]
fn a_date_that_needs_an_unpublished_year_is_provisional() {
    let told =
        |on: &str| vec![received(on), ask_reasons("12-07", "12-11"), record_reasons("12-08", true, Some("2027-03-01"))];
    for (title, given, due, is_provisional) in [
        ("the last day of the year", vec![received("12-03")], "12-31", false),
        ("beyond it", vec![received("12-04")], "2027-01-01", true),
        ("a told delay is sure when the ordinary day is", told("12-03"), "2027-03-01", false),
        ("but a notice may still move the ordinary day beyond it", told("12-04"), "2027-03-01", true),
    ] {
        let calendar = calendar();
        let state = given.iter().fold(Request::default(), |state, act| {
            let happenings = decide(&state, act, &facts(day("12-31"), &calendar)).expect("lawful");
            happenings.iter().fold(state, |state, h| evolve(state, &h.event, h.occurred_on))
        });
        let summary = state.summary(&calendar).expect("registered");
        assert_eq!((summary.due, summary.due_is_provisional), (Some(day(due)), is_provisional), "{title}");
    }
}
