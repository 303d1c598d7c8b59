//! `发布前检查` of a file: what it says and holds that must not leave.

use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use scan::FileReport;

/// Judges a file. It is read in the sandbox, kept nowhere, and named in no log.
///
/// # Errors
/// [`ActError::Failed`] if the sandbox cannot work; what the file itself prevents is in the report.
pub async fn check_file(ctx: &Ctx, name: &str, bytes: Vec<u8>) -> Result<FileReport, ActError> {
    ctx.may(Act::CheckFile)?;
    Ok(ctx.ports.sandbox.inspect(name, bytes).await?)
}
