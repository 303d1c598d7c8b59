//! A new password: one's own, or set anew by the administrator.

use super::password;
use super::trail::{self, Outcome};
use crate::authorization::Act;
use crate::ctx::{Actor, Ctx};
use crate::error::ActError;
use crate::ports::Role;
use crate::validation::Findings;

/// What is to change.
#[derive(Clone)]
pub struct ChangePassword {
    /// Whose.
    pub login: String,
    /// The password so far; needed for one's own.
    pub current: Option<String>,
    /// The new one.
    pub password: String,
}

/// Changes a password.
///
/// # Errors
/// [`ActError::Forbidden`] for somebody else's account, unless the actor is the administrator;
/// [`ActError::Invalid`] if the current password is wrong or the new one too weak.
pub async fn change_password(ctx: &Ctx, input: ChangePassword) -> Result<(), ActError> {
    ctx.may(Act::ChangePassword)?;
    let is_own = ctx.staff().is_some_and(|staff| staff.login == input.login);
    let is_administrator =
        ctx.actor == Actor::System || ctx.staff().is_some_and(|staff| staff.roles.contains(&Role::Administrator));
    if !is_own && !is_administrator {
        return Err(ActError::Forbidden("只能修改本人的密码；忘记密码请找系统管理员重置".to_owned()));
    }
    let account = ctx.ports.accounts.account(&ctx.agency, &input.login).await?.ok_or(ActError::NotFound)?;
    let mut findings = Findings::default();
    if is_own {
        let current = input.current.unwrap_or_default();
        let fits = ctx.ports.passwords.verify(current, account.password_hash.clone()).await?;
        findings.require(fits, "current", "原密码不对，请重新输入");
    }
    password::check(&mut findings, &account.login, &input.password);
    findings.finish()?;
    let password_hash = ctx.ports.passwords.hash(input.password).await?;
    // Only the password: while it was hashed the account may have been closed.
    ctx.ports.accounts.set_password(&ctx.agency, &account.login, password_hash).await?;
    trail::note(ctx, "change-password", &input.login, Outcome::Done);
    // Whoever knew the old password is signed out everywhere.
    Ok(ctx.ports.accounts.end_sessions_of(&ctx.agency, &input.login).await?)
}
