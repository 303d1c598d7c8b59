//! `发文字号` (GB/T 9704-2012, 7.2.5): the agency's word, the year in 〔〕, the number without 第 and without leading
//! zeros, `号`.

use super::{Rule, brackets};
use crate::finding::Kind;

pub(super) const RULE: Rule = Rule::new(
    ("docno", Kind::DocumentNumber, "发文字号"),
    |value, _| parse(value).is_some(),
    &["示政办发〔2024〕12号", "示科规字（2024）5号", "示府[2023]7号", "示教函【2022】101号", "示发﹝2024﹞第003号"],
    &[
        "示科发2024-12号",
        "示科发〔24〕12号",
        "〔2024〕12号",
        "示科发〔2024〕号",
        "示科发〔2024〕12",
        "示（2020）海不动产权第0012345号",
    ],
);

/// `发文字号` taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentNumber {
    /// `示政办发`.
    pub series: String,
    /// Year.
    pub year: i16,
    /// Number in the year.
    pub number: u32,
    /// What is not as the standard has it.
    pub faults: Vec<Fault>,
}

/// How the form of a document number departs from GB/T 9704.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Other brackets than 〔〕 around the year.
    Brackets,
    /// `第` before the number.
    Ordinal,
    /// Zeros before the number (虚位).
    LeadingZeros,
    /// Spaces between the parts.
    Spaces,
}

impl Fault {
    /// In words for a clerk, with what to write instead.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Brackets => "年份应当用六角括号“〔〕”括入",
            Self::Ordinal => "发文顺序号不加“第”字",
            Self::LeadingZeros => "发文顺序号不编虚位，1不编为01",
            Self::Spaces => "发文字号各部分之间不留空格",
        }
    }
}

impl DocumentNumber {
    /// As the standard has it, so that two spellings of one number compare equal.
    pub fn normal(&self) -> String {
        format!("{}〔{}〕{}号", self.series, self.year, self.number)
    }
}

/// Takes a number apart; none where the value is none.
pub fn parse(value: &str) -> Option<DocumentNumber> {
    let bare: String = value.chars().filter(|c| !matches!(c, ' ' | '\u{3000}')).collect();
    let bracketed = brackets::year(&bare)?;
    let length = bracketed.before.chars().count();
    let is_series =
        (1..=16).contains(&length) && bracketed.before.chars().all(|c| brackets::is_han(c) || c.is_ascii_uppercase());
    let behind = bracketed.behind.strip_suffix('号')?;
    let digits = behind.strip_prefix('第').unwrap_or(behind);
    let is_number = is_series && matches!(digits.len(), 1..=6) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|number| is_number && *number > 0)?;
    let faults = [
        (bracketed.open != '〔' || bracketed.close != '〕', Fault::Brackets),
        (behind.starts_with('第'), Fault::Ordinal),
        (digits.starts_with('0'), Fault::LeadingZeros),
        (bare.len() != value.trim().len(), Fault::Spaces),
    ];
    let faults = faults.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, fault)| fault).collect();
    Some(DocumentNumber { series: bracketed.before.to_owned(), year: bracketed.year, number, faults })
}
