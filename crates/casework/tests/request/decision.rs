//! `拟定处理决定` (§36–39).

use crate::story::{
    Happens, Refused, Story, and, answered, ask_clarification, check, co_maker, consult, day, decide_on, decision,
    find_lapses, opinion, other_agency, received, record_clarification, sign, third_party,
};
use casework::request::{Command, Decision, EarlierReply, Opinion, Rule};
use law::exemption::Exemption;
use law::outcome::Outcome;

fn decide_with(outcome: Outcome, change: impl Fn(&mut Decision)) -> Command {
    let mut decision = decision(outcome);
    change(&mut decision);
    Command::Decide { on: day("03-27"), decision }
}

fn partly(grounds: &[Exemption]) -> Command {
    decide_with(Outcome::PartlyDisclosed, |decision| decision.withheld = grounds.to_vec())
}

#[test]
fn every_outcome_carries_what_the_law_asks_for() {
    let given = || vec![received("03-02")];
    let row = |title, when, then| Story { title, given: given(), when, then };
    let without_reasons = |outcome| decide_with(outcome, |decision| decision.reasons.clear());
    let without_statement = |outcome| decide_with(outcome, |decision| decision.statement.clear());
    let without_evidence = |outcome| decide_with(outcome, |decision| decision.evidence.clear());
    check(vec![
        row(
            "a refusal has reasons",
            without_reasons(Outcome::WithheldDeliberative),
            Refused(Rule::ReasonsMissing, "第三十六条第（三）项"),
        ),
        row(
            "not held has reasons",
            without_reasons(Outcome::NotHeld),
            Refused(Rule::ReasonsMissing, "第三十六条第（五）项"),
        ),
        row("other closes are explained", without_reasons(Outcome::OtherClosed), Refused(Rule::ReasonsMissing, "")),
        row(
            "what is public is told where",
            without_statement(Outcome::AlreadyPublic),
            Refused(Rule::StatementMissing, "第三十六条"),
        ),
        row(
            "a register is named",
            without_statement(Outcome::SpecialAccessRegime),
            Refused(Rule::StatementMissing, "第三十六条"),
        ),
        row("a search is kept", without_evidence(Outcome::DoesNotExist), Refused(Rule::EvidenceMissing, "第六条")),
        row(
            "a secret is proved",
            without_evidence(Outcome::WithheldStateSecret),
            Refused(Rule::EvidenceMissing, "第六条"),
        ),
        row(
            "a secret part is proved",
            decide_with(Outcome::PartlyDisclosed, |d| {
                d.withheld = vec![Exemption::StateSecret];
                d.evidence.clear();
            }),
            Refused(Rule::EvidenceMissing, "第六条"),
        ),
        row("a part has its ground", partly(&[]), Refused(Rule::GroundsMissing, "第三十七条")),
        row(
            "a whole has none",
            decide_with(Outcome::Provided, |d| d.withheld = vec![Exemption::Deliberative]),
            Refused(Rule::GroundsForPartOnly, "第三十七条"),
        ),
        row(
            "a part without reasons",
            decide_with(Outcome::PartlyDisclosed, |d| {
                d.withheld = vec![Exemption::Deliberative];
                d.reasons.clear();
            }),
            Refused(Rule::ReasonsMissing, "第三十七条"),
        ),
        row("a part", partly(&[Exemption::Deliberative]), Happens(&[("outcome-decided", "03-27")])),
        row("provided", decide_with(Outcome::Provided, |_| {}), Happens(&[("outcome-decided", "03-27")])),
        row(
            "a lapse is not decided",
            decide_with(Outcome::ClarificationLapsed, |_| {}),
            Refused(Rule::OutcomeOfItsOwnAct, "第三十六条"),
        ),
        row(
            "nor is a withdrawal",
            decide_with(Outcome::Withdrawn, |_| {}),
            Refused(Rule::OutcomeOfItsOwnAct, "第三十六条"),
        ),
        row(
            "not before the receipt",
            decide_on("03-01", Outcome::Provided),
            Refused(Rule::DayBeforeCause, "第三十六条"),
        ),
    ]);
}

