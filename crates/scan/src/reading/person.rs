//! Names in a field: by label, by place, by what stands around them.

use super::draft::Form;
use super::walk::{Field, Walker};
use crate::lexicon::{Hit, Label, WordKind};
use crate::mention::{Evidence, Role, What};
use crate::name::{self, COMMON, FOLLOW, Footing, SURNAME, signs};
use std::ops::Range;

/// A stretch of a field in which no known word, number, unit or place stands.
struct Piece<'t> {
    text: &'t str,
    /// Nothing of the field stands before it.
    is_first: bool,
    start: usize,
    end: usize,
    /// The word that ends where the piece begins.
    left: Option<Hit>,
    /// The word that begins where the piece ends.
    right: Option<Hit>,
    is_after_number: bool,
    is_before_number: bool,
    /// A unit or place, or a unit and a post, stands right before: `…社保所的赵砚秋`.
    is_behind_unit: bool,
}

/// Finds the names of a field.
pub(super) fn names(walker: &mut Walker<'_, '_>, field: &Field<'_>, used: Option<&Range<usize>>) {
    let mut at = field.span.start;
    let mut left: Option<Hit> = None;
    let mut is_after_number = false;
    let (mut hit, mut number) = (0, 0);
    while at < field.span.end {
        let next_hit = field
            .hits
            .get(hit..)
            .and_then(|rest| rest.iter().position(|hit| hit.start as usize >= at).map(|n| n + hit));
        let next_number =
            field.taken.get(number..).and_then(|rest| rest.iter().position(|taken| taken.end > at).map(|n| n + number));
        let hit_start = next_hit.and_then(|n| field.hits.get(n)).map_or(usize::MAX, |hit| hit.start as usize);
        let number_start = next_number.and_then(|n| field.taken.get(n)).map_or(usize::MAX, |taken| taken.start.max(at));
        let used_start = used.filter(|used| used.end > at).map_or(usize::MAX, |used| used.start.max(at));
        let end = hit_start.min(number_start).min(used_start).min(field.span.end);
        if end > at {
            let right = (hit_start == end).then(|| next_hit.and_then(|n| field.hits.get(n)).copied()).flatten();
            // `1.张三`: the dot belongs to the number before.
            let text = walker.text.get(at..end).unwrap_or_default();
            let text = text.trim_start_matches(|c| matches!(c, '.' | '．' | ')' | '-') || ('①'..='⑳').contains(&c));
            // `三年级2班高*竹`, `…工作的张三`.
            let text = if is_after_number { text.trim_start_matches(['的', '班']) } else { text };
            let text = without_preposition(text);
            let start = end - text.len();
            let is_first = at == field.span.start;
            let is_before_number = number_start == end;
            let is_behind_unit = used.is_some_and(|used| {
                let gap = at.checked_sub(used.end);
                gap == Some(0)
                    || gap.is_some_and(|gap| gap <= 30) && left.is_some_and(|hit| hit.word.is(WordKind::Post))
            });
            let piece =
                Piece { text, is_first, start, end, left, right, is_after_number, is_before_number, is_behind_unit };
            name_in(walker, field, &piece);
        }
        (left, is_after_number) = (None, false);
        if end == field.span.end {
            break;
        }
        if end == used_start {
            at = used.map_or(field.span.end, |used| used.end);
        } else if end == number_start {
            at = next_number.and_then(|n| field.taken.get(n)).map_or(field.span.end, |taken| taken.end);
            number = next_number.unwrap_or(number) + 1;
            is_after_number = true;
        } else {
            left = next_hit.and_then(|n| field.hits.get(n)).copied();
            at = left.map_or(field.span.end, |hit| hit.end as usize);
            hit = next_hit.unwrap_or(hit) + 1;
        }
        at = at.max(end);
    }
}

