//! `书面告知第三方` (§32).

use crate::story::{
    Happens, Refused, Story, Then, and, check, co_maker, consult, day, decide_on, decision, find_lapses, opinion, play,
    post, received, review, serve, sign, tell, third_party, withdraw,
};
use casework::request::{Command, Decision, DispatchRoute, Opinion, ReopeningCause, ReviewKind, Rule};
use law::exemption::Exemption;
use law::outcome::Outcome;
use law::third_party_told::DisclosureGround::{ObjectionUnreasonable, PublicInterest};

/// A third party was asked on 03-04 and said this on 03-12.
fn heard(said: Opinion) -> Vec<Command> {
    vec![received("03-02"), consult("a", third_party(), "03-04", Some("03-04")), opinion("a", said, "03-12")]
}

/// A third party was asked on 03-04 and said nothing until 03-25.
fn unheard() -> Vec<Command> {
    vec![received("03-02"), consult("a", third_party(), "03-04", Some("03-04")), find_lapses("03-26")]
}

/// Drafted on 03-27, reviewed and signed on 03-28.
fn signed(mut given: Vec<Command>, outcome: Outcome) -> Vec<Command> {
    given.extend([decide_on("03-27", outcome), review("03-27", ReviewKind::Secrecy, true), sign("03-28")]);
    given
}

fn happens() -> Then {
    Happens(&[("third-party-told", "03-30")])
}

fn told(ground: law::third_party_told::DisclosureGround) -> Command {
    tell("a", ground, "03-30")
}

/// The letter of 03-30 with something changed.
fn changed(change: impl Fn(&mut String, &mut String, &mut DispatchRoute)) -> Command {
    let mut command = told(PublicInterest);
    if let Command::TellThirdParty { content, reasons, route, .. } = &mut command {
        change(content, reasons, route);
    }
    command
}

#[test]
fn who_does_not_consent_is_told_on_a_ground_that_fits_his_stance() {
    let disclosed = |given| signed(given, Outcome::Provided);
    let row = |title, given, when, then| Story { title, given, when, then };
    check(vec![
        row(
            "it objects, the public interest weighs more",
            disclosed(heard(Opinion::Objects)),
            told(PublicInterest),
            happens(),
        ),
        row(
            "its objection is not reasonable",
            disclosed(heard(Opinion::Objects)),
            told(ObjectionUnreasonable),
            happens(),
        ),
        row("it objects to a part", disclosed(heard(Opinion::AgreesInPart)), told(PublicInterest), happens()),
        row("it is silent", disclosed(unheard()), told(PublicInterest), happens()),
        row(
            "silence is no objection",
            disclosed(unheard()),
            told(ObjectionUnreasonable),
            Refused(Rule::TellingUnfounded, "第三十二条"),
        ),
        row(
            "who consents need not be told",
            disclosed(heard(Opinion::Agrees)),
            told(PublicInterest),
            Refused(Rule::TellingUnfounded, "第三十二条"),
        ),
        row(
            "nobody was asked",
            disclosed(vec![received("03-02")]),
            told(PublicInterest),
            Refused(Rule::NothingToTell, "第三十二条"),
        ),
        row(
            "another letter is meant",
            disclosed(heard(Opinion::Objects)),
            tell("b", PublicInterest, "03-30"),
            Refused(Rule::ConsultationUnknown, "第三十二条"),
        ),
        row(
            "a co-maker is no third party",
            disclosed({
                let asked = and(heard(Opinion::Objects), consult("b", co_maker(), "03-04", Some("03-04")));
                and(asked, opinion("b", Opinion::Objects, "03-12"))
            }),
            tell("b", PublicInterest, "03-30"),
            Refused(Rule::NotAThirdParty, "第三十二条"),
        ),
    ]);
}

