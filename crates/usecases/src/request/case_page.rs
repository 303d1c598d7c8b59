//! `办件页` — everything a member of staff must see to take the next step, and why the steps are or are not lawful.

use super::case::{Loaded, account_names, load};
use super::ledger::row_of;
use super::list::bucket_of;
use super::masking::PersonView;
use super::outgoing::personal_numbers;
use super::review::reviews_of;
use super::standing::Standing;
use super::timeline::{TimelineEntry, timeline};
use crate::authorization::{Act, separate_duties, separate_secrecy_review};
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::ports::RequestContent;
use casework::ids::{PersonId, RequestNumber};
use casework::request::bucket::{Bucket, Light, light};
use casework::request::{Act as RequestAct, Request, ReviewKind, clock, steps};
use jiff::civil::Date;
use law::count::CountedDay;
use law::{Citation, Deadline};
use serde::Serialize;
use std::collections::HashMap;

/// The page of a case.
#[derive(Clone, Serialize)]
pub struct CasePage {
    /// Where it stands.
    pub standing: Standing,
    /// Word of its bucket; `None` once filed.
    pub bucket: Option<&'static str>,
    /// The light, and the words that say the same.
    #[serde(skip)]
    pub light: Light,
    /// The words of the light.
    pub light_text: String,
    /// Who asks, as far as the actor may see.
    pub requester: Option<PersonView>,
    /// What is asked.
    pub content: Option<RequestContent>,
    /// What the request's own words say of persons, for whoever passes them on; `None` if nothing.
    pub holds: Option<String>,
    /// Why the reply is due on this date; `None` while no reply clock runs to an end.
    pub why: Option<WhyThisDate>,
    /// What may be done next, and why the rest may not.
    pub steps: Vec<StepView>,
    /// What happened.
    pub timeline: Vec<TimelineEntry>,
    /// Names of consulted third parties by person id, as far as the actor may see.
    #[serde(skip)]
    pub parties: HashMap<PersonId, PersonView>,
    /// The case itself, for what a page shows beyond the above.
    #[serde(skip)]
    pub request: Request,
    /// Today, by which the page was made.
    pub today: Date,
}

/// Why this date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WhyThisDate {
    /// The last day.
    pub due: Date,
    /// Whether it needs a year without a holiday notice.
    pub provisional: bool,
    /// How it was reached.
    pub steps: Vec<Fact>,
    /// Everything it rests on.
    pub basis: Vec<String>,
    /// Every day after the start up to the last; empty where a day was set instead of counted.
    pub days: Vec<Day>,
}

/// A step of a derivation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What, in a sentence.
    pub text: String,
    /// Where it stands, as a person reads it.
    pub article: Option<String>,
}

/// One day of the reply period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// Which counted day it is; `None` if it is not counted.
    pub number: Option<u32>,
    /// Why.
    pub why: String,
    /// Whether it is paused by a consultation.
    pub is_paused: bool,
    /// Whether the period ends with it.
    pub is_last: bool,
}

/// An act as it stands for this actor today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepView {
    /// Word of the act.
    pub act: &'static str,
    /// The label on its button.
    pub label: &'static str,
    /// Where it stands, as a person reads it.
    pub article: String,
    /// Whether the law allows it today and the actor may do it.
    pub is_allowed: bool,
    /// Whether the actor may do it at all; a page hides what he may never do.
    pub is_mine: bool,
    /// Why not, if not.
    pub reason: Option<String>,
    /// What to do instead.
    pub next_step: Option<String>,
}

/// Shows a case.
///
/// # Errors
/// [`ActError::NotFound`] if there is no such case or the actor may not see it.
pub async fn case_page(ctx: &Ctx, number: &RequestNumber) -> Result<CasePage, ActError> {
    let grant = ctx.may(Act::CasePage)?;
    let loaded = load(ctx, number, &grant).await?;
    let (requester, content) = requester_and_content(ctx, &loaded.request).await?;
    let today = ctx.today();
    let names = account_names(ctx).await?;
    let (light, light_text) = light(&loaded.request, today, &loaded.calendar);
    let row = row_of(&loaded.request, &loaded.calendar);
    Ok(CasePage {
        standing: Standing::of(number, &loaded.request, &loaded.calendar),
        bucket: row.and_then(|row| bucket_of(&row, today, &loaded.calendar)).map(Bucket::id),
        light,
        light_text,
        requester,
        holds: content.as_ref().and_then(personal_numbers),
        content,
        why: why(&loaded),
        steps: step_views(ctx, &loaded),
        timeline: timeline(&loaded.entries, &loaded.request, &names),
        parties: parties(ctx, &loaded.request).await?,
        request: loaded.request,
        today,
    })
}

