//! `单位`: where the name of a unit begins and ends in a field.

use crate::lexicon::{Hit, WordKind};
use crate::name::{FOLLOW, HAN, signs};
use std::ops::Range;

/// Characters that end the name of a unit where nothing or a post comes behind.
const ENDS: &str = "局所站院厅部处科厂店队社馆园校委办室行会";
/// Words that say no unit in particular.
const VAGUE: [&str; 25] = [
    "本", "该", "各", "有关", "我", "你", "贵", "相关", "上述", "所在", "其", "任何", "全", "每", "用人", "申请",
    "施工", "责任", "原", "此", "两", "多", "一", "同", "某",
];
/// Prepositions and verbs behind which a unit begins in running text.
const BEFORE: &str = "在由被向于的是为到从";
/// Longer than any unit's name, in bytes.
const MOST: usize = 120;

/// The unit that a field names, in bytes of the text.
pub(super) fn find(text: &str, field: &Range<usize>, hits: &[Hit], is_cell: bool) -> Option<Range<usize>> {
    let slice = text.get(field.clone())?;
    let end = end(text, field, hits)?;
    let mut start = field.start;
    for hit in hits.iter().take_while(|hit| (hit.start as usize) < end) {
        let is_before = hit.word.is(WordKind::Lead) || hit.word.label.is_some() && !hit.word.is(WordKind::Unit);
        let is_next = hit.start as usize == start || hit.word.is(WordKind::Lead);
        if is_before && is_next && (hit.end as usize) < end {
            start = hit.end as usize;
        }
    }
    if !is_cell && let Some(name) = text.get(start..end) {
        // What stands behind the region's name belongs to the unit: `延庆区向阳…`.
        let head = name.find(['区', '县', '市', '省']).and_then(|at| name.get(..at)).unwrap_or(name);
        start = head.rfind(|c| BEFORE.contains(c)).map_or(start, |at| start + at + '在'.len_utf8());
    }
    let name = text.get(start..end)?.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' '));
    start = end - name.len();
    let length = name.chars().count();
    let is_specific = length >= 4 && name.len() <= MOST && !VAGUE.iter().any(|vague| name.starts_with(vague));
    (is_specific && slice.len() <= 3 * MOST && name.chars().all(is_inside)).then_some(start..end)
}

fn is_inside(c: char) -> bool {
    signs(c) & HAN != 0 || c.is_alphanumeric() || matches!(c, '×' | '*' | '·' | '-')
}

/// Where the name ends: behind the last ending of a unit, or behind a single character that ends one and before the
/// end of the field, a post, or a number.
fn end(text: &str, field: &Range<usize>, hits: &[Hit]) -> Option<usize> {
    let mut end = None;
    for hit in hits {
        if hit.word.is(WordKind::Unit) && is_edge(text, field, hits, hit.end) {
            end = Some(hit.end as usize);
        } else if hit.word.is(WordKind::Post) || hit.word.is(WordKind::Stop) || hit.word.label.is_some() {
            end = end.max(short_end(text, field, hit.start as usize));
        }
    }
    end.max(short_end(text, field, field.end))
}

/// Whether a unit's name may end here: nothing, a known word, or no name's character comes behind.
fn is_edge(text: &str, field: &Range<usize>, hits: &[Hit], end: u32) -> bool {
    let next = text.get(end as usize..field.end).and_then(|rest| rest.chars().next());
    next.is_none_or(|next| signs(next) & HAN == 0 || signs(next) & FOLLOW != 0)
        || hits.iter().any(|hit| hit.start == end)
}

fn short_end(text: &str, field: &Range<usize>, at: usize) -> Option<usize> {
    let before = text.get(field.start..at)?.chars().next_back()?;
    ENDS.contains(before).then_some(at)
}
