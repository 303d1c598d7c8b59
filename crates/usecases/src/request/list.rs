//! `办件列表` — the work list: every open case in exactly one bucket, with its light; and any other selection.

use super::list_order::ListOrder;
use super::recompute::{ALL_OPEN, open_phases};
use crate::authorization::{Act, Grant};
use crate::calendar;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::ports::{CaseFilter, CaseRow};
use crate::validation::Findings;
use casework::ids::{ContentId, RequestNumber, UnitId};
use casework::request::Phase;
use casework::request::bucket::{Bucket, SOON_WORKING_DAYS};
use jiff::civil::Date;
use law::Calendar;
use law::outcome::Outcome;
use law::receipt::Channel;
use law::requester::RequesterKind;
use serde::Serialize;
use std::collections::HashMap;

/// Which cases are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListFilter {
    /// Only this bucket, by its word.
    pub bucket: Option<String>,
    /// Only these phases; empty for every open case.
    pub phases: Vec<String>,
    /// Filed cases too.
    pub with_archived: bool,
    /// Only received in this year.
    pub year: Option<i16>,
    /// Only of this unit.
    pub unit: Option<UnitId>,
    /// Only with these words in number or title.
    pub words: Option<String>,
    /// After this number, for the next page.
    pub after: Option<RequestNumber>,
    /// At most so many; 0 means 50.
    pub limit: u64,
    /// In which order.
    pub order: ListOrder,
}

/// The list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Worklist {
    /// Every bucket with its count, most urgent first; together all open cases that the actor may see.
    pub buckets: Vec<BucketCount>,
    /// The rows asked for, in the order asked for.
    pub rows: Vec<ListRow>,
    /// Whether there are more.
    pub has_more: bool,
}

/// How many cases are in a bucket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BucketCount {
    /// Its word.
    pub bucket: &'static str,
    /// Its label.
    pub label: &'static str,
    /// How many.
    pub count: u64,
}

/// A case in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of `CaseRow`")]
pub struct ListRow {
    pub number: RequestNumber,
    /// What is asked.
    pub title: String,
    pub phase: String,
    pub phase_label: &'static str,
    pub bucket: Option<&'static str>,
    pub bucket_label: Option<&'static str>,
    pub channel: Channel,
    pub requester_kind: RequesterKind,
    pub unit: Option<UnitId>,
    pub registered_on: Date,
    pub received_on: Option<Date>,
    pub due: Option<Date>,
    pub provisional: bool,
    /// Working days left until `due`, 0 on the day itself; negative calendar days when late.
    pub days_left: Option<i64>,
    pub awaits_until: Option<Date>,
    pub outcome: Option<Outcome>,
    pub disposed_on: Option<Date>,
}

/// Lists cases that the actor may see.
///
/// # Errors
/// [`ActError::Forbidden`] for those who see none; [`ActError::Invalid`] for a bucket, phase or case that is not there.
pub async fn list(ctx: &Ctx, filter: &ListFilter) -> Result<Worklist, ActError> {
    let grant = ctx.may(Act::ListCases)?;
    has_known_words(filter)?;
    let calendar = calendar::current(ctx).await?;
    let today = ctx.today();
    let placed = placed(candidates(ctx, filter, &grant).await?, today, &calendar);
    let buckets = counted(&placed);
    let mut wanted: Vec<_> = placed.into_iter().filter(|(row, bucket)| is_wanted(filter, row, *bucket)).collect();
    if let Some(words) = filter.words.as_deref().map(str::trim).filter(|words| !words.is_empty()) {
        let titles = titles(ctx, &wanted).await?;
        let has_words = |row: &CaseRow| {
            row.number.0.contains(words) || titles.get(&row.content).is_some_and(|title| title.contains(words))
        };
        wanted.retain(|(row, _)| has_words(row));
    }
    wanted.sort_by(|(a, _), (b, _)| filter.order.compare(a, b));
    if let Some(last) = last_seen(ctx, filter, &grant).await? {
        wanted.retain(|(row, _)| filter.order.compare(row, &last).is_gt());
    }
    let limit = if filter.limit == 0 { 50 } else { filter.limit as usize };
    let has_more = wanted.len() > limit;
    wanted.truncate(limit);
    // Only what is shown is looked up: an office may have thousands of open cases.
    let titles = titles(ctx, &wanted).await?;
    let rows = wanted.into_iter().map(|(row, bucket)| view(row, bucket, &titles, today, &calendar)).collect();
    Ok(Worklist { buckets, rows, has_more })
}

/// How many open cases that the actor may see are in each bucket, most urgent first.
///
/// # Errors
/// [`ActError::Forbidden`] for those who see none.
pub async fn count_buckets(ctx: &Ctx) -> Result<Vec<BucketCount>, ActError> {
    let grant = ctx.may(Act::ListCases)?;
    let calendar = calendar::current(ctx).await?;
    let rows = candidates(ctx, &ListFilter::default(), &grant).await?;
    Ok(counted(&placed(rows, ctx.today(), &calendar)))
}

fn placed(rows: Vec<CaseRow>, today: Date, calendar: &Calendar) -> Vec<(CaseRow, Option<Bucket>)> {
    let place = |row: CaseRow| {
        let bucket = bucket_of(&row, today, calendar);
        (row, bucket)
    };
    rows.into_iter().map(place).collect()
}

