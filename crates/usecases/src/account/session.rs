//! Whose session a cookie is.

use crate::authorization::Act;
use crate::ctx::{Ctx, Staff};
use crate::error::ActError;
use crate::secret::sha256_hex;
use jiff::{SignedDuration, Timestamp};

/// A session not used for so long has ended.
const IDLE: SignedDuration = SignedDuration::from_mins(60);
/// A session this old has ended, used or not: a working day.
const LONGEST: SignedDuration = SignedDuration::from_hours(12);
/// How exactly the last use is kept; spares a write a request.
const TOUCH_AFTER: SignedDuration = SignedDuration::from_secs(60);

/// The member of staff whose session a cookie's token is, if it still runs.
///
/// # Errors
/// [`ActError::Failed`] if the store fails.
pub async fn session(ctx: &Ctx, token: &str) -> Result<Option<Staff>, ActError> {
    ctx.may(Act::ReadSession)?;
    let accounts = &ctx.ports.accounts;
    let hash = sha256_hex(token);
    let Some(session) = accounts.session(&ctx.agency, &hash).await? else { return Ok(None) };
    let now = ctx.ports.clock.now();
    let age = |since: Timestamp| now.duration_since(since);
    if age(session.seen_at) > IDLE || age(session.created_at) > LONGEST {
        accounts.end_session(&ctx.agency, &hash).await?;
        return Ok(None);
    }
    let account = accounts.account(&ctx.agency, &session.login).await?.filter(|account| !account.is_disabled);
    if account.is_some() && age(session.seen_at) > TOUCH_AFTER {
        accounts.touch_session(&ctx.agency, &hash, now).await?;
    }
    Ok(account.map(Staff::from))
}
