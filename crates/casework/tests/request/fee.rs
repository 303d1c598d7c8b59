//! `信息处理费` (109号 §6, §7). 236 pages cost 4,140 yuan; the 12th item of a month costs 100.

use crate::story::{Happens, Refused, Story, and, check, day, decide_on, notify_fee, pay, play, received, sign};
use casework::request::{Command, FeeMethod, Phase, Rule};
use law::outcome::Outcome;

fn by_items(count: u32, yuan: u64) -> Command {
    Command::NotifyFee {
        on: day("03-06"),
        method: FeeMethod::Items,
        count,
        yuan,
        approved_by: "周主任".into(),
        received_on: None,
    }
}

#[test]
fn a_fee_is_noticed_once_within_the_period_by_tariff() {
    let nobody = Command::NotifyFee {
        on: day("03-06"),
        method: FeeMethod::Pages,
        count: 236,
        yuan: 4140,
        approved_by: String::new(),
        received_on: None,
    };
    check(vec![
        Story {
            title: "on the last day of the reply period",
            given: vec![received("03-02")],
            when: notify_fee("03-30", 236, 4140, None),
            then: Happens(&[("fee-notified", "03-30")]),
        },
        Story {
            title: "a day later",
            given: vec![received("03-02")],
            when: notify_fee("03-31", 236, 4140, None),
            then: Refused(Rule::FeeNoticeTooLate, "第六条"),
        },
        Story {
            title: "not another amount",
            given: vec![received("03-02")],
            when: notify_fee("03-06", 236, 4240, None),
            then: Refused(Rule::FeeNotInTariff, "第六条"),
        },
        Story {
            title: "thirty pages are free",
            given: vec![received("03-02")],
            when: notify_fee("03-06", 30, 0, None),
            then: Refused(Rule::FeeNotPayable, "第六条"),
        },
        Story {
            title: "when the pages are counted the draft is set aside",
            given: vec![received("03-02"), decide_on("03-05", Outcome::DoesNotExist)],
            when: notify_fee("03-06", 236, 4140, None),
            then: Happens(&[("fee-notified", "03-06")]),
        },
        Story {
            title: "not before there was a tariff",
            given: vec![received("2020-12-01")],
            when: notify_fee("2020-12-02", 236, 4140, None),
            then: Refused(Rule::FeeNotPayable, "第六条"),
        },
        Story {
            title: "the twelfth item alone",
            given: vec![received("03-02")],
            when: by_items(12, 100),
            then: Happens(&[("fee-notified", "03-06")]),
        },
        Story {
            title: "a request of two items, the eleventh and the twelfth",
            given: vec![received("03-02")],
            when: by_items(12, 200),
            then: Happens(&[("fee-notified", "03-06")]),
        },
        Story {
            title: "more than all items of the month",
            given: vec![received("03-02")],
            when: by_items(12, 300),
            then: Refused(Rule::FeeNotInTariff, "第六条"),
        },
        Story {
            title: "with a named approver",
            given: vec![received("03-02")],
            when: nobody,
            then: Refused(Rule::ApproverMissing, "第六条"),
        },
        Story {
            title: "once",
            given: vec![received("03-02"), notify_fee("03-06", 236, 4140, Some("03-06")), pay("03-09", 4140)],
            when: notify_fee("03-10", 236, 4140, None),
            then: Refused(Rule::FeeNotifiedOnce, "第六条"),
        },
        Story {
            title: "not received before it is sent",
            given: vec![received("03-02")],
            when: notify_fee("03-06", 236, 4140, Some("03-05")),
            then: Refused(Rule::DayBeforeCause, "第六条"),
        },
    ]);
}

#[test]
fn payment_is_whole_and_in_time() {
    // Received on 03-06: the last day of 20 working days is 04-03.
    let noticed = || vec![received("03-02"), notify_fee("03-06", 236, 4140, Some("03-06"))];
    let unreceived = || vec![received("03-02"), notify_fee("03-06", 236, 4140, None)];
    let arrival = |on: &str| Command::RecordFeeNoticeDelivery { on: day(on) };
    check(vec![
        Story {
            title: "on the last day",
            given: noticed(),
            when: pay("04-03", 4140),
            then: Happens(&[("fee-paid", "04-03")]),
        },
        Story {
            title: "a day later",
            given: noticed(),
            when: pay("04-04", 4140),
            then: Refused(Rule::FeePaymentTooLate, "第六条"),
        },
        Story {
            title: "in part",
            given: noticed(),
            when: pay("03-20", 4000),
            then: Refused(Rule::FeePaidInPart, "第六条"),
        },
        Story {
            title: "before the notice",
            given: noticed(),
            when: pay("03-05", 4140),
            then: Refused(Rule::DayBeforeCause, "第六条"),
        },
        Story {
            title: "without a notice",
            given: vec![received("03-02")],
            when: pay("03-20", 4140),
            then: Refused(Rule::WrongPhase, "第七条"),
        },
        Story {
            title: "the arrival of the notice is recorded",
            given: unreceived(),
            when: arrival("03-09"),
            then: Happens(&[("fee-notice-delivered", "03-09")]),
        },
        Story {
            title: "once",
            given: and(unreceived(), arrival("03-09")),
            when: arrival("03-10"),
            then: Refused(Rule::FeeNoticeDelivered, "第六条"),
        },
        Story {
            title: "not before it was sent",
            given: unreceived(),
            when: arrival("03-05"),
            then: Refused(Rule::DayBeforeCause, "第六条"),
        },
    ]);
}

#[test]
fn a_draft_made_before_the_fee_was_asked_for_does_not_stand() {
    let paid = vec![
        received("03-02"),
        decide_on("03-05", Outcome::DoesNotExist),
        notify_fee("03-06", 236, 4140, Some("03-06")),
        pay("03-09", 4140),
    ];
    let state = play("paid", paid.clone());
    assert_eq!(state.phase, Phase::Processing);
    assert!(state.reply.is_none());
    check(vec![Story {
        title: "nothing is there to sign",
        given: paid,
        when: sign("03-10"),
        then: Refused(Rule::WrongPhase, "第四十五条"),
    }]);
}
