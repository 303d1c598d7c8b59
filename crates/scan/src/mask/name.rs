//! Masked names (`张*三`, `张**`, `*三`, `张某某`, `张××`, `欧阳*娜`) as patterns: a character that is shown, `*` for
//! one that is hidden, `…` at the end for an unknown number of them.

use super::is_cover;

/// The pattern of a masked name, or none where the token is no masked name: nothing hidden, nothing shown, too long.
///
/// Stars count: `张**` hides two characters. `某` does not (`张某`, `张某某`, `张某甲` may be anybody of that surname),
/// unless a shown character stands behind it. Three stars or more at the end are more than a given name has, so they
/// do not count either.
pub fn parse(token: &str) -> Option<Box<str>> {
    let mut pattern = String::with_capacity(token.len());
    let (mut shown, mut hidden) = (0, 0);
    let mut signs = token.chars().peekable();
    while let Some(c) = signs.next() {
        let sign = match c {
            '某' => '某',
            // Between the parts of a name of several words; elsewhere it covers.
            '·' | '•' if !pattern.is_empty() && signs.peek().copied().is_some_and(is_han) => '·',
            'x' | 'X' | 'ｘ' | 'Ｘ' if !pattern.is_empty() => '*',
            c if is_cover(c) => '*',
            c if is_han(c) || is_label(c) => c,
            _ => return None,
        };
        shown += usize::from(is_han(sign) && sign != '某');
        hidden += usize::from(sign == '某' || sign == '*');
        pattern.push(sign);
    }
    let length = shown + hidden;
    if shown == 0 || hidden == 0 || !(2..=12).contains(&length) || shown > 8 {
        return None;
    }
    settle(&pattern)
}

/// The pattern of a polite form: `张女士`, `李先生`, `王同学`, `小张`. The caller must know that the character is a
/// surname.
pub fn courtesy(token: &str) -> Option<Box<str>> {
    const BEHIND: [&str; 8] = ["女士", "先生", "小姐", "同学", "老师", "师傅", "同志", "某"];
    let surname =
        BEHIND.iter().find_map(|word| token.strip_suffix(word)).or_else(|| token.strip_prefix(['小', '老']))?;
    let is_short = matches!(surname.chars().count(), 1 | 2) && surname.chars().all(is_han);
    is_short.then(|| format!("{surname}…").into())
}

/// Whether anything in a name's pattern is hidden.
pub fn is_masked(pattern: &str) -> bool {
    pattern.contains(['*', '…'])
}

/// Whether a full name fits a pattern.
pub fn matches(pattern: &str, full: &str) -> bool {
    !is_masked(full) && compatible(pattern, full)
}

/// Whether two patterns may be the same name.
pub fn compatible(one: &str, other: &str) -> bool {
    let (mut left, mut right) = (one.chars(), other.chars());
    loop {
        match (left.next(), right.next()) {
            // At least one character is hidden behind the dots.
            (None, None) | (Some('…'), Some(_)) | (Some(_), Some('…')) => return true,
            (Some(a), Some(b)) if a == b || a == '*' || b == '*' => {}
            _ => return false,
        }
    }
}

/// Turns `某` and long rows of stars into what they tell.
fn settle(pattern: &str) -> Option<Box<str>> {
    // Labels that tell apart several people of one surname are no part of the name.
    let bare = match pattern.rfind('某') {
        Some(at) if pattern[at..].chars().skip(1).all(is_label) => pattern.trim_end_matches(is_label),
        _ => pattern,
    };
    if bare.chars().any(|c| is_label(c) && !is_han(c)) {
        return None;
    }
    let stem = bare.trim_end_matches(['某', '*']);
    let end = &bare[stem.len()..];
    let is_open = end.contains('某') || end.chars().count() >= 3;
    // A name shows its surname or its last characters; dots at the beginning would tell nothing.
    (!stem.is_empty()).then_some(())?;
    let stem = stem.replace('某', "*");
    Some(if is_open { format!("{stem}…") } else { format!("{stem}{end}") }.into())
}

/// `张某甲`, `李某1`, `王某A`.
fn is_label(c: char) -> bool {
    matches!(c, '甲' | '乙' | '丙' | '丁' | '戊' | '己' | '庚' | '辛' | '一' | '二' | '三' | '四' | '五' | '0'..='9' | 'A'..='H')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{323af}' | '〇')
}
