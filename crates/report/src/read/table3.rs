//! Table three in a document: which numbers stand in which row, from table cells or from running text.

use super::cells::{
    Atom, BLANK, CellValue, atoms, is_of_cells, may_add_up, opens_cell, stands_alone, values, without_blanks,
    without_page_number,
};
use super::labels::{Found, TABLE3};
use super::lines::{Flat, Piece, Pieces, plain_text};
use super::nearest::pair_in_order;
use crate::form::{ReportFormat, Row};
use regex::Regex;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What a row holds before run-together digits are taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RowText {
    /// Seven cells, each on its own.
    Cells(Vec<CellValue>),
    /// Digits of which it is not yet known where one number ends.
    Digits(Vec<String>),
    /// Whole numbers, but not one a cell.
    Misfit(Vec<String>),
}

/// Table three as found.
#[derive(Debug)]
pub(crate) struct Found3 {
    /// The rows found, by row.
    pub(crate) rows: BTreeMap<Row, RowText>,
    /// Bytes of the flat text from the first label to the last number.
    pub(crate) at: Range<usize>,
    /// `其他处理` is printed as a single row.
    pub(crate) has_single_other: bool,
}

#[allow(clippy::expect_used, reason = "constant patterns")]
static OPENS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:一[、.])?本年度?新收(?:到)?(?:政府信息公开)?申请?(?:数量)?").expect("pattern"));
#[allow(clippy::expect_used, reason = "constant patterns")]
static CLOSES: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"结果?维持|存在的?主要问题").expect("pattern"));

/// Labels that must be found before a table is believed.
const FEWEST_LABELS: usize = 6;
/// Bytes of words that the table takes at most; the printed form has some 2,000.
const LONGEST_TABLE: usize = 12_000;
/// Openings tried.
const MOST_OPENINGS: usize = 6;

/// Looks for the table.
pub(crate) fn find(pieces: &Pieces, flat: &Flat, words: &Flat) -> Option<Found3> {
    let labels = labels(words)?;
    let placed: Vec<Found<Row>> = labels
        .iter()
        .map(|l| Found { what: l.what, at: words.place_in(l.at.start, flat)..words.place_in(l.at.end - 1, flat) + 1 })
        .collect();
    let has = |row: Row| labels.iter().any(|l| l.what == row);
    let has_single_other = !(has(Row::R361) || has(Row::R362));
    let printed: Vec<Row> =
        if has_single_other { ReportFormat::F2019.rows() } else { ReportFormat::F2021.rows() }.to_vec();
    let placed: Vec<Found<Row>> = placed.into_iter().filter(|l| printed.contains(&l.what)).collect();
    let at = extent(pieces, flat, &placed)?;

    let mut rows = from_cells(pieces, flat, &placed, &printed);
    if rows.len() < placed.len() {
        let rest: Vec<Found<Row>> = placed.iter().filter(|l| !rows.contains_key(&l.what)).cloned().collect();
        if rows.is_empty() {
            rows = from_text(pieces, flat, &rest, &printed, &at);
        } else {
            for (row, text) in behind_labels(pieces, flat, &rest, &printed, at.end) {
                rows.entry(row).or_insert(text);
            }
        }
    }
    (!rows.is_empty()).then_some(Found3 { rows, at, has_single_other })
}

/// Rows of seven of which each seventh is, or may be, the sum of the others.
fn rows_add_up(cells: &[Option<u64>]) -> bool {
    cells.len().is_multiple_of(7) && cells.chunks_exact(7).all(may_add_up)
}

/// The first seven are a row.
fn add_up(atoms: &[Atom]) -> bool {
    atoms.get(..7).is_some_and(|seven| rows_add_up(&values(seven)))
}

/// The labels of the opening that has most of them.
fn labels(words: &Flat) -> Option<Vec<Found<Row>>> {
    let mut best: Vec<Found<Row>> = Vec::new();
    let openings = OPENS.find_iter(&words.text).map(|m| m.start());
    let mut openings: Vec<usize> = openings.take(MOST_OPENINGS).collect();
    if openings.is_empty() {
        openings.extend(words.text.find("申请人情况"));
    }
    for start in openings {
        let limit = floor_char(&words.text, start + LONGEST_TABLE);
        let window = words.text.get(start..limit)?;
        let end = CLOSES.find(window).map_or(limit, |m| start + m.start());
        let chain = TABLE3.chain(words, start..end);
        if chain.len() > best.len() {
            best = chain;
        }
    }
    (best.len() >= FEWEST_LABELS).then_some(best)
}

