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
            let text = text.trim_start_matches(['.', '．', ')', '-']);
            let start = end - text.len();
            let is_before_number = number_start == end;
            let is_behind_unit = used.is_some_and(|used| {
                let gap = at.checked_sub(used.end);
                gap == Some(0)
                    || gap.is_some_and(|gap| gap <= 30) && left.is_some_and(|hit| hit.word.is(WordKind::Post))
            });
            let piece = Piece { text, start, end, left, right, is_after_number, is_before_number, is_behind_unit };
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
    let is_whole = piece.start == field.span.start && piece.end == field.span.end;
    let found = match stated {
        Some(_) => stated_name(piece, is_whole).map(|end| 0..end),
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

fn stated_name(piece: &Piece<'_>, is_whole: bool) -> Option<usize> {
    if is_whole && name::is_name(piece.text, Footing::Stated) {
        return Some(piece.text.len());
    }
    name::name_at_start(piece.text, Footing::Structure)
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
    let begins = piece.start == field.span.start || piece.is_after_number;
    let is_head = piece.start as u32 == walker.draft.span.start || piece.is_after_number;
    if !begins {
        return piece.left.filter(|hit| hit.word.is(WordKind::Stop)).and_then(|_| followed(piece));
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
    followed(piece)
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
    let is_post = piece.left.is_some_and(|hit| hit.word.is(WordKind::Post));
    let end = name::name_at_start(text, Footing::Structure).filter(|_| is_post)?;
    let next = text.get(end..)?.chars().next()?;
    (signs(next) & FOLLOW != 0 || DEEDS.contains(next)).then_some(start..start + end)
}

/// Whether the place of a piece makes a name likely.
fn footing(walker: &Walker<'_, '_>, field: &Field<'_>, piece: &Piece<'_>) -> Footing {
    let is_cells = !matches!(walker.draft.form, Form::Clause);
    let is_first = piece.start as u32 == walker.draft.span.start;
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

/// `张三于…`, `对张三作出…`: a name in running text ends before a character or word that names do not have.
fn followed(piece: &Piece<'_>) -> Option<Range<usize>> {
    let text = piece.text.trim_start_matches(['对', '向', '由', '被', '经', '给', '将', '令', '与']);
    let start = piece.text.len() - text.len();
    if start > '对'.len_utf8() || signs(text.chars().next()?) & COMMON == 0 {
        return None;
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
        return piece.start == field.span.start && rest.is_empty() && walker.draft.form != Form::Clause;
    }
    let begins = piece.start == field.span.start || piece.left.is_some() || piece.is_after_number;
    let ends =
        rest.is_empty() || rest.chars().next().is_some_and(|c| signs(c) & FOLLOW != 0) || masked.pattern.ends_with('…');
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
