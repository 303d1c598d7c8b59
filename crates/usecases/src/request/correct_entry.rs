//! `更正登记` — an earlier entry was mistaken; it stays, and a new one says what holds.

use super::case::{CaseRef, act_on};
use super::standing::Standing;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::validation::{Findings, Lines};
use casework::ids::ActorId;
use casework::request::{Act, Command, Moment, RequestEvent};
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

/// Corrects an entry. Whoever may do the act that was mistaken, and the one that holds instead, may correct it.
///
/// # Errors
/// [`ActError::Forbidden`] if the entry is for others to correct; [`ActError::Refused`] if the history would then be
/// impossible.
pub async fn correct_entry(ctx: &Ctx, case: &CaseRef, input: CorrectEntry) -> Result<Standing, ActError> {
    ctx.may_on_request(Act::CorrectEntry)?;
    let mut findings = Findings::default();
    let reason = findings.required("reason", "更正的原因", &input.reason, 2_000, Lines::Many);
    findings.finish()?;
    let on = input.on.unwrap_or_else(|| ctx.today());
    act_on(ctx, case, Act::CorrectEntry, |loaded| {
        let moment = loaded.request.history.moment(input.version);
        let recorded = moment.and_then(Moment::effective);
        let occurred_on = match (&input.replacement, input.occurred_on) {
            (_, Some(day)) => day,
            (Replacement::Event(event), None) => match event.as_ref() {
                RequestEvent::ReceiptConfirmed { received_on, .. } => *received_on,
                _ => recorded.map_or(on, |(_, day)| day),
            },
            (Replacement::Same | Replacement::Nothing, None) => recorded.map_or(on, |(_, day)| day),
        };
        let replacement = match &input.replacement {
            Replacement::Same => recorded.map(|(event, _)| Box::new(event.clone().on_day(occurred_on))),
            Replacement::Event(event) => Some(event.clone()),
            Replacement::Nothing => None,
        };
        if let Some(moment) = moment {
            may_change(ctx, &moment.event, moment.by.as_ref())?;
        }
        if let Some(event) = &replacement {
            may_change(ctx, event, moment.and_then(|moment| moment.by.as_ref()))?;
        }
        Ok(Command::CorrectEntry { on, version: input.version, reason: reason.clone(), occurred_on, replacement })
    })
    .await
}

/// An entry is corrected by those who may make it; an opinion by the reviewer who gave it.
fn may_change(ctx: &Ctx, event: &RequestEvent, by: Option<&ActorId>) -> Result<(), ActError> {
    let refused = |_| ActError::Forbidden(format!("“{}”的登记不由您办理，请由办理的人员更正", event.label()));
    match event.act() {
        // Time brought it about; the office keeps the record.
        Act::FindLapses => ctx.may_on_request(Act::Register).map(drop).map_err(refused),
        act => ctx.may_on_request(act).map(drop).map_err(refused),
    }?;
    if matches!(event, RequestEvent::ReviewRecorded { .. }) && by != Some(&ctx.actor_id()) {
        return Err(ActError::Forbidden("审核意见由出具的人员更正".to_owned()));
    }
    Ok(())
}
