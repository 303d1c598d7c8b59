//! The passages of a finding in clear: for whoever must see them to decide, with the reason in the ledger.

use super::findings::finding;
use super::{entries, finding_stream};
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::stream::append;
use crate::validation::{Findings, Lines};
use casework::Event;
use casework::guard::GuardEvent;
use serde::Serialize;

/// A passage in clear.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// The document's id.
    pub document: String,
    /// Its title.
    pub title: String,
    /// The passage.
    pub text: String,
}

impl std::fmt::Debug for Passage {
    /// Never prints a passage: the id only.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "passage of {}", self.document)
    }
}

/// Shows the passages. The entry in the ledger comes first: nothing is shown that is not on record.
///
/// # Errors
/// [`ActError::Invalid`] without a reason.
pub async fn reveal_evidence(ctx: &Ctx, fingerprint: &str, reason: &str) -> Result<Vec<Passage>, ActError> {
    ctx.may(Act::RevealEvidence)?;
    let mut findings = Findings::default();
    let reason = findings.required("reason", "查看原文的理由", reason, 500, Lines::One);
    findings.finish()?;
    let standing = finding(ctx, fingerprint).await?;
    let stream = finding_stream(fingerprint);
    let version = entries(ctx, &stream).await?.len() as u64;
    let event = GuardEvent::EvidenceRevealed { fingerprint: fingerprint.to_owned(), reason };
    append(ctx, stream, version, ctx.today(), Event::Guard(event)).await?;
    let mut passages = Vec::new();
    for evidence in &standing.row.finding.evidence {
        let Some(document) = ctx.ports.stock.document(&ctx.agency, &evidence.document).await? else { continue };
        let length = evidence.end.saturating_sub(evidence.start) as usize;
        let text = document.text.chars().skip(evidence.start as usize).take(length).collect();
        passages.push(Passage { document: document.id, title: document.title, text });
    }
    Ok(passages)
}
