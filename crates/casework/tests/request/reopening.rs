//! `重新办理` (法释〔2025〕8号 §11).

use crate::story::{
    Happens, Refused, Story, and, answered, check, day, decide_on, play, post, received, register, serve, sign,
    withdraw,
};
use casework::request::{Command, Ending, Phase, ReopeningCause, Rule};
use law::outcome::Outcome;
use law::receipt::Channel;

fn reopen(on: &str, cause: ReopeningCause, reply_by: Option<&str>) -> Command {
    Command::Reopen { on: day(on), cause, reply_by: reply_by.map(day) }
}

#[test]
fn only_an_ended_case_is_reopened() {
    let judgment = |on| reopen(on, ReopeningCause::Judgment, None);
    let archived = and(and(answered(), serve("03-12")), Command::Archive { on: day("03-13") });
    check(vec![
        Story {
            title: "after a judgment",
            given: archived,
            when: judgment("05-11"),
            then: Happens(&[("request-reopened", "05-11")]),
        },
        Story {
            title: "by a day that the order sets",
            given: answered(),
            when: reopen("05-11", ReopeningCause::Reconsideration, Some("05-29")),
            then: Happens(&[("request-reopened", "05-11")]),
        },
        Story {
            title: "a day that lies ahead",
            given: answered(),
            when: reopen("05-11", ReopeningCause::Reconsideration, Some("05-11")),
            then: Refused(Rule::DayBeforeCause, "第十一条"),
        },
        Story {
            title: "not before the first end",
            given: answered(),
            when: judgment("03-09"),
            then: Refused(Rule::DayBeforeCause, "第十一条"),
        },
        Story {
            title: "not while open",
            given: vec![received("03-02")],
            when: judgment("05-11"),
            then: Refused(Rule::NothingToReopen, "第十一条"),
        },
        Story {
            title: "not what was never received",
            given: vec![register(Channel::Online, "03-02"), withdraw("03-03")],
            when: judgment("05-11"),
            then: Refused(Rule::NothingToReopen, "第十一条"),
        },
    ]);
}

#[test]
fn the_second_reply_leaves_the_first_end_for_the_report() {
    let mut acts = and(answered(), reopen("05-11", ReopeningCause::Judgment, None));
    let reopened = play("reopened", acts.clone());
    assert_eq!(reopened.phase, Phase::Processing);
    assert!(reopened.reply.is_none());
    assert_eq!(reopened.earlier_replies.len(), 1);
    acts.extend([decide_on("05-20", Outcome::NotHeld), sign("05-20"), post("05-21")]);
    let answered_anew = play("answered anew", acts);
    assert_eq!(answered_anew.phase, Phase::Dispatched);
    assert_eq!(answered_anew.ended, Some(Ending { outcome: Outcome::DoesNotExist, on: day("03-10") }));
    assert!(answered_anew.reply.is_some_and(|reply| reply.decision.outcome == Outcome::NotHeld));
}
