//! What holds for every sequence of acts. Acts that are refused leave the case as it was and the sequence goes on, so
//! a random walk reaches every phase.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod walk;

use casework::request::steps::may;
use casework::request::{
    Act, Bucket, Command, History, Phase, Request, RequestEvent, Rule, bucket, clock, decide, evolve, replay,
};
use jiff::ToSpan;
use law::Calendar;
use proptest::prelude::*;
use std::collections::BTreeSet;
use walk::{any_command, any_walk, entries, facts, without_actors, without_history};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_open_case_is_in_exactly_one_bucket(walk in any_walk(), later in 0..400_i32) {
        for state in walk.states() {
            let today = walk.last_day().saturating_add(later.days());
            let place = bucket(&state, today, Calendar::built_in());
            prop_assert_eq!(place.is_some(), state.phase.is_open());
            let places = Bucket::ALL.iter().filter(|candidate| Some(**candidate) == place).count();
            prop_assert_eq!(places, usize::from(state.phase.is_open()));
        }
    }

    #[test]
    fn only_clock_operations_move_the_due_date(walk in any_walk()) {
        let calendar = Calendar::built_in();
        let mut state = Request::default();
        for happening in &walk.happenings {
            let before = clock::due(&state, calendar);
            let next = evolve(state, &happening.event, happening.occurred_on);
            if !may_move_due(&happening.event) {
                prop_assert_eq!(clock::due(&next, calendar), before, "moved by {}", happening.event.id());
            }
            state = next;
        }
    }

    #[test]
    fn a_year_arranged_later_moves_only_provisional_dates(walk in any_walk()) {
        let (known, less) = (Calendar::built_in(), Calendar::empty());
        for state in walk.states() {
            let (Some(now), Some(then)) = (clock::due(&state, known), clock::due(&state, &less)) else { continue };
            if now.on != then.on {
                prop_assert!(then.is_provisional);
            }
        }
    }

    #[test]
    fn the_reasons_of_a_due_date_end_in_that_date(walk in any_walk()) {
        for state in walk.states() {
            let derived = clock::reply_due(&state, Calendar::built_in());
            prop_assert_eq!(derived.as_ref().map(|d| d.value), clock::due(&state, Calendar::built_in()));
            if let Some(derived) = derived {
                prop_assert!(derived.steps.iter().any(|step| step.text.contains(&law::count::chinese_date(derived.value.on))));
                prop_assert!(!derived.basis.is_empty());
            }
        }
    }

    #[test]
    fn replay_equals_state(walk in any_walk()) {
        prop_assert_eq!(without_actors(replay(&entries(&walk.happenings))), without_actors(walk.state()));
    }

    #[test]
    fn no_walk_extends_twice_or_sends_what_is_undecided_or_unsigned(walk in any_walk()) {
        let (mut extensions, mut decided, mut signed) = (0, false, false);
        for happening in &walk.happenings {
            match &happening.event {
                RequestEvent::ReplyPeriodExtended { .. } => extensions += 1,
                RequestEvent::OutcomeDecided(_) => (decided, signed) = (true, false),
                RequestEvent::ReplySigned { .. } => {
                    prop_assert!(decided);
                    signed = true;
                }
                RequestEvent::ReplyDispatched { .. } => {
                    prop_assert!(decided && signed);
                    (decided, signed) = (false, false);
                }
                RequestEvent::RequestReopened { .. } => (decided, signed) = (false, false),
                _ => {}
            }
        }
        prop_assert!(extensions <= 1);
    }

    #[test]
    fn nobody_is_told_of_what_is_undecided_and_nobody_twice(walk in any_walk()) {
        let (mut signed, mut told) = (false, BTreeSet::new());
        for (state, happening) in walk.states().zip(&walk.happenings) {
            match &happening.event {
                RequestEvent::OutcomeDecided(_) | RequestEvent::RequestReopened { .. } => {
                    (signed, told) = (false, BTreeSet::new());
                }
                RequestEvent::ReplySigned { .. } => signed = true,
                RequestEvent::ThirdPartyTold { consultation, .. } => {
                    prop_assert!(signed && told.insert(consultation.clone()));
                    prop_assert!(state.third_parties_to_tell().all(|asked| asked.id != *consultation));
                    let asked = state.consultations.iter().find(|asked| asked.id == *consultation);
                    prop_assert!(asked.is_some_and(|asked| asked.asks_third_party() && !asked.consents()));
                }
                _ => {}
            }
            let owed: Vec<_> = state.third_parties_to_tell().collect();
            prop_assert!(owed.is_empty() || signed);
            prop_assert!(owed.iter().all(|asked| asked.objects() && !told.contains(&asked.id)));
        }
    }

    #[test]
    fn a_refusal_says_why_and_what_to_do(walk in any_walk(), command in any_command()) {
        let state = walk.state();
        let before = state.clone();
        let command = walk.dated(command);
        if let Err(refusal) = decide(&state, &command, &facts(walk.last_day())) {
            prop_assert_eq!(&state, &before);
            for text in [&refusal.message, &refusal.next_step] {
                prop_assert!(!text.is_empty() && !text.contains(' '), "{}", text);
            }
        }
    }

    #[test]
    fn what_the_case_page_greys_out_is_refused_whatever_it_says(walk in any_walk(), command in any_command()) {
        let (state, facts) = (walk.state(), facts(walk.last_day()));
        let command = walk.dated(command);
        if may(&state, command.act(), &facts).is_err() && command.act() != Act::FindLapses {
            prop_assert!(decide(&state, &command, &facts).is_err(), "{:?}", command.act());
        }
    }

    #[test]
    fn a_correction_that_restores_the_truth_is_as_if_nobody_had_erred(
        walk in any_walk(), place in any::<prop::sample::Index>(), shift in 1..20_i32,
    ) {
        let truth = place.get(&walk.happenings);
        let version = walk.happenings.iter().position(|happening| std::ptr::eq(happening, truth)).expect("in the walk");
        let erred_on = truth.occurred_on.saturating_sub(shift.days());
        let erred = walk.happenings.iter().enumerate().fold(Request::default(), |state, (at, happening)| {
            let on = if at == version { erred_on } else { happening.occurred_on };
            evolve(state, &happening.event, on)
        });
        let command = Command::CorrectEntry {
            on: walk.last_day(),
            version: version as u64 + 1,
            reason: "登记时看错日期".into(),
            occurred_on: truth.occurred_on,
            replacement: Some(Box::new(truth.event.clone())),
        };
        let corrected = decide(&erred, &command, &facts(walk.last_day()));
        let corrected = corrected.map_err(|no| TestCaseError::fail(format!("{:?} {}", no.rule, no.message)))?;
        let state = corrected.iter().fold(erred, |state, h| evolve(state, &h.event, h.occurred_on));
        prop_assert_eq!(without_history(state), without_history(walk.state()));
    }

    #[test]
    fn a_correction_never_leaves_an_impossible_history(
        walk in any_walk(), place in any::<prop::sample::Index>(), shift in -30..30_i32, strike in any::<bool>(),
    ) {
        let named = place.get(&walk.happenings);
        let version = walk.happenings.iter().position(|happening| std::ptr::eq(happening, named)).expect("in the walk");
        let day = named.occurred_on.saturating_add(shift.days());
        let command = Command::CorrectEntry {
            on: walk.last_day(),
            version: version as u64 + 1,
            reason: "登记有误".into(),
            occurred_on: day,
            replacement: (!strike).then(|| Box::new(named.event.clone().on_day(day))),
        };
        let state = walk.state();
        match decide(&state, &command, &facts(walk.last_day())) {
            Ok(happenings) => {
                let corrected = happenings.iter().fold(state, |state, h| evolve(state, &h.event, h.occurred_on));
                prop_assert!(is_ordered(&corrected.history), "signing, dispatch and delivery keep their order");
            }
            Err(refusal) => prop_assert!(
                matches!(
                    refusal.rule,
                    Rule::HistoryImpossible
                        | Rule::NothingChanged
                        | Rule::NumberFixed
                        | Rule::DayInFuture
                        | Rule::AgreedTo
                ),
                "{:?}", refusal.rule
            ),
        }
    }
}