/// `对王*景作出…`: what stands before a masked name.
fn without_preposition(text: &str) -> &str {
    let Some(bare) = text.strip_prefix(['对', '向', '由', '给', '将', '与', '和', '经', '的', '系', '为', '有', '即'])
    else {
        return text;
    };
    if name::masked(bare).is_some() { bare } else { text }
}

fn name_in(walker: &mut Walker<'_, '_>, field: &Field<'_>, piece: &Piece<'_>) {
    let stated = stated(walker, field, piece);
    if let Some(masked) = name::masked(piece.text)
        && is_masked_place(walker, field, piece, &masked, stated)
    {
        let span = piece.start..piece.start + masked.len;
        let role = stated.unwrap_or(Role::Plain);
        chain(walker, field, span.end, stated);
        return walker.push(span, What::Name(masked.pattern.into()), evidence(stated), role);
    }
    if let Some(role) = honorific(walker, piece) {
        return role;
    }
    if let Some((span, pattern)) = masked_at_end(walker, field, piece) {
        return walker.push(span, What::Name(pattern.into()), Evidence::Shape, Role::Plain);
    }
    let is_whole = piece.is_first && piece.end == field.span.end;
    let found = match stated {
        Some(_) => stated_name(piece, is_whole),
        None => unstated_name(walker, field, piece, is_whole),
    };
    let Some(Range { start, end }) = found else { return };
    let text = piece.text.get(start..end).unwrap_or_default();
    let span = piece.start + start..piece.start + end;
    // `测控站的江逢春、白露晞两位`.
    let goes_on = stated.or((piece.is_behind_unit && field.behind == Some('、')).then_some(Role::Plain));
    chain(walker, field, span.end, goes_on);
    walker.push(span, What::Name(text.into()), evidence(stated), stated.unwrap_or(Role::Plain));
}

fn evidence(stated: Option<Role>) -> Evidence {
    if stated.is_some() { Evidence::Labelled } else { Evidence::Shape }
}

/// The role in which a label, a column, a word of kinship or a list that goes on announces a name here.
fn stated(walker: &Walker<'_, '_>, field: &Field<'_>, piece: &Piece<'_>) -> Option<Role> {
    if let Some(left) = piece.left {
        if left.word.is(WordKind::Kin) && left.word.label.is_none() {
            return Some(Role::Plain);
        }
        if let Some(label) = left.word.label {
            return label.person();
        }
    }
    if piece.start > field.span.start {
        return None;
    }
    if let Some(label) = walker.label_before(piece.start) {
        return label.person();
    }
    if let Some((role, end)) = walker.chain {
        let gap = walker.text.get(end..piece.start).unwrap_or_default();
        if !gap.is_empty() && gap.chars().all(|c| matches!(c, '、' | ' ' | '，' | '\u{3000}' | ',')) {
            return Some(role);
        }
    }
    field.column.and_then(Label::person)
}

/// A list of names goes on behind 、.
fn chain(walker: &mut Walker<'_, '_>, field: &Field<'_>, end: usize, stated: Option<Role>) {
    let goes_on = field.span.end == end && matches!(field.behind, Some('、' | '，' | ' ' | '\u{3000}'));
    walker.chain = stated.filter(|_| goes_on).map(|role| (role, end));
}

fn stated_name(piece: &Piece<'_>, is_whole: bool) -> Option<Range<usize>> {
    if is_whole && name::is_name(piece.text, Footing::Stated) {
        return Some(0..piece.text.len());
    }
    // `监护人为冯天君`.
    let bare = piece.text.trim_start_matches(['为', '是', '系', '叫']);
    let from = piece.text.len() - bare.len();
    if from > 0 && piece.end == piece.start + piece.text.len() && name::is_name(bare, Footing::Structure) {
        return Some(from..piece.text.len());
    }
    name::name_at_start(piece.text, Footing::Structure).map(|end| 0..end)
}

