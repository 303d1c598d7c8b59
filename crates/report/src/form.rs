//! `年度报告格式` — the form, once: sections, rows, columns, labels, and which outcome counts where
//! (国办公开办函〔2021〕30号; for reports of 2019 and 2020 国办公开办函〔2019〕60号).
//!
//! Printing, JSON, reading and checking all take their labels and structure from here.

use law::outcome::Outcome;
use law::requester::RequesterKind;
use serde::{Deserialize, Serialize};

/// Which edition of the national format a report follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ReportFormat {
    /// For the reports of 2019 and 2020.
    #[serde(rename = "2019")]
    F2019,
    /// From the report of 2021.
    #[serde(rename = "2021")]
    F2021,
}

impl ReportFormat {
    /// The format that the report of a year follows.
    pub const fn of_year(year: i16) -> Self {
        if year >= 2021 { Self::F2021 } else { Self::F2019 }
    }

    /// `2019` or `2021`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::F2019 => "2019",
            Self::F2021 => "2021",
        }
    }

    /// The rows of table three, in printed order.
    pub const fn rows(self) -> &'static [Row] {
        match self {
            Self::F2019 => &ROWS_2019,
            Self::F2021 => &ROWS_2021,
        }
    }

    /// The rows of table two, in printed order.
    pub const fn table2(self) -> &'static [Table2Row] {
        match self {
            Self::F2019 => &TABLE2_2019,
            Self::F2021 => &TABLE2_2021,
        }
    }

    /// The row in which an outcome counts.
    pub const fn row_of(self, outcome: Outcome) -> Row {
        match outcome {
            Outcome::AlreadyPublic | Outcome::Provided | Outcome::AccessTold => Row::R31,
            Outcome::PartlyDisclosed => Row::R32,
            Outcome::WithheldStateSecret => Row::R331,
            Outcome::WithheldProhibitedByStatute => Row::R332,
            Outcome::WithheldSafetyAndStability => Row::R333,
            Outcome::WithheldThirdPartyRights => Row::R334,
            Outcome::WithheldInternalAffairs => Row::R335,
            Outcome::WithheldDeliberative => Row::R336,
            Outcome::WithheldEnforcementFile => Row::R337,
            Outcome::SpecialAccessRegime => Row::R338,
            Outcome::NotHeld | Outcome::DoesNotExist => Row::R341,
            Outcome::WouldRequireCreation => Row::R342,
            Outcome::StillUnclear => Row::R343,
            Outcome::PetitionOrComplaint => Row::R351,
            Outcome::Repeat => Row::R352,
            Outcome::PublishedWork => Row::R353,
            Outcome::Excessive => Row::R354,
            Outcome::ReissueSought => Row::R355,
            Outcome::ClarificationLapsed => self.other(Row::R361),
            Outcome::FeeUnpaid => self.other(Row::R362),
            Outcome::Withdrawn | Outcome::OtherClosed => self.other(Row::R363),
        }
    }

    /// `其他处理` is a single row in the 2019 format.
    const fn other(self, row: Row) -> Row {
        match self {
            Self::F2019 => Row::R36,
            Self::F2021 => row,
        }
    }
}

/// The six numbered sections, headings as the format words them.
pub const SECTIONS: [&str; 6] = [
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
];

/// The note in table three's head.
pub const BALANCE_NOTE: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

/// A column of table three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// One kind of requester.
    Kind(RequesterKind),
    /// `总计`.
    Total,
}

impl Column {
    /// The seven columns, in printed order.
    pub const ALL: [Self; 7] = [
        Self::Kind(RequesterKind::NaturalPerson),
        Self::Kind(RequesterKind::Business),
        Self::Kind(RequesterKind::ResearchInstitute),
        Self::Kind(RequesterKind::PublicBenefitOrganization),
        Self::Kind(RequesterKind::LegalServiceFirm),
        Self::Kind(RequesterKind::OtherOrganization),
        Self::Total,
    ];

    /// Place in the row, from 0.
    pub const fn index(self) -> usize {
        match self {
            Self::Kind(RequesterKind::NaturalPerson) => 0,
            Self::Kind(RequesterKind::Business) => 1,
            Self::Kind(RequesterKind::ResearchInstitute) => 2,
            Self::Kind(RequesterKind::PublicBenefitOrganization) => 3,
            Self::Kind(RequesterKind::LegalServiceFirm) => 4,
            Self::Kind(RequesterKind::OtherOrganization) => 5,
            Self::Total => 6,
        }
    }

    /// The word on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.id(),
            Self::Total => "total",
        }
    }

    /// The printed label.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.label(),
            Self::Total => "总计",
        }
    }
}

/// A row of table three, in either format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the printed label is the documentation")]
pub enum Row {
    R1,
    R2,
    R31,
    R32,
    R331,
    R332,
    R333,
    R334,
    R335,
    R336,
    R337,
    R338,
    R341,
    R342,
    R343,
    R351,
    R352,
    R353,
    R354,
    R355,
    /// `（六）其他处理` as one row (2019).
    R36,
    R361,
    R362,
    R363,
    R37,
    R4,
}

