//! The legal cases under `cases/`: questions and answers that a lawyer can read, change and sign.
//!
//! A case has a title, the articles it turns on, what is `given` and what is `expect`ed. Every expected key must come
//! out, and every article named must be among those on which the program rests its answer. A new case needs no code.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what is wrong by panicking")]

use jiff::civil::Date;
use law::calendar::Notice;
use law::clarification::{self, ClarificationFacts};
use law::consultation::{self, Party};
use law::exemption::Exemption;
use law::extension::{self, Extension, ExtensionFacts};
use law::outcome::Outcome;
use law::period::PeriodKind;
use law::receipt::{self, Channel, Receipt};
use law::remedy::{self, RemedyFacts};
use law::reply_period::{ReplyPeriod, Start};
use law::reporting::{self, ReportingBody};
use law::{Calendar, Citation, Derived, Instrument, Pause, fee, rule_set, third_party_told as told};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::{Table, Value};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// In Chinese, as a lawyer would name it.
    title: String,
    /// `条例第三十三条第二款`: short name and place.
    articles: Vec<String>,
    /// Who has read and confirmed it; empty until then.
    reviewer: String,
    /// Which question.
    ask: String,
    given: Table,
    expect: Table,
    /// The hand count, or whatever helps the reader.
    #[serde(default)]
    note: String,
}

/// What the program says: values by key, and where it rests them.
struct Answer {
    values: Table,
    basis: Vec<Citation>,
}

#[test]
fn every_legal_case_comes_out_as_written() {
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    let mut failures = Vec::new();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file).unwrap();
        let cases: File = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!cases.case.is_empty(), "{name} has no case");
        failures.extend(cases.case.iter().filter_map(|case| check(case).err()).map(|error| format!("{name} {error}")));
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

fn check(case: &Case) -> Result<(), String> {
    let answer = answer(&case.ask, &case.given);
    let wrong = |what: String| Err(format!("“{}”: {what} {} {}", case.title, case.note, case.reviewer));
    if case.expect.is_empty() || case.articles.is_empty() {
        return wrong("nothing is expected or no article named".to_owned());
    }
    for (key, expected) in &case.expect {
        match answer.values.get(key) {
            Some(value) if value == expected => {}
            other => return wrong(format!("{key} should be {expected} but is {other:?}")),
        }
    }
    for article in &case.articles {
        if !answer.basis.iter().any(|place| reads_as(*place, article)) {
            return wrong(format!("{article} is not among {:?}", answer.basis));
        }
    }
    Ok(())
}

/// Whether a short citation names this place or one inside it.
fn reads_as(place: Citation, article: &str) -> bool {
    let short = match place.instrument {
        Instrument::DisclosureRegulation => "条例",
        Instrument::ReconsiderationLaw => "复议法",
        Instrument::AdministrativeLitigationLaw => "行诉法",
        Instrument::CivilProcedureLaw => "民诉法",
        Instrument::CivilCode => "民法典",
        Instrument::AdministrativePenaltyLaw => "处罚法",
        Instrument::DisclosureInterpretation2025 => "法释〔2025〕8号",
        Instrument::ProcessingFeeMeasures => "109号",
        Instrument::ReportFormat2021 => "30号",
        _ => return false,
    };
    article.strip_prefix(short).is_some_and(|rest| place.to_string().starts_with(rest))
}

fn answer(ask: &str, given: &Table) -> Answer {
    match ask {
        "期限" => period(given),
        "答复期限" => reply_period(given),
        "收到之日" => receipt(given),
        "能否延期" => may_extend(given),
        "能否补正" => may_ask_clarification(given),
        "逾期未提出意见" => silence(given),
        "征求意见扣除" => consultation_pause(given),
        "告知第三方" => third_party_told(given),
        "信息处理费" => processing_fee(given),
        "不予公开情形" => exemption(given),
        "处理决定" => outcome(given),
        "年报时间" => report_due(given),
        "适用规则" => applicable_rules(given),
        other => panic!("no such question: {other}"),
    }
}

fn period(given: &Table) -> Answer {
    let kind: PeriodKind = need(given, "kind");
    let calendar = calendar(given);
    let end = kind.explain(need(given, "from"), &calendar).unwrap();
    let sheet = kind.sheet(need(given, "from"), &calendar).unwrap();
    assert_eq!(sheet.last().unwrap().date, end.value.deadline.on, "the sheet ends on the last day");
    end_of(end)
}

