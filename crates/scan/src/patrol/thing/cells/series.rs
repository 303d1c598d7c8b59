//! Figures told in prose: `全镇共24人，其中石桥村12人，柳林村*人`, `石桥村15人（男12人，女*人）`, or one a line.

use super::bounds::Interval;
use super::grid::{Entry, Grid, below, holds_across, is_total};
use crate::patrol::thing::condition::condition;
use crate::patrol::thing::table::{CellKind, is_mask, kind_of, without_ordinal};
use std::ops::Range;

/// One figure with what it counts.
#[derive(Debug, Clone)]
struct Told {
    label: String,
    span: Range<usize>,
    entry: Entry,
    /// Brackets around it.
    depth: u8,
    /// It is said to be the sum.
    is_sum: bool,
    /// Its parts follow: `其中`, or a bracket.
    has_parts: bool,
    /// Without a unit behind: `男12、女*`.
    is_bare: bool,
}

/// The series of figures in a text, each as a table of one row; `hidden` is what a star stands for.
pub(crate) fn series(text: &str, hidden: Interval) -> Vec<Grid> {
    passages(text).into_iter().flat_map(|passage| of_passage(text, &passage, hidden)).collect()
}

/// A line of one figure is no longer than this, in bytes.
const LONGEST_LINE: usize = 72;

/// Sentences, and runs of short lines with a figure each. Lines with cells are the tables'.
fn passages(text: &str) -> Vec<Range<usize>> {
    let mut passages: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut last_is_short = false;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let counts = line.contains(['人', '例', '名', '户'])
            || line.contains(is_mask)
            || line.contains(|mark: char| mark.is_ascii_digit());
        if !counts || line.contains(['\t', '|', '｜', '\u{3000}']) {
            last_is_short = false;
            continue;
        }
        let is_short = line.trim().len() <= LONGEST_LINE && figures_in(line) <= 1 && !line.trim_end().ends_with('。');
        match passages.last_mut().filter(|last| is_short && last_is_short && last.end == at) {
            Some(last) => last.end = start,
            None if is_short => passages.push(at..start),
            None => {
                let mut from = at;
                for sentence in line.split_inclusive(['。', '；', ';']) {
                    passages.push(from..from + sentence.len());
                    from += sentence.len();
                }
            }
        }
        last_is_short = is_short;
    }
    passages
}

/// Runs of digits and of marks in a line, the ordinal before it left aside.
fn figures_in(line: &str) -> usize {
    let is_figure = |mark: char| mark.is_ascii_digit() || is_mask(mark);
    without_ordinal(line).split(|mark| !is_figure(mark)).filter(|run| !run.is_empty()).count()
}

fn of_passage(text: &str, passage: &Range<usize>, hidden: Interval) -> Vec<Grid> {
    let told = told(text, passage, hidden);
    if told.len() < 2 {
        return Vec::new();
    }
    let caption = text.get(..passage.start).unwrap_or("").trim_end().rsplit('\n').next().unwrap_or("");
    let caption = if caption.chars().count() <= 24 { caption } else { "" };
    // Bare figures are many things; among persons who have something, or beside one held back, they count.
    let is_about = |one: &Told| {
        matches!(one.entry, Entry::Hidden(_)) || condition(&one.label).is_some() || condition(caption).is_some()
    };
    if told.iter().any(|one| one.is_bare) && (told.len() < 3 || !told.iter().any(is_about)) {
        return Vec::new();
    }
    let whole = text.get(passage.clone()).unwrap_or("");
    let head = whole.split(['：', ':']).next().filter(|head| head.len() < whole.len() && head.chars().count() <= 16);
    let first = told.first().map_or("", |one| one.label.as_str());
    let named = small_place(first).or_else(|| {
        small_place(text.get(passage.start..told.first().map_or(passage.start, |one| one.span.start)).unwrap_or(""))
    });
    let head = head.map_or("", |head| head.rsplit(['、', '.', '．', '\n', '）', ')']).next().unwrap_or(head)).trim();
    let head = if head.is_empty() { named.unwrap_or("") } else { head };
    let mut grids = Vec::new();
    for (at, sum) in told.iter().enumerate().filter(|(_, sum)| sum.has_parts) {
        let inner: Vec<&Told> = told.iter().skip(at + 1).take_while(|part| part.depth > sum.depth).collect();
        if inner.len() >= 2 {
            grids.push(grid(&inner, Some(sum), &sum.label, caption));
        }
    }
    let outer: Vec<&Told> = told.iter().filter(|one| one.depth == 0).collect();
    let sum = outer
        .iter()
        .position(|one| one.is_sum)
        .or_else(|| outer.iter().position(|one| one.has_parts && one.depth == 0).filter(|_| grids.is_empty()));
    let parts: Vec<&Told> =
        outer.iter().enumerate().filter(|(at, _)| Some(*at) != sum).map(|(_, part)| *part).collect();
    if parts.len() >= 2 || parts.len() == 1 && sum.is_some() {
        grids.push(grid(&parts, sum.and_then(|sum| outer.get(sum)).copied(), head, caption));
    }
    grids
}

