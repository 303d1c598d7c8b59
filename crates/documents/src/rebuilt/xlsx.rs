//! A workbook anew: visible sheets, values as they show, merged cells.

use super::RebuildError;
use formats::Cell;
use formats::release::Sheet;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, Worksheet, XlsxError};
use std::collections::HashSet;

/// Digits from which a number loses some when it is stored as one.
const MAX_DIGITS: usize = 15;
/// Characters of a sheet's name.
const MAX_NAME: usize = 31;

pub(super) fn bytes(sheets: &[Sheet]) -> Result<Vec<u8>, RebuildError> {
    if sheets.is_empty() {
        return Err(RebuildError::Blank);
    }
    write(sheets).map_err(|error| RebuildError::Writer(error.to_string()))
}

fn write(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Nobody's, and always the same day: the bytes depend on what is to be seen alone.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(sheet_name(&sheet.name))?;
        fill(page, &sheet.table.rows)?;
        page.autofit();
    }
    book.save_to_buffer()
}

fn sheet_name(name: &str) -> String {
    let allowed = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    let name: String = name.chars().filter(allowed).take(MAX_NAME).collect();
    let name = name.trim_matches('\'');
    if name.is_empty() { "表".to_owned() } else { name.to_owned() }
}

fn fill(page: &mut Worksheet, rows: &[Vec<Cell>]) -> Result<(), XlsxError> {
    let format = Format::new().set_border(FormatBorder::Thin).set_text_wrap();
    let mut covered: HashSet<(u32, u16)> = HashSet::new();
    for (row, cells) in (0_u32..).zip(rows) {
        let mut column = 0_u16;
        for cell in cells {
            while covered.remove(&(row, column)) {
                column = column.saturating_add(1);
            }
            let width = u16::try_from(cell.col_span).unwrap_or(u16::MAX);
            let (bottom, right) = (row + cell.row_span.max(1) - 1, column.saturating_add(width.max(1) - 1));
            if (bottom, right) != (row, column) {
                page.merge_range(row, column, bottom, right, "", &format)?;
                covered.extend((row + 1..=bottom).flat_map(|r| (column..=right).map(move |c| (r, c))));
            }
            put(page, row, column, &cell.text, &format)?;
            column = right.saturating_add(1);
        }
    }
    Ok(())
}

/// A text that a number shows as is stored as one, so that people can go on counting with it.
fn put(page: &mut Worksheet, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    let number = text.parse::<f64>().ok().filter(|number| text.len() <= MAX_DIGITS && number.to_string() == text);
    match number {
        Some(number) => page.write_number_with_format(row, column, number, format)?,
        None if text.is_empty() => page.write_blank(row, column, format)?,
        None => page.write_string_with_format(row, column, text, format)?,
    };
    Ok(())
}
