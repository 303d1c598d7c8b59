//! `审核` — one opinion on the draft: handling unit, secrecy (§17), legality.

use super::case::{CaseRef, act_on};
use super::standing::Standing;
use crate::authorization::separate_secrecy_review;
use crate::ctx::{Ctx, Staff};
use crate::error::ActError;
use crate::ports::Role;
use crate::validation::{Findings, Lines};
use casework::request::{Act, Command, ReviewKind};
use jiff::civil::Date;

/// An opinion on the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The day; today if not said.
    pub on: Option<Date>,
    /// Which review.
    pub kind: ReviewKind,
    /// Whether it lets the draft pass.
    pub passed: bool,
    /// The reviewer's words.
    pub note: String,
}

/// Records a review.
///
/// # Errors
/// [`ActError::Forbidden`] if the actor's role does not give this review, or he drafted what he would review;
/// [`ActError::Refused`] without a draft.
pub async fn review(ctx: &Ctx, case: &CaseRef, input: Review) -> Result<Standing, ActError> {
    ctx.may_on_request(Act::Review)?;
    let mut findings = Findings::default();
    let note = findings.text("note", "审核意见", &input.note, 5_000, Lines::Many);
    findings.finish()?;
    if !ctx.staff().is_some_and(|staff| gives(staff, input.kind)) {
        return Err(ActError::Forbidden(format!("当前账号不能出具{}意见", input.kind.label())));
    }
    let on = input.on.unwrap_or_else(|| ctx.today());
    act_on(ctx, case, Act::Review, |loaded| {
        if input.kind == ReviewKind::Secrecy {
            separate_secrecy_review(&loaded.entries, &ctx.actor_id().0)?;
        }
        Ok(Command::Review { on, kind: input.kind, passed: input.passed, note: note.clone() })
    })
    .await
}

/// The reviews that a member of staff gives.
pub fn reviews_of(staff: &Staff) -> impl Iterator<Item = ReviewKind> {
    [ReviewKind::Unit, ReviewKind::Secrecy, ReviewKind::Legality].into_iter().filter(|kind| gives(staff, *kind))
}

/// Who gives which review.
fn gives(staff: &Staff, kind: ReviewKind) -> bool {
    let roles: &[Role] = match kind {
        ReviewKind::Unit => &[Role::HandlingUnit, Role::Clerk, Role::OfficeHead],
        ReviewKind::Secrecy => &[Role::SecrecyReviewer],
        ReviewKind::Legality => &[Role::OfficeHead, Role::Clerk],
    };
    staff.roles.iter().any(|role| roles.contains(role))
}
