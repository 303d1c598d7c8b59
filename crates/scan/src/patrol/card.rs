//! A finding of the patrol as the reviewer reads it.

use serde::{Deserialize, Serialize};

/// A way in which documents say together what none of them says alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Pattern {
    /// `掩码互补`.
    L01,
    /// `掩码与公开出生年月`.
    L02,
    /// `同一标识串联`.
    L03,
    /// `近重复脱敏不一致`.
    L04,
    /// `隐名还原`.
    L05,
    /// `文号、案号、项目号桥接`.
    L06,
    /// `单表唯一`.
    L07,
    /// `同质`.
    L08,
    /// `两期差分`.
    L09,
    /// `小格与补充抑制不足`.
    L10,
    /// `序列缺号与引用`.
    L11,
    /// `引用涉密、内部文件`.
    L12,
    /// `汇聚成密`.
    L13,
    /// `分量求和、覆盖度`.
    L14,
    /// `时空轨迹`.
    L15,
    /// `未成年人与家庭`.
    L16,
    /// `人员清册完整度`.
    L17,
    /// `隐藏数据连接`.
    L18,
    /// `派生标识`.
    L19,
    /// `撤而未净`.
    L20,
}

impl Pattern {
    /// As the office calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::L01 => "掩码互补",
            Self::L02 => "掩码与公开出生年月",
            Self::L03 => "同一标识串联",
            Self::L04 => "近重复脱敏不一致",
            Self::L05 => "隐名还原",
            Self::L06 => "文号、案号、项目号桥接",
            Self::L07 => "单表唯一",
            Self::L08 => "同质",
            Self::L09 => "两期差分",
            Self::L10 => "小格与补充抑制不足",
            Self::L11 => "序列缺号与引用",
            Self::L12 => "引用涉密、内部文件",
            Self::L13 => "汇聚成密",
            Self::L14 => "分量求和、覆盖度",
            Self::L15 => "时空轨迹",
            Self::L16 => "未成年人与家庭",
            Self::L17 => "人员清册完整度",
            Self::L18 => "隐藏数据连接",
            Self::L19 => "派生标识",
            Self::L20 => "撤而未净",
        }
    }
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// `提示`.
    Note,
    /// `一般`.
    Moderate,
    /// `较重`.
    Serious,
    /// `严重`: take down first, review after.
    Severe,
}

impl Severity {
    /// As the office calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Severe => "严重",
            Self::Serious => "较重",
            Self::Moderate => "一般",
            Self::Note => "提示",
        }
    }
}

/// How likely it is that the pieces speak of the same person or thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Likelihood {
    /// Shown only on request, with the number of look-alikes.
    Possible,
    /// Likely.
    Probable,
    /// As good as certain.
    Confirmed,
}

/// How many values remain possible, under the prior that the report states.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Residual {
    /// For each piece alone, in the order of the evidence.
    pub before: Vec<u64>,
    /// For all of them together.
    pub after: u64,
}

/// A passage that a finding rests on. Offsets are code points of the document's text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Evidence {
    /// The document's id.
    pub document: String,
    /// First code point.
    pub start: u32,
    /// Behind the last.
    pub end: u32,
    /// The passage, masked.
    pub excerpt: String,
    /// Where it stands and what it gives away: `第3行，露出第1–6、15–18位`.
    #[serde(default)]
    pub shows: String,
}

/// A finding: the card's six lines and what a program needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Which way.
    pub pattern: Pattern,
    /// How bad, and in [`Self::consequence`] why.
    pub severity: Severity,
    /// How likely.
    pub likelihood: Likelihood,
    /// Whom or what it concerns, masked: `赵*试`.
    pub subject: String,
    /// Exactly the documents whose pieces make it, sorted.
    pub documents: Vec<String>,
    /// `结论`: what can be put together.
    pub exposure: String,
    /// Values that remain possible, where that can be counted.
    pub residual: Option<Residual>,
    /// `证据`.
    pub evidence: Vec<Evidence>,
    /// `为何是同一人`.
    pub same_because: String,
    /// `后果`.
    pub consequence: String,
    /// `建议`: the smallest set of edits, with the residual after it.
    pub suggestion: String,
    /// `依据`: articles and rule.
    pub basis: String,
    /// The same for the same pattern, subject and pieces: by it a finding is suppressed, and reopened by a new piece.
    pub fingerprint: String,
}
