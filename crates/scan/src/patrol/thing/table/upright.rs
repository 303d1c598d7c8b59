//! Tables whose cells each stand on a line of their own.

use super::{CellKind, LABELS, Row, Table, kind_of, lines, trimmed};
use std::ops::Range;

/// Labels that stand for a column wherever they stand alone on a line.
const UPRIGHT_LABELS: &[&str] =
    &["姓名", "性别", "年龄", "出生", "病种", "疾病", "身份证", "人数", "例数", "金额", "合计", "总计", "小计", "序号"];

/// A table whose cells each stand on a line of their own, as text drawn from a file often is. How many cells make a row
/// is told by a run of labels, or by the period in which kinds of cells come again.
pub(super) fn upright(text: &str) -> Option<Table> {
    let lines: Vec<Range<usize>> = lines(text).map(|line| trimmed(text, &line)).collect();
    let word = |line: &Range<usize>| text.get(line.clone()).unwrap_or("");
    let is_cell = |line: &Range<usize>| {
        let word = word(line);
        word.chars().count() <= 20 && !word.contains(['。', '；', '，', '：'])
    };
    // The longest run of lines that can be cells.
    let (mut first, mut length, mut at) = (0, 0, 0);
    while at < lines.len() {
        let run = lines.get(at..).unwrap_or(&[]).iter().take_while(|line| is_cell(line)).count();
        if run > length {
            (first, length) = (at, run);
        }
        at += run + 1;
    }
    let cells = lines.get(first..first + length)?;
    let is_label = |line: &Range<usize>| {
        let word = word(line);
        word.chars().count() <= 10
            && (LABELS.contains(&word) || UPRIGHT_LABELS.iter().any(|label| word.contains(label)))
    };
    let by_labels = || {
        let skip = cells.windows(3).position(|three| three.iter().all(is_label))?;
        Some((skip, cells.get(skip..)?.iter().take_while(|line| is_label(line)).count()))
    };
    let (skip, width) = period(text, cells).or_else(by_labels)?;
    let row = |cells: &[Range<usize>]| Row {
        span: cells.first().map_or(0, |cell| cell.start)..cells.last().map_or(0, |cell| cell.end),
        cells: cells.iter().map(|cell| cell.start as u32..cell.end as u32).collect(),
    };
    let mut rows: Vec<Row> = cells.get(skip..)?.chunks_exact(width).map(row).collect();
    let has_header = rows.len() > 1;
    let header = has_header.then(|| rows.remove(0));
    let caption = first.checked_sub(1).and_then(|at| lines.get(at)).cloned().unwrap_or(0..0);
    (!rows.is_empty()).then_some(Table { header, rows, width, caption })
}

/// Offset and number of cells of a row: the smallest period in which nearly every column holds one kind of cell, and
/// some column a kind that text is not.
fn period(text: &str, cells: &[Range<usize>]) -> Option<(usize, usize)> {
    let kinds: Vec<CellKind> = cells.iter().map(|cell| kind_of(text.get(cell.clone()).unwrap_or("")).kind).collect();
    let ways = (3..=10).flat_map(|width| (0..width.min(3)).map(move |skip| (skip, width)));
    let fits = ways.filter_map(|(skip, width)| Some((fit(&kinds, skip, width)?, skip, width)));
    // The best way; of ways as good as each other, the one of the narrowest rows.
    fits.max_by_key(|(share, skip, width)| (*share, std::cmp::Reverse((*width, *skip))))
        .map(|(_, skip, width)| (skip, width))
}

/// How alike the cells of the columns are, in percent, when rows of this width begin behind so many cells; `None` if too
/// little.
fn fit(kinds: &[CellKind], skip: usize, width: usize) -> Option<usize> {
    // The first row may be the header.
    let rows: Vec<&[CellKind]> = kinds.get(skip + width..).unwrap_or(&[]).chunks_exact(width).collect();
    // A figure held back stands among figures, and places are named in many ways.
    let like = |kind: &CellKind| match kind {
        CellKind::Suppressed | CellKind::Count => CellKind::Number,
        CellKind::Place => CellKind::Text,
        other => *other,
    };
    let purity = |column: usize| {
        let Some(first) = rows.first().and_then(|row| row.get(column)).map(like) else { return (0, CellKind::Text) };
        (rows.iter().filter(|row| row.get(column).map(like) == Some(first)).count(), first)
    };
    let columns: Vec<(usize, CellKind)> = (0..width).map(purity).collect();
    let figures = columns.iter().filter(|column| **column == (rows.len(), CellKind::Number)).count();
    let head = kinds.get(skip..skip + width).unwrap_or(&[]);
    let is_head = !head.iter().any(|kind| like(kind) == CellKind::Number);
    let least = if rows.len() < 3 { 10 } else { 8 };
    let says =
        |kind: CellKind| matches!(kind, CellKind::Sex | CellKind::HiddenName | CellKind::Number | CellKind::Condition);
    let holds = (rows.len() >= 3 || rows.len() == 2 && figures >= 2 && is_head)
        && columns.iter().all(|(alike, _)| 10 * alike >= least * rows.len())
        && columns.iter().any(|(_, kind)| says(*kind));
    holds.then(|| 100 * columns.iter().map(|(alike, _)| alike).sum::<usize>() / (width * rows.len()))
}