fn unstated_name(
    walker: &mut Walker<'_, '_>,
    field: &Field<'_>,
    piece: &Piece<'_>,
    is_whole: bool,
) -> Option<Range<usize>> {
    if !matches!(field.column, None | Some(Label::Note | Label::Reason | Label::Kin)) {
        return None;
    }
    if piece.is_behind_unit
        && let Some(found) = behind_unit(piece, field)
    {
        return Some(found);
    }
    // Only where a field, or what is left of it behind a number, begins.
    let begins = piece.is_first || piece.is_after_number;
    let is_head = is_at_head(walker, piece) || piece.is_after_number;
    if !begins {
        let is_stopped = piece.left.is_some_and(|hit| hit.word.is(WordKind::Stop) || hit.word.is(WordKind::Title));
        return if is_stopped { followed(piece) } else { None }.or_else(|| titled(walker, field, piece));
    }
    if let Some(found) = relative(piece).or_else(|| doing(piece)) {
        return Some(found);
    }
    let is_all = is_whole || piece.end == field.span.end || piece.is_before_number || is_attribute(piece.right);
    let footing = footing(walker, field, piece);
    if is_all && name::is_name(piece.text, footing) {
        return Some(0..piece.text.len());
    }
    let is_headed = is_head && matches!(field.behind, Some('，' | '（' | ',' | '('));
    if is_all
        && (footing == Footing::Structure || is_headed)
        && walker.spare.is_none()
        && !(piece.is_before_number && piece.text.chars().next().is_none_or(|c| signs(c) & COMMON == 0))
        && name::is_name(piece.text, Footing::Stated)
    {
        walker.spare = Some(piece.start..piece.end);
    }
    followed(piece).or_else(|| titled(walker, field, piece))
}

/// `胡健利的孩子`, `系陆兴景之子女`: a name before a word of kinship.
fn relative(piece: &Piece<'_>) -> Option<Range<usize>> {
    piece.right.filter(|hit| hit.word.is(WordKind::Kin))?;
    let bare = piece.text.trim_end_matches(['的', '之', '其']);
    let text = bare.trim_start_matches(['系', '为', '是', '由', '即']);
    let start = bare.len() - text.len();
    name::is_name(text, Footing::Structure).then_some(start..bare.len())
}

/// `李志升符合帮扶条件`: a usual surname, a name and what its bearer does.
fn doing(piece: &Piece<'_>) -> Option<Range<usize>> {
    piece.right.filter(|hit| hit.word.is(WordKind::Stop) && hit.word.label.is_none())?;
    let mut given = piece.text.chars();
    let is_usual = given.next().is_some_and(|c| signs(c) & COMMON != 0) && given.any(|c| signs(c) & name::GIVEN != 0);
    let is_long = piece.text.chars().count() == 3;
    (is_usual && is_long && name::is_name(piece.text, Footing::Structure)).then_some(0..piece.text.len())
}

fn is_at_head(walker: &Walker<'_, '_>, piece: &Piece<'_>) -> bool {
    piece.is_first && piece.start <= walker.draft.span.start as usize + '①'.len_utf8()
}

