//! Buckets, lights and the steps that a case page offers.

use crate::story::{
    and, answered, ask_clarification, ask_reasons, calendar, consult, day, decide_on, facts, notify_fee, play,
    received, register, serve, sign, third_party, withdraw,
};
use casework::request::bucket::{Light, light};
use casework::request::steps::lawful_steps;
use casework::request::{Act, Bucket, Command, Rule, bucket};
use law::outcome::Outcome;
use law::receipt::Channel;

/// Title, given, today, bucket, light, its words.
type Row = (&'static str, Vec<Command>, &'static str, Option<Bucket>, Light, &'static str);

#[test]
fn every_open_case_has_one_place_and_one_light() {
    use Bucket::*;
    use Light::*;
    let signed = || vec![received("03-02"), decide_on("03-09", Outcome::DoesNotExist), sign("03-10")];
    let archived = and(and(answered(), serve("03-12")), Command::Archive { on: day("03-13") });
    let rows: Vec<Row> = vec![
        ("nothing", vec![], "03-03", None, Green, "未登记"),
        (
            "on the site",
            vec![register(Channel::Online, "03-02")],
            "03-03",
            Some(AwaitingConfirmation),
            Ochre,
            "收到日期未确认，期限还没有起算",
        ),
        ("early", vec![received("03-02")], "03-03", Some(InTime), Green, "还有19个工作日"),
        ("six days", vec![received("03-02")], "03-20", Some(InTime), Green, "还有6个工作日"),
        ("five days", vec![received("03-02")], "03-23", Some(DueSoon), Ochre, "还有5个工作日"),
        ("the last day", vec![received("03-02")], "03-30", Some(DueToday), Vermilion, "今天到期"),
        ("a day late", vec![received("03-02")], "03-31", Some(Overdue), Vermilion, "已逾期1个工作日"),
        (
            "clarification",
            vec![received("03-02"), ask_clarification("03-04", "03-20")],
            "03-05",
            Some(AwaitingClarification),
            Green,
            "待补正，到3月20日为止",
        ),
        (
            "clarification late",
            vec![received("03-02"), ask_clarification("03-04", "03-20")],
            "03-23",
            Some(AwaitingClarification),
            Ochre,
            "待补正，期限已过，可以终止办理",
        ),
        (
            "reasons",
            vec![received("03-02"), ask_reasons("03-04", "03-13")],
            "03-05",
            Some(AwaitingReasons),
            Green,
            "还有17个工作日",
        ),
        (
            "reasons, and late",
            vec![received("03-02"), ask_reasons("03-04", "03-13")],
            "03-31",
            Some(Overdue),
            Vermilion,
            "已逾期1个工作日",
        ),
        (
            "fee",
            vec![received("03-02"), notify_fee("03-06", 236, 4140, None)],
            "03-31",
            Some(AwaitingPayment),
            Green,
            "待缴费",
        ),
        (
            "asked",
            vec![received("03-02"), consult("a", third_party(), "03-04", None)],
            "03-31",
            Some(Consulting),
            Green,
            "征求意见中，期限暂停计算",
        ),
        ("signed", signed(), "03-10", Some(AwaitingDispatch), Ochre, "已签发，请发出；还有14个工作日"),
        ("signed on the last day", signed(), "03-30", Some(DueToday), Vermilion, "今天到期"),
        ("posted", answered(), "04-30", Some(AwaitingDelivery), Green, "待送达"),
        ("delivered", and(answered(), serve("03-12")), "04-30", Some(ToArchive), Green, "待归档"),
        ("withdrawn", vec![received("03-02"), withdraw("03-03")], "04-30", Some(ToArchive), Green, "待归档"),
        ("archived", archived, "04-30", None, Green, "已归档"),
    ];
    let calendar = calendar();
    for (title, given, today, place, colour, words) in rows {
        let state = play(title, given);
        assert_eq!(bucket(&state, day(today), &calendar), place, "{title}");
        assert_eq!(light(&state, day(today), &calendar), (colour, words.to_owned()), "{title}");
    }
}

#[test]
fn the_case_page_offers_what_is_lawful_and_says_why_the_rest_is_not() {
    let calendar = calendar();
    let state = play("received", vec![received("03-02")]);
    let steps = lawful_steps(&state, &facts(day("03-12"), &calendar));
    let offered: Vec<Act> = steps.iter().filter(|step| step.allowed.is_ok()).map(|step| step.act).collect();
    assert_eq!(
        offered,
        [
            Act::Assign,
            Act::AskReasons,
            Act::Consult,
            Act::Extend,
            Act::NotifyFee,
            Act::Decide,
            Act::Withdraw,
            Act::CorrectEntry
        ]
    );
    let clarification = steps.iter().find(|step| step.act == Act::AskClarification).expect("listed");
    let refusal = clarification.allowed.as_ref().expect_err("too late");
    assert_eq!(refusal.rule, Rule::ClarificationTooLate);
    assert_eq!(refusal.message, "告知补正应在收到申请之日起7个工作日内，已于2026年3月11日届满");
    assert!(clarification.may_be_recorded_late, "asked in time, written down today");
    let late: Vec<Act> = steps.iter().filter(|step| step.may_be_recorded_late).map(|step| step.act).collect();
    assert_eq!(late, [Act::AskClarification], "the rest is not a matter of the day");
}