/// The next place at or before `offset` where a character starts.
pub(crate) fn floor_char(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

/// From the numbers that may stand above the first label to those behind the last.
fn extent(pieces: &Pieces, flat: &Flat, labels: &[Found<Row>]) -> Option<Range<usize>> {
    let (first, last) = (labels.first()?, labels.last()?);
    let mut piece = flat.piece_at(first.at.start);
    while piece > 0 && pieces.all[piece - 1].column.is_none() && pieces.all[piece - 1].is_numeric() {
        piece -= 1;
    }
    let start = flat.start_of(piece).min(first.at.start);
    let last_piece = flat.piece_at(last.at.end - 1);
    if pieces.all.get(last_piece).is_some_and(|p| p.column.is_some()) {
        let line = pieces.all[last_piece].line;
        let next = pieces.all.partition_point(|p| p.line <= line);
        return Some(start..flat.start_of(next));
    }
    let behind = flat.text.get(last.at.end..)?;
    let skip = behind.find(opens_cell).filter(|at| behind[..*at].chars().count() <= 12).unwrap_or(0);
    let length = behind[skip..].find(|c: char| !is_of_cells(c)).unwrap_or(behind.len() - skip);
    let stretch = last.at.end + skip..last.at.end + skip + length;
    let apart = atoms(flat, stretch.clone());
    let end = match apart.get(..8) {
        // The eighth belongs to what follows, unless one of the eight is a page's.
        Some(eight) if add_up(eight) || without_page_number(flat, eight, rows_add_up).is_none() => eight[6].at.end,
        Some(eight) => eight[7].at.end,
        None => stretch.end,
    };
    Some(start..end)
}

/// Rows whose label stands in a table row, from the cells to its right; between two of them, rows whose label was
/// not recognised, if there are just as many as the form has.
fn from_cells(pieces: &Pieces, flat: &Flat, labels: &[Found<Row>], printed: &[Row]) -> BTreeMap<Row, RowText> {
    let mut rows = BTreeMap::new();
    let mut lines: Vec<(usize, usize)> = Vec::new();
    let labelled: Vec<(Row, &[Piece])> =
        labels.iter().filter_map(|l| Some((l.what, behind(pieces, flat, l)?))).collect();
    let columns = columns(pieces, &labelled);
    for (what, behind) in labelled {
        let Some(first) = behind.first() else { continue };
        if let Some(row) = seven_cells(behind, columns.as_ref()) {
            rows.insert(what, row);
            lines.extend(printed.iter().position(|row| *row == what).map(|rank| (first.line, rank)));
        }
    }
    for pair in lines.windows(2) {
        let [(line, rank), (next_line, next_rank)] = pair else { continue };
        let between: Vec<RowText> =
            (line + 1..*next_line).filter_map(|line| unlabelled(pieces, line, columns.as_ref())).collect();
        if between.len() == (next_rank - rank).saturating_sub(1) {
            rows.extend(printed[rank + 1..*next_rank].iter().copied().zip(between));
        }
    }
    rows
}

/// The cells to the right of a label that stands in a table row.
fn behind<'p>(pieces: &'p Pieces, flat: &Flat, label: &Found<Row>) -> Option<&'p [Piece]> {
    let found = pieces.all.get(flat.piece_at(label.at.end - 1)).filter(|p| p.column.is_some())?;
    let line = pieces.of_line(found.line);
    line.get(line.partition_point(|p| p.column <= found.column)..)
}

