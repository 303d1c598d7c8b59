//! What a scan says of one text or file.

use serde::{Deserialize, Serialize};

/// What was found. The words on the wire are those of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// `居民身份证号码`, also in old, masked and derived forms.
    IdCard,
    /// `手机号码`.
    Mobile,
    /// `固定电话`.
    Landline,
    /// `银行卡号`.
    BankCard,
    /// `统一社会信用代码`, of a sole trader a person's.
    CreditCode,
    /// `组织机构代码`.
    OrganisationCode,
    /// `工商注册号`.
    RegistrationNumber,
    /// `纳税人识别号`.
    TaxNumber,
    /// `护照`.
    Passport,
    /// `往来港澳通行证、回乡证、台胞证`.
    TravelPermit,
    /// `香港、台湾身份证`.
    OtherId,
    /// `军官证、警官证等`.
    ServiceCard,
    /// `学籍号`.
    StudentNumber,
    /// `车牌号`.
    Plate,
    /// `车辆识别代号`.
    Vin,
    /// `电子邮箱`.
    Email,
    /// `网络地址`: IP or MAC.
    NetworkAddress,
    /// `设备号`: IMEI.
    DeviceNumber,
    /// `经纬度`.
    Coordinates,
    /// `不动产权证号`.
    PropertyCertificate,
    /// `案号`.
    CaseNumber,
    /// `发文字号`, where its form is wrong.
    DocumentNumber,
    /// `地址`.
    Address,
    /// `姓名` beside what makes it sensitive.
    NameWithContext,
    /// `健康信息`.
    Health,
    /// `财务信息`: relief, wages, debts of a person.
    Finance,
    /// `未成年人`.
    Minor,
    /// `密级标志`.
    SecrecyMark,
    /// `内部标志`.
    InternalMark,
    /// `隐藏工作表`.
    HiddenSheet,
    /// `隐藏行列`, filtered rows included.
    HiddenRowColumn,
    /// `隐藏文字`.
    HiddenText,
    /// `浅色或极小文字`.
    WhiteText,
    /// `批注`.
    Comment,
    /// `修订痕迹`.
    TrackedChange,
    /// `文件属性`.
    Metadata,
    /// `嵌入对象`.
    EmbeddedObject,
    /// `外部链接`.
    ExternalLink,
    /// `数据透视表缓存`.
    PivotCache,
    /// `定义名称`.
    NamedRange,
    /// `单元格格式或公式遮掩`.
    MaskedByFormat,
    /// `PDF 遮盖无效`.
    PdfBadRedaction,
    /// `PDF 附件`.
    PdfAttachment,
    /// `PDF 脚本`.
    PdfJavascript,
    /// `PDF 旧版本`.
    PdfOldRevision,
    /// `PDF 表单域`.
    PdfFormField,
    /// `PDF 注释`.
    PdfAnnotation,
    /// `PDF 书签`, named destinations included.
    PdfOutline,
    /// `PDF 隐藏图层`.
    PdfHiddenLayer,
    /// `PDF 页面之外的内容`.
    PdfOffPage,
    /// `图片信息`.
    Exif,
    /// `图片`: picture content that no reader of text can judge.
    Picture,
}

impl Kind {
    /// Whether it is about how a file is made, not about what its text says: what making the file anew takes away.
    pub const fn is_structural(self) -> bool {
        matches!(
            self,
            Self::HiddenSheet
                | Self::HiddenRowColumn
                | Self::HiddenText
                | Self::WhiteText
                | Self::Comment
                | Self::TrackedChange
                | Self::Metadata
                | Self::EmbeddedObject
                | Self::ExternalLink
                | Self::PivotCache
                | Self::NamedRange
                | Self::MaskedByFormat
                | Self::PdfBadRedaction
                | Self::PdfAttachment
                | Self::PdfJavascript
                | Self::PdfOldRevision
                | Self::PdfFormField
                | Self::PdfAnnotation
                | Self::PdfOutline
                | Self::PdfHiddenLayer
                | Self::PdfOffPage
                | Self::Exif
                | Self::Picture
        )
    }

