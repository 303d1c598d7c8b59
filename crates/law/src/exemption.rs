//! `不予公开的情形` — the closed list of grounds for withholding (条例 §14–16, §36(7)).

use crate::{Citation, Instrument};
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

/// `应当` or `可以` — whether the law leaves a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// `不予公开`: no choice.
    MustWithhold,
    /// `不得公开`, unless the third party agrees or withholding would gravely harm the public interest.
    MustWithholdUnlessOverridden,
    /// `可以不予公开`: a choice, whose reasons are recorded.
    MayWithhold,
}

impl Exemption {
    /// All grounds, in the order of the report's rows.
    pub const ALL: [Self; 7] = [
        Self::StateSecret,
        Self::ProhibitedByStatute,
        Self::SafetyAndStability,
        Self::ThirdPartyRights,
        Self::InternalAffairs,
        Self::Deliberative,
        Self::EnforcementFile,
    ];

    /// The word on the wire and in the ledger.
    pub const fn id(self) -> &'static str {
        match self {
            Self::StateSecret => "state-secret",
            Self::ProhibitedByStatute => "prohibited-by-statute",
            Self::SafetyAndStability => "safety-and-stability",
            Self::ThirdPartyRights => "third-party-rights",
            Self::InternalAffairs => "internal-affairs",
            Self::Deliberative => "deliberative",
            Self::EnforcementFile => "enforcement-file",
        }
    }

    /// What it is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::StateSecret => "属于国家秘密",
            Self::ProhibitedByStatute => "法律、行政法规禁止公开",
            Self::SafetyAndStability => "公开后可能危及国家安全、公共安全、经济安全、社会稳定",
            Self::ThirdPartyRights => "涉及商业秘密、个人隐私，公开会损害第三方合法权益",
            Self::InternalAffairs => "属于人事管理、后勤管理、内部工作流程等内部事务信息",
            Self::Deliberative => "属于讨论记录、过程稿、磋商信函、请示报告等过程性信息",
            Self::EnforcementFile => "属于行政执法案卷信息",
        }
    }

    /// Where it stands.
    pub const fn basis(self) -> Citation {
        const fn article(n: u16) -> Citation {
            Citation::article(Instrument::DisclosureRegulation, n)
        }
        match self {
            Self::StateSecret | Self::ProhibitedByStatute | Self::SafetyAndStability => article(14),
            Self::ThirdPartyRights => article(15),
            Self::InternalAffairs => article(16).paragraph(1),
            Self::Deliberative | Self::EnforcementFile => article(16).paragraph(2),
        }
    }

    /// Whether the law leaves a choice.
    pub const fn force(self) -> Force {
        match self {
            Self::StateSecret | Self::ProhibitedByStatute | Self::SafetyAndStability => Force::MustWithhold,
            Self::ThirdPartyRights => Force::MustWithholdUnlessOverridden,
            Self::InternalAffairs | Self::Deliberative | Self::EnforcementFile => Force::MayWithhold,
        }
    }

    /// Whether the reasons for choosing to withhold must be recorded.
    pub const fn needs_discretion_reasons(self) -> bool {
        match self.force() {
            Force::MayWithhold => true,
            Force::MustWithhold | Force::MustWithholdUnlessOverridden => false,
        }
    }

    /// Whether a law, regulation or rule that orders disclosure prevails over it (§16¶2).
    pub const fn yields_to_disclosure_rules(self) -> bool {
        match self {
            Self::Deliberative | Self::EnforcementFile => true,
            Self::StateSecret
            | Self::ProhibitedByStatute
            | Self::SafetyAndStability
            | Self::ThirdPartyRights
            | Self::InternalAffairs => false,
        }
    }

    /// Row of 不予公开 in table three, 1–7 (国办公开办函〔2021〕30号).
    pub const fn report_row(self) -> u8 {
        match self {
            Self::StateSecret => 1,
            Self::ProhibitedByStatute => 2,
            Self::SafetyAndStability => 3,
            Self::ThirdPartyRights => 4,
            Self::InternalAffairs => 5,
            Self::Deliberative => 6,
            Self::EnforcementFile => 7,
        }
    }

    /// What the agency must be able to show (法释〔2025〕8号 §5, §6; 国办公开办函〔2020〕2号).
    pub const fn evidence(self) -> &'static [&'static str] {
        match self {
            Self::StateSecret => &["密级和保密期限标志，或者定密依据、程序的证明"],
            Self::ProhibitedByStatute => &["禁止公开的法律、行政法规条文（地方性法规、规章不能作为依据）"],
            Self::SafetyAndStability => {
                &["可能危及国家安全、公共安全、经济安全、社会稳定的证据或者有理由的说明", "风险评估报告和会商记录"]
            }
            Self::ThirdPartyRights => {
                &["征求意见书及第三方意见（或者逾期未答复的记录）", "不公开不会对公共利益造成重大影响的权衡记录"]
            }
            Self::InternalAffairs => &["属于人事管理、后勤管理或者内部工作流程的说明", "裁量不予公开的理由"],
            Self::Deliberative => &[
                "形成于作出行政决定之前，属于讨论记录、过程稿、磋商信函或者请示报告的说明",
                "法律、法规、规章没有规定应当公开的核查记录",
                "裁量不予公开的理由",
            ],
            Self::EnforcementFile => &[
                "属于案卷中当事人信息、调查询问笔录等的说明",
                "法律、法规、规章没有规定应当公开的核查记录",
                "裁量不予公开的理由",
            ],
        }
    }
}