/// The columns of the seven numbers: as the table's head has them, else those in which the rows have something, if
/// these are just seven. Cells of other columns are parts of labels, or of another table on the same sheet.
fn columns(pieces: &Pieces, rows: &[(Row, &[Piece])]) -> Option<[usize; 7]> {
    let line = rows.first()?.1.first()?.line;
    let first = (line.saturating_sub(LONGEST_HEAD)..line).find_map(|line| first_of_head(pieces.of_line(line)));
    if let Some(first) = first {
        return Some(std::array::from_fn(|i| first + i));
    }
    let mut used: Vec<usize> =
        rows.iter().flat_map(|(_, cells)| cells.iter()).filter(|p| !p.is_blank()).filter_map(|p| p.column).collect();
    used.sort_unstable();
    used.dedup();
    used.try_into().ok()
}

/// Lines of the head of table three, and some to spare.
const LONGEST_HEAD: usize = 8;

/// The column of `自然人`, if `总计` stands in the seventh from it.
fn first_of_head(line: &[Piece]) -> Option<usize> {
    let column = |word: &str| line.iter().find(|p| plain_text(&p.text) == word).and_then(|p| p.column);
    let (first, last) = (column("自然人")?, column("总计").or_else(|| column("合计"))?);
    (first + 6 == last).then_some(first)
}

/// The numbers of a table row that has no label known to us: its cells in the columns of numbers, else its last seven.
fn unlabelled(pieces: &Pieces, line: usize, columns: Option<&[usize; 7]>) -> Option<RowText> {
    let cells: Vec<&Piece> = pieces.of_line(line).iter().filter(|p| p.column.is_some()).collect();
    let last_seven = cells.get(cells.len().checked_sub(7)?..)?;
    let values: Vec<CellValue> = match columns {
        Some(columns) => in_columns(&cells, columns),
        None => last_seven.iter().map(|piece| CellValue::of(&piece.text)).collect(),
    };
    let counts = values.iter().filter(|v| v.count().is_some()).count();
    let others = values.iter().filter(|v| matches!(v, CellValue::Unreadable(_))).count();
    (counts > 0 && others == 0 && cells.len() > 7).then_some(RowText::Cells(values))
}

fn in_columns(cells: &[&Piece], columns: &[usize; 7]) -> Vec<CellValue> {
    let at = |column: &usize| cells.iter().find(|p| p.column == Some(*column));
    columns.iter().map(|c| at(c).map_or(CellValue::Blank, |p| CellValue::of(&p.text))).collect()
}

/// Seven numbers from the cells behind a label.
fn seven_cells(behind: &[Piece], columns: Option<&[usize; 7]>) -> Option<RowText> {
    let texts: Vec<&str> = behind.iter().map(|p| p.text.as_str()).collect();
    let values: Vec<CellValue> = texts.iter().map(|text| CellValue::of(text)).collect();
    let filled: Vec<&CellValue> = values.iter().filter(|v| **v != CellValue::Blank).collect();
    let cells = match values.len() {
        0 => return None,
        7 => values,
        n if n > 7 && filled.len() == 7 => filled.into_iter().cloned().collect(),
        n if n > 7 => aligned(behind, &values, columns),
        _ => match columns {
            Some(columns) if filled.len() > 1 => in_columns(&behind.iter().collect::<Vec<_>>(), columns),
            Some(_) | None => return run_together(&texts),
        },
    };
    Some(RowText::Cells(cells))
}

/// Seven of more cells: those in the columns of the head, the first, or the last, whichever leaves out no text and
/// ends in a total that may be right. Merged cells that a page's author miscounted shift a row against the head.
fn aligned(behind: &[Piece], values: &[CellValue], columns: Option<&[usize; 7]>) -> Vec<CellValue> {
    let texts = behind.iter().filter(|p| !p.is_blank()).count();
    let worth = |pieces: &[&Piece], cells: &[CellValue]| {
        let counts: Vec<Option<u64>> = cells.iter().map(CellValue::count).collect();
        let has_all = pieces.iter().filter(|p| !p.is_blank()).count() == texts;
        (has_all, may_add_up(&counts), counts.last().is_some_and(Option::is_some))
    };
    let pieces: Vec<&Piece> = behind.iter().collect();
    let (first, last) = (..7, values.len() - 7..);
    let mut best = (values[last.clone()].to_vec(), worth(&pieces[last.clone()], &values[last]));
    let mut offer = |cells: Vec<CellValue>, worth: (bool, bool, bool)| {
        if worth >= best.1 {
            best = (cells, worth);
        }
    };
    offer(values[first].to_vec(), worth(&pieces[first], &values[first]));
    if let Some(columns) = columns {
        let within: Vec<&Piece> = behind.iter().filter(|p| p.column.is_some_and(|c| columns.contains(&c))).collect();
        let cells = in_columns(&within, columns);
        let worth = worth(&within, &cells);
        offer(cells, worth);
    }
    best.0
}

