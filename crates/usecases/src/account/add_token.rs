//! A bearer token for the API.

use super::trail::{self, Outcome};
use crate::authorization::Act;
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::ports::ApiToken;
use crate::secret::sha256_hex;
use crate::validation::{Findings, Lines};

/// A new token.
#[derive(Debug, Clone)]
pub struct AddToken {
    /// The account it acts as.
    pub login: String,
    /// What it is for.
    pub label: String,
}

/// Makes a token and gives it; it cannot be shown again.
///
/// # Errors
/// [`ActError::NotFound`] if there is no such account, [`ActError::Invalid`] without a purpose.
pub async fn add_token(ctx: &Ctx, input: AddToken) -> Result<String, ActError> {
    ctx.may(Act::AddToken)?;
    let mut findings = Findings::default();
    let label = findings.required("label", "令牌用途", &input.label, 100, Lines::One);
    findings.finish()?;
    let accounts = &ctx.ports.accounts;
    let account = accounts.account(&ctx.agency, input.login.trim()).await?.ok_or(ActError::NotFound)?;
    let token = format!("gk_{}{}", ctx.ports.ids.secret(), ctx.ports.ids.secret()).replace('-', "");
    let created_at = ctx.ports.clock.now();
    let login = account.login;
    let kept = ApiToken { token_hash: sha256_hex(&token), login: login.clone(), label, created_at };
    accounts.put_token(&ctx.agency, kept).await?;
    trail::note(ctx, "add-token", &login, Outcome::Done);
    Ok(token)
}
