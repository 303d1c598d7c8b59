//! `单位`: where the name of a unit begins and ends in a field.

use crate::lexicon::{Hit, WordKind};
use crate::name::{self, FOLLOW, Footing, HAN, POST_END, UNIT_END, UNIT_FIRM, signs};
use std::ops::Range;

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
        let behind = head.rfind(|c| BEFORE.contains(c)).map(|at| start + at + '在'.len_utf8());
        start = behind.filter(|behind| is_long_enough(text, *behind..end)).unwrap_or(start);
    }
    start = behind_preposition(text, start..end);
    let name = text
        .get(start..end)?
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | '、') || ('①'..='⑳').contains(&c));
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

fn is_long_enough(text: &str, span: Range<usize>) -> bool {
    text.get(span).is_some_and(|name| name.chars().count() >= 4)
}

/// Words of one character before a unit: `对`, `系`, `到`. `向阳小学` keeps its 向.
fn behind_preposition(text: &str, span: Range<usize>) -> usize {
    let name = text.get(span.clone()).unwrap_or_default();
    let is_word = ["对外", "到家", "由义"].iter().any(|word| name.starts_with(word));
    let name = ["现在", "目前在", "原在", "均为", "现系", "均系", "原系"]
        .iter()
        .find_map(|word| name.strip_prefix(word))
        .unwrap_or(name);
    let behind = name.strip_prefix(['系', '到', '对', '由', '住', '经', '在', '往', '赴', '的']);
    match behind {
        Some(behind) if !is_word && behind.chars().count() >= 4 => span.end - behind.len(),
        Some(_) | None => span.end - name.len(),
    }
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
            // `…控制中心中心主任`: the second word belongs to the post.
            let own = text.get(hit.start as usize..hit.end as usize).unwrap_or_default();
            let before = text.get(field.start..hit.start as usize).unwrap_or_default();
            end = Some(if before.ends_with(own) { hit.start as usize } else { hit.end as usize });
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
    let is_word = |end: usize| {
        let is_doubled = text.get(field.start..end).is_some_and(|name| name.ends_with("中心中心"));
        !is_doubled && hits.iter().any(|hit| hit.end as usize == end && hit.word.is(WordKind::Unit))
    };
    let is_firm =
        |end: usize| text.get(field.start..end).is_some_and(|name| name.ends_with(|c: char| signs(c) & UNIT_FIRM != 0));
    let fits = |end: usize| text.get(end..field.end).is_some_and(|tail| is_post(tail) || is_name(tail));
    let ends = || {
        let ends = slice.char_indices().rev().take(10).map(|(at, _)| field.start + at);
        ends.take_while(|end| *end >= field.start + 4 * '单'.len_utf8())
    };
    // A known word before a character: `…服务中心园艺师` does not end in 园.
    ends().find(|end| is_word(*end) && fits(*end)).or_else(|| ends().find(|end| is_firm(*end) && fits(*end)))
}

/// Whether what is glued behind a unit is a post.
pub(super) fn is_post(tail: &str) -> bool {
    (2..=8).contains(&tail.chars().count())
        && tail.ends_with(|c: char| signs(c) & POST_END != 0)
        && tail.chars().all(|c| signs(c) & HAN != 0 && signs(c) & FOLLOW == 0)
}

fn is_name(tail: &str) -> bool {
    let tail = tail.trim_start_matches('的').trim_end_matches("同志");
    name::is_name(tail, Footing::Structure)
        || name::masked(tail).is_some_and(|masked| masked.len == tail.len() && signs(first(tail)) & HAN != 0)
}

fn first(text: &str) -> char {
    text.chars().next().unwrap_or(' ')
}

/// A unit is known again without its departments: `…养护所办公室`.
fn without_department(name: &str) -> &str {
    for (at, c) in name.char_indices().skip(3) {
        let (unit, rest) = name.split_at(at + c.len_utf8());
        let is_department = matches!(rest.chars().count(), 2..=5) && rest.ends_with(['科', '室', '股', '部']);
        let is_unit = signs(c) & UNIT_FIRM != 0
            || c == '学' && !rest.starts_with(['校', '院', '会'])
            || unit.ends_with("中心")
            || unit.ends_with("公司");
        if is_unit && (rest == "工会" || is_department || signs(c) & UNIT_FIRM != 0 && rest == "中心") {
            return unit;
        }
    }
    name
}

/// What may stand right behind a unit's name: `…中心工作`, `…小学工会`, `…大队的`.
const BEHIND: [&str; 22] = [
    "工作", "上班", "任", "担任", "职工", "在职", "在编", "员工", "工会", "工人", "申报", "推荐", "初审", "报送",
    "全体", "原", "现", "党", "退休", "劳动", "干部", "同志",
];

/// `…图书馆张若升发放`: a name, and a word or its end behind it.
fn is_person_and_deed(rest: &str, hits: &[Hit], at: usize) -> bool {
    let rest_start = rest.strip_prefix('的').unwrap_or(rest);
    let from = at + rest.len() - rest_start.len();
    let is_end = |name: usize| {
        let behind = from + name;
        hits.iter().any(|hit| {
            hit.start as usize == behind && (hit.word.is(WordKind::Stop) || hit.word.is(WordKind::Honorific))
        })
    };
    let ends = rest_start.char_indices().map(|(at, _)| at).skip(2).take(2);
    ends.into_iter().any(|end| is_end(end) && rest_start.get(..end).is_some_and(is_name))
}

/// Whether a unit's name may end here: nothing, a known word, or no name's character comes behind.
fn is_edge(text: &str, field: &Range<usize>, hits: &[Hit], end: u32) -> bool {
    let rest = text.get(end as usize..field.end).unwrap_or_default();
    if BEHIND.iter().any(|word| rest.starts_with(word)) || is_person_and_deed(rest, hits, end as usize) {
        return true;
    }
    let next = rest.chars().next();
    next.is_none_or(|next| signs(next) & HAN == 0 || signs(next) & FOLLOW != 0)
        || hits.iter().any(|hit| hit.start == end)
}

fn short_end(text: &str, field: &Range<usize>, at: usize) -> Option<usize> {
    let before = text.get(field.start..at)?;
    // `…财政所原年级组长`.
    let bare = ["原", "现", "时任"].iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    let at = at - (before.len() - bare.len());
    let mut before = bare.chars().rev();
    let (last, second) = (before.next()?, before.next());
    // `301室` is a room, `3组` a part of a village.
    let is_counted = second.is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
    (signs(last) & UNIT_END != 0 && !is_counted).then_some(at)
}