fn reply_period(given: &Table) -> Answer {
    let calendar = calendar(given);
    let start: Start = get(given, "start").unwrap_or(Start::Received);
    let mut period = ReplyPeriod::start(need(given, "from"), start);
    if let Some(days) = get(given, "extend") {
        match Extension::try_new(days).and_then(|extension| period.clone().extend(extension)) {
            Ok(extended) => period = extended,
            Err(refusal) => return refused(&refusal),
        }
    }
    for [sent, ended] in get::<Vec<[Date; 2]>>(given, "pauses").unwrap_or_default() {
        period = period.pause(Pause::try_new(sent, ended).unwrap());
    }
    let sheet = period.sheet(&calendar).unwrap();
    let end = period.explain(&calendar).unwrap();
    assert_eq!(sheet.last().unwrap().date, end.value.deadline.on, "the sheet ends on the last day");
    let mut answer = end_of(end);
    let counted = sheet.iter().filter(|day| day.is_counted()).count();
    answer.values.insert("counted".to_owned(), Value::Integer(counted as i64));
    answer
}

fn end_of(end: Derived<law::period::PeriodEnd>) -> Answer {
    let deadline = end.value.deadline;
    let values = table([
        ("due", day(deadline.on)),
        ("provisional", deadline.is_provisional.into()),
        ("may_still_move", deadline.may_still_move.into()),
        ("in_force", end.value.is_in_force.into()),
    ]);
    Answer { values, basis: end.basis }
}

fn receipt(given: &Table) -> Answer {
    let channel: Channel = need(given, "channel");
    let derived = receipt::received_on(channel, need(given, "arrived_on"), get(given, "confirmed_on"));
    let values = match derived.value {
        Receipt::Fixed { received_on } => table([("received_on", day(received_on))]),
        Receipt::AwaitsConfirmation { confirm_by } => {
            let mut values = table([("awaits_confirmation", true.into())]);
            values.extend(confirm_by.map(|by| ("confirm_by".to_owned(), day(by))));
            values
        }
    };
    Answer { values, basis: derived.basis }
}

fn may_extend(given: &Table) -> Answer {
    let facts = ExtensionFacts {
        on: need(given, "on"),
        reply_due: need(given, "reply_due"),
        has_been_extended: get(given, "has_been_extended").unwrap_or(false),
        office_head_agreed: need(given, "office_head_agreed"),
    };
    allowed(extension::may_extend(facts), Citation::article(Instrument::DisclosureRegulation, 33).paragraph(2))
}

fn may_ask_clarification(given: &Table) -> Answer {
    let facts = ClarificationFacts {
        on: need(given, "on"),
        received_on: need(given, "received_on"),
        has_been_asked: get(given, "has_been_asked").unwrap_or(false),
    };
    let article = Citation::article(Instrument::DisclosureRegulation, 30);
    let mut answer = allowed(clarification::may_ask(facts, Calendar::built_in()), article);
    if let Some(answer_by) = get(given, "answer_by") {
        let exceeds = clarification::exceeds_guide(facts.on, answer_by, Calendar::built_in());
        answer.values.insert("exceeds_guide".to_owned(), exceeds.into());
    }
    answer
}

/// Allowed, resting on `basis`, or refused, resting on what the refusal names.
fn allowed(result: Result<(), law::Refusal>, basis: Citation) -> Answer {
    match result {
        Ok(()) => Answer { values: table([("allowed", true.into())]), basis: vec![basis] },
        Err(refusal) => refused(&refusal),
    }
}

fn refused(refusal: &law::Refusal) -> Answer {
    Answer { values: table([("allowed", false.into())]), basis: vec![refusal.basis] }
}

fn silence(given: &Table) -> Answer {
    let party: Party = need(given, "party");
    let derived = party.silence();
    let mut values = table([("silence", Value::try_from(derived.value).unwrap())]);
    if let Some(received_on) = get(given, "received_on") {
        let due = party.answer_due(received_on, Calendar::built_in()).unwrap();
        values.extend(due.map(|due| ("answer_due".to_owned(), day(due.on))));
    }
    Answer { values, basis: derived.basis }
}

fn consultation_pause(given: &Table) -> Answer {
    let party: Party = need(given, "party");
    let limit = get(given, "received_on").and_then(|on| party.answer_due(on, Calendar::built_in()).unwrap());
    let pause = consultation::pause(need(given, "sent_on"), get(given, "answered_on"), limit).unwrap();
    let values = match pause {
        Some(pause) => table([("sent_on", day(pause.sent_on())), ("ended_on", day(pause.ended_on()))]),
        None => table([("open", true.into())]),
    };
    Answer { values, basis: vec![party.basis(), Citation::article(Instrument::DisclosureRegulation, 33).paragraph(3)] }
}

