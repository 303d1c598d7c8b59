//! Table two in a document: which numbers stand behind which label.

use super::cells::{BLANK, CellValue, blank_at, is_unit};
use super::claims::Claim;
use super::doubt::{Doubt, RowPlace};
use super::labels::{Found, TABLE2};
use super::lines::{Flat, Pieces};
use super::told::{self, Saying, differing};
use crate::figure::Figure;
use crate::form::{Holds, ReportFormat, Table2Row};
use crate::tables::Table2;
use std::ops::Range;

/// A row of table two before doubtful digits are settled.
#[derive(Debug, Clone)]
pub(crate) struct Row2 {
    /// Place in [`ReportFormat::table2`].
    pub(crate) index: usize,
    /// What it says.
    pub(crate) text: Row2Text,
}

/// What a row says.
#[derive(Debug, Clone)]
pub(crate) enum Row2Text {
    /// A cell a column.
    Cells(Vec<CellValue>),
    /// Fewer stretches than columns, with every way to read them.
    Readings { digits: String, readings: Vec<Vec<Figure>> },
    /// Stretches that no reading fits.
    Misfit(String),
}

/// Labels that must be found before running text is believed to be the table.
const FEWEST_LABELS: usize = 2;

/// Looks for the table between `region.start` and `region.end` of the words.
pub(crate) fn find(
    pieces: &Pieces,
    flat: &Flat,
    words: &Flat,
    region: Range<usize>,
    format: ReportFormat,
) -> Option<Vec<Row2>> {
    let end = words.place_in(region.end, flat);
    let labels: Vec<Found<usize>> = TABLE2
        .chain(words, region)
        .into_iter()
        .filter_map(|l| {
            let index = format.table2().iter().position(|def| is_key(def, l.what))?;
            let start = words.place_in(l.at.start, flat);
            Some(Found { what: index, at: start..words.place_in(l.at.end - 1, flat) + 1 })
        })
        .collect();
    if labels.len() < FEWEST_LABELS {
        return None;
    }
    let mut rows = from_cells(pieces, flat, &labels, format);
    if rows.len() < labels.len() {
        for row in from_text(flat, &labels, end, format) {
            if rows.iter().all(|known| known.index != row.index) {
                rows.push(row);
            }
        }
    }
    (!rows.is_empty()).then_some(rows)
}

fn is_key(def: &Table2Row, label: &str) -> bool {
    def.key == label || (label == "fees" && def.key == "fees_wan_yuan")
}

fn from_cells(pieces: &Pieces, flat: &Flat, labels: &[Found<usize>], format: ReportFormat) -> Vec<Row2> {
    let mut rows = Vec::new();
    for label in labels {
        let Some(found) = pieces.all.get(flat.piece_at(label.at.start)).filter(|p| p.column.is_some()) else {
            continue;
        };
        let line = pieces.of_line(found.line);
        let behind: Vec<&str> = line.iter().filter(|p| p.column > found.column).map(|p| p.text.as_str()).collect();
        let Some(def) = format.table2().get(label.what) else { continue };
        if let Some(text) = cells_of(&behind, def) {
            rows.push(Row2 { index: label.what, text });
        }
    }
    rows
}

fn cells_of(behind: &[&str], def: &Table2Row) -> Option<Row2Text> {
    let wanted = def.columns.len();
    let values: Vec<CellValue> = behind.iter().map(|text| CellValue::of(text)).collect();
    let filled: Vec<CellValue> = values.iter().filter(|v| **v != CellValue::Blank).cloned().collect();
    if values.is_empty() {
        return None;
    }
    if filled.len() == wanted || values.len() < wanted {
        let one = behind.iter().filter(|t| !t.trim().is_empty()).count() == 1 && wanted > 1;
        if one && filled.len() == 1 {
            let tokens = tokens_of(&behind.concat());
            return Some(settle_tokens(&tokens, def));
        }
        let mut cells = if filled.len() == wanted { filled } else { values };
        cells.resize(wanted, CellValue::Blank);
        return Some(Row2Text::Cells(cells));
    }
    Some(Row2Text::Cells(values[..wanted].to_vec()))
}

