//! The calendar that holds now.

use super::STREAM;
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use casework::report::CalendarEvent;
use casework::{Entry, Event};
use law::Calendar;
use law::calendar::Notice;
use std::sync::Arc;

/// The built-in arrangements and every notice that the agency has loaded.
///
/// # Errors
/// [`ActError::Failed`] if the store fails or a notice in the ledger cannot be read.
pub async fn current(ctx: &Ctx) -> Result<Arc<Calendar>, ActError> {
    ctx.may(Act::ReadCalendar)?;
    let entries = ctx.ports.ledger.stream(&ctx.agency, &STREAM.into()).await?;
    if let Some(calendar) = ctx.ports.calendars.get(&ctx.agency, entries.len()) {
        return Ok(calendar);
    }
    let calendar = Arc::new(from_entries(&entries)?);
    ctx.ports.calendars.put(&ctx.agency, entries.len(), &calendar);
    Ok(calendar)
}

/// The built-in calendar with the notices of the ledger, in their order.
pub(super) fn from_entries(entries: &[Entry]) -> Result<Calendar, ActError> {
    let mut calendar = Calendar::built_in().clone();
    for entry in entries {
        let Event::Calendar(CalendarEvent::CalendarAdded { toml, .. }) = &entry.event else { continue };
        let unreadable = |error| ActError::Failed(format!("第{}份节假日安排读不懂：{error}", entry.version));
        calendar = Notice::parse(toml).and_then(|notice| calendar.with_notice(&notice)).map_err(unreadable)?;
    }
    Ok(calendar)
}