fn third_party_told(given: &Table) -> Answer {
    match told::told(need(given, "stance"), need(given, "ground")) {
        Err(refusal) => refused(&refusal),
        Ok(derived) => {
            let route = remedy::route_of_act(remedy::Act::DisclosureToldToThirdParty);
            let basis = derived.basis.into_iter().chain(route.basis).collect();
            Answer { values: table([("told", true.into()), ("route", route.value.id().into())]), basis }
        }
    }
}

fn processing_fee(given: &Table) -> Answer {
    let charge = match (get(given, "items"), get(given, "pages")) {
        (Some(items), None) => fee::by_items(items),
        (None, Some(pages)) => fee::by_pages(pages),
        (Some(_), Some(_)) => return refused(&fee::both_methods()),
        (None, None) => panic!("items or pages"),
    };
    let charge = charge.unwrap();
    assert_eq!(charge.value.bands.iter().map(|band| band.count).sum::<u64>(), charge.value.count);
    Answer { values: table([("yuan", Value::Integer(charge.value.yuan as i64))]), basis: charge.basis }
}

fn exemption(given: &Table) -> Answer {
    let ground: Exemption = need(given, "ground");
    let values = table([
        ("force", Value::try_from(ground.force()).unwrap()),
        ("row", i64::from(ground.report_row()).into()),
        ("discretion_reasons", ground.needs_discretion_reasons().into()),
        ("yields_to_disclosure_rules", ground.yields_to_disclosure_rules().into()),
    ]);
    Answer { values, basis: vec![ground.basis()] }
}

fn outcome(given: &Table) -> Answer {
    let outcome: Outcome = need(given, "outcome");
    let facts = RemedyFacts { earlier_reply_disclosed: get(given, "earlier_reply_disclosed").unwrap_or(false) };
    let route = remedy::route(outcome, facts, need(given, "on"));
    let letter = outcome.letter();
    let mut values = table([
        ("route", route.value.id().into()),
        ("letter", letter.id.into()),
        ("letter_number", i64::from(letter.number).into()),
        ("group", outcome.group().into()),
    ]);
    if let Some(served_on) = get(given, "served_on") {
        let periods = route.value.periods(served_on, Calendar::built_in()).unwrap();
        values.extend(periods.reconsideration.map(|end| ("reconsideration_by".to_owned(), day(end.on))));
        values.extend(periods.litigation.map(|end| ("litigation_by".to_owned(), day(end.on))));
    }
    Answer { values, basis: outcome.basis().iter().copied().chain(route.basis).collect() }
}

fn report_due(given: &Table) -> Answer {
    let body: ReportingBody = need(given, "body");
    let due = reporting::report_due(body, need(given, "year"), Calendar::built_in()).unwrap();
    let values = table([
        ("due", day(due.value.on)),
        ("aim_at", day(due.value.aim_at)),
        ("provisional", due.value.is_provisional.into()),
    ]);
    Answer { values, basis: due.basis }
}

fn applicable_rules(given: &Table) -> Answer {
    match rule_set::in_force_on(need(given, "on")) {
        Some(set) => Answer { values: table([("rule_set", set.id.into())]), basis: vec![set.basis] },
        None => Answer {
            values: table([("rule_set", "".into())]),
            basis: vec![Citation::article(Instrument::DisclosureRegulation, 56)],
        },
    }
}

/// The built-in calendar, or that with a notice of the case's own.
fn calendar(given: &Table) -> Calendar {
    match given.get("notice") {
        Some(notice) => {
            let notice = Notice::parse(notice.as_str().unwrap()).unwrap();
            Calendar::built_in().with_notice(&notice).unwrap()
        }
        None => Calendar::built_in().clone(),
    }
}

/// A date of TOML becomes text on the way, which is what our types read.
fn plain(value: &Value) -> Value {
    match value {
        Value::Datetime(day) => Value::String(day.to_string()),
        Value::Array(values) => Value::Array(values.iter().map(plain).collect()),
        other => other.clone(),
    }
}

fn get<T: DeserializeOwned>(given: &Table, key: &str) -> Option<T> {
    given.get(key).map(|value| plain(value).try_into().unwrap_or_else(|error| panic!("{key}: {error}")))
}

fn need<T: DeserializeOwned>(given: &Table, key: &str) -> T {
    get(given, key).unwrap_or_else(|| panic!("{key} is not given"))
}

fn day(day: Date) -> Value {
    Value::Datetime(day.to_string().parse().unwrap())
}

fn table<const N: usize>(entries: [(&str, Value); N]) -> Table {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}
