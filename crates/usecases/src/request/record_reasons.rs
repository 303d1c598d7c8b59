//! `收到理由说明` (§35), with the office's finding.

use super::case::{CaseRef, act_on};
use super::standing::Standing;
use crate::ctx::Ctx;
use crate::error::ActError;
use casework::request::{Act, Command};
use jiff::civil::Date;

/// The requester's reasons, as the office finds them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordReasons {
    /// The day they came in; today if not said.
    pub on: Option<Date>,
    /// Whether they are reasonable.
    pub reasonable: bool,
    /// `延迟答复的合理期限` told to the requester, if the ordinary period cannot be kept.
    pub delayed_to: Option<Date>,
}

/// Records the reasons and the finding.
///
/// # Errors
/// [`ActError::Refused`] if none were asked for.
pub async fn record_reasons(ctx: &Ctx, case: &CaseRef, input: RecordReasons) -> Result<Standing, ActError> {
    let on = input.on.unwrap_or_else(|| ctx.today());
    let RecordReasons { reasonable, delayed_to, .. } = input;
    act_on(ctx, case, Act::RecordReasons, |_| Ok(Command::RecordReasons { on, reasonable, delayed_to })).await
}
