//! `撤回` — the requester gives up the request: on the site, or told to the office, which writes it down.

use super::case::{CaseRef, act_on};
use super::standing::Standing;
use crate::ctx::{Actor, Ctx};
use crate::error::ActError;
use crate::validation::{Findings, Lines};
use casework::request::{Act, Command};
use jiff::civil::Date;

/// How the wish was expressed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Withdraw {
    /// The day; today if not said, and always today for the requester.
    pub on: Option<Date>,
    /// In which way; kept in the ledger, so without personal data.
    pub note: String,
}

/// Ends a request by the requester's wish.
///
/// # Errors
/// [`ActError::Refused`] once the reply has left.
pub async fn withdraw(ctx: &Ctx, case: &CaseRef, input: Withdraw) -> Result<Standing, ActError> {
    ctx.may_on_request(Act::Withdraw)?;
    let is_requester = matches!(ctx.actor, Actor::Requester { .. });
    let mut findings = Findings::default();
    let said = findings.text("note", "撤回情况", &input.note, 2_000, Lines::Many);
    findings.finish()?;
    // What the requester types may hold anything; the ledger keeps only that it was done on the site.
    let note = if is_requester { "申请人在网上自行撤回".to_owned() } else { said };
    let on = input.on.filter(|_| !is_requester).unwrap_or_else(|| ctx.today());
    act_on(ctx, case, Act::Withdraw, |_| Ok(Command::Withdraw { on, note: note.clone() })).await
}
