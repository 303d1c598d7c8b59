//! `处置`: a finding is adopted, called a false alarm, accepted for a time, or passed on to the secrecy office.

use super::findings::{FindingStanding, finding};
use super::{entries, finding_stream};
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::stream::append;
use crate::validation::{Findings, Lines};
use casework::Event;
use casework::guard::{Decision, GuardEvent, may_decide};

/// Longest reason or note, in characters.
const LONGEST: usize = 1_000;

/// Records the decision and gives where the finding stands then.
///
/// # Errors
/// [`ActError::Refused`] without a reason where one is needed, or for a day of review out of range.
pub async fn decide_finding(ctx: &Ctx, fingerprint: &str, decision: Decision) -> Result<FindingStanding, ActError> {
    ctx.may(Act::DecideFinding)?;
    let decision = trimmed(decision)?;
    let standing = finding(ctx, fingerprint).await?;
    may_decide(standing.status, &decision, ctx.today())?;
    let stream = finding_stream(fingerprint);
    let version = entries(ctx, &stream).await?.len() as u64;
    let event = GuardEvent::FindingDecided {
        fingerprint: fingerprint.to_owned(),
        pattern: format!("{:?}", standing.row.finding.pattern),
        decision,
    };
    append(ctx, stream, version, ctx.today(), Event::Guard(event)).await?;
    finding(ctx, fingerprint).await
}

fn trimmed(decision: Decision) -> Result<Decision, ActError> {
    let mut findings = Findings::default();
    let mut words = |what: &str, field: &str, text: &str| findings.text(field, what, text, LONGEST, Lines::Many);
    let decision = match decision {
        Decision::Adopt { note } => Decision::Adopt { note: words("说明", "note", &note) },
        Decision::FalseAlarm { reason } => Decision::FalseAlarm { reason: words("理由", "reason", &reason) },
        Decision::AcceptableUntil { reason, until } => {
            Decision::AcceptableUntil { reason: words("理由", "reason", &reason), until }
        }
        Decision::Escalate { note } => Decision::Escalate { note: words("说明", "note", &note) },
    };
    findings.finish()?;
    Ok(decision)
}