/// Several numbers in one cell.
fn run_together(behind: &[&str]) -> Option<RowText> {
    let digits: Vec<String> = behind
        .iter()
        .flat_map(|text| text.split_whitespace())
        .map(plain_text)
        .filter(|text| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()))
        .collect();
    match digits.len() {
        0 => None,
        1 => Some(RowText::Digits(digits)),
        // Cells are apart.
        _ if behind.iter().filter(|text| !text.trim().is_empty()).count() > 1 => Some(RowText::Misfit(digits)),
        _ => Some(RowText::Digits(digits)),
    }
}

/// Rows from running text: numbers behind their labels; if these do not come out even, numbers in printed order,
/// wherever the labels got to; else what stands behind each label.
fn from_text(
    pieces: &Pieces,
    flat: &Flat,
    labels: &[Found<Row>],
    printed: &[Row],
    at: &Range<usize>,
) -> BTreeMap<Row, RowText> {
    let behind = behind_labels(pieces, flat, labels, printed, at.end);
    let seven = |text: &RowText| match text {
        RowText::Digits(digits) => digits.len() == 7,
        RowText::Cells(_) => true,
        RowText::Misfit(_) => false,
    };
    if behind.len() == printed.len() && behind.values().all(seven) {
        return behind;
    }
    let mut all = atoms(flat, at.clone());
    all.retain(|atom| !is_index(flat, atom));
    let numbers = without_blanks(all.clone());
    if let Some(rows) = in_printed_order(&numbers, printed).or_else(|| in_printed_order(&all, printed)) {
        return rows;
    }
    match by_lines(flat, &all, labels, printed) {
        Some(mut rows) => {
            // Too few numbers behind a label are at least no blank row.
            for (row, text) in behind.into_iter().filter(|(_, text)| !seven(text)) {
                rows.entry(row).or_insert(text);
            }
            rows
        }
        None if labels.iter().any(|l| !behind.contains_key(&l.what)) && behind.values().any(holds_two_rows) => {
            // Numbers stand elsewhere than behind their labels: only those on its line are surely a label's.
            let on_line = |row: &Row| labels.iter().any(|l| l.what == *row && numbers_follow(flat, l));
            let kept = |(row, text): (Row, RowText)| match text {
                RowText::Digits(digits) if !on_line(&row) => (row, RowText::Misfit(digits)),
                text => (row, text),
            };
            behind.into_iter().map(kept).collect()
        }
        None => behind,
    }
}

fn holds_two_rows(text: &RowText) -> bool {
    match text {
        RowText::Digits(digits) | RowText::Misfit(digits) => digits.len() >= 14,
        RowText::Cells(_) => false,
    }
}

/// Numbers go on in the line in which the label ends.
fn numbers_follow(flat: &Flat, label: &Found<Row>) -> bool {
    let rest = flat.text.get(label.at.end..flat.line_end(label.at.end)).unwrap_or_default();
    !flat.starts_line(label.at.end) && rest.contains(|c: char| c.is_ascii_digit())
}

/// `1.` at the start of a label; the table has no decimals.
fn is_index(flat: &Flat, atom: &Atom) -> bool {
    let behind = flat.text.get(atom.at.end..).unwrap_or_default();
    // A `、` on the next line is a letter of the heading that is printed from top to bottom.
    let has_mark = behind.starts_with('.') || (behind.starts_with(['、', ',', ':']) && !flat.is_break(atom.at.end));
    atom.digits.len() == 1 && atom.digits != BLANK && has_mark
}