fn from_text(flat: &Flat, labels: &[Found<usize>], end: usize, format: ReportFormat) -> Vec<Row2> {
    let mut rows = Vec::new();
    let stretch = |i: usize, wanted: usize| {
        let start = labels[i].at.end;
        let stop = labels.get(i + 1).map_or(end, |next| next.at.start);
        let all = tokens(flat, start..stop.max(start));
        // What follows the row may hold a page number.
        let own = tokens(flat, start..flat.line_end(start).min(stop).max(start));
        if all.len() > wanted && own.len() == wanted { own } else { all }
    };
    for (i, label) in labels.iter().enumerate() {
        let Some(def) = format.table2().get(label.what) else { continue };
        let mut found = stretch(i, def.columns.len());
        if i + 1 == labels.len() {
            found.truncate(def.columns.len());
        }
        if !found.is_empty() {
            rows.push(Row2 { index: label.what, text: settle_tokens(&found, def) });
        }
    }
    let even = rows.iter().all(|row| matches!(row.text, Row2Text::Cells(_)));
    if even && rows.len() == format.table2().len() {
        return rows;
    }
    in_printed_order(flat, labels, end, format).unwrap_or(rows)
}

/// As many numbers as the form has cells: printed order, wherever the labels got to.
fn in_printed_order(flat: &Flat, labels: &[Found<usize>], end: usize, format: ReportFormat) -> Option<Vec<Row2>> {
    let start = labels.first()?.at.end;
    let all = tokens(flat, start..end);
    let wanted: usize = format.table2().iter().map(|def| def.columns.len()).sum();
    if all.len() != wanted || labels.len() < format.table2().len() {
        return None;
    }
    let mut rest = all.as_slice();
    let mut rows = Vec::new();
    for (index, def) in format.table2().iter().enumerate() {
        let (these, others) = rest.split_at_checked(def.columns.len())?;
        rows.push(Row2 { index, text: settle_tokens(these, def) });
        rest = others;
    }
    Some(rows)
}