/// `市民张三（身份证号…）`, `拟聘用李四（女，…`: a name at the end of a field, behind words, units or posts, if what belongs
/// to a person comes next.
fn titled(walker: &Walker<'_, '_>, field: &Field<'_>, piece: &Piece<'_>) -> Option<Range<usize>> {
    if piece.end != field.span.end || !is_person_next(walker, field, piece.end) {
        return None;
    }
    let bare = piece.text.trim_start_matches('的');
    let from = piece.text.len() - bare.len();
    let is_title =
        |hit: Hit| hit.word.is(WordKind::Post) || hit.word.is(WordKind::Title) || hit.word.is(WordKind::Stop);
    if piece.left.is_some_and(is_title) && name::is_name(bare, Footing::Structure) {
        return Some(from..piece.text.len());
    }
    if let Some(dot) = bare.find(['·', '•']) {
        let first = bare.get(..dot)?.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
        return name::is_name(bare, Footing::Structure).then_some(from..piece.text.len()).or_else(|| {
            name::is_name(bare.get(first..)?, Footing::Structure).then_some(from + first..piece.text.len())
        });
    }
    let mut starts: [usize; 4] = [usize::MAX; 4];
    for ((start, _), slot) in bare.char_indices().rev().zip(&mut starts) {
        *slot = start;
    }
    // Three characters before two, four only with a compound surname; the usual surnames before the rare.
    let tries = [
        (starts[3], Footing::Prose),
        (starts[2], Footing::Prose),
        (starts[1], Footing::Prose),
        (starts[2], Footing::Structure),
        (starts[1], Footing::Structure),
    ];
    let is_name = |(start, footing): &(usize, Footing)| {
        bare.get(*start..).is_some_and(|text| name::is_name(text, *footing) && !begins_with_word(text))
    };
    tries.into_iter().find(is_name).map(|(start, _)| from + start..piece.text.len())
}

/// Characters that are surnames, and words before a name: `由张三`, `对李四`.
fn begins_with_word(text: &str) -> bool {
    text.starts_with(['由', '对', '将', '经', '向', '从', '因', '为', '于', '和', '给', '把', '让', '请', '聘', '有'])
        && text.chars().count() > 2
}

/// `居民李某某（身份证号…）`: a masked name at the end of a field, where a person's facts come next.
fn masked_at_end(walker: &Walker<'_, '_>, field: &Field<'_>, piece: &Piece<'_>) -> Option<(Range<usize>, String)> {
    let is_hidden = |c: char| c == '某' || c == '〇' || matches!(c, 'X' | 'x') || crate::mask::is_cover(c);
    let mut last = piece.text.chars().rev();
    if !last.any(is_hidden) || piece.end != field.span.end || !is_person_next(walker, field, piece.end) {
        return None;
    }
    let starts = piece.text.char_indices().rev().skip(1).take(3).map(|(start, _)| start);
    let found = starts.filter_map(|start| {
        let text = piece.text.get(start..)?;
        let is_family = signs(text.chars().next()?) & SURNAME != 0;
        let masked = name::masked(text).filter(|masked| is_family && masked.len == text.len())?;
        Some((piece.start + start..piece.end, masked.pattern))
    });
    found.last()
}

/// What is said of a person begins so.
const FACTS: [&str; 19] = [
    "男",
    "女",
    "身份证",
    "公民身份",
    "证件",
    "证号",
    "出生",
    "生于",
    "手机",
    "联系电话",
    "电话",
    "汉族",
    "学籍号",
    "现年",
    "现住",
    "住",
    "家住",
    "居民身份",
    "户籍",
];

/// Whether the text goes on with what is said of a person: a word of it, a birth, a number with stars, or in brackets
/// a unit or post.
fn is_person_next(walker: &Walker<'_, '_>, field: &Field<'_>, end: usize) -> bool {
    let whole = walker.text.get(end..).unwrap_or_default();
    let rest = whole.trim_start_matches(['（', '(', '，', ',', ' ', '〔', '[', '【', '<', '\u{3000}', '：', ':']);
    if rest.len() == whole.len() {
        return false;
    }
    if FACTS.iter().any(|word| rest.starts_with(word)) || is_number_next(rest) {
        return true;
    }
    let is_bracket = matches!(field.behind, Some('（' | '('));
    is_bracket && walker.is_office_next(end, whole)
}

/// `1905年8月`, `1905.08`, `138****8007`, `110108********1237`.
fn is_number_next(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let behind = rest.get(digits..).unwrap_or_default();
    let is_birth =
        digits == 4 && behind.starts_with(['年', '.', '-', '/']) && (rest.starts_with("19") || rest.starts_with("20"));
    let is_number = digits >= 11 || digits >= 3 && behind.starts_with(|c| crate::mask::is_cover(c) || c == 'X');
    is_birth && !behind.starts_with("年度") || is_number
}