/// A table of one row, if it can hide or tell something.
fn grid(parts: &[&Told], sum: Option<&Told>, row: &str, caption: &str) -> Grid {
    let sum = sum.filter(|_| parts.len() >= 2 && are_of_one_kind(parts));
    let all: Vec<&Told> = parts.iter().copied().chain(sum).collect();
    let mut grid = Grid {
        entries: vec![all.iter().map(|one| one.entry).collect()],
        spans: vec![all.iter().map(|one| one.span.clone()).collect()],
        row_labels: vec![row.to_owned()],
        column_labels: all.iter().map(|one| one.label.clone()).collect(),
        total_column: None,
        total_row: None,
        more: Vec::new(),
        caption: caption.to_owned(),
        row_conditions: vec![condition(row)],
        row_places: vec![String::new()],
        is_prose: true,
    };
    grid.total_column = sum.map(|_| parts.len()).filter(|column| holds_across(&grid, *column).is_some());
    grid
}

/// Whether these are the parts of one whole: all places, the two sexes, ages, or words that end alike. `女3人，党员9人` are not.
fn are_of_one_kind(parts: &[&Told]) -> bool {
    let all = |is: &dyn Fn(&str) -> bool| parts.iter().all(|part| is(&part.label));
    let is_place = |label: &str| matches!(kind_of(label).kind, CellKind::Place | CellKind::School | CellKind::Unit);
    let is_sex = |label: &str| {
        label.starts_with(['男', '女'])
            || label.ends_with(['男', '女'])
            || label.ends_with("男性")
            || label.ends_with("女性")
    };
    let is_condition = |label: &str| condition(label).is_some();
    let is_age = |label: &str| label.contains('岁') || kind_of(label).kind == CellKind::Age;
    let last = |label: &str| label.chars().next_back();
    let alike = parts
        .first()
        .and_then(|part| last(&part.label))
        .is_some_and(|mark| parts.iter().all(|part| last(&part.label) == Some(mark)));
    all(&is_place) || all(&is_sex) && parts.len() == 2 || all(&is_age) || all(&is_condition) || alike
}

/// What ends a label, seen from the figure.
const ENDS: &[char] =
    &['，', ',', '、', '；', ';', '。', '：', ':', '（', '(', '）', ')', '\n', ' ', '“', '”', '－', '—'];
/// Words before a figure that say that it is a sum.
const SUMS: &[&str] = &["合计", "总计", "共计", "总数", "总人数", "共有", "共", "总共", "累计"];
/// Words around a label that are not part of it.
const AROUND: &[&str] = &[
    "其中",
    "分别为",
    "分别是",
    "现有",
    "共有",
    "有",
    "为",
    "是",
    "共",
    "达到",
    "达",
    "仅",
    "约",
    "计",
    "包括",
    "含",
    "在管",
    "人数",
];

