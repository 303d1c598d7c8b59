//! `文书` — the letters that the entries of a case give rise to, each written from the case as it stood then.

mod write;

pub use write::has_letter;

use super::case::{Loaded, load};
use super::masking::PersonView;
use crate::authorization::Act;
use crate::calendar;
use crate::ctx::{Actor, Ctx};
use crate::error::ActError;
use crate::ports::RequestContent;
use crate::settings;
use casework::Entry;
use casework::Event;
use casework::ids::{PersonId, RequestNumber};
use casework::report::AgencySettings;
use casework::request::{ConsultedParty, History, Request, RequestEvent, replay};
use documents::letter::Letter;
use law::Calendar;
use std::collections::HashMap;
use std::sync::Arc;

/// A letter and the entry that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenLetter {
    /// Version of the entry.
    pub version: u64,
    /// The letter.
    pub letter: Letter,
}

/// Whose letter of an entry: asking a third party gives one to the party, and one that tells the requester.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum For {
    /// The letter that the office sends because of the entry.
    Office,
    /// The one that the requester gets because of it.
    Requester,
}

/// What all letters of a case are written from.
struct File {
    office: AgencySettings,
    calendar: Arc<Calendar>,
    requester: PersonView,
    content: Option<RequestContent>,
    parties: HashMap<PersonId, PersonView>,
}

/// The letter of one entry, by its version.
///
/// # Errors
/// [`ActError::NotFound`] if the actor may not see the case, or the entry has no letter for him.
pub async fn letter(ctx: &Ctx, number: &RequestNumber, version: u64) -> Result<WrittenLetter, ActError> {
    let grant = ctx.may(Act::ReadLetters)?;
    let loaded = load(ctx, number, &grant).await?;
    if !may_read(ctx, &loaded.request.history, version) {
        return Err(ActError::NotFound);
    }
    let file = file(ctx, &loaded).await?.ok_or(ActError::NotFound)?;
    let letter = written(&loaded, &file, version, reader(ctx)).ok_or(ActError::NotFound)?;
    Ok(WrittenLetter { version, letter })
}

/// `征求意见告知书` — what tells the requester that another is asked and the clock stands still (§33¶3), for the office
/// to send; `None` for an entry that asks nobody.
///
/// # Errors
/// [`ActError::NotFound`] if the actor may not see the case.
pub async fn notice_to_requester(
    ctx: &Ctx,
    number: &RequestNumber,
    version: u64,
) -> Result<Option<WrittenLetter>, ActError> {
    let grant = ctx.may(Act::ReadLetters)?;
    let loaded = load(ctx, number, &grant).await?;
    let asks = |event: &RequestEvent| matches!(event, RequestEvent::ConsultationStarted { .. });
    if !loaded.request.history.moment(version).is_some_and(|moment| asks(&moment.event)) {
        return Ok(None);
    }
    let Some(file) = file(ctx, &loaded).await? else { return Ok(None) };
    let letter = written(&loaded, &file, version, For::Requester);
    Ok(letter.map(|letter| WrittenLetter { version, letter }))
}

const fn reader(ctx: &Ctx) -> For {
    match &ctx.actor {
        Actor::Staff(_) | Actor::System | Actor::Public => For::Office,
        Actor::Requester { .. } => For::Requester,
    }
}

/// The reply that is signed and not yet sent, as it will leave.
pub(super) async fn reply_to_send(ctx: &Ctx, loaded: &Loaded) -> Result<Option<Letter>, ActError> {
    let is_signed = |event: &RequestEvent| matches!(event, RequestEvent::ReplySigned { .. });
    let signed = loaded.request.history.effective().filter(|(_, event, ..)| is_signed(event)).last();
    let Some((version, ..)) = signed.filter(|(version, ..)| !has_left(&loaded.request.history, *version)) else {
        return Ok(None);
    };
    let Some(file) = file(ctx, loaded).await? else { return Ok(None) };
    Ok(written(loaded, &file, version, For::Office))
}

/// Every letter of the case that the actor may read, in the order of their entries.
///
/// # Errors
/// [`ActError::NotFound`] if the actor may not see the case.
pub async fn letters(ctx: &Ctx, number: &RequestNumber) -> Result<Vec<WrittenLetter>, ActError> {
    let grant = ctx.may(Act::ReadLetters)?;
    let loaded = load(ctx, number, &grant).await?;
    let Some(file) = file(ctx, &loaded).await? else { return Ok(Vec::new()) };
    let history = &loaded.request.history;
    let mine = history.moments().map(|(version, _)| version).filter(|version| may_read(ctx, history, *version));
    Ok(mine
        .filter_map(|version| {
            written(&loaded, &file, version, reader(ctx)).map(|letter| WrittenLetter { version, letter })
        })
        .collect())
}

/// The office reads all letters of its case; the requester those that were sent to him.
fn may_read(ctx: &Ctx, history: &History, version: u64) -> bool {
    match &ctx.actor {
        Actor::Staff(_) | Actor::System => true,
        Actor::Requester { .. } => is_for_requester(history, version),
        Actor::Public => false,
    }
}

