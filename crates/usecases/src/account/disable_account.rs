//! Closing a staff account. It stays, since the ledger names it.

use super::trail::{self, Outcome};
use crate::authorization::Act;
use crate::ctx::{Actor, Ctx};
use crate::error::ActError;
use crate::ports::{Account, Role};

/// Closes an account and ends its sessions; its tokens no longer act.
///
/// # Errors
/// [`ActError::NotFound`] if there is no such account, [`ActError::Invalid`] for one's own or the last administrator's.
pub async fn disable_account(ctx: &Ctx, login: &str) -> Result<(), ActError> {
    ctx.may(Act::AddAccount)?;
    let accounts = &ctx.ports.accounts;
    let account = accounts.account(&ctx.agency, login).await?.ok_or(ActError::NotFound)?;
    if matches!(&ctx.actor, Actor::Staff(staff) if staff.login == login) {
        return Err(ActError::invalid("login", "不能停用自己的账号"));
    }
    let others = accounts.accounts(&ctx.agency).await?;
    let is_administrator = |account: &Account| !account.is_disabled && account.roles.contains(&Role::Administrator);
    if is_administrator(&account) && others.iter().filter(|account| is_administrator(account)).count() == 1 {
        return Err(ActError::invalid("login", "这是最后一个系统管理员账号，请先开设另一个再停用"));
    }
    accounts.disable_account(&ctx.agency, login).await?;
    trail::note(ctx, "disable-account", login, Outcome::Done);
    Ok(accounts.end_sessions_of(&ctx.agency, login).await?)
}