/// The numbers between each label and the next.
fn behind_labels(
    pieces: &Pieces,
    flat: &Flat,
    labels: &[Found<Row>],
    printed: &[Row],
    end: usize,
) -> BTreeMap<Row, RowText> {
    let mut rows = BTreeMap::new();
    let blank = BlankLine::of(pieces, flat, labels, end);
    for (i, label) in labels.iter().enumerate() {
        let next = labels.get(i + 1);
        let stop = next.map_or(end, |l| l.at.start);
        let mut found = atoms(flat, label.at.end..stop.max(label.at.end));
        strip_indexes(flat, &mut found);
        let has_marks = found.iter().any(|atom| atom.digits == BLANK);
        if found.len() % 7 == 1 && found.len() > 7 {
            found = without_page_number(flat, &found, rows_add_up).unwrap_or(found);
        }
        if !found.len().is_multiple_of(7) {
            // Strokes that are no cells leave rows that add up.
            let numbers = without_blanks(found.clone());
            let is_good = !has_marks || !numbers.len().is_multiple_of(7) || rows_add_up(&values(&numbers));
            found = if is_good { numbers } else { found };
        }
        let is_whole = has_marks || found.len() > 1 && (0..found.len()).all(|i| stands_alone(flat, &found, i));
        let mut found: Vec<String> = found.into_iter().map(|a| a.digits).collect();
        if next.is_none() {
            // What follows the table may open with a number.
            found.truncate(7);
        }
        let rank = |row: Row| printed.iter().position(|r| *r == row);
        let skipped = match (rank(label.what), next.and_then(|l| rank(l.what))) {
            (Some(this), Some(next)) => printed.get(this..next).unwrap_or_default(),
            (Some(this), None) => &printed[this..=this],
            (None, _) => continue,
        };
        let cells = if found.len() < 7 { cell_a_line(pieces, flat, label, stop, found.len(), blank) } else { None };
        if let Some(cells) = cells {
            rows.insert(label.what, RowText::Cells(cells));
        } else if skipped.len() > 1 && found.len() == skipped.len() {
            rows.extend(skipped.iter().copied().zip(found.into_iter().map(|digits| RowText::Digits(vec![digits]))));
        } else if skipped.len() > 1 && found.len() == 7 * skipped.len() {
            rows.extend(
                skipped.iter().zip(found.chunks(7)).map(|(row, seven)| (*row, RowText::Digits(seven.to_vec()))),
            );
        } else if !found.is_empty() {
            let is_misfit = is_whole && found.len() != 7;
            rows.insert(label.what, if is_misfit { RowText::Misfit(found) } else { RowText::Digits(found) });
        }
    }
    rows
}

/// Takes the `2` of `00000002.` away, where the label behind it was not recognised.
fn strip_indexes(flat: &Flat, atoms: &mut Vec<Atom>) {
    for atom in atoms.iter_mut() {
        let behind = flat.text.get(atom.at.end..).unwrap_or_default();
        if atom.digits != BLANK && behind.starts_with(['.', '、']) && !flat.is_break(atom.at.end) {
            atom.digits.pop();
        }
    }
    atoms.retain(|atom| !atom.digits.is_empty());
}

/// Which lines are blank cells where every cell has a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BlankLine {
    /// Those that hold the tab of a cell's edge.
    Tab,
    /// All, for the rows in full have none between their numbers.
    Any,
    /// None can be told.
    Unknown,
}

impl BlankLine {
    fn of(pieces: &Pieces, flat: &Flat, labels: &[Found<Row>], end: usize) -> Self {
        let (Some(first), last) = (labels.first(), flat.piece_at(end.saturating_sub(1))) else { return Self::Unknown };
        let within = pieces.all.get(flat.piece_at(first.at.start)..last).unwrap_or_default();
        let run = |seven: &[Piece]| seven.iter().all(Piece::is_numeric);
        if within.iter().any(|p| p.column.is_none() && p.is_blank() && p.text.contains('\t')) {
            Self::Tab
        } else if within.windows(7).filter(|seven| run(seven)).count() >= FEWEST_FULL_ROWS {
            Self::Any
        } else {
            Self::Unknown
        }
    }

