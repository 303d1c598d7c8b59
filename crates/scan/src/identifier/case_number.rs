//! `案号` (最高人民法院关于人民法院案件案号的若干规定): year in brackets, court, kind of case, number, `号`.

use super::{Rule, brackets};
use crate::finding::Kind;

pub(super) const RULE: Rule = Rule::new(
    ("caseno", Kind::CaseNumber, "案号"),
    |value, _| is_valid(value),
    &[
        "（2024）冀0203民初123号",
        "(2024)冀行终5号",
        "（2023）冀02破申3号之一",
        "〔2019〕最高法民再12号",
        "（2022）冀02执恢45号",
    ],
    &[
        "（24）冀0203民初123号",
        "冀0203民初123号",
        "（2024）冀0203民初号",
        "（2024）冀020民初1号",
        "（2024）第12号",
        "（2024）冀某某12号",
    ],
);

/// Short names of provinces on case numbers, 兵 of the corps in Xinjiang and 军 of the military courts.
const COURTS: &str = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵军";
/// A word of every kind of case.
const CASES: &str = "民刑行执破赔清财特司知辖认请委救法非强更减假惩确监";

/// Whether a value is a court's case number.
pub fn is_valid(value: &str) -> bool {
    let bare: String = value.chars().filter(|c| *c != ' ').collect();
    let Some(bracketed) = brackets::year(&bare).filter(|bracketed| bracketed.before.is_empty()) else { return false };
    let Some(court) = court_taken(bracketed.behind) else { return false };
    let Some((kind, number)) = court.char_indices().find(|(_, c)| c.is_ascii_digit()).map(|(at, _)| court.split_at(at))
    else {
        return false;
    };
    let is_kind =
        kind.chars().count() <= 6 && kind.chars().all(brackets::is_han) && kind.chars().any(|c| CASES.contains(c));
    let Some((digits, rest)) = number.split_once('号') else { return false };
    is_kind
        && digits.len() <= 7
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (rest.is_empty() || is_part(rest))
}

/// What stands behind the court: the Supreme Court has no digits, high courts none, others two or four.
fn court_taken(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix("最高法") {
        return Some(rest);
    }
    let rest = text.strip_prefix(|c| COURTS.contains(c))?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    matches!(digits, 0 | 2 | 4).then(|| rest.get(digits..)).flatten()
}

/// `之一`, `之2`: one of several rulings under one number.
fn is_part(text: &str) -> bool {
    text.strip_prefix('之').is_some_and(|part| {
        matches!(part.chars().count(), 1..=3) && part.chars().all(|c| crate::fold::digit(c).is_some() || c == '十')
    })
}