#[test]
fn only_a_signed_decision_that_discloses_is_told() {
    let decided = || and(heard(Opinion::Objects), decide_on("03-27", Outcome::Provided));
    let disclosed = || signed(heard(Opinion::Objects), Outcome::Provided);
    let row = |title, given, when, then| Story { title, given, when, then };
    check(vec![
        row("undecided", heard(Opinion::Objects), told(PublicInterest), Refused(Rule::WrongPhase, "第三十二条")),
        row("a draft", decided(), told(PublicInterest), Refused(Rule::WrongPhase, "第三十二条")),
        row(
            "before the day of signing",
            disclosed(),
            tell("a", PublicInterest, "03-27"),
            Refused(Rule::DayBeforeCause, "第三十二条"),
        ),
        row(
            "the objection was heard",
            signed(heard(Opinion::Objects), Outcome::WithheldThirdPartyRights),
            told(PublicInterest),
            Refused(Rule::NothingToTell, "第三十二条"),
        ),
        row("after the reply has left", and(disclosed(), post("03-28")), told(PublicInterest), happens()),
        row("after it arrived", and(and(disclosed(), post("03-28")), serve("03-29")), told(PublicInterest), happens()),
        row(
            "even when filed: the duty does not end there",
            {
                let served = and(and(disclosed(), post("03-28")), serve("03-29"));
                and(served, Command::Archive { on: day("03-29") })
            },
            told(PublicInterest),
            happens(),
        ),
        row(
            "not what was withdrawn",
            and(disclosed(), withdraw("03-29")),
            told(PublicInterest),
            Refused(Rule::WrongPhase, "第三十二条"),
        ),
        row(
            "not twice",
            and(disclosed(), told(PublicInterest)),
            told(PublicInterest),
            Refused(Rule::ThirdPartyTold, "第三十二条"),
        ),
    ]);
}

#[test]
fn the_letter_says_what_is_disclosed_and_why_and_goes_where_the_party_can_read_it() {
    let given = || signed(heard(Opinion::Objects), Outcome::Provided);
    let row = |title, when, then| Story { title, given: given(), when, then };
    check(vec![
        row("content", changed(|content, _, _| content.clear()), Refused(Rule::TextMissing, "第三十二条")),
        row("reasons", changed(|_, reasons, _| reasons.clear()), Refused(Rule::TextMissing, "第三十二条")),
        row("by hand", changed(|_, _, route| *route = DispatchRoute::HandDelivery), happens()),
        row(
            "not on the requester's page",
            changed(|_, _, route| *route = DispatchRoute::Online),
            Refused(Rule::RouteOfRequester, ""),
        ),
    ]);
}

#[test]
fn what_is_owed_is_an_objection_passed_over_by_a_signed_decision_until_it_is_told() {
    let owed = |given| play("owed", given).third_parties_to_tell().map(|asked| asked.id.0.clone()).collect::<Vec<_>>();
    let nobody: Vec<String> = Vec::new();
    assert_eq!(owed(and(heard(Opinion::Objects), decide_on("03-27", Outcome::Provided))), nobody, "a draft");
    let disclosed = || signed(heard(Opinion::Objects), Outcome::Provided);
    assert_eq!(owed(disclosed()), ["a"]);
    assert_eq!(owed(and(disclosed(), post("03-28"))), ["a"], "sending the reply does not tell the third party");
    assert_eq!(owed(and(disclosed(), told(PublicInterest))), nobody);
    assert_eq!(owed(signed(unheard(), Outcome::Provided)), nobody, "silence may mean that nothing is harmed");
    assert_eq!(owed(signed(heard(Opinion::Objects), Outcome::WithheldThirdPartyRights)), nobody);
    let withheld = Decision { withheld: vec![Exemption::ThirdPartyRights], ..decision(Outcome::PartlyDisclosed) };
    let partly = Command::Decide { on: day("03-27"), decision: withheld };
    let heard_in_part = [partly, review("03-27", ReviewKind::Secrecy, true), sign("03-28")];
    assert_eq!(owed(heard(Opinion::Objects).into_iter().chain(heard_in_part).collect()), nobody);
}

#[test]
fn a_new_decision_is_told_anew() {
    let told_once = || and(signed(heard(Opinion::Objects), Outcome::Provided), told(PublicInterest));
    let again = signed(told_once(), Outcome::Provided);
    assert_eq!(play("a changed draft", again).third_parties_to_tell().count(), 1);
    let mut reopened = and(told_once(), post("03-30"));
    reopened.push(Command::Reopen { on: day("03-31"), cause: ReopeningCause::OwnMotion, reply_by: None });
    let state = play("reopened", reopened.clone());
    assert_eq!(state.third_parties_to_tell().count(), 0, "nothing is decided yet");
    assert_eq!(state.earlier_replies.first().map(|reply| reply.third_parties_told.len()), Some(1));
    reopened.extend([decide_on("04-01", Outcome::Provided), review("04-01", ReviewKind::Secrecy, true), sign("04-01")]);
    assert_eq!(play("decided anew", reopened).third_parties_to_tell().count(), 1);
}
