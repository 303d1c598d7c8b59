//! The dry run of a draft: what publishing it would say together with what is out. Nothing is kept of it.

use super::check;
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use scan::patrol::{Document, Finding};

/// The findings that publishing the draft would add, for the field `汇聚关联风险` of the approval form.
///
/// # Errors
/// [`ActError::Invalid`] if it is no document.
pub async fn dry_run(ctx: &Ctx, draft: &Document) -> Result<Vec<Finding>, ActError> {
    ctx.may(Act::DryRun)?;
    check(draft)?;
    added(ctx, draft).await
}

pub(super) async fn added(ctx: &Ctx, draft: &Document) -> Result<Vec<Finding>, ActError> {
    let reading = scan::reading::read(&draft.text);
    ctx.ports.index.ask(ctx, |index, texts| index.dry_run(draft, &reading, texts)).await
}
