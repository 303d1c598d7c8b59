//! `收到意见` — ends the pause of a consultation (§32–34).

use super::case::{CaseRef, act_on};
use super::standing::Standing;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::validation::{Findings, Lines};
use casework::ids::ConsultationId;
use casework::request::{Act, Command, Opinion};
use jiff::civil::Date;

/// What a party says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordOpinion {
    /// The day it came in; today if not said.
    pub on: Option<Date>,
    /// Which consultation; may be left out while only one is open.
    pub consultation: Option<ConsultationId>,
    /// What it says.
    pub opinion: Opinion,
    /// Its reasons.
    pub reasons: String,
}

/// Records an opinion.
///
/// # Errors
/// [`ActError::Invalid`] if it is not clear which consultation is meant; [`ActError::Refused`] if it is unknown or
/// answered.
pub async fn record_opinion(ctx: &Ctx, case: &CaseRef, input: RecordOpinion) -> Result<Standing, ActError> {
    ctx.may_on_request(Act::RecordOpinion)?;
    let mut findings = Findings::default();
    let reasons = findings.text("reasons", "意见的理由", &input.reasons, 5_000, Lines::Many);
    findings.finish()?;
    let on = input.on.unwrap_or_else(|| ctx.today());
    act_on(ctx, case, Act::RecordOpinion, |loaded| {
        let mut open = loaded.request.open_consultations().map(|c| c.id.clone());
        let only = open.next().filter(|_| open.next().is_none());
        let unclear = || ActError::invalid("consultation", "请写明是对哪一次征求意见的答复");
        let consultation = input.consultation.clone().or(only).ok_or_else(unclear)?;
        Ok(Command::RecordOpinion { on, consultation, opinion: input.opinion, reasons: reasons.clone() })
    })
    .await
}
