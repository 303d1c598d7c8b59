//! What the calls of the guard say and are told.

use casework::guard::Decision;
use jiff::civil::Date;
use scan::FileReport;
use scan::patrol::{Document, Evidence, Finding, Surface};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use usecases::guard::{FindingStanding, Passage, Patrolled};
use utoipa::ToSchema;

/// 一个文件的检查结果。
#[derive(Serialize, ToSchema)]
pub(super) struct FileReportBody {
    /// clean未发现问题，findings有问题，uncheckable无法检查（后两种不能发布）。
    verdict: String,
    /// 为什么无法检查。
    #[serde(skip_serializing_if = "Option::is_none")]
    uncheckable: Option<String>,
    /// 逐处问题，重的在前。
    findings: Vec<FileFindingBody>,
}

/// 一处问题。
#[derive(Serialize, ToSchema)]
struct FileFindingBody {
    /// 种类。
    kind: String,
    /// 种类的名称。
    label: String,
    /// block不得发布，review请核对，note提示。
    severity: String,
    /// 位置。
    r#where: String,
    /// 遮掩后的摘录。
    excerpt: String,
    /// 为什么、怎么办。
    reason: String,
}

impl From<FileReport> for FileReportBody {
    fn from(report: FileReport) -> Self {
        let findings = report.findings.into_iter().map(|finding| FileFindingBody {
            kind: word(&finding.kind),
            label: finding.kind.label().to_owned(),
            severity: word(&finding.severity),
            r#where: finding.place,
            excerpt: finding.excerpt,
            reason: finding.reason,
        });
        Self { verdict: word(&report.verdict), uncheckable: report.uncheckable, findings: findings.collect() }
    }
}

/// 一件已公开或拟公开的文件。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DocumentBody {
    /// 编号，在本机关内唯一。
    id: String,
    /// 标题。
    #[serde(default)]
    title: String,
    /// 公开日期。
    #[serde(default)]
    published_on: String,
    /// 正文；表格一行一行，各格以制表符或全角空格隔开。
    text: String,
    /// 公开在哪里：page网页，attachment附件，search搜索摘要，api接口，feed订阅。
    #[serde(default)]
    #[schema(value_type = String)]
    surface: Surface,
    /// 同一件信息的各个载体写同一个编号。
    #[serde(default)]
    item: Option<String>,
    /// 它所替代的文件的编号。
    #[serde(default)]
    replaces: Option<String>,
    /// 文件属性。
    #[serde(default)]
    metadata: BTreeMap<String, String>,
}

impl From<DocumentBody> for Document {
    fn from(body: DocumentBody) -> Self {
        let DocumentBody { id, title, published_on, text, surface, item, replaces, metadata } = body;
        Self { id, title, published_on, text, surface, item, replaces, metadata }
    }
}

/// 一项风险：六行卡片。
#[derive(Serialize, ToSchema)]
pub(super) struct FindingBody {
    /// 编号；证据变了，编号也变。
    fingerprint: String,
    /// 模式，L01至L20。
    pattern: String,
    /// 模式的名称。
    label: String,
    /// severe严重，serious较重，moderate一般，note提示。
    severity: String,
    /// confirmed确认，probable很可能，possible可能。
    likelihood: String,
    /// 涉及谁，已遮掩。
    subject: String,
    /// 涉及的文件。
    documents: Vec<String>,
    /// 结论。
    exposure: String,
    /// 剩余的候选数。
    residual: Option<ResidualBody>,
    /// 证据。
    evidence: Vec<EvidenceBody>,
    /// 为何是同一对象。
    same_because: String,
    /// 后果。
    consequence: String,
    /// 建议。
    suggestion: String,
    /// 依据。
    basis: String,
}

/// 剩余的候选数。
#[derive(Serialize, ToSchema)]
struct ResidualBody {
    /// 各件单独看。
    before: Vec<u64>,
    /// 合在一起看。
    after: u64,
}

/// 一处证据。
#[derive(Serialize, ToSchema)]
struct EvidenceBody {
    /// 文件编号。
    document: String,
    /// 从第几个字起（从0数）。
    start: u32,
    /// 到第几个字止（不含）。
    end: u32,
    /// 遮掩后的原文。
    excerpt: String,
}

impl From<Evidence> for EvidenceBody {
    fn from(evidence: Evidence) -> Self {
        Self { document: evidence.document, start: evidence.start, end: evidence.end, excerpt: evidence.excerpt }
    }
}

impl From<Finding> for FindingBody {
    fn from(finding: Finding) -> Self {
        Self {
            pattern: word(&finding.pattern),
            label: finding.pattern.label().to_owned(),
            severity: word(&finding.severity),
            likelihood: word(&finding.likelihood),
            residual: finding.residual.map(|one| ResidualBody { before: one.before, after: one.after }),
            evidence: finding.evidence.into_iter().map(EvidenceBody::from).collect(),
            fingerprint: finding.fingerprint,
            subject: finding.subject,
            documents: finding.documents,
            exposure: finding.exposure,
            same_because: finding.same_because,
            consequence: finding.consequence,
            suggestion: finding.suggestion,
            basis: finding.basis,
        }
    }
}

