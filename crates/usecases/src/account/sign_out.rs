//! Signing out.

use super::trail::{self, Outcome};
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
    let (accounts, hash) = (&ctx.ports.accounts, sha256_hex(token));
    let Some(session) = accounts.session(&ctx.agency, &hash).await? else { return Ok(()) };
    accounts.end_session(&ctx.agency, &hash).await?;
    trail::note(ctx, "sign-out", &session.login, Outcome::Done);
    Ok(())
}
