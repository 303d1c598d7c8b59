//! `确认收到日期` (§31).

use crate::story::{Happens, Refused, Story, check, confirm, day, received, register};
use casework::request::{Command, ConfirmationMethod, Rule};
use law::receipt::Channel;

#[test]
fn the_receipt_day_is_fixed_once_by_the_channel_or_by_confirmation() {
    let signed_for = Command::ConfirmReceipt { on: day("03-03"), method: ConfirmationMethod::SignedFor };
    check(vec![
        Story {
            title: "both sides confirm",
            given: vec![register(Channel::Online, "03-02")],
            when: confirm("03-04"),
            then: Happens(&[("receipt-confirmed", "03-04")]),
        },
        Story {
            title: "ordinary mail is confirmed on the day it comes",
            given: vec![register(Channel::OrdinaryMail, "03-02")],
            when: confirm("03-02"),
            then: Happens(&[("receipt-confirmed", "03-02")]),
        },
        Story {
            title: "nobody signs for a fax",
            given: vec![register(Channel::Fax, "03-02")],
            when: signed_for,
            then: Refused(Rule::MethodDoesNotFitChannel, "第三十一条第（三）项"),
        },
        Story {
            title: "what was handed in needs no confirmation",
            given: vec![received("03-02")],
            when: confirm("03-03"),
            then: Refused(Rule::ReceiptAlreadyFixed, "第三十一条"),
        },
        Story {
            title: "not twice",
            given: vec![register(Channel::Online, "03-02"), confirm("03-03")],
            when: confirm("03-04"),
            then: Refused(Rule::ReceiptAlreadyFixed, "第三十一条"),
        },
        Story {
            title: "not before it came in",
            given: vec![register(Channel::Online, "03-02")],
            when: confirm("03-01"),
            then: Refused(Rule::DayBeforeCause, "第三十一条"),
        },
        Story {
            title: "not before registration",
            given: vec![],
            when: confirm("03-01"),
            then: Refused(Rule::NotRegistered, "第三十一条"),
        },
    ]);
}