fn counted(placed: &[(CaseRow, Option<Bucket>)]) -> Vec<BucketCount> {
    let count = |bucket| BucketCount {
        bucket: Bucket::id(bucket),
        label: bucket.label(),
        count: placed.iter().filter(|(_, b)| *b == Some(bucket)).count() as u64,
    };
    Bucket::ALL.map(count).to_vec()
}

/// A word that nothing has would give an empty list, as if there were no such cases.
fn has_known_words(filter: &ListFilter) -> Result<(), ActError> {
    let mut findings = Findings::default();
    let is_bucket = |word: &String| Bucket::ALL.iter().any(|bucket| bucket.id() == word);
    if filter.bucket.as_ref().is_some_and(|word| !is_bucket(word)) {
        findings.note("bucket", "没有这一类办件，请从列表中选择");
    }
    if filter.phases.iter().any(|word| Phase::label_of(word).is_none()) {
        findings.note("phase", "没有这一办理阶段，请从列表中选择");
    }
    findings.finish()
}

/// The last row of the page before, as it stands now: it may have left the selection since.
async fn last_seen(ctx: &Ctx, filter: &ListFilter, grant: &Grant) -> Result<Option<CaseRow>, ActError> {
    let Some(number) = &filter.after else { return Ok(None) };
    let row = ctx.ports.views.case(&ctx.agency, number).await?;
    let row = row.filter(|row| grant.reaches(&row.number, row.unit.as_ref()));
    row.map(Some).ok_or_else(|| ActError::invalid("after", format!("没有{number}号申请，请从第一页看起")))
}

async fn candidates(ctx: &Ctx, filter: &ListFilter, grant: &Grant) -> Result<Vec<CaseRow>, ActError> {
    let mut phases = open_phases();
    if filter.with_archived || filter.phases.iter().any(|phase| phase == Phase::Archived.id()) {
        phases.push(Phase::Archived.id().to_owned());
    }
    let all = CaseFilter { phases, limit: ALL_OPEN, ..CaseFilter::default() };
    let rows = ctx.ports.views.cases(&ctx.agency, &all).await?;
    Ok(rows.into_iter().filter(|row| grant.reaches(&row.number, row.unit.as_ref())).collect())
}

/// The bucket of a row; the same as `casework`'s of the whole case, which a test holds.
pub(super) fn bucket_of(row: &CaseRow, today: Date, calendar: &Calendar) -> Option<Bucket> {
    let pressing = match row.due {
        Some(due) if today > due => Some(Bucket::Overdue),
        Some(due) if today == due => Some(Bucket::DueToday),
        Some(_) | None => None,
    };
    let at_work = || match row.due {
        // No day, or a day set to another party: somebody is being asked.
        None => Bucket::Consulting,
        Some(_) if row.awaits_until.is_some() => Bucket::Consulting,
        Some(due) if calendar.working_days_between(today, due) <= SOON_WORKING_DAYS => Bucket::DueSoon,
        Some(_) => Bucket::InTime,
    };
    match row.phase.as_str() {
        "awaiting-confirmation" => Some(Bucket::AwaitingConfirmation),
        "awaiting-clarification" => Some(Bucket::AwaitingClarification),
        "awaiting-payment" => Some(Bucket::AwaitingPayment),
        "awaiting-reasons" => Some(pressing.unwrap_or(Bucket::AwaitingReasons)),
        "signed" => Some(pressing.unwrap_or(Bucket::AwaitingDispatch)),
        "processing" | "decided" => Some(pressing.unwrap_or_else(at_work)),
        "dispatched" => Some(Bucket::AwaitingDelivery),
        "delivered" | "closed" => Some(Bucket::ToArchive),
        _ => None,
    }
}

async fn titles(ctx: &Ctx, rows: &[(CaseRow, Option<Bucket>)]) -> Result<HashMap<ContentId, String>, ActError> {
    let ids: Vec<_> = rows.iter().map(|(row, _)| row.content.clone()).collect();
    let contents = ctx.ports.people.contents(&ctx.agency, &ids).await?;
    Ok(contents.into_iter().map(|content| (content.id, content.title)).collect())
}

fn is_wanted(filter: &ListFilter, row: &CaseRow, bucket: Option<Bucket>) -> bool {
    filter.bucket.as_ref().is_none_or(|wanted| bucket.is_some_and(|bucket| bucket.id() == wanted))
        && (filter.phases.is_empty() || filter.phases.contains(&row.phase))
        && filter.year.is_none_or(|year| row.received_on.is_some_and(|day| day.year() == year))
        && (filter.unit.is_none() || filter.unit == row.unit)
}

fn view(
    row: CaseRow,
    bucket: Option<Bucket>,
    titles: &HashMap<ContentId, String>,
    today: Date,
    calendar: &Calendar,
) -> ListRow {
    let days_left = row.due.filter(|_| row.disposed_on.is_none()).map(|due| {
        if due < today {
            -i64::from((today - due).get_days())
        } else {
            calendar.working_days_between(today, due) as i64
        }
    });
    ListRow {
        title: titles.get(&row.content).cloned().unwrap_or_default(),
        phase_label: Phase::label_of(&row.phase).unwrap_or(""),
        bucket: bucket.map(Bucket::id),
        bucket_label: bucket.map(Bucket::label),
        number: row.number,
        phase: row.phase,
        channel: row.channel,
        requester_kind: row.requester_kind,
        unit: row.unit,
        registered_on: row.registered_on,
        received_on: row.received_on,
        due: row.due,
        provisional: row.due_is_provisional,
        days_left,
        awaits_until: row.awaits_until,
        outcome: row.outcome,
        disposed_on: row.disposed_on,
    }
}
