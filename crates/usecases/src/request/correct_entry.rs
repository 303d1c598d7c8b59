//! `更正登记` — an earlier entry was mistaken; it stays, and a new one says what holds.

use super::case::{CaseRef, act_on};
use super::standing::Standing;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::validation::{Findings, Lines};
use casework::request::{Act, Command, RequestEvent};
use jiff::civil::Date;

/// What holds instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectEntry {
    /// The day of correcting; today if not said.
    pub on: Option<Date>,
    /// Version of the mistaken entry.
    pub version: u64,
    /// Why; without personal data.
    pub reason: String,
    /// Its true legal day; as recorded if not said.
    pub occurred_on: Option<Date>,
    /// What really happened.
    pub replacement: Replacement,
}

/// What stands in place of a mistaken entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Replacement {
    /// The same event, on another day.
    Same,
    /// Another event.
    Event(Box<RequestEvent>),
    /// Nothing: it did not happen.
    Nothing,
}

/// Corrects an entry.
///
/// # Errors
/// [`ActError::Refused`] if the history would then be impossible.
pub async fn correct_entry(ctx: &Ctx, case: &CaseRef, input: CorrectEntry) -> Result<Standing, ActError> {
    ctx.may_on_request(Act::CorrectEntry)?;
    let mut findings = Findings::default();
    let reason = findings.required("reason", "更正的原因", &input.reason, 2_000, Lines::Many);
    findings.finish()?;
    let on = input.on.unwrap_or_else(|| ctx.today());
    act_on(ctx, case, Act::CorrectEntry, |loaded| {
        let moment = loaded.request.history.moment(input.version);
        let recorded = moment.and_then(|moment| moment.effective());
        let replacement = match &input.replacement {
            Replacement::Same => recorded.map(|(event, _)| Box::new(event.clone())),
            Replacement::Event(event) => Some(event.clone()),
            Replacement::Nothing => None,
        };
        let occurred_on = input.occurred_on.or(recorded.map(|(_, day)| day)).unwrap_or(on);
        Ok(Command::CorrectEntry { on, version: input.version, reason: reason.clone(), occurred_on, replacement })
    })
    .await
}
