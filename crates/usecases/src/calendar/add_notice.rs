//! Loading a year's holiday arrangement; every open case is then recomputed and the moved ones listed.

use super::STREAM;
use super::current::from_entries;
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::job::{self, Kind};
use crate::request::recompute;
use crate::stream::append_with;
use casework::Event;
use casework::ids::RequestNumber;
use casework::report::CalendarEvent;
use jiff::civil::Date;
use law::calendar::Notice;
use serde::Serialize;

/// A notice was loaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoticeAdded {
    /// The year arranged.
    pub year: i16,
    /// Title of the notice.
    pub title: String,
    /// Cases whose last day to reply moved, or is no longer provisional.
    pub moved: Vec<Moved>,
}

/// A case whose last day changed with the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// The case.
    pub number: RequestNumber,
    /// The last day so far.
    pub before: Option<Date>,
    /// The last day now.
    pub after: Option<Date>,
    /// Whether it still needs a year without a notice.
    pub is_provisional: bool,
}

/// Loads the TOML text of a year's notice.
///
/// # Errors
/// [`ActError::Invalid`] saying what is wrong with the text, or that the year is arranged already.
pub async fn add_notice(ctx: &Ctx, toml: &str) -> Result<NoticeAdded, ActError> {
    ctx.may(Act::AddNotice)?;
    let stream = STREAM.into();
    let entries = ctx.ports.ledger.stream(&ctx.agency, &stream).await?;
    let wrong = |error: law::calendar::NoticeError| ActError::invalid("toml", error.to_string());
    let notice = Notice::parse(toml).map_err(wrong)?;
    from_entries(&entries)?.with_notice(&notice).map_err(wrong)?;
    let (year, title) = (notice.arrangement().year, notice.arrangement().title.clone());
    let event = CalendarEvent::CalendarAdded {
        year,
        published_on: notice.arrangement().published_on.unwrap_or(ctx.today()),
        toml: toml.to_owned(),
    };
    // Should the process die before the cases are recomputed, the job still does it.
    let job = job::new(ctx, Kind::RecomputeCases, &format!("calendar-{}", entries.len() + 1));
    append_with(ctx, stream, entries.len() as u64, ctx.today(), Event::Calendar(event), vec![job]).await?;
    Ok(NoticeAdded { year, title, moved: recompute(ctx).await? })
}
