//! Who stands on a list of one period, what it sums up to, and what it says of the change.

use crate::name::{Footing, is_name};
use crate::patrol::detector::Span;
use crate::patrol::thing::condition::condition;
use crate::patrol::thing::record::without_number;
use crate::patrol::thing::said::bytes;
use crate::patrol::thing::table::{CellKind, Row, Table, kind_of, tables, without_ordinal};
use std::ops::Range;

/// What one issue of a series says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Roll {
    /// Names, each with what is hashed of its row.
    pub(crate) rows: Vec<(Range<usize>, String)>,
    /// Households or persons in all.
    pub(crate) count: Option<(u64, Span)>,
    /// Money in all, in yuan.
    pub(crate) total: Option<(u64, Span)>,
    /// The sentence on the change.
    pub(crate) change: Option<Change>,
}

/// A sentence on who came or went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Change {
    /// Where it stands.
    pub(crate) at: Span,
    /// Somebody came; else somebody went.
    pub(crate) is_added: bool,
    /// How many, if it says so.
    pub(crate) count: Option<u64>,
    /// It gives a reason.
    pub(crate) has_reason: bool,
}

const LEFT: &[&str] = &["停发", "取消", "核减", "退出", "减少", "注销", "清退", "终止", "停止", "调出", "停保", "退保"];
const CAME: &[&str] = &["新增", "增加", "调入", "纳入", "新纳入", "增发"];
/// Reasons behind a count of those who came or went: `停止救助1户：存款超标`.
const REASON_OF_SOME: &[&str] =
    &["比对", "超标", "未申报", "死亡", "去世", "迁出", "车辆", "房产", "存款", "收入", "户：", "人：", "名："];
const REASON: &[&str] = &["原因", "因", "系", "由于", "经核查", "经查", "理由", "（", "("];

/// Reads an issue.
pub(crate) fn roll(text: &str) -> Roll {
    let mut roll = Roll::default();
    for span in sentences(text) {
        let sentence = text.get(span.clone()).unwrap_or("");
        let change = change(sentence, &span);
        // `在册20户，本月取消1户`: what stands before the change is the sum.
        let sums =
            change.map_or(Some(sentence), |_| change_at(sentence).and_then(|at| sentence.get(..at))).unwrap_or("");
        roll.change = roll.change.or(change);
        roll.count = roll.count.or_else(|| counted(sums, &span, &["户", "人", "名"], &[]));
        roll.total = roll
            .total
            .or_else(|| counted(sums, &span, &["元"], &["合计", "共计", "资金", "总额", "共发", "金额", "共"]));
    }
    roll.rows = named_rows(text, &tables(text));
    if roll.rows.len() < 2 {
        roll.rows = enumerated(text);
    }
    roll
}

fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split_inclusive(['。', '\n', '；']).map(move |part| {
        let span = start..start + part.len();
        start += part.len();
        span
    })
}

fn change(sentence: &str, span: &Range<usize>) -> Option<Change> {
    let at = change_at(sentence)?;
    let rest = sentence.get(at..)?;
    let count = number_before(rest, &["户", "人", "名"]);
    // A heading (`新增对象名单`) is no sentence on a change.
    let has_reason = REASON.iter().any(|word| rest.contains(word))
        || count.is_some() && REASON_OF_SOME.iter().any(|word| rest.contains(word))
        || condition(rest).is_some();
    (count.is_some() || has_reason).then_some(Change {
        at: bytes(&trimmed(sentence, span)),
        is_added: CAME.iter().any(|word| rest.starts_with(word)),
        count,
        has_reason,
    })
}

/// Where a sentence begins to speak of a change.
fn change_at(sentence: &str) -> Option<usize> {
    LEFT.iter().chain(CAME).filter_map(|word| sentence.find(word)).min()
}

fn trimmed(sentence: &str, span: &Range<usize>) -> Range<usize> {
    span.start + sentence.len() - sentence.trim_start().len()..span.start + sentence.trim_end().len()
}

/// The first number with one of the units; digits or one Chinese numeral.
fn number_before(text: &str, units: &[&str]) -> Option<u64> {
    text.char_indices().find_map(|(at, _)| {
        let rest = text.get(at..)?;
        units.iter().any(|unit| rest.starts_with(unit)).then_some(())?;
        number_at_end(text.get(..at)?)
    })
}

