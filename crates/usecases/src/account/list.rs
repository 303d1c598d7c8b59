//! Who has an account.

use crate::authorization::Act;
use crate::ctx::{Ctx, Staff};
use crate::error::ActError;

/// All accounts that can sign in, without their passwords.
///
/// # Errors
/// [`ActError::Forbidden`] for anybody but the administrator.
pub async fn list(ctx: &Ctx) -> Result<Vec<Staff>, ActError> {
    ctx.may(Act::ListAccounts)?;
    let accounts = ctx.ports.accounts.accounts(&ctx.agency).await?;
    Ok(accounts.into_iter().filter(|account| !account.is_disabled).map(Staff::from).collect())
}
