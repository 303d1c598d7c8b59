//! `单位`: where the name of a unit begins and ends in a field.

use crate::lexicon::{Hit, WordKind};
use crate::name::{self, FOLLOW, Footing, HAN, signs};
use std::ops::Range;

/// Characters that end the name of a unit where nothing or a post comes behind.
const ENDS: &str = "局所站院厅部处科厂店队社馆园校委办室行会";
/// Of these, those that end it even if a post or a name is glued behind.
const FIRM: &str = "局所站院厅店队社馆园校";
/// Characters that end the name of a post.
const POSTS: &str = "员师工长任手监";
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
    let name = without_department(name);
    let end = start + name.len();
    let length = name.chars().count();
    let is_specific = length >= 4 && name.len() <= MOST && !VAGUE.iter().any(|vague| name.starts_with(vague));
    (is_specific
        && slice.len() <= 3 * MOST
        && !name.contains('某')
        && !name.ends_with("本科")
        && !name.ends_with("专科")
        && name.chars().all(is_inside))
    .then_some(start..end)
}

fn is_inside(c: char) -> bool {
    signs(c) & HAN != 0 || c.is_alphanumeric() || matches!(c, '×' | '*' | '·' | '-')
}

/// Where the name ends: behind the last ending of a unit, or behind a single character that ends one and before the
/// end of the field, a post, or a number.
fn end(text: &str, field: &Range<usize>, hits: &[Hit]) -> Option<usize> {
    let (mut end, mut posted) = (None, None);
    for hit in hits {
        if hit.word.is(WordKind::Unit) && is_edge(text, field, hits, hit.end) {
            end = Some(hit.end as usize);
        } else if hit.word.is(WordKind::Post) || hit.word.is(WordKind::Stop) || hit.word.label.is_some() {
            end = end.max(short_end(text, field, hit.start as usize));
            posted = if hit.word.is(WordKind::Post) { end.filter(|end| *end == hit.start as usize) } else { posted };
        }
    }
    // `…敬老院院长鲁西平出席座谈会`: behind a post no unit goes on.
    let end = if posted.is_some() && posted == end { end } else { end.max(short_end(text, field, field.end)) };
    match glued_end(text, field, hits) {
        Some(glued) if end.is_none_or(|end| end == field.end || end < glued) => Some(glued),
        Some(_) | None => end,
    }
}

/// Where the name ends before a post or a name that is glued behind it: `…养护所电工`, `…社保所的赵砚秋`.
fn glued_end(text: &str, field: &Range<usize>, hits: &[Hit]) -> Option<usize> {
    let slice = text.get(field.clone())?;
    let is_firm = |end: usize| {
        hits.iter().any(|hit| hit.end as usize == end && hit.word.is(WordKind::Unit))
            || text.get(field.start..end).is_some_and(|name| name.ends_with(|c| FIRM.contains(c)))
    };
    let ends = slice.char_indices().rev().take(10).map(|(at, _)| field.start + at);
    ends.take_while(|end| *end >= field.start + 4 * '单'.len_utf8())
        .find(|end| is_firm(*end) && text.get(*end..field.end).is_some_and(|tail| is_post(tail) || is_name(tail)))
}

/// Whether what is glued behind a unit is a post.
pub(super) fn is_post(tail: &str) -> bool {
    (2..=8).contains(&tail.chars().count())
        && tail.ends_with(|c| POSTS.contains(c))
        && tail.chars().all(|c| signs(c) & HAN != 0 && signs(c) & FOLLOW == 0)
}

fn is_name(tail: &str) -> bool {
    name::is_name(tail.trim_start_matches('的').trim_end_matches("同志"), Footing::Structure)
}

/// A unit is known again without its departments: `…养护所办公室`.
fn without_department(name: &str) -> &str {
    for (at, c) in name.char_indices().skip(3) {
        let (unit, rest) = name.split_at(at + c.len_utf8());
        let is_department = matches!(rest.chars().count(), 2..=5) && rest.ends_with(['科', '室', '股', '部']);
        let is_unit = FIRM.contains(c)
            || c == '学' && !rest.starts_with(['校', '院', '会'])
            || unit.ends_with("中心")
            || unit.ends_with("公司");
        if is_unit && (is_department || FIRM.contains(c) && rest == "中心") {
            return unit;
        }
    }
    name
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
