//! Table four in a document: fifteen numbers in a row.

use super::cells::{BLANK, CellValue, atoms, is_of_cells, may_add_up, opens_cell, without_page_number};
use super::claims::{self, Claim, Subject};
use super::decode::blocks::{BlockReadings, Fifteen, one_each, with_case_totals};
use super::doubt::{Doubt, RowPlace};
use super::lines::{Flat, Pieces};
use super::told::{self, Saying, differing};
use crate::tables::Table4;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Words of the head; their last occurrence stands before the numbers.
#[allow(clippy::expect_used, reason = "a constant pattern")]
static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"结果维持?|结果纠正?|其[他它]结果?|尚未审结?|总计|合计|审结|维持|纠正|复议后起诉|直接起诉")
        .expect("pattern")
});

/// Words of the head that must be there for a table without numbers to be believed.
const FEWEST_HEAD_WORDS: usize = 6;
const CELLS: usize = 15;

/// Looks for the table in a stretch of the flat text.
pub(crate) fn find(
    pieces: &Pieces,
    flat: &Flat,
    region: Range<usize>,
    claims: &[Claim],
) -> Option<(Table4, Vec<Doubt>)> {
    let text = flat.text.get(region.clone())?;
    if let Some(values) = from_cells(pieces, flat, &region) {
        return Some(of_values(&values));
    }
    let heads: Vec<usize> = HEAD.find_iter(text).map(|m| m.end()).take(60).collect();
    let last = *heads.last()?;
    let behind = text.get(last..)?;
    let Some(skip) = behind.find(opens_cell).filter(|at| behind[..*at].chars().count() <= 20) else {
        return (heads.len() >= FEWEST_HEAD_WORDS).then(Default::default);
    };
    let length = behind[skip..].find(|c: char| !is_of_cells(c)).unwrap_or(behind.len() - skip);
    let start = region.start + last + skip;
    let mut found = atoms(flat, start..start + length);
    if found.len() == CELLS + 1 {
        found = without_page_number(flat, &found, totals_hold).unwrap_or(found);
    }
    let digits: Vec<&str> = found.iter().map(|a| a.digits.as_str()).filter(|d| *d != BLANK).collect();
    if found.len() == CELLS && digits.len() < CELLS {
        let values: Vec<CellValue> = found.iter().map(|a| CellValue::of(&a.digits)).collect();
        return Some(of_values(&values));
    }
    (heads.len() >= FEWEST_HEAD_WORDS || digits.len() == CELLS).then(|| of_digits(&digits, claims))
}

/// Every fifth number is, or may be, the sum of the four before it.
fn totals_hold(cells: &[Option<u64>]) -> bool {
    cells.len() == CELLS && cells.chunks_exact(5).all(may_add_up)
}

/// The last table row of fifteen numbers or blanks; else fifteen numbers in cells, one below the other or in blocks.
fn from_cells(pieces: &Pieces, flat: &Flat, region: &Range<usize>) -> Option<Vec<CellValue>> {
    let first = flat.piece_at(region.start);
    // Blank cells at the end have no bytes of their own.
    let end = if region.end < flat.text.len() { flat.piece_at(region.end) } else { pieces.all.len() };
    let within = pieces.all.get(first..end)?;
    let mut rows: Vec<(usize, Vec<CellValue>)> = Vec::new();
    for piece in within.iter().filter(|p| p.column.is_some()) {
        let value = CellValue::of(&piece.text);
        match rows.last_mut() {
            Some((line, values)) if *line == piece.line => values.push(value),
            _ => rows.push((piece.line, vec![value])),
        }
    }
    let is_number = |v: &CellValue| v.count().is_some();
    let has_words = |values: &[CellValue]| values.iter().any(|v| matches!(v, CellValue::Unreadable(_)));
    let is_row = |values: &[CellValue]| values.iter().any(is_number) && !has_words(values);
    if let Some((_, values)) = rows.iter().rev().find(|(_, values)| values.len() >= CELLS && is_row(values)) {
        let filled: Vec<CellValue> = values.iter().filter(|v| is_number(v)).cloned().collect();
        return Some(if filled.len() == CELLS { filled } else { values[..CELLS].to_vec() });
    }
    // The two halves of the form as tables of their own, one below the other.
    let halves: Vec<&Vec<CellValue>> =
        rows.iter().map(|(_, values)| values).filter(|v| matches!(v.len(), 5 | 10) && !has_words(v)).collect();
    if halves.iter().map(|values| values.len()).sum::<usize>() == CELLS {
        return Some(halves.into_iter().flatten().cloned().collect());
    }
    let all: Vec<CellValue> = rows.into_iter().flat_map(|(_, values)| values).filter(is_number).collect();
    (all.len() == CELLS).then_some(all)
}

fn of_values(values: &[CellValue]) -> (Table4, Vec<Doubt>) {
    let mut table = Table4::default();
    let mut doubts = Vec::new();
    for (i, value) in values.iter().take(CELLS).enumerate() {
        table.blocks[i / 5][i % 5] = value.count();
        if let Some(text) = value.misread_as_count() {
            doubts.push(Doubt::Unreadable { place: RowPlace::Table4(i / 5), column: i % 5, text });
        }
    }
    (table, doubts)
}

fn of_digits(digits: &[&str], claims: &[Claim]) -> (Table4, Vec<Doubt>) {
    if let Some(blocks) = one_each(digits) {
        return (Table4 { blocks: blocks.map(|block| block.map(Some)) }, Vec::new());
    }
    let shown = digits.join(" ");
    let readings = match with_case_totals(digits) {
        BlockReadings::All(readings) => readings,
        BlockReadings::TooMany => {
            let open =
                |i| Doubt::Ambiguous { place: RowPlace::Table4(i), digits: shown.clone(), cells: (0..5).collect() };
            return (Table4::default(), (0..3).map(open).collect());
        }
    };
    if readings.is_empty() {
        let is_one_stretch = digits.len() == 1 && shown.len() > CELLS;
        let place = RowPlace::Table4(0);
        let doubt = if is_one_stretch {
            Doubt::NoReading { place, digits: shown }
        } else {
            Doubt::Misfit { place, digits: shown }
        };
        return (Table4::default(), vec![doubt]);
    }
    let (left, quotes) = told::keep(&readings, said(claims));
    let mut table = Table4::default();
    let mut doubts = Vec::new();
    for (i, block) in table.blocks.iter_mut().enumerate() {
        let of_block = |all: &[Fifteen]| -> Vec<[u64; 5]> { all.iter().filter_map(|r| r.get(i).copied()).collect() };
        let (before, left) = (of_block(&readings), of_block(&left));
        *block = std::array::from_fn(|cell| told::agreed(&left, cell));
        doubts.extend(told::doubts(RowPlace::Table4(i), &shown, &differing(&before), differing(&left), &quotes));
    }
    (table, doubts)
}

/// What the narrative says of the totals.
fn said(claims: &[Claim]) -> Vec<Saying<'_, Fifteen>> {
    let totals = |subject: Subject, blocks: Range<usize>| {
        let Claim { figure, quote, .. } = claims::of_subject(claims, subject)?;
        let figure = u64::try_from(figure.as_whole()?).ok()?;
        let agrees =
            move |r: &Fifteen| r.get(blocks.clone()).into_iter().flatten().map(|b| b[4]).sum::<u64>() == figure;
        Some(Saying { agrees: Box::new(agrees), quote })
    };
    [totals(Subject::Reconsideration, 0..1), totals(Subject::Litigation, 1..3)].into_iter().flatten().collect()
}