/// What somebody does whose name stands before: `…院长鲁西平出席座谈会`.
const DEEDS: &str = "出参获接率带主讲介视走调慰受涉违拒擅作代汇宣";

/// `…社保所的赵砚秋（`, `…敬老院院长鲁西平出席…`.
fn behind_unit(piece: &Piece<'_>, field: &Field<'_>) -> Option<Range<usize>> {
    let text = piece.text.trim_start_matches('的');
    let start = piece.text.len() - text.len();
    let is_all = piece.end == field.span.end
        || piece.is_before_number
        || is_attribute(piece.right)
        || piece.right.is_some_and(|hit| hit.word.is(WordKind::Stop) || hit.word.is(WordKind::Honorific));
    if is_all && name::is_name(text, Footing::Structure) {
        return Some(start..piece.text.len());
    }
    // `石桥村陈振义户`.
    if is_all
        && let Some(holder) = ["一家", "家庭", "户", "家"].iter().find_map(|home| text.strip_suffix(home))
        && name::is_name(holder, Footing::Structure)
    {
        return Some(start..start + holder.len());
    }
    let is_post = piece.left.is_some_and(|hit| hit.word.is(WordKind::Post));
    let end = name::name_at_start(text, Footing::Structure).filter(|_| is_post)?;
    let next = text.get(end..)?.chars().next()?;
    (signs(next) & FOLLOW != 0 || DEEDS.contains(next)).then_some(start..start + end)
}

/// Whether the place of a piece makes a name likely.
fn footing(walker: &Walker<'_, '_>, field: &Field<'_>, piece: &Piece<'_>) -> Footing {
    let is_cells = !matches!(walker.draft.form, Form::Clause);
    let is_first = is_at_head(walker, piece);
    let by_sex = || {
        let rest = walker
            .text
            .get(piece.end..)
            .unwrap_or_default()
            .trim_start_matches(['，', ',', ' ', '（', '(', '、', '\u{3000}']);
        rest.starts_with(['男', '女'])
    };
    let by_bracket = matches!(field.behind, Some('（' | '(')) && (is_cells || is_first || field.before == Some('、'));
    if is_cells
        && (field.behind.is_none() || field.before.is_none() || matches!(field.behind, Some('、' | '\t' | ' ' | '，')))
        && !field.hits.iter().any(|hit| hit.word.label.is_some())
        || by_bracket
        || (is_first || field.before == Some(' ')) && matches!(field.behind, Some('：' | ':'))
        || field.behind == Some('，') && walker.text.get(piece.end..).is_some_and(|rest| rest.starts_with("，你"))
        || is_attribute(piece.right)
        || piece.is_before_number && is_cells
        || by_sex()
    {
        return Footing::Structure;
    }
    Footing::Prose
}

/// A word that stands behind a name rather than behind a noun.
fn is_attribute(hit: Option<Hit>) -> bool {
    let Some(hit) = hit else { return false };
    matches!(
        hit.word.label,
        Some(Label::Identity | Label::Sex | Label::Birth | Label::Mobile | Label::Student | Label::Age)
    )
}

/// What a party does: sues, refuses, breaks, owes.
const PARTY_DEEDS: &str = "诉拒违擅涉欠骗";

/// What is done to a person behind `向`, `对`, `给`.
const DONE: [&str; 16] = [
    "公告", "送达", "作出", "发出", "发放", "拨付", "出具", "下达", "催告", "告知", "家庭", "追缴", "征收", "进行",
    "给予", "实施",
];

/// `向陈云安公告送达…`: the name of two or three characters behind which something is done to its bearer.
fn handled(text: &str, is_stopped: bool) -> Option<usize> {
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]).skip(2).take(3);
    let is_end = |end: &usize| {
        let (name, rest) = text.split_at(*end);
        let is_done = rest.is_empty() && is_stopped || DONE.iter().any(|word| rest.starts_with(word));
        is_done && name::is_name(name, Footing::Structure)
    };
    ends.filter(is_end).last()
}

