//! A document has been published, or a new version of one: it comes into the stock that the patrol watches.

use super::{check, dry_run, entries, stock_stream};
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::job::{self, Kind};
use crate::ports::{FoundRow, GuardChange};
use crate::stream::append_all;
use casework::Event;
use casework::guard::GuardEvent;
use scan::patrol::{Document, Finding};

/// Takes the document in, and gives the findings that it adds; they are kept in the same transaction.
///
/// # Errors
/// [`ActError::Invalid`] if it is no document, [`ActError::Conflict`] if the stock changed meanwhile.
pub async fn publish_document(ctx: &Ctx, document: Document) -> Result<Vec<Finding>, ActError> {
    ctx.may(Act::KeepStock)?;
    check(&document)?;
    let stream = stock_stream();
    let version = entries(ctx, &stream).await?.len() as u64;
    let added = dry_run::added(ctx, &document).await?;
    let today = ctx.today();
    // Where a version goes, what it alone said may have gone with it: that only a round over the stock can tell.
    let is_revision =
        document.replaces.is_some() || ctx.ports.stock.document(&ctx.agency, &document.id).await?.is_some();
    let round = is_revision.then(|| job::new(ctx, Kind::PatrolStock, &format!("stock-{}", version + 1)));
    let event = GuardEvent::StockChanged { added: vec![document.id.clone()], withdrawn: Vec::new() };
    let mut change = GuardChange { put_documents: vec![document], ..GuardChange::default() };
    for finding in &added {
        let known = ctx.ports.stock.finding(&ctx.agency, &finding.fingerprint).await?;
        let first_found_on = known.map_or(today, |row| row.first_found_on);
        change.put_findings.push(FoundRow {
            finding: finding.clone(),
            first_found_on,
            last_found_on: today,
            is_found: true,
        });
    }
    append_all(ctx, stream, version, today, Event::Guard(event), Vec::from_iter(round), change).await?;
    Ok(added)
}
