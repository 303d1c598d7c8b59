//! One sheet's cells, merges, and hidden rows and columns.

use super::anatomy::look::Looks;
use super::strings::{clean, rich_text};
use super::styles::Styles;
use super::{number, shown};
use crate::budget::Budget;
use crate::content::Unreadable;
use crate::xml::{Element, Node, Xml};
use std::collections::HashSet;

const MAX_ROWS: u32 = 1_048_576;
const MAX_COLUMNS: u32 = 16_384;
/// Rows and columns below these sizes, in points and characters, show nothing.
pub(super) const NO_HEIGHT: f64 = 1.5;
pub(super) const NO_WIDTH: f64 = 0.5;

/// What cells refer to.
pub(super) struct Context<'a> {
    pub(super) strings: &'a [String],
    pub(super) styles: &'a Styles,
    pub(super) counts_from_1904: bool,
    /// If given, cells are read as they show: numbers as their format has them, nothing that is white on white.
    pub(super) looks: Option<&'a Looks>,
}

/// What a sheet's XML says. Places count from 0.
#[derive(Debug, Default)]
pub(super) struct Cells {
    /// Cells that the file has, blank ones with a format included.
    pub(super) placed: Vec<Placed>,
    pub(super) merges: Vec<Area>,
    pub(super) hidden_rows: HashSet<u32>,
    pub(super) hidden_columns: HashSet<u32>,
    /// How many cells are computed.
    pub(super) formulas: usize,
}

#[derive(Debug)]
pub(super) struct Placed {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) text: String,
}

/// A rectangle, both corners included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) top: u32,
    pub(super) left: u32,
    pub(super) bottom: u32,
    pub(super) right: u32,
}

pub(super) fn read(text: &str, context: &Context<'_>, budget: &mut Budget) -> Result<Cells, Unreadable> {
    let mut xml = Xml::new(text, "工作表");
    let mut cells = Cells::default();
    let mut hides_rows = false;
    let (mut row, mut column) = (0, 0);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => match element.name() {
                "sheetFormatPr" => hides_rows = element.flag("zeroHeight"),
                "col" => cells.hide_columns(&element),
                "row" => {
                    row = element.number("r").map_or(row, |number| number.saturating_sub(1));
                    column = 0;
                    let is_low = size(&element, "ht").is_some_and(|height| height < NO_HEIGHT);
                    if is_low || element.attribute("hidden").map_or(hides_rows, |_| element.flag("hidden")) {
                        cells.hidden_rows.insert(row);
                    }
                }
                "c" => {
                    budget.take_cells(1, 1)?;
                    let (at_row, at_column) = match element.attribute("r") {
                        Some(name) => parse_place(&name).ok_or_else(|| bad_place(&name))?,
                        None => (row, column),
                    };
                    let (text, is_formula) = read_cell(&mut xml, &element, context)?;
                    cells.formulas += usize::from(is_formula);
                    cells.placed.push(Placed { row: at_row, column: at_column, text });
                    column = at_column.saturating_add(1);
                }
                "mergeCell" => {
                    budget.take_cells(1, 1)?;
                    let name = element.attribute("ref").unwrap_or_default();
                    cells.merges.push(parse_area(&name).ok_or_else(|| bad_place(&name))?);
                }
                _ => {}
            },
            Node::Close(name) if name == "row" => row = row.saturating_add(1),
            Node::Close(_) | Node::Text(_) => {}
        }
    }
    Ok(cells)
}

impl Cells {
    fn hide_columns(&mut self, element: &Element<'_>) {
        let hidden = element.flag("hidden") || size(element, "width").is_some_and(|width| width < NO_WIDTH);
        if let (true, Some(first), Some(last)) = (hidden, element.number("min"), element.number("max")) {
            let last = last.min(MAX_COLUMNS);
            self.hidden_columns.extend((first.max(1)..=last).map(|column| column - 1));
        }
    }
}

