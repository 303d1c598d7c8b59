//! `收到申请之日` — the day a request counts as received, by channel (条例 §31).

use serde::{Deserialize, Serialize};

/// `申请渠道` — how a request came in; each fixes the receipt day differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// `当面提交`, also an oral request that the office writes down (§29).
    Counter,
    /// `邮寄（签收）` — registered mail, EMS.
    SignedMail,
    /// `平常信函` — ordinary mail that nobody signs for.
    OrdinaryMail,
    /// `互联网渠道` — site form, e-mail.
    Online,
    /// `传真`, to the office's own machine.
    Fax,
}