async fn requester_and_content(
    ctx: &Ctx,
    request: &Request,
) -> Result<(Option<PersonView>, Option<RequestContent>), ActError> {
    let Some(registration) = &request.registration else { return Ok((None, None)) };
    let people = &ctx.ports.people;
    let person = people.person(&ctx.agency, &registration.requester).await?;
    let content = people.content(&ctx.agency, &registration.content).await?;
    Ok((person.map(|person| PersonView::of(ctx, person)), content))
}

async fn parties(ctx: &Ctx, request: &Request) -> Result<HashMap<PersonId, PersonView>, ActError> {
    use casework::request::ConsultedParty::{CoMaker, OtherAgency, ThirdParty};
    let mut out = HashMap::new();
    for consultation in &request.consultations {
        match &consultation.party {
            ThirdParty { person: id } => {
                if let Some(person) = ctx.ports.people.person(&ctx.agency, id).await? {
                    out.insert(id.clone(), PersonView::of(ctx, person));
                }
            }
            CoMaker { .. } | OtherAgency { .. } => {}
        }
    }
    Ok(out)
}

fn why(loaded: &Loaded) -> Option<WhyThisDate> {
    let (request, calendar) = (&loaded.request, &loaded.calendar);
    let derived = clock::reply_due(request, calendar)?;
    let Deadline { on, is_provisional, .. } = derived.value;
    let sheet = clock::reply_period(request, calendar).and_then(|period| period.sheet(calendar).ok());
    let fact = |step: law::Step| Fact { text: step.text, article: step.basis.map(article) };
    Some(WhyThisDate {
        due: on,
        provisional: is_provisional,
        steps: derived.steps.into_iter().map(fact).collect(),
        basis: derived.basis.into_iter().map(article).collect(),
        days: sheet.unwrap_or_default().iter().map(day).collect(),
    })
}

fn day(day: &CountedDay) -> Day {
    Day {
        date: day.date,
        number: day.number,
        why: day.why(),
        is_paused: matches!(day.reason, law::count::DayReason::Paused(_)),
        is_last: day.is_last,
    }
}

fn step_views(ctx: &Ctx, loaded: &Loaded) -> Vec<StepView> {
    let facts = loaded.facts(ctx, Vec::new());
    let view = |step: steps::LawfulStep| {
        let is_mine = ctx.may_on_request(step.act).is_ok();
        let refusal = step.allowed.map_err(|refusal| (refusal.message, refusal.next_step)).and_then(|()| {
            apart(ctx, loaded, step.act).map_err(|why| (why.to_string(), "请由其他负责人办理".to_owned()))
        });
        let refusal = refusal.err();
        StepView {
            act: step.act.id(),
            label: step.act.label(),
            article: article(step.citation),
            is_allowed: is_mine && refusal.is_none(),
            is_mine,
            reason: refusal.as_ref().map(|(reason, _)| reason.clone()),
            next_step: refusal.map(|(_, next_step)| next_step),
        }
    };
    steps::lawful_steps(&loaded.request, &facts).into_iter().map(view).collect()
}

/// Duties that the law keeps apart: whoever drafted the reply neither signs it nor reviews it for secrecy, where that
/// is the only review that is theirs.
fn apart(ctx: &Ctx, loaded: &Loaded, act: RequestAct) -> Result<(), ActError> {
    let Some(staff) = ctx.staff() else { return Ok(()) };
    if act == RequestAct::Sign {
        return separate_duties(&loaded.entries, &staff.login);
    }
    let is_only_secrecy = reviews_of(staff).eq([ReviewKind::Secrecy]);
    if act == RequestAct::Review && is_only_secrecy {
        return separate_secrecy_review(&loaded.entries, &staff.login);
    }
    Ok(())
}

/// `《…条例》第三十三条第二款`.
fn article(citation: Citation) -> String {
    format!("{}{}", citation.instrument.title(), citation)
}
