//! Who signed in and out, and what became of accounts: one structured event each in the log, for whoever keeps it.
//! Sign-in names only; never a password, an address, or what was typed for a name that does not exist.

use crate::ctx::Ctx;

/// The target of these events: `log = "info,gongkai::audit=info"`.
const TARGET: &str = "gongkai::audit";

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It was done.
    Done,
    /// The password did not fit.
    WrongPassword,
    /// The account is disabled.
    Disabled,
    /// There is no such account.
    Unknown,
}

impl Outcome {
    const fn id(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::WrongPassword => "wrong-password",
            Self::Disabled => "disabled",
            Self::Unknown => "unknown-account",
        }
    }
}

/// Notes what happened to an account, and who did it.
pub(super) fn note(ctx: &Ctx, act: &'static str, login: &str, outcome: Outcome) {
    let outcome = outcome.id();
    match ctx.staff() {
        Some(staff) if staff.login != login => {
            tracing::info!(target: TARGET, act, login, outcome, by = %staff.login, "account");
        }
        Some(_) | None => tracing::info!(target: TARGET, act, login, outcome, "account"),
    }
}