fn number_at_end(before: &str) -> Option<u64> {
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        return before.get(before.len() - digits..)?.parse().ok();
    }
    match before.chars().next_back()? {
        '两' => Some(2),
        letter => "一二三四五六七八九十".chars().position(|one| one == letter).map(|at| at as u64 + 1),
    }
}

fn counted(sentence: &str, span: &Range<usize>, units: &[&str], labels: &[&str]) -> Option<(u64, Span)> {
    sentence.char_indices().find_map(|(at, _)| {
        let unit = units.iter().find(|unit| sentence.get(at..).is_some_and(|rest| rest.starts_with(*unit)))?;
        let before = sentence.get(..at)?;
        // `77,400.00元`: grouped, and with a fraction that is left aside.
        let figure = before.len()
            - before.bytes().rev().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.')).count();
        let run = before.get(figure..)?;
        let start = figure + run.len() - run.trim_start_matches([',', '.']).len();
        let whole = before.get(start..)?.split('.').next()?.replace(',', "");
        let number = whole.parse().ok()?;
        let near: String = before.get(..start)?.chars().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect();
        let labelled = labels.is_empty() || labels.iter().any(|label| near.contains(label));
        labelled.then(|| (number, bytes(&(span.start + start..span.start + at + unit.len()))))
    })
}

/// Rows of tables that open with a name: the name's place, and the row without figures that change by themselves.
fn named_rows(text: &str, tables: &[Table]) -> Vec<(Range<usize>, String)> {
    let mut rows = Vec::new();
    let rows_of = tables.iter().flat_map(|table| table.rows.iter().map(|row| (column_of_names(text, table), row)));
    for (columns, row) in rows_of {
        let cells = || (0..row.cells.len()).map(|column| (column, row.cell(text, column)));
        let is_a_name = |kind| matches!(kind, CellKind::FullName | CellKind::HiddenName);
        let stated = columns.filter(|column| is_stated_name(row.cell(text, *column)));
        let found = cells().find(|(_, cell)| is_a_name(kind_of(cell).kind)).map(|(column, _)| column);
        let Some(column) = stated.or(found) else { continue };
        let Some(span) = row.cells.get(column) else { continue };
        let words = cells().filter(|(at, cell)| {
            *at == column
                || matches!(
                    kind_of(cell).kind,
                    CellKind::FullName | CellKind::HiddenName | CellKind::Place | CellKind::Sex | CellKind::Masked
                )
        });
        rows.push((
            span.start as usize..span.end as usize,
            words.map(|(_, cell)| without_ordinal(without_number(cell))).collect::<Vec<_>>().join("\t"),
        ));
    }
    rows
}

/// The column in which most cells are names: there the others are too.
fn column_of_names(text: &str, table: &Table) -> Option<usize> {
    let names = |column: &usize| {
        let is_name = |row: &&Row| kind_of(row.cell(text, *column)).kind == CellKind::FullName;
        table.rows.iter().filter(is_name).count()
    };
    (0..table.width).find(|column| 3 * names(column) > 2 * table.rows.len())
}

/// A name of a rare surname, where names stand.
fn is_stated_name(cell: &str) -> bool {
    is_name(cell, Footing::Stated)
}

/// Names in a list of prose: `甲村：王一、王二`.
fn enumerated(text: &str) -> Vec<(Range<usize>, String)> {
    const MARKS: &[char] = &['、', '\n', '：', ':', '。', '，', ',', '；', '（', '）', '(', ')', ' ', '\u{3000}'];
    let mut start = 0;
    let mut rows = Vec::new();
    for part in text.split_inclusive(MARKS) {
        let word = part.trim_end_matches(MARKS);
        let bare = without_ordinal(without_number(word));
        // A rare surname is believed where a number or another name stands right before it.
        let is_next = rows.last().is_some_and(|(last, _): &(Range<usize>, String)| last.end + '、'.len_utf8() == start);
        let is_numbered = bare.len() < word.len()
            && text.get(..start).is_none_or(|before| before.is_empty() || before.ends_with('\n'));
        if matches!(kind_of(word).kind, CellKind::FullName | CellKind::HiddenName)
            || (is_next || is_numbered) && is_stated_name(bare)
        {
            rows.push((start..start + word.len(), bare.to_owned()));
        }
        start += part.len();
    }
    rows
}
