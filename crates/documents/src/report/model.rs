//! The report as one typed value; every back end prints this and nothing else.

use crate::table::Misfit;
use jiff::civil::Date;
use report::figure::Figure;
use report::form::ReportFormat;
use report::tables::Tables;
use serde::Serialize;
use std::collections::BTreeMap;

/// `政府信息公开工作年度报告` of one agency and year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnualReport {
    /// Full name of the agency.
    pub agency: String,
    /// The year reported.
    pub year: i16,
    /// The three tables; their format is the report's.
    pub tables: Tables,
    /// The authored sections, with figures as `{{R1/total}}` or already in place.
    pub sections: BTreeMap<Section, String>,
    /// Numbers outside the tables that the text may cite: `fees/notices`, `channel/online`.
    pub figures: BTreeMap<String, Figure>,
    /// How far the report has come.
    pub standing: Standing,
}

/// A part of the report that is written, not computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// `导语`.
    Preamble,
    /// `一、总体情况`.
    Overview,
    /// `五、存在的主要问题及改进情况`.
    Problems,
    /// `六、其他需要报告的事项`.
    Other,
}

/// Whether the report may still change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Being written; printed with `草稿` on it.
    Draft,
    /// Final, not yet public.
    Final,
    /// Public since this day.
    Published(Date),
}

impl AnnualReport {
    /// The edition of the form.
    pub fn format(&self) -> ReportFormat {
        self.tables.format
    }

    /// The title as printed.
    pub fn title(&self) -> String {
        format!("{}{}年政府信息公开工作年度报告", self.agency, self.year)
    }

    /// `annual-report-2024`, the name of its files without what follows the point.
    pub fn file_stem(&self) -> String {
        format!("annual-report-{}", self.year)
    }
}

impl Section {
    /// All sections, in printed order.
    pub const ALL: [Self; 4] = [Self::Preamble, Self::Overview, Self::Problems, Self::Other];

    /// The word in the ledger and on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Preamble => "preamble",
            Self::Overview => "overview",
            Self::Problems => "problems",
            Self::Other => "other",
        }
    }

    /// The section of a word.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.id() == id)
    }
}

/// Why a report or letter cannot be printed, in words for the clerk.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PrintError {
    /// The text cites a figure that does not exist or is not known.
    #[error("文字部分引用了“{{{{{placeholder}}}}}”，{why}；请改用报告构建页所列的引用名")]
    Placeholder {
        /// What stands between the braces.
        placeholder: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A table's cells do not tile.
    #[error(transparent)]
    Misfit(#[from] Misfit),
    /// No usable font was given.
    #[error(
        "没有可用的中文字体，无法生成PDF；请安装fonts-noto-cjk（apt-get install fonts-noto-cjk），或在配置项fonts_dir所指目录放入宋体、仿宋等字体文件。HTML、DOCX、XLSX不受影响"
    )]
    NoFont,
    /// No font has a character of the text.
    #[error(
        "字体中没有“{character}”（U+{code:04X}）这个字，无法生成PDF；请在fonts_dir中放入收有该字的字体（如宋体-ExtB）"
    )]
    NoGlyph {
        /// The character.
        character: char,
        /// Its code point.
        code: u32,
    },
    /// The library that writes the format failed; a defect of ours.
    #[error("生成{format}失败：{what}")]
    Failed {
        /// Which format.
        format: &'static str,
        /// What the library said.
        what: String,
    },
}

impl PrintError {
    /// A library's failure.
    pub(crate) fn failed(format: &'static str, error: impl std::fmt::Display) -> Self {
        Self::Failed { format, what: error.to_string() }
    }
}
