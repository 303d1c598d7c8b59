//! What holds now.

use super::STREAM;
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use casework::Event;
use casework::report::{AgencySettings, SettingsEvent};

/// The agency's settings; an agency that has set none yet is called `本机关`.
///
/// # Errors
/// [`ActError::Failed`] if the store fails.
pub async fn current(ctx: &Ctx) -> Result<AgencySettings, ActError> {
    ctx.may(Act::ReadSettings)?;
    let entries = ctx.ports.ledger.stream(&ctx.agency, &STREAM.into()).await?;
    let last = entries.into_iter().rev().find_map(|entry| match entry.event {
        Event::Settings(SettingsEvent::SettingsChanged { settings }) => Some(settings),
        Event::Request(_) | Event::Figure(_) | Event::Report(_) | Event::Calendar(_) | Event::Guard(_) => None,
    });
    Ok(last.unwrap_or_else(unnamed))
}

/// The settings of an agency that has set none.
pub fn unnamed() -> AgencySettings {
    AgencySettings {
        name: "本机关".to_owned(),
        short_name: "本机关".to_owned(),
        office: "政府信息公开工作机构".to_owned(),
        address: String::new(),
        phone: String::new(),
        hours: String::new(),
        email: String::new(),
        site: String::new(),
        reconsideration_body: String::new(),
        court: String::new(),
        document_prefix: "公开".to_owned(),
        name_court_where_not_taken: true,
        choices: std::collections::BTreeMap::new(),
    }
}