/// What a row says and under which headings it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowText {
    /// The word on the wire, `R3.3.4`.
    pub key: &'static str,
    /// The heading that the row shares with its neighbours, `（三）不予公开`; `None` for rows without one.
    pub group: Option<&'static str>,
    /// The row's own label.
    pub label: &'static str,
}

/// `三、本年度办理结果` — the heading that spans the result rows.
pub const RESULTS_HEADING: &str = "三、本年度办理结果";
const WITHHELD: Option<&str> = Some("（三）不予公开");
const CANNOT_PROVIDE: Option<&str> = Some("（四）无法提供");
const NOT_PROCESSED: Option<&str> = Some("（五）不予处理");
const OTHER: Option<&str> = Some("（六）其他处理");

impl Row {
    /// Key, heading and label.
    #[rustfmt::skip]
    pub const fn text(self) -> RowText {
        const fn t(key: &'static str, group: Option<&'static str>, label: &'static str) -> RowText {
            RowText { key, group, label }
        }
        match self {
            Self::R1 => t("R1", None, "一、本年新收政府信息公开申请数量"),
            Self::R2 => t("R2", None, "二、上年结转政府信息公开申请数量"),
            Self::R31 => t("R3.1", None, "（一）予以公开"),
            Self::R32 => t("R3.2", None, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
            Self::R331 => t("R3.3.1", WITHHELD, "1.属于国家秘密"),
            Self::R332 => t("R3.3.2", WITHHELD, "2.其他法律行政法规禁止公开"),
            Self::R333 => t("R3.3.3", WITHHELD, "3.危及“三安全一稳定”"),
            Self::R334 => t("R3.3.4", WITHHELD, "4.保护第三方合法权益"),
            Self::R335 => t("R3.3.5", WITHHELD, "5.属于三类内部事务信息"),
            Self::R336 => t("R3.3.6", WITHHELD, "6.属于四类过程性信息"),
            Self::R337 => t("R3.3.7", WITHHELD, "7.属于行政执法案卷"),
            Self::R338 => t("R3.3.8", WITHHELD, "8.属于行政查询事项"),
            Self::R341 => t("R3.4.1", CANNOT_PROVIDE, "1.本机关不掌握相关政府信息"),
            Self::R342 => t("R3.4.2", CANNOT_PROVIDE, "2.没有现成信息需要另行制作"),
            Self::R343 => t("R3.4.3", CANNOT_PROVIDE, "3.补正后申请内容仍不明确"),
            Self::R351 => t("R3.5.1", NOT_PROCESSED, "1.信访举报投诉类申请"),
            Self::R352 => t("R3.5.2", NOT_PROCESSED, "2.重复申请"),
            Self::R353 => t("R3.5.3", NOT_PROCESSED, "3.要求提供公开出版物"),
            Self::R354 => t("R3.5.4", NOT_PROCESSED, "4.无正当理由大量反复申请"),
            Self::R355 => t("R3.5.5", NOT_PROCESSED, "5.要求行政机关确认或重新出具已获取信息"),
            Self::R36 => t("R3.6", None, "（六）其他处理"),
            Self::R361 => t("R3.6.1", OTHER, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
            Self::R362 => t("R3.6.2", OTHER, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
            Self::R363 => t("R3.6.3", OTHER, "3.其他"),
            Self::R37 => t("R3.7", None, "（七）总计"),
            Self::R4 => t("R4", None, "四、结转下年度继续办理"),
        }
    }

    /// The word on the wire, `R3.3.4`.
    pub const fn key(self) -> &'static str {
        self.text().key
    }

    /// The row of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        ROWS_2021.iter().chain(&ROWS_2019).copied().find(|row| row.key() == key)
    }

    /// Whether the row is one of the results that `（七）总计` adds up.
    pub const fn is_result(self) -> bool {
        !matches!(self, Self::R1 | Self::R2 | Self::R37 | Self::R4)
    }
}

#[rustfmt::skip]
const ROWS_2021: [Row; 25] = [
    Row::R1, Row::R2, Row::R31, Row::R32,
    Row::R331, Row::R332, Row::R333, Row::R334, Row::R335, Row::R336, Row::R337, Row::R338,
    Row::R341, Row::R342, Row::R343,
    Row::R351, Row::R352, Row::R353, Row::R354, Row::R355,
    Row::R361, Row::R362, Row::R363,
    Row::R37, Row::R4,
];

#[rustfmt::skip]
const ROWS_2019: [Row; 23] = [
    Row::R1, Row::R2, Row::R31, Row::R32,
    Row::R331, Row::R332, Row::R333, Row::R334, Row::R335, Row::R336, Row::R337, Row::R338,
    Row::R341, Row::R342, Row::R343,
    Row::R351, Row::R352, Row::R353, Row::R354, Row::R355,
    Row::R36,
    Row::R37, Row::R4,
];

/// A row of table two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table2Row {
    /// `第二十条第（一）项` — the block the row stands in.
    pub provision: &'static str,
    /// The word on the wire. With a single column it is the key of the number itself.
    pub key: &'static str,
    /// The printed label.
    pub label: &'static str,
    /// The columns of its block.
    pub columns: &'static [Table2Column],
}

