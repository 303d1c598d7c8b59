//! `办理经过` — the entries of a case in a clerk's words. Events hold no personal data, so neither do these.

use crate::error::Change;
use casework::Entry;
use casework::Event;
use casework::request::{
    ConfirmationMethod, ConsultedParty, DispatchRoute, FeeMethod, Opinion, ReopeningCause, Request, RequestEvent,
};
use jiff::Timestamp;
use jiff::civil::Date;
use law::count::chinese_date;
use serde::Serialize;
use std::collections::HashMap;

/// One entry of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelineEntry {
    /// Place in the stream.
    pub version: u64,
    /// Legal day.
    pub occurred_on: Date,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// Who acted, as the ledger has it.
    pub actor: String,
    /// Who acted, by name.
    pub actor_name: String,
    /// Word of the event.
    pub event: &'static str,
    /// What happened.
    pub label: &'static str,
    /// The particulars; may be empty.
    pub text: String,
    /// The version that corrects it, if it was mistaken.
    pub corrected_by: Option<u64>,
}

/// The entries of a case, oldest first. `names` gives an account's name by login.
pub(super) fn timeline(entries: &[Entry], request: &Request, names: &HashMap<String, String>) -> Vec<TimelineEntry> {
    let view = |entry: &Entry| {
        let event = request_event(entry)?;
        let correction = request.history.moment(entry.version).and_then(|moment| moment.correction.as_ref());
        Some(TimelineEntry {
            version: entry.version,
            occurred_on: entry.occurred_on,
            recorded_at: entry.recorded_at,
            actor: entry.actor.0.clone(),
            actor_name: actor_name(&entry.actor.0, names),
            event: event.id(),
            label: event.label(),
            text: particulars(event),
            corrected_by: correction.map(|correction| correction.version),
        })
    };
    entries.iter().filter_map(view).collect()
}

fn actor_name(actor: &str, names: &HashMap<String, String>) -> String {
    match actor {
        "requester" => "申请人".to_owned(),
        "clock" => "系统（到期）".to_owned(),
        "system" => "系统".to_owned(),
        login => names.get(login).cloned().unwrap_or_else(|| login.to_owned()),
    }
}

/// What was appended after a version. `names` gives an account's name by login.
pub(super) fn changes_since(entries: &[Entry], seen: u64, names: &HashMap<String, String>) -> Vec<Change> {
    let change = |entry: &Entry| {
        let event = request_event(entry)?;
        let text = match particulars(event) {
            text if text.is_empty() => event.label().to_owned(),
            text => format!("{}：{text}", event.label()),
        };
        let actor = actor_name(&entry.actor.0, names);
        Some(Change { version: entry.version, occurred_on: entry.occurred_on, actor, text })
    };
    entries.iter().filter(|entry| entry.version > seen).filter_map(change).collect()
}

fn request_event(entry: &Entry) -> Option<&RequestEvent> {
    match &entry.event {
        Event::Request(event) => Some(event),
        Event::Figure(_) | Event::Report(_) | Event::Calendar(_) | Event::Settings(_) | Event::Guard(_) => None,
    }
}