/// The text of the cell whose element was opened last.
fn read_cell(xml: &mut Xml<'_>, element: &Element<'_>, context: &Context<'_>) -> Result<(String, bool), Unreadable> {
    let kind = element.attribute("t").unwrap_or_default();
    let format = element.number("s").unwrap_or(0);
    let mut text = String::new();
    let mut is_formula = false;
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(inner) => match inner.name() {
                "v" => text = show(&xml.text()?, &kind, format, context)?,
                "is" => text = rich_text(xml, "is")?,
                "f" => {
                    is_formula = true;
                    xml.skip()?;
                }
                _ => xml.skip()?,
            },
            Node::Close(name) if name == "c" => break,
            Node::Close(_) | Node::Text(_) => {}
        }
    }
    if let Some(looks) = context.looks {
        if looks.is_pale(format) {
            text.clear();
        } else if kind != "n" && !kind.is_empty() {
            text = shown::text(looks.code(format), text);
        }
    }
    Ok((text, is_formula))
}

fn show(value: &str, kind: &str, format: u32, context: &Context<'_>) -> Result<String, Unreadable> {
    match kind {
        "s" => {
            let index: Option<usize> = value.trim().parse().ok();
            let text = index.and_then(|index| context.strings.get(index));
            text.cloned().ok_or_else(|| Unreadable::Damaged { what: "单元格引用的文字不存在".to_owned() })
        }
        "b" => Ok(if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()),
        "str" | "e" | "d" | "inlineStr" => Ok(clean(value)),
        _ => {
            let shows = context.styles.shows(format);
            let code = context.looks.map(|looks| looks.code(format)).filter(|code| !code.is_empty());
            Ok(code
                .and_then(|code| shown::number(code, value, context.counts_from_1904))
                .unwrap_or_else(|| number::show(value, shows, context.counts_from_1904)))
        }
    }
}

pub(super) fn size(element: &Element<'_>, name: &str) -> Option<f64> {
    element.attribute(name)?.trim().parse().ok()
}

pub(super) fn bad_place(name: &str) -> Unreadable {
    let name: String = name.chars().take(20).collect();
    Unreadable::Damaged { what: format!("单元格位置“{name}”不成立") }
}

/// `B3` or `$B$3` as row and column from 0.
pub(super) fn parse_place(name: &str) -> Option<(u32, u32)> {
    let mut column = 0_u32;
    let mut row = 0_u32;
    for b in name.bytes().filter(|b| *b != b'$') {
        match b {
            b'A'..=b'Z' | b'a'..=b'z' if row == 0 => {
                column = column.checked_mul(26)?.checked_add(u32::from(b.to_ascii_uppercase() - b'A') + 1)?;
            }
            b'0'..=b'9' if column > 0 => row = row.checked_mul(10)?.checked_add(u32::from(b - b'0'))?,
            _ => return None,
        }
    }
    ((1..=MAX_ROWS).contains(&row) && (1..=MAX_COLUMNS).contains(&column)).then(|| (row - 1, column - 1))
}

/// `A1:B3` or a single place.
pub(super) fn parse_area(name: &str) -> Option<Area> {
    let (first, last) = name.split_once(':').unwrap_or((name, name));
    let ((top, left), (bottom, right)) = (parse_place(first)?, parse_place(last)?);
    (top <= bottom && left <= right).then_some(Area { top, left, bottom, right })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_excel_writes_them() {
        for (name, place) in [
            ("A1", Some((0, 0))),
            ("$C$12", Some((11, 2))),
            ("XFD1048576", Some((1_048_575, 16_383))),
            ("XFE1", None),
            ("A0", None),
            ("A1048577", None),
            ("1A", None),
            ("", None),
            ("A99999999999", None),
        ] {
            assert_eq!(parse_place(name), place, "{name}");
        }
        assert_eq!(parse_area("B2:A1"), None);
    }
}
