//! Who has an account.

use crate::authorization::Act;
use crate::ctx::{Ctx, Staff};
use crate::error::ActError;

/// An account, without its password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Whose.
    pub staff: Staff,
    /// Closed: it stays, since the ledger names it, but cannot sign in.
    pub is_disabled: bool,
}

/// All accounts that can sign in.
///
/// # Errors
/// [`ActError::Forbidden`] for anybody but the administrator.
pub async fn list(ctx: &Ctx) -> Result<Vec<Staff>, ActError> {
    let all = list_all(ctx).await?;
    Ok(all.into_iter().filter(|account| !account.is_disabled).map(|account| account.staff).collect())
}

/// All accounts, the closed ones too.
///
/// # Errors
/// [`ActError::Forbidden`] for anybody but the administrator.
pub async fn list_all(ctx: &Ctx) -> Result<Vec<Listed>, ActError> {
    ctx.may(Act::ListAccounts)?;
    let accounts = ctx.ports.accounts.accounts(&ctx.agency).await?;
    let listed = accounts.into_iter().map(|account| Listed { is_disabled: account.is_disabled, staff: account.into() });
    Ok(listed.collect())
}