    /// As a clerk calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::IdCard => "居民身份证号码",
            Self::Mobile => "手机号码",
            Self::Landline => "固定电话",
            Self::BankCard => "银行卡号",
            Self::CreditCode => "统一社会信用代码",
            Self::OrganisationCode => "组织机构代码",
            Self::RegistrationNumber => "工商注册号",
            Self::TaxNumber => "纳税人识别号",
            Self::Passport => "护照",
            Self::TravelPermit => "往来港澳通行证、回乡证、台胞证",
            Self::OtherId => "香港、台湾身份证",
            Self::ServiceCard => "军官证、警官证等",
            Self::StudentNumber => "学籍号",
            Self::Plate => "车牌号",
            Self::Vin => "车辆识别代号",
            Self::Email => "电子邮箱",
            Self::NetworkAddress => "网络地址",
            Self::DeviceNumber => "设备号",
            Self::Coordinates => "经纬度",
            Self::PropertyCertificate => "不动产权证号",
            Self::CaseNumber => "案号",
            Self::DocumentNumber => "发文字号",
            Self::Address => "地址",
            Self::NameWithContext => "姓名",
            Self::Health => "健康信息",
            Self::Finance => "财务信息",
            Self::Minor => "未成年人",
            Self::SecrecyMark => "密级标志",
            Self::InternalMark => "内部标志",
            Self::HiddenSheet => "隐藏工作表",
            Self::HiddenRowColumn => "隐藏行列",
            Self::HiddenText => "隐藏文字",
            Self::WhiteText => "浅色或极小文字",
            Self::Comment => "批注",
            Self::TrackedChange => "修订痕迹",
            Self::Metadata => "文件属性",
            Self::EmbeddedObject => "嵌入对象",
            Self::ExternalLink => "外部链接",
            Self::PivotCache => "数据透视表缓存",
            Self::NamedRange => "定义名称",
            Self::MaskedByFormat => "单元格格式或公式遮掩",
            Self::PdfBadRedaction => "PDF 遮盖无效",
            Self::PdfAttachment => "PDF 附件",
            Self::PdfJavascript => "PDF 脚本",
            Self::PdfOldRevision => "PDF 旧版本",
            Self::PdfFormField => "PDF 表单域",
            Self::PdfAnnotation => "PDF 注释",
            Self::PdfOutline => "PDF 书签",
            Self::PdfHiddenLayer => "PDF 隐藏图层",
            Self::PdfOffPage => "PDF 页面之外的内容",
            Self::Exif => "图片信息",
            Self::Picture => "图片",
        }
    }
}

/// What a finding does to publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// To be known; stops nothing.
    Note,
    /// A person must look and decide.
    Review,
    /// Must not leave as it is.
    Block,
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What.
    pub kind: Kind,
    /// How bad.
    pub severity: Severity,
    /// Where, in words for a person: `第3行`, `工作表“名单”（隐藏）B7`, `第2页`.
    #[serde(rename = "where")]
    pub place: String,
    /// What stands there, masked: a report must not leak what it found.
    pub excerpt: String,
    /// Why it counts and what to do, in words for a clerk.
    pub reason: String,
}

impl Severity {
    /// What it asks of the clerk.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Block => "不得发布",
            Self::Review => "请核对",
            Self::Note => "提示",
        }
    }
}

/// What a scan comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing but notes.
    Clean,
    /// Something to be decided or mended before publication.
    Findings,
    /// Could not be read to the end: stops publication as a finding does.
    Uncheckable,
}

/// What a scan says of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileReport {
    /// What it comes to.
    pub verdict: Verdict,
    /// Why it could not be checked, in words for the person who gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncheckable: Option<String>,
    /// What was found, worst first, then in the order of the file.
    pub findings: Vec<Finding>,
}

impl FileReport {
    /// The report of a file that was read to the end.
    pub fn new(mut findings: Vec<Finding>) -> Self {
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        let stops = findings.iter().any(|finding| finding.severity > Severity::Note);
        let verdict = if stops { Verdict::Findings } else { Verdict::Clean };
        Self { verdict, uncheckable: None, findings }
    }

    /// The report of a file, or part of one, that could not be read; what was found all the same stays in it.
    pub fn uncheckable(why: impl Into<String>, findings: Vec<Finding>) -> Self {
        Self { verdict: Verdict::Uncheckable, uncheckable: Some(why.into()), ..Self::new(findings) }
    }
}
