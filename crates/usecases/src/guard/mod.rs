//! `安全审查与巡查` — scanning before publication, patrolling afterwards, and deciding on what was found.

mod check_file;
mod decide_finding;
mod dry_run;
mod findings;
mod import_documents;
mod index;
mod patrol_stock;
mod publish_document;
mod replace_rules;
mod reveal_evidence;
mod withdraw_document;

pub use check_file::check_file;
pub use decide_finding::decide_finding;
pub use dry_run::dry_run;
pub use findings::{FindingStanding, findings};
pub use import_documents::import_documents;
pub use index::IndexCache;
pub use patrol_stock::{Patrolled, patrol_if_due, patrol_stock};
pub use publish_document::publish_document;
pub use replace_rules::{read_rules, replace_rules};
pub use reveal_evidence::{Passage, reveal_evidence};
pub use withdraw_document::withdraw_document;

use crate::ctx::Ctx;
use crate::error::ActError;
use crate::validation::{Findings, Lines};
use casework::Entry;
use casework::ids::StreamId;
use scan::patrol::Document;

/// Longest text of a document, in bytes.
const LONGEST_TEXT: usize = 16 << 20;

/// The stream of what comes into the stock and leaves it.
fn stock_stream() -> StreamId {
    StreamId("stock".to_owned())
}

/// The stream of the patrol's rounds.
fn patrol_stream() -> StreamId {
    StreamId("patrol".to_owned())
}

/// The stream of the secrecy office's rules.
fn rules_stream() -> StreamId {
    StreamId("rules".to_owned())
}

/// The stream of a finding.
fn finding_stream(fingerprint: &str) -> StreamId {
    StreamId(format!("finding/{fingerprint}"))
}

async fn entries(ctx: &Ctx, stream: &StreamId) -> Result<Vec<Entry>, ActError> {
    Ok(ctx.ports.ledger.stream(&ctx.agency, stream).await?)
}

/// Whether a document is one that can be kept.
///
/// # Errors
/// [`ActError::Invalid`] with every field that is not as it must be.
fn check(document: &Document) -> Result<(), ActError> {
    let mut findings = Findings::default();
    findings.required("id", "文件编号", &document.id, 200, Lines::One);
    findings.text("title", "标题", &document.title, 500, Lines::One);
    findings.require(!document.text.is_empty(), "text", "请给出正文");
    findings.require(document.text.len() <= LONGEST_TEXT, "text", "正文过长，请拆成几件");
    let is_day = document.published_on.is_empty() || document.published_on.parse::<jiff::civil::Date>().is_ok();
    findings.require(is_day, "published_on", "公开日期请写成2026-01-31这样");
    findings.finish()
}
