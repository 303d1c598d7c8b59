//! Signing in.

use super::trail::{self, Outcome};
use crate::authorization::Act;
use crate::ctx::{Ctx, Staff};
use crate::error::ActError;
use crate::ports::Session;
use crate::secret::sha256_hex;

/// What a person types.
#[derive(Clone)]
pub struct SignIn {
    /// Account.
    pub login: String,
    /// Password.
    pub password: String,
}

/// A session has begun.
#[derive(Clone)]
pub struct SignedIn {
    /// The cookie's token; only its hash is kept.
    pub token: String,
    /// Who signed in.
    pub staff: Staff,
}

/// Begins a session. An unknown account, a disabled one and a wrong password are answered alike and after about
/// the same time.
///
/// # Errors
/// [`ActError::Invalid`] on the field `password` if they do not fit.
pub async fn sign_in(ctx: &Ctx, input: SignIn) -> Result<SignedIn, ActError> {
    ctx.may(Act::SignIn)?;
    let account = ctx.ports.accounts.account(&ctx.agency, input.login.trim()).await?;
    let fits = if let Some(account) = &account {
        ctx.ports.passwords.verify(input.password, account.password_hash.clone()).await?
    } else {
        // The same work as a comparison, so that time does not tell which accounts exist.
        ctx.ports.passwords.hash(input.password).await?;
        false
    };
    let (login, outcome) = match &account {
        None => ("", Outcome::Unknown),
        Some(account) if account.is_disabled => (account.login.as_str(), Outcome::Disabled),
        Some(account) if !fits => (account.login.as_str(), Outcome::WrongPassword),
        Some(account) => (account.login.as_str(), Outcome::Done),
    };
    trail::note(ctx, "sign-in", login, outcome);
    let Some(account) = account.filter(|_| outcome == Outcome::Done) else {
        return Err(ActError::invalid("password", "账号或密码不对，请重新输入"));
    };
    let token = format!("{}{}", ctx.ports.ids.secret(), ctx.ports.ids.secret());
    let now = ctx.ports.clock.now();
    let session =
        Session { token_hash: sha256_hex(&token), login: account.login.clone(), created_at: now, seen_at: now };
    ctx.ports.accounts.put_session(&ctx.agency, session).await?;
    Ok(SignedIn { token, staff: account.into() })
}