/// A column of a block of table two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table2Column {
    /// The word in a cell id, `issued`.
    pub key: &'static str,
    /// The printed label.
    pub label: &'static str,
    /// What may stand in it.
    pub holds: Holds,
}

/// What a cell of table two may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A whole number from 0.
    Count,
    /// A whole number with a sign (`本年增/减`).
    Change,
    /// A decimal amount, on the wire as text.
    Amount,
}

const fn column(key: &'static str, label: &'static str, holds: Holds) -> Table2Column {
    Table2Column { key, label, holds }
}

const PROVISION_1: &str = "第二十条第（一）项";
const PROVISION_5: &str = "第二十条第（五）项";
const PROVISION_6: &str = "第二十条第（六）项";
const PROVISION_8: &str = "第二十条第（八）项";
const PROVISION_9: &str = "第二十条第（九）项";

const STOCK: [Table2Column; 3] = [
    column("issued", "本年制发件数", Holds::Count),
    column("repealed", "本年废止件数", Holds::Count),
    column("in_force", "现行有效件数", Holds::Count),
];
const DECISIONS: [Table2Column; 1] = [column("decisions", "本年处理决定数量", Holds::Count)];
const FEES: [Table2Column; 1] = [column("amount", "本年收费金额（单位：万元）", Holds::Amount)];

const TABLE2_2021: [Table2Row; 6] = [
    Table2Row { provision: PROVISION_1, key: "government_rules", label: "规章", columns: &STOCK },
    Table2Row { provision: PROVISION_1, key: "normative_documents", label: "行政规范性文件", columns: &STOCK },
    Table2Row { provision: PROVISION_5, key: "licenses", label: "行政许可", columns: &DECISIONS },
    Table2Row { provision: PROVISION_6, key: "penalties", label: "行政处罚", columns: &DECISIONS },
    Table2Row { provision: PROVISION_6, key: "compulsory_measures", label: "行政强制", columns: &DECISIONS },
    Table2Row { provision: PROVISION_8, key: "fees_wan_yuan", label: "行政事业性收费", columns: &FEES },
];

const STOCK_2019: [Table2Column; 3] = [
    column("made", "本年新制作数量", Holds::Count),
    column("newly_public", "本年新公开数量", Holds::Count),
    column("public_total", "对外公开总数量", Holds::Count),
];
const ITEMS_2019: [Table2Column; 3] = [
    column("last_year", "上一年项目数量", Holds::Count),
    column("change", "本年增/减", Holds::Change),
    column("decisions", "处理决定数量", Holds::Count),
];
const FEES_2019: [Table2Column; 2] =
    [column("last_year", "上一年项目数量", Holds::Count), column("change", "本年增/减", Holds::Change)];
const PROCUREMENT_2019: [Table2Column; 2] =
    [column("items", "采购项目数量", Holds::Count), column("amount", "采购总金额", Holds::Amount)];

const TABLE2_2019: [Table2Row; 8] = [
    Table2Row { provision: PROVISION_1, key: "government_rules", label: "规章", columns: &STOCK_2019 },
    Table2Row { provision: PROVISION_1, key: "normative_documents", label: "规范性文件", columns: &STOCK_2019 },
    Table2Row { provision: PROVISION_5, key: "licenses", label: "行政许可", columns: &ITEMS_2019 },
    Table2Row {
        provision: PROVISION_5,
        key: "other_external_services",
        label: "其他对外管理服务事项",
        columns: &ITEMS_2019,
    },
    Table2Row { provision: PROVISION_6, key: "penalties", label: "行政处罚", columns: &ITEMS_2019 },
    Table2Row { provision: PROVISION_6, key: "compulsory_measures", label: "行政强制", columns: &ITEMS_2019 },
    Table2Row { provision: PROVISION_8, key: "fees", label: "行政事业性收费", columns: &FEES_2019 },
    Table2Row { provision: PROVISION_9, key: "procurement", label: "政府集中采购", columns: &PROCUREMENT_2019 },
];

/// A block of table four: key on the wire, label, and whether it stands under 行政诉讼.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table4Block {
    /// The word on the wire.
    pub key: &'static str,
    /// The printed label.
    pub label: &'static str,
    /// Under `行政诉讼`.
    pub is_litigation: bool,
}

/// The three blocks of table four, in printed order.
pub const TABLE4_BLOCKS: [Table4Block; 3] = [
    Table4Block { key: "reconsideration", label: "行政复议", is_litigation: false },
    Table4Block { key: "litigation_direct", label: "未经复议直接起诉", is_litigation: true },
    Table4Block { key: "litigation_after_reconsideration", label: "复议后起诉", is_litigation: true },
];

/// The five columns of a block of table four: key and label.
pub const TABLE4_COLUMNS: [(&str, &str); 5] = [
    ("upheld", "结果维持"),
    ("overturned", "结果纠正"),
    ("other", "其他结果"),
    ("undecided", "尚未审结"),
    ("total", "总计"),
];