/// What an event says beyond its label.
fn particulars(event: &RequestEvent) -> String {
    match event {
        RequestEvent::RequestRegistered { number, channel, oral, .. } => {
            let oral = if *oral { "（口头申请，代为填写）" } else { "" };
            format!("登记号{number}，{}{oral}", channel.label())
        }
        RequestEvent::ReceiptConfirmed { received_on, method } => {
            format!("{}收到，{}", chinese_date(*received_on), method_words(*method))
        }
        RequestEvent::UnitAssigned { unit } => unit.0.clone(),
        RequestEvent::ClarificationAsked { points, answer_by } => {
            format!("{}；请在{}（含当日）前补正", points.join("；"), chinese_date(*answer_by))
        }
        RequestEvent::ClarificationReceived { late_reason } => late_reason.clone().unwrap_or_default(),
        RequestEvent::ReasonsAsked { facts, answer_by } => {
            format!("{facts}；请在{}（含当日）前说明理由", chinese_date(*answer_by))
        }
        RequestEvent::ReasonsReceived { reasonable, delayed_to } => reasons_words(*reasonable, *delayed_to),
        RequestEvent::ConsultationStarted { party, matter, .. } => format!("{}：{matter}", party_words(party)),
        RequestEvent::OpinionReceived { opinion, reasons, .. } => match reasons.as_str() {
            "" => opinion_words(*opinion).to_owned(),
            reasons => format!("{}：{reasons}", opinion_words(*opinion)),
        },
        RequestEvent::ReplyPeriodExtended { working_days, reason, approved_by } => {
            format!("延长{working_days}个工作日，{approved_by}同意；{reason}")
        }
        RequestEvent::FeeNotified { method, count, yuan, approved_by, .. } => {
            let how_many = match method {
                FeeMethod::Items => format!("累计{count}件"),
                FeeMethod::Pages => format!("共{count}页"),
            };
            format!("{how_many}，{yuan}元，{approved_by}批准")
        }
        RequestEvent::FeePaid { yuan } => format!("{yuan}元"),
        RequestEvent::OutcomeDecided(decision) => decision.outcome.label().to_owned(),
        RequestEvent::ReviewRecorded { review, passed, note } => {
            let passed = if *passed { "通过" } else { "不通过" };
            let note = if note.is_empty() { String::new() } else { format!("：{note}") };
            format!("{}{passed}{note}", review.label())
        }
        RequestEvent::ReplySigned { document_number } => document_number.clone(),
        RequestEvent::ThirdPartyTold { ground, content, route, tracking, .. } => {
            let tracking = tracking.as_ref().map_or_else(String::new, |tracking| format!("，邮件号{tracking}"));
            let content = content.trim_end_matches('。');
            format!("{}；公开：{content}；{}{tracking}", ground.label(), route_words(*route))
        }
        RequestEvent::ReplyDispatched { route, tracking, despite } => {
            let number = tracking.as_ref().map_or_else(String::new, |tracking| format!("，邮件号{tracking}"));
            let despite = despite
                .as_ref()
                .map_or_else(String::new, |one| format!("；发出前检查未通过，发出理由：{}", one.reason));
            format!("{}{number}{despite}", route_words(*route))
        }
        RequestEvent::RequestWithdrawn { note } => note.clone(),
        RequestEvent::RequestReopened { cause, reply_by } => {
            let by = reply_by.map_or_else(String::new, |day| format!("，须在{}（含当日）前答复", chinese_date(day)));
            format!("{}{by}", cause_words(*cause))
        }
        RequestEvent::EntryCorrected { version, reason, replacement, occurred_on } => match replacement {
            Some(event) => format!("第{version}条改为“{}”，{}；{reason}", event.label(), chinese_date(*occurred_on)),
            None => format!("第{version}条不成立；{reason}"),
        },
        RequestEvent::ClarificationLapsed {}
        | RequestEvent::ConsultationDelivered { .. }
        | RequestEvent::ConsultationLapsed { .. }
        | RequestEvent::FeeNoticeDelivered {}
        | RequestEvent::FeeLapsed {}
        | RequestEvent::ReplyDelivered {}
        | RequestEvent::RequestArchived {} => String::new(),
    }
}

const fn method_words(method: ConfirmationMethod) -> &'static str {
    match method {
        ConfirmationMethod::HandedIn => "当面提交",
        ConfirmationMethod::SignedFor => "签收邮件",
        ConfirmationMethod::Telephone => "电话确认",
        ConfirmationMethod::Written => "书面或者短信、邮件确认",
        ConfirmationMethod::Site => "申请人在网上确认",
    }
}

fn reasons_words(reasonable: bool, delayed_to: Option<Date>) -> String {
    match (reasonable, delayed_to) {
        (true, Some(day)) => format!("理由合理，延迟至{}（含当日）前答复", chinese_date(day)),
        (true, None) => "理由合理".to_owned(),
        (false, _) => "理由不合理".to_owned(),
    }
}

/// Third parties stay unnamed: their names are in the people record.
fn party_words(party: &ConsultedParty) -> &str {
    match party {
        ConsultedParty::ThirdParty { .. } => "第三方",
        ConsultedParty::CoMaker { agency } | ConsultedParty::OtherAgency { agency } => agency,
    }
}

const fn opinion_words(opinion: Opinion) -> &'static str {
    match opinion {
        Opinion::Agrees => "同意公开",
        Opinion::AgreesInPart => "部分同意公开",
        Opinion::Objects => "不同意公开",
    }
}

const fn route_words(route: DispatchRoute) -> &'static str {
    match route {
        DispatchRoute::Post => "交邮",
        DispatchRoute::HandDelivery => "当面送达",
        DispatchRoute::Online => "网上送达",
        DispatchRoute::Email => "电子邮件",
    }
}

const fn cause_words(cause: ReopeningCause) -> &'static str {
    match cause {
        ReopeningCause::Reconsideration => "行政复议决定",
        ReopeningCause::Judgment => "人民法院判决",
        ReopeningCause::OwnMotion => "自行纠正",
    }
}
