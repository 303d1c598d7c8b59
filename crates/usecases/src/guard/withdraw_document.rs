//! A document was taken down: it leaves the stock, and what it said with others is gone.

use super::{entries, stock_stream};
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::job::{self, Kind};
use crate::ports::{FoundRow, GuardChange};
use crate::stream::append_all;
use casework::Event;
use casework::guard::GuardEvent;

/// Takes the document out, and has the stock patrolled: what it replaced, or what fewer pieces still say, stands out
/// anew.
///
/// # Errors
/// [`ActError::NotFound`] if there is no such document.
pub async fn withdraw_document(ctx: &Ctx, id: &str) -> Result<(), ActError> {
    ctx.may(Act::KeepStock)?;
    let stream = stock_stream();
    let version = entries(ctx, &stream).await?.len() as u64;
    if ctx.ports.stock.document(&ctx.agency, id).await?.is_none() {
        return Err(ActError::NotFound);
    }
    let standing = ctx.ports.stock.findings(&ctx.agency, false).await?;
    let gone = standing.into_iter().filter(|row| row.finding.documents.iter().any(|document| document == id));
    let change = GuardChange {
        remove_documents: vec![id.to_owned()],
        put_findings: gone.map(|row| FoundRow { is_found: false, ..row }).collect(),
        ..GuardChange::default()
    };
    let event = GuardEvent::StockChanged { added: Vec::new(), withdrawn: vec![id.to_owned()] };
    let round = job::new(ctx, Kind::PatrolStock, &format!("stock-{}", version + 1));
    append_all(ctx, stream, version, ctx.today(), Event::Guard(event), vec![round], change).await?;
    Ok(())
}