/// `张三于…`, `对张三作出…`: a name in running text ends before a character or word that names do not have.
fn followed(piece: &Piece<'_>) -> Option<Range<usize>> {
    let text = piece.text.trim_start_matches(['对', '向', '由', '被', '经', '给', '将', '令', '与', '的']);
    let start = piece.text.len() - text.len();
    if start > '对'.len_utf8() || signs(text.chars().next()?) & COMMON == 0 {
        return None;
    }
    if start > 0
        && let Some(end) = handled(text, piece.right.is_some_and(|hit| hit.word.is(WordKind::Stop)))
    {
        return Some(start..start + end);
    }
    let found = name::name_at_start(text, Footing::Prose).or_else(|| {
        // `秦小满拒不履行`: only a party does so.
        let end = name::name_at_start(text, Footing::Structure)?;
        text.get(end..)?.starts_with(|c| PARTY_DEEDS.contains(c)).then_some(end)
    });
    let end = start + found?;
    let next = piece.text.get(end..)?.chars().next();
    let is_ended = match next {
        Some(next) => signs(next) & FOLLOW != 0,
        None => piece.is_before_number || piece.right.is_some_and(|hit| hit.word.is(WordKind::Stop)),
    };
    is_ended.then_some(start..end)
}

/// Masked names are told from formulas and crossings-out by where they stand.
fn is_masked_place(
    walker: &Walker<'_, '_>,
    field: &Field<'_>,
    piece: &Piece<'_>,
    masked: &name::Masked,
    stated: Option<Role>,
) -> bool {
    let rest = piece.text.get(masked.len..).unwrap_or_default();
    if stated.is_some() {
        return true;
    }
    if matches!(field.column, Some(Label::Unit | Label::Address | Label::Village | Label::Matter)) {
        return false;
    }
    let first = piece.text.chars().next().unwrap_or(' ');
    if matches!(first, '小' | '老' | '阿') {
        return piece.is_first && rest.is_empty() && walker.draft.form != Form::Clause;
    }
    let begins = piece.is_first || piece.left.is_some() || piece.is_after_number;
    // `高*乐身为…`: an asterisk behind a usual surname hides a name, whatever comes.
    let is_starred = masked.pattern.contains('*') && signs(first) & COMMON != 0 && !rest.starts_with(['×', '+', '=']);
    let ends = is_starred
        || rest.is_empty()
        || rest.chars().next().is_some_and(|c| signs(c) & FOLLOW != 0)
        || masked.pattern.ends_with('…');
    // `…所副所长王*雅擅离职守`.
    let is_officer = piece.is_behind_unit && piece.left.is_some();
    begins && (ends || is_officer || signs(first) & SURNAME == 0 && rest.is_empty())
}

/// `王老师`, `张女士`, `张三先生`.
fn honorific(walker: &mut Walker<'_, '_>, piece: &Piece<'_>) -> Option<()> {
    let title = piece.right.filter(|hit| hit.word.is(WordKind::Honorific))?;
    let count = piece.text.chars().count();
    let first = piece.text.chars().next()?;
    let stated = piece.left.and_then(|hit| hit.word.label).and_then(Label::person);
    let stated = stated.or_else(|| walker.label_before(piece.start).and_then(Label::person));
    let role = stated.unwrap_or(Role::Plain);
    if count == 1 && signs(first) & SURNAME != 0 {
        walker.push(piece.start..title.end as usize, What::Name(format!("{first}…").into()), Evidence::Shape, role);
        return Some(());
    }
    if (2..=3).contains(&count) && name::is_name(piece.text, Footing::Structure) && signs(first) & COMMON != 0 {
        walker.push(piece.start..piece.end, What::Name(piece.text.into()), Evidence::Shape, role);
        return Some(());
    }
    None
}
