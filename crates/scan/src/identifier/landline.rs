//! `固定电话`: area code and seven or eight digits, eight in the cities with a code of three digits.

use super::Rule;
use crate::finding::Kind;

pub(super) const RULE: Rule = Rule::new(
    ("landline", Kind::Landline, "固定电话"),
    |value, _| is_written(value),
    &["010-66660000", "（0315）2800000", "021-62220000转8001", "0315-2800000-801", "+86-10-66660000", "03152800000"],
    &["010-6666000", "0100-66660000", "12345", "010-16660000", "026-66660000", "0315-280000", "4001234567"],
);

/// Whether digits without separators are an area code and a number: `01066668888`, `03136668888`.
pub fn is_valid(number: &[u8]) -> bool {
    let (code, local) = match number {
        [b'0', b'1' | b'2', ..] => number.split_at_checked(3),
        [b'0', b'3'..=b'9', ..] => number.split_at_checked(4),
        _ => None,
    }
    .unwrap_or_default();
    let is_code = match code {
        b"010" | [b'0', b'2', b'0'..=b'5' | b'7'..=b'9'] => local.len() == 8,
        [b'0', b'3'..=b'9', ..] => matches!(local.len(), 7..=8),
        _ => false,
    };
    is_code && matches!(local, [b'2'..=b'8', ..]) && number.iter().all(u8::is_ascii_digit)
}

/// Whether a value is a number as people write it, with an extension behind it.
pub fn is_written(value: &str) -> bool {
    let bare: String = value.chars().filter(|c| !matches!(c, ' ' | '(' | ')' | '（' | '）')).collect();
    let bare = bare.trim_end_matches('分').trim_end_matches('机');
    let local = bare.strip_prefix("+86").or_else(|| bare.strip_prefix("0086"));
    let home = local.map_or_else(|| bare.to_owned(), |rest| format!("0{}", rest.trim_start_matches(['-', '0'])));
    let (number, extension) = split_extension(&home);
    let digits: String = number.split(['-', '—', '－', '–']).collect();
    let is_extension = matches!(extension.len(), 0..=6) && extension.bytes().all(|byte| byte.is_ascii_digit());
    is_extension && is_valid(digits.as_bytes())
}

/// The number and what stands behind `转`, `ext` or a second hyphen.
fn split_extension(text: &str) -> (&str, &str) {
    for word in ["转分机", "转", "分机", "ext.", "ext", "x", "#"] {
        if let Some((number, extension)) = text.split_once(word) {
            return (number, extension);
        }
    }
    match text.rsplit_once('-') {
        Some((number, extension)) if number.contains('-') && extension.len() < 7 => (number, extension),
        _ => (text, ""),
    }
}
