//! `军官证、士兵证、文职人员证、警官证`: a word of the force, `字第`, digits, `号`.

use super::Rule;
use crate::finding::Kind;

pub(super) const RULE: Rule = Rule::new(
    ("officer", Kind::ServiceCard, "军官证等"),
    |value, _| is_valid(value),
    &["军字第0000123号", "士字第00000123号", "武警字第00001号", "文字第0000123号", "海字第 1234 号"],
    &["京字第0000123号", "第0000123号", "军字第123号", "军字第000012345号", "军字0000123号"],
);

/// First words on the cards of the forces, their services and former commands. A province's is none of them.
const WORDS: &str = "军兵士文职武警海空火政参后装联保训学东西南北中沈兰济广成义离退";

/// Whether a value is such a number.
pub fn is_valid(value: &str) -> bool {
    let value: String = value.chars().filter(|c| *c != ' ').collect();
    let Some((word, rest)) = value.split_once("字第") else { return false };
    let Some(digits) = rest.strip_suffix('号') else { return false };
    let is_word = matches!(word.chars().count(), 1 | 2) && word.chars().all(|c| WORDS.contains(c));
    is_word && matches!(digits.len(), 4..=8) && digits.bytes().all(|digit| digit.is_ascii_digit())
}
