//! Taking back a bearer token.

use super::trail::{self, Outcome};
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::ports::ApiToken;

/// Letters of a token's hash that name it: the token itself is not kept.
const NAME_LETTERS: usize = 12;

/// The name by which a token is listed and taken back.
pub fn token_name(token: &ApiToken) -> &str {
    token.token_hash.get(..NAME_LETTERS).unwrap_or(&token.token_hash)
}

/// All tokens, oldest first.
///
/// # Errors
/// [`ActError::Forbidden`] for anybody but the administrator.
pub async fn list_tokens(ctx: &Ctx) -> Result<Vec<ApiToken>, ActError> {
    ctx.may(Act::AddToken)?;
    Ok(ctx.ports.accounts.tokens(&ctx.agency).await?)
}

/// Takes back the token of a name, and gives it.
///
/// # Errors
/// [`ActError::NotFound`] if there is none of that name.
pub async fn end_token(ctx: &Ctx, name: &str) -> Result<ApiToken, ActError> {
    ctx.may(Act::AddToken)?;
    let tokens = ctx.ports.accounts.tokens(&ctx.agency).await?;
    let token = tokens.into_iter().find(|token| token_name(token) == name).ok_or(ActError::NotFound)?;
    ctx.ports.accounts.end_token(&ctx.agency, &token.token_hash).await?;
    trail::note(ctx, "end-token", &token.login, Outcome::Done);
    Ok(token)
}
