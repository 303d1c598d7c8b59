//! `收到补正` (§30) — by the office, or by the requester on the site.

use super::case::{CaseRef, Proposal, act_on, load};
use super::form::DESCRIPTION_MAX;
use super::standing::Standing;
use crate::authorization::{Act, Grant};
use crate::ctx::{Actor, Ctx};
use crate::error::ActError;
use crate::ports::RequestContent;
use crate::validation::{Findings, Lines};
use casework::request::{Act as RequestAct, Command};
use jiff::civil::Date;

/// What the requester has added.
#[derive(Clone, PartialEq, Eq)]
pub struct RecordClarification {
    /// The day it came in; today if not said, and always today for the requester.
    pub on: Option<Date>,
    /// The words added; kept below the description.
    pub text: String,
    /// `正当理由` for answering after the last day; for the office to find.
    pub late_reason: Option<String>,
}

/// Records the clarified request; the reply period starts anew.
///
/// # Errors
/// [`ActError::Invalid`] if the requester adds nothing; [`ActError::Refused`] if nothing was asked, or too late.
pub async fn record_clarification(ctx: &Ctx, case: &CaseRef, input: RecordClarification) -> Result<Standing, ActError> {
    let grant = ctx.may(Act::Request(RequestAct::RecordClarification))?;
    let is_requester = matches!(ctx.actor, Actor::Requester { .. });
    let mut findings = Findings::default();
    let text = findings.text("text", "补正内容", &input.text, DESCRIPTION_MAX, Lines::Many);
    findings.require(!(is_requester && text.is_empty()), "text", "请填写补正内容");
    let late_reason = input.late_reason.as_deref().filter(|_| !is_requester).map(str::trim).filter(|r| !r.is_empty());
    let late_reason = late_reason.map(|reason| findings.text("late_reason", "逾期理由", reason, 2_000, Lines::Many));
    findings.finish()?;
    let on = input.on.filter(|_| !is_requester).unwrap_or_else(|| ctx.today());
    let content = content_of(ctx, case, &grant).await?;
    act_on(ctx, case, RequestAct::RecordClarification, |_| {
        let command = Command::RecordClarification { on, late_reason: late_reason.clone() };
        let contents = content.iter().filter(|_| !text.is_empty()).map(|content| added(content, on, &text)).collect();
        Ok(Proposal { contents, ..command.into() })
    })
    .await
}

async fn content_of(ctx: &Ctx, case: &CaseRef, grant: &Grant) -> Result<Option<RequestContent>, ActError> {
    let loaded = load(ctx, &case.number, grant).await?;
    match &loaded.request.registration {
        Some(registration) => Ok(ctx.ports.people.content(&ctx.agency, &registration.content).await?),
        None => Ok(None),
    }
}

fn added(content: &RequestContent, on: Date, text: &str) -> RequestContent {
    let day = format!("{}年{}月{}日", on.year(), on.month(), on.day());
    RequestContent { description: format!("{}\n\n（{day}补正）\n{text}", content.description), ..content.clone() }
}