fn is_for_requester(history: &History, version: u64) -> bool {
    let Some((event, _)) = history.moment(version).and_then(|moment| moment.effective()) else { return false };
    match event {
        RequestEvent::ReplySigned { .. } => has_left(history, version),
        RequestEvent::RequestRegistered { .. }
        | RequestEvent::ClarificationAsked { .. }
        | RequestEvent::ClarificationLapsed {}
        | RequestEvent::ReasonsAsked { .. }
        | RequestEvent::ReasonsReceived { .. }
        | RequestEvent::ReplyPeriodExtended { .. }
        | RequestEvent::FeeNotified { .. }
        | RequestEvent::FeeLapsed {}
        | RequestEvent::RequestWithdrawn { .. } => true,
        RequestEvent::OutcomeDecided(_)
        | RequestEvent::UnitAssigned { .. }
        | RequestEvent::ConsultationStarted { .. }
        | RequestEvent::ThirdPartyTold { .. }
        | RequestEvent::ReceiptConfirmed { .. }
        | RequestEvent::ClarificationReceived { .. }
        | RequestEvent::ConsultationDelivered { .. }
        | RequestEvent::OpinionReceived { .. }
        | RequestEvent::ConsultationLapsed { .. }
        | RequestEvent::FeeNoticeDelivered {}
        | RequestEvent::FeePaid { .. }
        | RequestEvent::ReviewRecorded { .. }
        | RequestEvent::ReplyDispatched { .. }
        | RequestEvent::ReplyDelivered {}
        | RequestEvent::RequestArchived {}
        | RequestEvent::RequestReopened { .. }
        | RequestEvent::EntryCorrected { .. } => false,
    }
}

/// Whether the reply signed by an entry was sent, before another was drafted.
fn has_left(history: &History, signed: u64) -> bool {
    let after = history.effective().filter(|(version, ..)| *version > signed).map(|(_, event, ..)| event);
    after
        .take_while(|event| !matches!(event, RequestEvent::OutcomeDecided(_)))
        .any(|event| matches!(event, RequestEvent::ReplyDispatched { .. }))
}

async fn file(ctx: &Ctx, loaded: &Loaded) -> Result<Option<File>, ActError> {
    let Some(registration) = &loaded.request.registration else { return Ok(None) };
    let people = &ctx.ports.people;
    let Some(requester) = people.person(&ctx.agency, &registration.requester).await? else { return Ok(None) };
    let mut parties = HashMap::new();
    for consultation in &loaded.request.consultations {
        let ConsultedParty::ThirdParty { person: id } = &consultation.party else { continue };
        if let Some(person) = people.person(&ctx.agency, id).await? {
            parties.insert(id.clone(), PersonView::of(ctx, person));
        }
    }
    Ok(Some(File {
        office: settings::current(ctx).await?,
        calendar: calendar::current(ctx).await?,
        requester: PersonView::of(ctx, requester),
        content: people.content(&ctx.agency, &registration.content).await?,
        parties,
    }))
}

fn written(loaded: &Loaded, file: &File, version: u64, whom: For) -> Option<Letter> {
    let then = as_it_stood(&loaded.entries, last_entry_for(&loaded.request.history, version));
    let mut letter = write::write(&then, file, version, whom)?;
    letter.mark = mark(&loaded.request.history, version);
    Some(letter)
}

/// The case as it stood after an entry, with what has since been corrected in the entries up to it: a slip of the pen
/// is not printed again, but what happened later changes no letter.
fn as_it_stood(entries: &[Entry], last: u64) -> Request {
    let belongs = |entry: &&Entry| match &entry.event {
        Event::Request(RequestEvent::EntryCorrected { version, .. }) => *version <= last,
        _ => entry.version <= last,
    };
    replay(entries.iter().filter(belongs))
}

/// The entry up to which a letter looks: its own, but the receipt of a request names the days that confirming fixed.
fn last_entry_for(history: &History, version: u64) -> u64 {
    let is_registration =
        matches!(history.moment(version).map(|moment| &moment.event), Some(RequestEvent::RequestRegistered { .. }));
    let mut later = history.effective().filter(|(later, ..)| is_registration && *later > version);
    later.find(|(_, event, ..)| matches!(event, RequestEvent::ReceiptConfirmed { .. })).map_or(version, |(at, ..)| at)
}

/// What is printed across a draft: it carries no number and binds nobody.
fn mark(history: &History, version: u64) -> Option<String> {
    let drafts = |event: &RequestEvent| matches!(event, RequestEvent::OutcomeDecided(_));
    let (event, _) = history.moment(version)?.effective()?;
    if !drafts(event) {
        return None;
    }
    let later = history.effective().filter(|(later, ..)| *later > version);
    let next =
        later.into_iter().find(|(_, event, ..)| drafts(event) || matches!(event, RequestEvent::ReplySigned { .. }));
    Some(match next {
        None => "草稿".to_owned(),
        Some((at, event, ..)) if drafts(event) => format!("草稿（第{at}条登记已重新拟定）"),
        Some((at, ..)) => format!("草稿（以第{at}条登记签发的文本为准）"),
    })
}
