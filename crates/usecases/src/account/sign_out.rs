//! Signing out.

use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::secret::sha256_hex;

/// Ends the session of a cookie's token; an unknown token is no error.
///
/// # Errors
/// [`ActError::Failed`] if the store fails.
pub async fn sign_out(ctx: &Ctx, token: &str) -> Result<(), ActError> {
    ctx.may(Act::SignOut)?;
    Ok(ctx.ports.accounts.end_session(&ctx.agency, &sha256_hex(token)).await?)
}