/// 一组风险。
#[derive(Serialize, ToSchema)]
pub(super) struct FindingsBody {
    /// 逐项，重的在前。
    findings: Vec<FindingBody>,
}

impl From<Vec<Finding>> for FindingsBody {
    fn from(findings: Vec<Finding>) -> Self {
        Self { findings: findings.into_iter().map(FindingBody::from).collect() }
    }
}

/// 风险登记簿。
#[derive(Serialize, ToSchema)]
pub(super) struct RegisterBody {
    /// 逐项，重的在前。
    pub(super) findings: Vec<StandingBody>,
}

/// 一项风险及处置情况。
#[derive(Serialize, ToSchema)]
pub(super) struct StandingBody {
    /// 风险。
    finding: FindingBody,
    /// open待处置，adopted已采纳，false-alarm误报，acceptable可接受，escalated已上报，gone已消除。
    status: String,
    /// 首次发现之日。
    #[schema(value_type = String, format = Date)]
    first_found_on: Date,
    /// 最近发现之日。
    #[schema(value_type = String, format = Date)]
    last_found_on: Date,
    /// 最近一次处置。
    decided: Option<DecidedBody>,
}

/// 一次处置。
#[derive(Serialize, ToSchema)]
struct DecidedBody {
    /// 处置意见。
    decision: DecisionBody,
    /// 日期。
    #[schema(value_type = String, format = Date)]
    on: Date,
    /// 处置人的账号。
    by: String,
}

impl From<FindingStanding> for StandingBody {
    fn from(standing: FindingStanding) -> Self {
        let decided = standing.decided.map(|decided| DecidedBody {
            decision: decided.decision.into(),
            on: decided.on,
            by: decided.by,
        });
        Self {
            finding: standing.row.finding.into(),
            status: standing.status.id().to_owned(),
            first_found_on: standing.row.first_found_on,
            last_found_on: standing.row.last_found_on,
            decided,
        }
    }
}

/// 处置意见。
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(tag = "decision", rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum DecisionBody {
    /// 采纳。
    Adopt {
        /// 怎么改、谁来改。
        #[serde(default)]
        note: String,
    },
    /// 误报。
    FalseAlarm {
        /// 理由。
        reason: String,
    },
    /// 可接受，到期复核。
    AcceptableUntil {
        /// 理由。
        reason: String,
        /// 复核日期。
        #[schema(value_type = String, format = Date)]
        until: Date,
    },
    /// 上报保密机构。
    Escalate {
        /// 报给谁、请示什么。
        #[serde(default)]
        note: String,
    },
}

impl From<DecisionBody> for Decision {
    fn from(body: DecisionBody) -> Self {
        match body {
            DecisionBody::Adopt { note } => Self::Adopt { note },
            DecisionBody::FalseAlarm { reason } => Self::FalseAlarm { reason },
            DecisionBody::AcceptableUntil { reason, until } => Self::AcceptableUntil { reason, until },
            DecisionBody::Escalate { note } => Self::Escalate { note },
        }
    }
}

impl From<Decision> for DecisionBody {
    fn from(decision: Decision) -> Self {
        match decision {
            Decision::Adopt { note } => Self::Adopt { note },
            Decision::FalseAlarm { reason } => Self::FalseAlarm { reason },
            Decision::AcceptableUntil { reason, until } => Self::AcceptableUntil { reason, until },
            Decision::Escalate { note } => Self::Escalate { note },
        }
    }
}

/// 查看原文。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RevealBody {
    /// 理由。
    pub(super) reason: String,
}

/// 一段原文。
#[derive(Serialize, ToSchema)]
pub(super) struct PassageBody {
    /// 文件编号。
    document: String,
    /// 标题。
    title: String,
    /// 原文。
    text: String,
}

impl From<Passage> for PassageBody {
    fn from(passage: Passage) -> Self {
        Self { document: passage.document, title: passage.title, text: passage.text }
    }
}

/// 一次巡查的结果。
#[derive(Serialize, ToSchema)]
pub(super) struct PatrolledBody {
    /// 巡查的文件数。
    documents: u64,
    /// 现有的风险项数。
    findings: u64,
    /// 新出现的。
    opened: u64,
    /// 已消除的。
    closed: u64,
    /// 与平时逐件计算不一致的项数，应为0。
    deviations: u64,
    /// 各类不该公开的内容分别出现在多少件文件里。
    documents_with: BTreeMap<String, u64>,
}

impl From<Patrolled> for PatrolledBody {
    fn from(patrolled: Patrolled) -> Self {
        let Patrolled { documents, findings, opened, closed, deviations, documents_with } = patrolled;
        Self { documents, findings, opened, closed, deviations, documents_with }
    }
}

/// An enum's word on the wire.
fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
