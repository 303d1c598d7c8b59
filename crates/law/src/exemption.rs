//! `不予公开的情形` — the closed list of grounds for withholding (条例 §14–16, §36(7)).

use serde::{Deserialize, Serialize};

/// One ground for withholding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Exemption {
    /// `国家秘密` (§14).
    StateSecret,
    /// `法律、行政法规禁止公开` (§14).
    ProhibitedByStatute,
    /// `三安全一稳定` (§14).
    SafetyAndStability,
    /// `第三方合法权益`: `商业秘密`, `个人隐私` (§15).
    ThirdPartyRights,
    /// `内部事务信息` (§16¶1).
    InternalAffairs,
    /// `过程性信息` (§16¶2).
    Deliberative,
    /// `行政执法案卷信息` (§16¶2).
    EnforcementFile,
}
