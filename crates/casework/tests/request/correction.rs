//! `更正登记`.

use crate::story::{
    Happens, Refused, Story, and, answered, check, confirm, day, decide_on, done, entries, extend, facts, play, post,
    received, register, review, serve, sign,
};
use casework::request::{
    Command, ConfirmationMethod, DispatchRoute, History, Request, RequestEvent, ReviewKind, Rule, decide, evolve,
    replay,
};
use law::outcome::Outcome;
use law::receipt::Channel;

fn correct(version: u64, on: &str, replacement: Option<RequestEvent>) -> Command {
    Command::CorrectEntry {
        on: day("05-11"),
        version,
        reason: "登记时看错日期".into(),
        occurred_on: day(on),
        replacement: replacement.map(Box::new),
    }
}

fn decided(outcome: Outcome) -> RequestEvent {
    let Command::Decide { decision, .. } = decide_on("03-09", outcome) else {
        unreachable!("decide_on gives a decision")
    };
    RequestEvent::OutcomeDecided(decision)
}

fn signed(number: &str) -> RequestEvent {
    RequestEvent::ReplySigned { document_number: number.into() }
}

fn posted() -> RequestEvent {
    RequestEvent::ReplyDispatched { route: DispatchRoute::Post, tracking: Some("1234567890123".into()), despite: None }
}

fn received_event(on: &str) -> RequestEvent {
    RequestEvent::ReceiptConfirmed { received_on: day(on), method: ConfirmationMethod::HandedIn }
}

fn registered_event(channel: Channel, number: &str) -> RequestEvent {
    let Command::Register { channel, requester, requester_kind, content, delivery, oral, .. } =
        register(channel, "03-02")
    else {
        unreachable!("register gives a registration")
    };
    RequestEvent::RequestRegistered {
        number: number.into(),
        channel,
        requester,
        requester_kind,
        content,
        delivery,
        oral,
    }
}

#[test]
fn a_correction_leaves_a_possible_history() {
    // The entries of `answered`: registered, received, decided, signed, dispatched.
    let mute = Command::CorrectEntry {
        on: day("05-11"),
        version: 5,
        reason: String::new(),
        occurred_on: day("03-11"),
        replacement: Some(Box::new(posted())),
    };
    let corrected = Happens(&[("entry-corrected", "05-11")]);
    let row = |title, when, then| Story { title, given: answered(), when, then };
    check(vec![
        row("posted a day later", correct(5, "03-11", Some(posted())), corrected),
        row(
            "posted before it was signed",
            correct(5, "03-09", Some(posted())),
            Refused(Rule::HistoryImpossible, "第三十三条第二款"),
        ),
        row(
            "received after it was decided",
            correct(2, "03-10", Some(received_event("03-10"))),
            Refused(Rule::HistoryImpossible, "第三十六条"),
        ),
        row(
            "received a day later",
            correct(2, "03-03", Some(received_event("03-03"))),
            Happens(&[("entry-corrected", "05-11")]),
        ),
        row("the decision is struck", correct(3, "03-09", None), Refused(Rule::AgreedTo, "第四十五条")),
        row(
            "another decision was signed",
            correct(3, "03-09", Some(decided(Outcome::NotHeld))),
            Refused(Rule::AgreedTo, "第四十五条"),
        ),
        row("decided a day later", correct(3, "03-10", Some(decided(Outcome::DoesNotExist))), corrected),
        row("the signature is struck", correct(4, "03-10", None), Refused(Rule::HistoryImpossible, "第三十三条第二款")),
        row(
            "the signature under another number",
            correct(4, "03-10", Some(signed("示例政公答〔2026〕9号"))),
            corrected,
        ),
        row(
            "signed instead of received",
            correct(2, "03-02", Some(signed("某号"))),
            Refused(Rule::SignOffMadeUp, "第四十五条"),
        ),
        row(
            "a receipt of two days",
            correct(2, "03-04", Some(received_event("03-03"))),
            Refused(Rule::ReceiptDayTwice, "第三十一条"),
        ),
        row("the dispatch is struck", correct(5, "03-10", None), Happens(&[("entry-corrected", "05-11")])),
        row(
            "it came by signed mail after all",
            correct(1, "03-02", Some(registered_event(Channel::SignedMail, "2026-0001"))),
            Happens(&[("entry-corrected", "05-11")]),
        ),
        row(
            "another number",
            correct(1, "03-02", Some(registered_event(Channel::Counter, "2026-0002"))),
            Refused(Rule::NumberFixed, "第四十五条"),
        ),
        row("no registration", correct(1, "03-02", None), Refused(Rule::NumberFixed, "第四十五条")),
        row("the same again", correct(5, "03-10", Some(posted())), Refused(Rule::NothingChanged, "第四十五条")),
        row("no such entry", correct(6, "03-10", None), Refused(Rule::EntryUnknown, "第四十五条")),
        row("no entry before the first", correct(0, "03-10", None), Refused(Rule::EntryUnknown, "第四十五条")),
        row("a day that has not come", correct(5, "07-01", Some(posted())), Refused(Rule::DayInFuture, "第四十五条")),
        row("without a reason", mute, Refused(Rule::TextMissing, "第四十五条")),
    ]);
    check(vec![Story {
        title: "a correction is not corrected",
        given: and(answered(), correct(5, "03-11", Some(posted()))),
        when: correct(6, "03-12", Some(posted())),
        then: Refused(Rule::CorrectionOfCorrection, "第四十五条"),
    }]);
}