/// The figures of a passage in order.
fn told(text: &str, passage: &Range<usize>, hidden: Interval) -> Vec<Told> {
    let words = text.get(passage.clone()).unwrap_or("");
    let mut told: Vec<Told> = Vec::new();
    let (mut from, mut at) = (0, 0);
    let (mut opened, mut closed, mut counted_to) = (0_usize, 0_usize, 0);
    while let Some(mark) = words.get(at..).and_then(|rest| rest.chars().next()) {
        let counted =
            words.get(at..).and_then(|rest| figure(rest, hidden)).map(|(length, entry)| (length, entry, false));
        let bare = || {
            let follows = words.get(..at).is_some_and(|before| {
                before
                    .trim_end_matches(['：', ':', ' '])
                    .ends_with(|mark: char| ('\u{4e00}'..='\u{9fff}').contains(&mark) && mark != '第')
            });
            let (length, entry) = words.get(at..).and_then(|rest| bare_figure(rest, hidden)).filter(|_| follows)?;
            Some((length, entry, true))
        };
        let Some((length, entry, is_bare)) = counted.or_else(bare) else {
            at += mark.len_utf8();
            continue;
        };
        let before = words.get(from..at).unwrap_or("");
        if let Some(last) = told.last_mut() {
            let opens = before.trim_start_matches(['人', '例', '名', '户']).starts_with(['（', '(']);
            last.has_parts |= opens || ["其中", "包括", "含"].iter().any(|word| before.contains(word));
        }
        let uncounted = words.get(counted_to..at).unwrap_or("");
        counted_to = at;
        opened += uncounted.matches(['（', '(']).count();
        closed += uncounted.matches(['）', ')']).count();
        let depth = opened.saturating_sub(closed);
        let mut raw = before.trim_end().rsplit(ENDS).next().unwrap_or("");
        if raw.is_empty() {
            // `石桥村：12人`, `石桥村 12人`.
            raw = before.trim_end_matches(ENDS).rsplit(ENDS).next().unwrap_or("");
        }
        let raw = if told.is_empty() { raw } else { raw.trim_start_matches(['人', '例', '名', '户']) };
        let is_sum = SUMS.iter().any(|sum| raw.ends_with(sum)) || is_total(raw);
        let mut label = raw;
        while let Some(rest) =
            AROUND.iter().find_map(|word| label.strip_prefix(word).or_else(|| label.strip_suffix(word)))
        {
            label = rest;
        }
        told.push(Told {
            label: label.to_owned(),
            span: passage.start + at..passage.start + at + length,
            entry,
            depth: depth as u8,
            is_sum,
            has_parts: false,
            is_bare,
        });
        at += length;
        from = at;
    }
    told
}

/// A figure without a unit, closed by a mark: `12、`, `*，`.
fn bare_figure(rest: &str, hidden: Interval) -> Option<(usize, Entry)> {
    let is_closed = |end: usize| {
        rest.get(end..).is_some_and(|behind| {
            behind.is_empty() || behind.starts_with(['、', '，', ',', '；', ';', '。', '）', ')', '（', '(', '\n', ' '])
        })
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=6).contains(&digits) {
        let value = rest.get(..digits)?.parse().ok()?;
        return is_closed(digits).then_some((digits, Entry::Known(value)));
    }
    let masks: usize = rest.chars().take(3).take_while(|mark| is_mask(*mark)).map(char::len_utf8).sum();
    (masks > 0 && is_closed(masks)).then_some((masks, Entry::Hidden(hidden)))
}

/// The village, street or school with which words open.
fn small_place(words: &str) -> Option<&str> {
    let words = words.trim_start_matches(['在', '其', '中', ' ', '\u{3000}', '\n']);
    ["村", "社区", "街道", "镇", "乡", "小学", "中学"]
        .iter()
        .filter_map(|place| words.find(place).map(|at| (at, at + place.len())))
        .filter(|(at, _)| (3..=24).contains(at))
        .min()
        .and_then(|(_, end)| words.get(..end))
        .map(|place| place.rsplit(['，', '。', '、', '：', ' ', '\n']).next().unwrap_or(place))
}

/// The figure with which a text opens, before a unit of persons: its length and what it is.
fn figure(rest: &str, hidden: Interval) -> Option<(usize, Entry)> {
    let is_unit = |end: usize| {
        rest.get(end..).is_some_and(|behind| {
            behind.starts_with(['人', '例', '名', '户']) && !behind.starts_with("人民") && !behind.starts_with("名称")
        })
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let value = rest.get(..digits)?.parse().ok()?;
        return is_unit(digits).then_some((digits, Entry::Known(value)));
    }
    let masks: usize = rest.chars().take_while(|mark| is_mask(*mark)).map(char::len_utf8).sum();
    let crossed = rest.chars().take_while(|mark| matches!(mark, 'X' | 'x' | 'Ｘ')).map(char::len_utf8).sum::<usize>();
    let vague = ["若干", "个别", "极少数", "少数", "少量"]
        .iter()
        .find(|word| rest.starts_with(**word))
        .map_or(0, |word| word.len());
    let masks = masks.max(crossed).max(vague);
    if masks > 0 {
        return is_unit(masks).then_some((masks, Entry::Hidden(hidden)));
    }
    if !rest.starts_with(['≤', '<', '＜', '少', '小', '不', '低']) {
        return None;
    }
    let end = rest.find(['人', '例', '名', '户']).filter(|end| *end <= 20)?;
    below(rest.get(..end)?).map(|bound| (end, Entry::Hidden(Interval { low: 0, high: bound - 1 })))
}