/// Numbers with sign and decimals in part of a document, and strokes in place of them.
fn tokens(flat: &Flat, range: Range<usize>) -> Vec<String> {
    let Some(text) = flat.text.get(range.clone()) else { return Vec::new() };
    let mut out: Vec<String> = Vec::new();
    let mut is_open = false;
    for (i, c) in text.char_indices() {
        if blank_at(flat, range.start + i) > 0 {
            out.push(BLANK.to_owned());
            is_open = false;
            continue;
        }
        let next_is_digit = text[i + c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
        let joins = is_open && !flat.is_break(range.start + i);
        match c {
            '0'..='9' if joins => push(&mut out, c),
            // A sign without space before it still belongs to the stretch.
            '-' if joins && next_is_digit => push(&mut out, c),
            '.' if joins && next_is_digit && !out.last().is_some_and(|t| t.contains('.')) => push(&mut out, c),
            ',' if joins && next_is_digit => {}
            '0'..='9' => {
                out.push(c.to_string());
                is_open = true;
            }
            '-' if next_is_digit => {
                out.push(c.to_string());
                is_open = true;
            }
            _ => is_open = false,
        }
    }
    out
}

fn push(out: &mut [String], c: char) {
    if let Some(last) = out.last_mut() {
        last.push(c);
    }
}

/// The same within one cell.
fn tokens_of(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in super::lines::plain_text(text).split(|c: char| !c.is_ascii_digit() && c != '.' && c != '-') {
        for (i, part) in word.split('-').enumerate() {
            let part = part.trim_matches('.');
            if !part.is_empty() {
                out.push(if i > 0 { format!("-{part}") } else { part.to_owned() });
            }
        }
    }
    out
}

fn settle_tokens(tokens: &[String], def: &Table2Row) -> Row2Text {
    let shown = tokens.join(" ");
    let wanted = def.columns.len();
    let has_marks = tokens.iter().any(|t| t == BLANK);
    if has_marks && tokens.len() == wanted {
        return Row2Text::Cells(tokens.iter().map(|t| CellValue::of(t)).collect());
    }
    let numbers: Vec<String> = tokens.iter().filter(|t| *t != BLANK).cloned().collect();
    let tokens = numbers.as_slice();
    // Numbers that are apart are whole: with too few of them a cell is blank, and it is not known which.
    let is_apart = (has_marks || tokens.len() > 1) && tokens.len() != wanted;
    if tokens.len() > wanted || is_apart {
        return Row2Text::Misfit(shown);
    }
    let mut readings = Vec::new();
    let parts: Vec<&str> = tokens.iter().map(String::as_str).collect();
    let holds: Vec<Holds> = def.columns.iter().map(|c| c.holds).collect();
    split(&parts, &holds, &mut Vec::new(), &mut readings);
    match readings.len() {
        0 if tokens.len() == def.columns.len() => {
            Row2Text::Cells(tokens.iter().map(|t| CellValue::of(t.trim_end_matches(is_unit))).collect())
        }
        0 | MOST_READINGS.. => Row2Text::Misfit(shown),
        1 => Row2Text::Cells(readings.remove(0).into_iter().map(CellValue::Number).collect()),
        _ => Row2Text::Readings { digits: shown, readings },
    }
}

/// More readings than this say nothing.
const MOST_READINGS: usize = 1_000;

/// All ways to read the rest of the parts as numbers for the rest of the columns.
fn split(parts: &[&str], holds: &[Holds], so_far: &mut Vec<Figure>, out: &mut Vec<Vec<Figure>>) {
    let (Some((part, others)), Some((held, left))) = (parts.split_first(), holds.split_first()) else {
        if parts.is_empty() && holds.is_empty() {
            out.push(so_far.clone());
        }
        return;
    };
    if parts.len() > holds.len() || out.len() >= MOST_READINGS {
        return;
    }
    for cut in 1..=part.len().min(20) {
        let (Some(front), Some(rest)) = (part.get(..cut), part.get(cut..)) else { continue };
        let Some(figure) = number(front, *held) else { continue };
        so_far.push(figure);
        if rest.is_empty() {
            split(others, left, so_far, out);
        } else {
            let mut parts = parts.to_vec();
            parts[0] = rest;
            split(&parts, left, so_far, out);
        }
        so_far.pop();
    }
}

/// A number as a column may hold it, without a leading zero.
fn number(text: &str, holds: Holds) -> Option<Figure> {
    let digits = match holds {
        Holds::Change => text.strip_prefix('-').unwrap_or(text),
        Holds::Count | Holds::Amount => text,
    };
    let whole = digits.split('.').next().unwrap_or(digits);
    let is_plain = digits.starts_with(|c: char| c.is_ascii_digit()) && digits.ends_with(|c: char| c.is_ascii_digit());
    let has_leading_zero = whole.len() > 1 && whole.starts_with('0');
    let may_have_point = matches!(holds, Holds::Amount);
    if !is_plain || has_leading_zero || (digits.contains('.') && !may_have_point) {
        return None;
    }
    text.parse().ok()
}

/// The table from its rows; what stays open is `null`. `said` tells what the narrative says of a row's column: among
/// several readings those stand that agree with everything it says.
pub(crate) fn settle(
    rows: &[Row2],
    format: ReportFormat,
    said: impl Fn(&Table2Row, usize) -> Option<Claim>,
) -> (Table2, Vec<Doubt>) {
    let mut table = Table2::blank(format);
    let mut doubts = Vec::new();
    for row in rows {
        let place = RowPlace::Table2(row.index);
        let (Some(def), Some(cells)) = (format.table2().get(row.index), table.rows.get_mut(row.index)) else {
            continue;
        };
        match &row.text {
            Row2Text::Cells(values) => {
                for (column, (cell, value)) in cells.iter_mut().zip(values).enumerate() {
                    *cell = value.figure().cloned();
                    if let CellValue::Unreadable(text) = value {
                        doubts.push(Doubt::Unreadable { place, column, text: text.clone() });
                    }
                }
            }
            Row2Text::Misfit(digits) => doubts.push(Doubt::Misfit { place, digits: digits.clone() }),
            Row2Text::Readings { digits, readings } => {
                let saying = |column: usize| {
                    let Claim { figure, quote, .. } = said(def, column)?;
                    Some(Saying { agrees: Box::new(move |r: &Vec<Figure>| r.get(column) == Some(&figure)), quote })
                };
                let (left, quotes) = told::keep(readings, (0..def.columns.len()).filter_map(saying).collect());
                *cells = (0..def.columns.len()).map(|column| told::agreed(&left, column)).collect();
                doubts.extend(told::doubts(place, digits, &differing(readings), differing(&left), &quotes));
            }
        }
    }
    (table, doubts)
}