#[test]
fn a_review_that_was_signed_on_keeps_its_words() {
    let reviewed =
        [received("03-02"), decide_on("03-09", Outcome::Provided), review("03-10", ReviewKind::Secrecy, false)];
    let objection = |passed| RequestEvent::ReviewRecorded { review: ReviewKind::Secrecy, passed, note: String::new() };
    let legality = RequestEvent::ReviewRecorded { review: ReviewKind::Legality, passed: true, note: String::new() };
    let mut signed_on = reviewed.to_vec();
    signed_on[2] = review("03-10", ReviewKind::Secrecy, true);
    signed_on.push(sign("03-10"));
    let row = |title, given, when, then| Story { title, given, when, then };
    let corrected = Happens(&[("entry-corrected", "05-11")]);
    check(vec![
        row("not signed yet", reviewed.to_vec(), correct(4, "03-10", Some(objection(true))), corrected),
        row("struck", reviewed.to_vec(), correct(4, "03-10", None), corrected),
        row(
            "a review of another kind",
            reviewed.to_vec(),
            correct(4, "03-10", Some(legality)),
            Refused(Rule::SignOffMadeUp, "第四十五条"),
        ),
        row("signed", signed_on, correct(4, "03-10", Some(objection(false))), Refused(Rule::AgreedTo, "第四十五条")),
    ]);
}

#[test]
fn the_last_correction_of_an_entry_counts() {
    let dispatched_on = |state: &Request| state.reply.as_ref().and_then(|r| r.dispatch.as_ref()).map(|d| d.on);
    let mut state = play("answered", answered());
    for (on, replacement) in [("03-11", Some(posted())), ("03-10", None), ("03-12", Some(posted()))] {
        let expected = replacement.is_some().then(|| day(on));
        state = done("corrected", state, &correct(5, on, replacement));
        assert_eq!(dispatched_on(&state), expected);
    }
    assert_eq!(state.ended.map(|ended| ended.on), Some(day("03-12")));
    assert_eq!(state.version(), 8);
}

#[test]
fn a_correction_that_restores_the_truth_is_as_if_nobody_had_erred() {
    let truth = [
        received("03-02"),
        extend("03-20", 10),
        decide_on("03-26", Outcome::NotHeld),
        sign("03-26"),
        post("03-27"),
        serve("03-30"),
    ];
    let mut erred = truth.to_vec();
    erred[1] = extend("03-23", 20);
    let extended = RequestEvent::ReplyPeriodExtended {
        working_days: 10,
        reason: "涉及档案调取".into(),
        approved_by: "周主任".into(),
    };
    let without_history = |state: Request| Request { history: History::default(), ..state };
    let corrected = play("erred", and(erred, correct(3, "03-20", Some(extended))));
    assert_eq!(without_history(corrected), without_history(play("true", truth.to_vec())));
}

#[test]
fn replay_applies_corrections_and_names_reviewers() {
    let mut state = Request::default();
    let mut happened = Vec::new();
    let acts = [
        register(Channel::Online, "03-02"),
        confirm("03-03"),
        decide_on("03-09", Outcome::Provided),
        review("03-10", ReviewKind::Secrecy, true),
        correct(
            2,
            "03-04",
            Some(RequestEvent::ReceiptConfirmed { received_on: day("03-04"), method: ConfirmationMethod::Written }),
        ),
    ];
    for act in &acts {
        let calendar = crate::story::calendar();
        for h in decide(&state, act, &facts(day("06-30"), &calendar)).expect("lawful") {
            state = evolve(state, &h.event, h.occurred_on);
            happened.push(h);
        }
    }
    let replayed = replay(&entries(happened));
    assert_eq!(replayed.clock, state.clock);
    assert_eq!(replayed.received_on(), Some(day("03-04")));
    let review = replayed.reviews.of(ReviewKind::Secrecy).expect("reviewed");
    assert_eq!(review.by, Some("clerk".into()));
}