/// The events that stand for start, restart, pause, extension, delay, waiting and ending.
fn may_move_due(event: &RequestEvent) -> bool {
    match event {
        RequestEvent::UnitAssigned { .. }
        | RequestEvent::ReasonsAsked { .. }
        | RequestEvent::ConsultationLapsed { .. }
        | RequestEvent::FeeNoticeDelivered {}
        | RequestEvent::OutcomeDecided(_)
        | RequestEvent::ReviewRecorded { .. }
        | RequestEvent::ReplySigned { .. }
        | RequestEvent::ThirdPartyTold { .. }
        | RequestEvent::ReplyDispatched { .. }
        | RequestEvent::ReplyDelivered {}
        | RequestEvent::RequestArchived {} => false,
        RequestEvent::RequestRegistered { .. }
        | RequestEvent::ReceiptConfirmed { .. }
        | RequestEvent::ClarificationAsked { .. }
        | RequestEvent::ClarificationReceived { .. }
        | RequestEvent::ClarificationLapsed {}
        | RequestEvent::ReasonsReceived { .. }
        | RequestEvent::ConsultationStarted { .. }
        | RequestEvent::ConsultationDelivered { .. }
        | RequestEvent::OpinionReceived { .. }
        | RequestEvent::ReplyPeriodExtended { .. }
        | RequestEvent::FeeNotified { .. }
        | RequestEvent::FeePaid { .. }
        | RequestEvent::FeeLapsed {}
        | RequestEvent::RequestWithdrawn { .. }
        | RequestEvent::RequestReopened { .. }
        | RequestEvent::EntryCorrected { .. } => true,
    }
}

fn is_ordered(history: &History) -> bool {
    let days = history.effective().filter_map(|(_, event, on, _)| match event {
        RequestEvent::ReplySigned { .. } | RequestEvent::ReplyDispatched { .. } | RequestEvent::ReplyDelivered {} => {
            Some(on)
        }
        _ => None,
    });
    days.is_sorted()
}

#[test]
fn random_walks_reach_every_phase_and_every_act() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut phases, mut events) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..600 {
        let walk = any_walk().new_tree(&mut runner).expect("a walk").current();
        phases.extend(walk.states().map(|state| state.phase.id()));
        events.extend(walk.happenings.iter().map(|happening| happening.event.id()));
    }
    let missing: Vec<_> = Phase::IDS.into_iter().filter(|id| !phases.contains(id) && *id != "unregistered").collect();
    assert!(missing.is_empty(), "the walks would prove nothing about {missing:?}");
    assert_eq!(events.len(), 26, "every event but corrections: {events:?}");
}
