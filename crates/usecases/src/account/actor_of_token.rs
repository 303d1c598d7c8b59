//! Whose token it is.

use crate::authorization::Act;
use crate::ctx::{Ctx, Staff};
use crate::error::ActError;
use crate::secret::sha256_hex;

/// The member of staff as whom a bearer token acts, if it is known and the account not disabled.
///
/// # Errors
/// [`ActError::Failed`] if the store fails.
pub async fn actor_of_token(ctx: &Ctx, token: &str) -> Result<Option<Staff>, ActError> {
    ctx.may(Act::UseToken)?;
    let accounts = &ctx.ports.accounts;
    let Some(token) = accounts.token(&ctx.agency, &sha256_hex(token)).await? else { return Ok(None) };
    let account = accounts.account(&ctx.agency, &token.login).await?;
    Ok(account.filter(|account| !account.is_disabled).map(Staff::from))
}