#[test]
fn a_repeat_needs_an_earlier_reply_of_this_agency() {
    let repeat = |number: &str| {
        decide_with(Outcome::Repeat, |decision| {
            decision.earlier = Some(EarlierReply { number: number.into(), disclosed: true });
        })
    };
    check(vec![
        Story {
            title: "found",
            given: vec![received("03-02")],
            when: repeat("2025-0007"),
            then: Happens(&[("outcome-decided", "03-27")]),
        },
        Story {
            title: "not of this agency",
            given: vec![received("03-02")],
            when: repeat("2025-0008"),
            then: Refused(Rule::EarlierReplyMissing, "第三十六条第（六）项"),
        },
        Story {
            title: "not named",
            given: vec![received("03-02")],
            when: decide_on("03-27", Outcome::Repeat),
            then: Refused(Rule::EarlierReplyMissing, "第三十六条第（六）项"),
        },
    ]);
}

#[test]
fn still_unclear_needs_an_answered_clarification() {
    check(vec![
        Story {
            title: "answered",
            given: vec![received("03-02"), ask_clarification("03-04", "03-20"), record_clarification("03-10")],
            when: decide_on("03-11", Outcome::StillUnclear),
            then: Happens(&[("outcome-decided", "03-11")]),
        },
        Story {
            title: "never asked",
            given: vec![received("03-02")],
            when: decide_on("03-11", Outcome::StillUnclear),
            then: Refused(Rule::NeverClarified, "第三十条"),
        },
    ]);
}

#[test]
fn a_third_party_is_asked_before_its_rights_are_protected_or_touched() {
    let asked = |party| vec![received("03-02"), consult("a", party, "03-04", Some("03-04"))];
    let heard = |word| and(asked(third_party()), opinion("a", word, "03-12"));
    let refusal = || decide_on("03-27", Outcome::WithheldThirdPartyRights);
    let excused = decide_with(Outcome::WithheldThirdPartyRights, |decision| {
        decision.not_consulted_because = Some("第三方已注销，无承继单位".into());
    });
    let unexplained = decide_with(Outcome::Provided, |decision| decision.reasons.clear());
    let decided = || Happens(&[("outcome-decided", "03-27")]);
    let row = |title, given, when, then| Story { title, given, when, then };
    check(vec![
        row("it objects", heard(Opinion::Objects), refusal(), decided()),
        row("it agrees", heard(Opinion::Agrees), refusal(), Refused(Rule::ThirdPartyConsents, "第十五条")),
        row("nobody was asked", vec![received("03-02")], refusal(), Refused(Rule::ThirdPartyNotAsked, "第三十二条")),
        row(
            "a part rests on it",
            vec![received("03-02")],
            partly(&[Exemption::ThirdPartyRights]),
            Refused(Rule::ThirdPartyNotAsked, "第三十二条"),
        ),
        row("it cannot be asked", vec![received("03-02")], excused, decided()),
        row("its period runs", asked(third_party()), refusal(), Refused(Rule::ConsultationOpen, "第三十二条")),
        row(
            "its period runs, to disclose",
            asked(third_party()),
            decide_on("03-27", Outcome::Provided),
            Refused(Rule::ConsultationOpen, "第三十二条"),
        ),
        row(
            "a co-maker's period runs",
            asked(co_maker()),
            decide_on("03-27", Outcome::Provided),
            Refused(Rule::ConsultationOpen, "第三十二条"),
        ),
        row(
            "another agency need not be waited for",
            asked(other_agency()),
            decide_on("03-27", Outcome::Provided),
            decided(),
        ),
        row("other grounds need not wait", asked(third_party()), decide_on("03-27", Outcome::DoesNotExist), decided()),
        row("silence is no consent", and(asked(third_party()), find_lapses("03-26")), refusal(), decided()),
        row(
            "silence is no refusal",
            and(asked(third_party()), find_lapses("03-26")),
            decide_on("03-27", Outcome::Provided),
            decided(),
        ),
        row("an objection is answered", heard(Opinion::Objects), decide_on("03-27", Outcome::Provided), decided()),
        row(
            "an objection is not passed over",
            heard(Opinion::Objects),
            unexplained,
            Refused(Rule::ObjectionUnanswered, "第三十二条"),
        ),
    ]);
}

#[test]
fn a_decision_can_be_made_anew_until_dispatch() {
    check(vec![
        Story {
            title: "after signing",
            given: vec![received("03-02"), decide_on("03-09", Outcome::DoesNotExist), sign("03-10")],
            when: decide_on("03-11", Outcome::NotHeld),
            then: Happens(&[("outcome-decided", "03-11")]),
        },
        Story {
            title: "not after posting",
            given: answered(),
            when: decide_on("03-11", Outcome::NotHeld),
            then: Refused(Rule::WrongPhase, "第三十六条"),
        },
    ]);
}