    fn is_cell(self, piece: &Piece) -> bool {
        piece.is_blank()
            && match self {
                Self::Tab => piece.text.contains('\t'),
                Self::Any => true,
                Self::Unknown => false,
            }
    }
}

/// Rows in full that show how a document writes its cells.
const FEWEST_FULL_ROWS: usize = 3;

/// The seven lines behind a label, each a number or a blank, if they hold all `numbers` that stand there.
fn cell_a_line(
    pieces: &Pieces,
    flat: &Flat,
    label: &Found<Row>,
    stop: usize,
    numbers: usize,
    blank: BlankLine,
) -> Option<Vec<CellValue>> {
    let (first, last) = (flat.piece_at(label.at.end - 1) + 1, flat.piece_at(stop));
    let behind = pieces.all.get(first..last.max(first))?;
    let cells: Vec<CellValue> = behind
        .iter()
        .take_while(|p| p.column.is_none() && (p.is_blank() || p.is_numeric()))
        .filter(|p| p.is_numeric() || blank.is_cell(p))
        .take(7)
        .map(|p| CellValue::of(&p.text))
        .collect();
    let found = cells.iter().filter(|c| c.count().is_some()).count();
    (cells.len() == 7 && found == numbers && found > 0).then_some(cells)
}

/// As many numbers as the form has cells, and most rows add up.
fn in_printed_order(all: &[Atom], printed: &[Row]) -> Option<BTreeMap<Row, RowText>> {
    if all.len() != 7 * printed.len() {
        return None;
    }
    let rows: Vec<Vec<String>> = all.chunks(7).map(|seven| seven.iter().map(|a| a.digits.clone()).collect()).collect();
    let adds_up = |row: &Vec<String>| {
        let cells: Vec<Option<u64>> = row.iter().map(|d| d.parse().ok()).collect();
        !cells.contains(&None) && rows_add_up(&cells)
    };
    let good = rows.iter().filter(|row| adds_up(row)).count();
    (good * 4 >= rows.len() * 3).then(|| printed.iter().copied().zip(rows.into_iter().map(RowText::Digits)).collect())
}

/// Lines of seven numbers, each given to the label that it stands at, in printed order; rows may go without.
fn by_lines(flat: &Flat, all: &[Atom], labels: &[Found<Row>], printed: &[Row]) -> Option<BTreeMap<Row, RowText>> {
    let mut lines: Vec<(usize, Vec<&Atom>)> = Vec::new();
    for atom in all {
        let piece = flat.piece_at(atom.at.start);
        match lines.last_mut() {
            Some((last, atoms)) if *last == piece => atoms.push(atom),
            _ => lines.push((piece, vec![atom])),
        }
    }
    lines.retain(|(_, atoms)| atoms.len() == 7);
    let spans = spans(flat, labels, printed)?;
    let places: Vec<usize> = lines.iter().map(|(piece, _)| *piece).collect();
    if places.len() * 2 < printed.len() {
        return None;
    }
    let pairs = pair_in_order(&places, &spans)?;
    let digits = |atoms: &[&Atom]| RowText::Digits(atoms.iter().map(|a| a.digits.clone()).collect());
    Some(pairs.into_iter().zip(&lines).map(|(row, (_, atoms))| (printed[row], digits(atoms))).collect())
}

/// For every row, the pieces that its label covers; for a row without a known label, those between its neighbours'.
fn spans(flat: &Flat, labels: &[Found<Row>], printed: &[Row]) -> Option<Vec<(usize, usize)>> {
    let known = |row: &Row| {
        let label = labels.iter().find(|l| l.what == *row)?;
        Some((flat.piece_at(label.at.start), flat.piece_at(label.at.end - 1)))
    };
    let known: Vec<Option<(usize, usize)>> = printed.iter().map(known).collect();
    let mut out = Vec::with_capacity(known.len());
    for (i, span) in known.iter().enumerate() {
        let before = known[..i].iter().rev().flatten().next().map(|(_, end)| *end);
        let after = known[i + 1..].iter().flatten().next().map(|(start, _)| *start);
        out.push(span.or_else(|| before.zip(after).map(|(a, b)| (a, b.max(a)))).or_else(|| before.map(|a| (a, a)))?);
    }
    Some(out)
}
