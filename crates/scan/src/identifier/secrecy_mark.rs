//! `国家秘密标志` (保密法实施条例, 国家秘密定密管理规定): grade, ★, period; and marks of internal papers.

use super::Rule;
use crate::finding::Kind;

pub(super) const SECRECY: Rule = Rule::new(
    ("mark", Kind::SecrecyMark, "国家秘密标志"),
    |value, _| parse(value).is_some(),
    &[
        "绝密★20年",
        "机密★",
        "秘　密★5年",
        "机密☆10年",
        "秘密＊6个月",
        "秘密★长期",
        "绝密★启用前",
        "机密★2030年1月1日解密",
    ],
    &["机密", "保守国家秘密", "商业秘密★", "机密级计算机", "秘密工作★10年", "★10年", "绝密★十分重要"],
);

pub(super) const INTERNAL: Rule = Rule::new(
    ("internal", Kind::InternalMark, "内部标志"),
    |value, _| is_internal(value),
    &[
        "内部",
        "内部资料，不得外传",
        "内部事项　注意保管",
        "（征求意见稿）",
        "送审稿",
        "此件不公开",
        "此件依申请公开",
        "传阅后收回",
        "工作秘密",
    ],
    &["内部管理制度", "公开征求意见", "加强内部控制", "此件公开发布", "依申请公开工作", "送审稿已经通过"],
);

/// `密级`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// `秘密`, at most 10 years.
    Secret,
    /// `机密`, at most 20 years.
    Confidential,
    /// `绝密`, at most 30 years.
    Top,
}

/// The grade of a mark; none where the value is none. A word without a star is prose.
pub fn parse(value: &str) -> Option<Grade> {
    let bare: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    let (word, period) = bare.split_once(['★', '☆', '*', '＊', '⭐'])?;
    let grade = match word {
        "绝密" => Grade::Top,
        "机密" => Grade::Confidential,
        "秘密" => Grade::Secret,
        _ => return None,
    };
    is_period(period).then_some(grade)
}

/// Nothing, years or months, or a condition that ends it.
fn is_period(text: &str) -> bool {
    let number = text.strip_suffix('年').or_else(|| text.strip_suffix("个月")).unwrap_or("");
    let is_length =
        matches!(number.chars().count(), 1..=3) && number.chars().all(|c| crate::fold::digit(c).is_some() || c == '十');
    text.is_empty() || is_length || text == "长期" || text == "永久" || text.ends_with("解密") || text.ends_with("前")
}

/// Whether a line is a mark of an internal paper, not a sentence that speaks of one.
pub fn is_internal(value: &str) -> bool {
    const MARKS: [&str; 30] = [
        "内部",
        "内部资料",
        "内部文件",
        "内部材料",
        "内部使用",
        "内部事项",
        "内部事项注意保管",
        "内部刊物",
        "内部参考",
        "内部传阅",
        "仅供内部参考",
        "仅供内部使用",
        "内部资料注意保存",
        "内部资料注意保管",
        "内部资料不得外传",
        "内部资料请勿外传",
        "内部资料严禁外传",
        "不得外传",
        "请勿外传",
        "严禁外传",
        "此件不公开",
        "此件不予公开",
        "此件依申请公开",
        "依申请公开",
        "征求意见稿",
        "送审稿",
        "传阅后收回",
        "阅后收回",
        "会后收回",
        "工作秘密",
    ];
    let bare: String = value.chars().filter(|c| c.is_alphanumeric()).collect();
    let bare = bare.strip_prefix("公开属性").unwrap_or(&bare);
    MARKS.contains(&bare)
}
