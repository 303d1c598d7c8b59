//! Many documents at once: what was published before this system watched. Their findings come with the next round.

use super::{check, entries, stock_stream};
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::job::{self, Kind};
use crate::ports::GuardChange;
use crate::stream::append_all;
use casework::Event;
use casework::guard::GuardEvent;
use scan::patrol::Document;

/// Takes all of them in, or none, and has the stock patrolled afterwards.
///
/// # Errors
/// [`ActError::Invalid`] for the first that is no document.
pub async fn import_documents(ctx: &Ctx, documents: Vec<Document>) -> Result<(), ActError> {
    ctx.may(Act::KeepStock)?;
    for document in &documents {
        check(document)?;
    }
    if documents.is_empty() {
        return Ok(());
    }
    let stream = stock_stream();
    let version = entries(ctx, &stream).await?.len() as u64;
    let added = documents.iter().map(|document| document.id.clone()).collect();
    let event = GuardEvent::StockChanged { added, withdrawn: Vec::new() };
    let change = GuardChange { put_documents: documents, ..GuardChange::default() };
    let round = job::new(ctx, Kind::PatrolStock, &format!("stock-{}", version + 1));
    append_all(ctx, stream, version, ctx.today(), Event::Guard(event), vec![round], change).await?;
    Ok(())
}
