//! `/staff/requests/{number}` — the case: clock, what happened, what may be done next and why the rest may not.

use super::clock_strip::{self, ClockStrip};
use crate::error::PageError;
use crate::page::{self, Frame};
use crate::staff::desk::Desk;
use crate::staff::session::SignedIn;
use crate::state::AppState;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;
use casework::ids::RequestNumber;
use casework::request::Act;
use casework::request::bucket::Light;
use usecases::calendar;
use usecases::ports::RequestContent;
use usecases::request::{CasePage, PersonView, StepView, case_page};

#[derive(Template)]
#[template(path = "staff/request.html")]
struct RequestPage {
    frame: Frame,
    desk: Desk,
    number: String,
    title: String,
    light: (&'static str, String),
    facts: Vec<(&'static str, String)>,
    /// What is still owed and hangs on no clock.
    reminders: Vec<Reminder>,
    strip: Option<ClockStrip>,
    moments: Vec<Moment>,
    next: Vec<Step>,
    later: Vec<Step>,
    content: Option<RequestContent>,
    holds: Option<String>,
    person: Vec<(&'static str, String)>,
    is_masked: bool,
}

/// An act offered, or not offered and why.
struct Step {
    act: &'static str,
    label: &'static str,
    article: String,
    reason: String,
    /// It moves the case on: a case has at most one such act at a time that is this actor's.
    is_main: bool,
}

/// What is owed, and where to do it if this actor may.
struct Reminder {
    text: String,
    article: String,
    link: Option<(&'static str, &'static str)>,
}

/// One line of what happened.
struct Moment {
    version: u64,
    day: String,
    who: String,
    label: &'static str,
    text: String,
    article: String,
    corrected_by: Option<u64>,
    /// Its version, if it gives rise to a letter.
    letter: Option<u64>,
}

pub(super) async fn show(
    State(state): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
) -> Result<Html<String>, PageError> {
    let case = case_page(&signed_in.ctx, &RequestNumber(number)).await?;
    let calendar = calendar::current(&signed_in.ctx).await?;
    let title = title_of(&case);
    let number = case.standing.number.to_string();
    let (desk, frame) = Desk::of(&state, &signed_in, "/staff/requests", format!("{number} {title}")).await?;
    let (next, later) = (steps_where(&case, true), steps_where(&case, false));
    let page = RequestPage {
        frame,
        desk,
        number,
        title,
        light: (light_class(case.light), case.light_text.clone()),
        facts: facts(&case),
        reminders: reminders(&case),
        strip: clock_strip::of(&case.request, &calendar, case.today),
        moments: moments(&case),
        next,
        later,
        person: case.requester.as_ref().map(person_facts).unwrap_or_default(),
        is_masked: case.requester.as_ref().is_some_and(|person| person.is_masked),
        content: case.content,
        holds: case.holds,
    };
    page::render(&page)
}

/// Acts that move a case on, the furthest first; the others accompany it.
const MAIN: [Act; 11] = [
    Act::Archive,
    Act::RecordService,
    Act::Dispatch,
    Act::Sign,
    Act::Review,
    Act::RecordPayment,
    Act::RecordReasons,
    Act::RecordClarification,
    Act::RecordOpinion,
    Act::Decide,
    Act::ConfirmReceipt,
];

/// The actor's own acts that are lawful today, the main one first; or those that are not.
fn steps_where(case: &CasePage, is_allowed: bool) -> Vec<Step> {
    let mut steps: Vec<Step> =
        case.steps.iter().filter(|step| step.is_mine && step.is_allowed == is_allowed).map(Step::from).collect();
    if is_allowed {
        let rank = |step: &Step| MAIN.iter().position(|act| act.id() == step.act).unwrap_or(MAIN.len());
        steps.sort_by_key(rank);
        if let Some(first) = steps.first_mut().filter(|step| rank(step) < MAIN.len()) {
            first.is_main = true;
        }
    }
    steps
}

impl From<&StepView> for Step {
    fn from(step: &StepView) -> Self {
        Self {
            act: step.act,
            label: step.label,
            article: short(&step.article),
            reason: step.reason.clone().unwrap_or_default(),
            is_main: false,
        }
    }
}

fn reminders(case: &CasePage) -> Vec<Reminder> {
    let offered = |act: &str| case.steps.iter().find(|step| step.act == act && step.is_allowed);
    let owed = case.standing.reminders.iter();
    owed.map(|owed| Reminder {
        text: owed.text.clone(),
        article: short(&owed.article),
        link: offered(owed.act).map(|step| (step.act, step.label)),
    })
    .collect()
}

/// An article of the regulation without its title, which every clerk knows.
fn short(article: &str) -> String {
    article.strip_prefix(law::Instrument::DisclosureRegulation.title()).unwrap_or(article).to_owned()
}

/// What the case is called: the title asked for, or its description's beginning.
pub(super) fn title_of(case: &CasePage) -> String {
    let Some(content) = &case.content else { return "（申请内容未录入）".to_owned() };
    let first = [&content.title, &content.document_number, &content.description].into_iter().find(|t| !t.is_empty());
    first.map_or_else(|| "（申请内容未录入）".to_owned(), |text| text.chars().take(60).collect())
}

const fn light_class(light: Light) -> &'static str {
    match light {
        Light::Green => "done",
        Light::Ochre => "soon",
        Light::Vermilion => "late",
    }
}

fn facts(case: &CasePage) -> Vec<(&'static str, String)> {
    let mut facts = vec![("阶段", case.request.phase.label().to_owned())];
    if let Some(person) = &case.requester {
        facts.push(("申请人", format!("{}（{}）", person.name, person.kind.label())));
    }
    if let Some(registration) = &case.request.registration {
        let oral = if registration.oral { "，口头提出" } else { "" };
        facts.push(("渠道", format!("{}{oral}", registration.channel.label())));
    }
    if let Some(day) = case.standing.received_on {
        facts.push(("收到", law::count::chinese_date(day)));
    }
    if let Some(unit) = &case.request.unit {
        facts.push(("承办", unit.to_string()));
    }
    facts
}

fn person_facts(person: &PersonView) -> Vec<(&'static str, String)> {
    let all = [
        ("姓名或者名称", &person.name),
        ("证件号码", &person.id_number),
        ("电话", &person.phone),
        ("电子邮箱", &person.email),
        ("通信地址", &person.address),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).map(|(label, value)| (label, value.clone())).collect()
}

/// Newest first, as a clerk reads a file.
fn moments(case: &CasePage) -> Vec<Moment> {
    let article = |version: u64| {
        let moment = case.request.history.moment(version)?;
        let place = moment.event.act().citation();
        Some(short(&format!("{}{place}", place.instrument.title())))
    };
    let entries = case.timeline.iter().rev();
    entries
        .map(|entry| Moment {
            version: entry.version,
            day: law::count::chinese_date(entry.occurred_on),
            who: entry.actor_name.clone(),
            label: entry.label,
            text: entry.text.clone(),
            article: article(entry.version).unwrap_or_default(),
            corrected_by: entry.corrected_by,
            letter: case
                .request
                .history
                .moment(entry.version)
                .filter(|moment| moment.correction.is_none() && usecases::request::has_letter(&moment.event))
                .map(|_| entry.version),
        })
        .collect()
}
