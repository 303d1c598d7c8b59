//! The report as a workbook: one sheet a table with merged cells and real numbers, and one for the text.

use super::layout::{Block, lay_out};
use super::model::{AnnualReport, PrintError};
use crate::table::{Grid, Placed, Role};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// The sheet of the written sections.
const TEXT_SHEET: &str = "文字部分";
const TITLE_FONT: &str = "方正小标宋简体";
const BODY_FONT: &str = "仿宋_GB2312";
const HEAD_FONT: &str = "黑体";
/// Width of the printed sheet in characters of the default font.
const SHEET_WIDTH: f64 = 88.0;
const PAPER_A4: u8 = 9;
/// Inches, from GB/T 9704: 37, 35, 28 and 26 mm.
const MARGINS: [f64; 6] = [28.0 / 25.4, 26.0 / 25.4, 37.0 / 25.4, 35.0 / 25.4, 0.3, 0.8];

/// The workbook's bytes; the same report gives the same bytes.
///
/// # Errors
/// A reference in the text that cannot be resolved, or a failure of the writer.
pub fn bytes(report: &AnnualReport) -> Result<Vec<u8>, PrintError> {
    let blocks = lay_out(report)?;
    write(report, &blocks).map_err(|error| PrintError::failed("XLSX", error))
}

fn write(report: &AnnualReport, blocks: &[Block]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(report)?);
    let mut heading = "";
    let mut text = vec![];
    for block in blocks {
        match block {
            Block::Heading(line) => heading = line,
            Block::Table(grid) => table_sheet(book.add_worksheet(), report, heading, grid)?,
            Block::Subheading(_) | Block::Paragraph(_) | Block::Signature { .. } => text.push((heading, block)),
        }
    }
    text_sheet(book.add_worksheet(), report, &text)?;
    book.save_to_buffer()
}

/// Fixed times, so that the bytes depend on the report alone.
fn properties(report: &AnnualReport) -> Result<DocProperties, XlsxError> {
    let year = u16::try_from(report.year).unwrap_or(1900);
    let made = ExcelDateTime::from_ymd(year, 12, 31)?;
    Ok(DocProperties::new().set_title(report.title()).set_author(&report.agency).set_creation_datetime(&made))
}

fn table_sheet(sheet: &mut Worksheet, report: &AnnualReport, heading: &str, grid: &Grid) -> Result<(), XlsxError> {
    sheet.set_name(heading)?;
    let last_column = column(grid.widths().len().saturating_sub(1));
    let total: f64 = grid.widths().iter().map(|w| f64::from(*w)).sum();
    for (i, width) in grid.widths().iter().enumerate() {
        sheet.set_column_width(column(i), SHEET_WIDTH * f64::from(*width) / total.max(1.0))?;
    }
    sheet.merge_range(0, 0, 0, last_column, heading, &heading_format())?;
    sheet.set_row_height(0, 30)?;
    for placed in grid.rows().iter().flatten() {
        cell(sheet, placed)?;
    }
    let head_end = TOP + row(grid.head_rows());
    if grid.head_rows() > 0 {
        sheet.set_repeat_rows(TOP, head_end - 1)?;
        sheet.set_freeze_panes(head_end, 0)?;
    }
    print_setup(sheet, report);
    Ok(())
}

/// Rows above the table: its heading. The report's title is in the print header.
const TOP: u32 = 1;

fn cell(sheet: &mut Worksheet, placed: &Placed) -> Result<(), XlsxError> {
    let (top, left) = (TOP + row(placed.row), column(placed.column));
    let (bottom, right) = (top + row(placed.cell.row_span) - 1, left + column(placed.cell.column_span) - 1);
    let format = cell_format(&placed.cell.role);
    if (top, left) != (bottom, right) {
        sheet.merge_range(top, left, bottom, right, &placed.cell.text, &format)?;
    }
    match &placed.cell.role {
        Role::Figure { value: Some(value), .. } => match value.to_string().parse::<f64>() {
            Ok(number) => sheet.write_number_with_format(top, left, number, &format)?,
            Err(_) => sheet.write_string_with_format(top, left, &placed.cell.text, &format)?,
        },
        Role::Figure { value: None, .. } => sheet.write_blank(top, left, &format)?,
        Role::ColumnHead | Role::RowHead { .. } | Role::Note => {
            sheet.write_string_with_format(top, left, &placed.cell.text, &format)?
        }
    };
    Ok(())
}

/// Title and written sections; each piece comes with the heading that it stands under.
fn text_sheet(sheet: &mut Worksheet, report: &AnnualReport, pieces: &[(&str, &Block)]) -> Result<(), XlsxError> {
    sheet.set_name(TEXT_SHEET)?;
    sheet.set_column_width(0, SHEET_WIDTH)?;
    let mut lines = vec![(report.title(), title_format())];
    let mut current = "";
    for (heading, block) in pieces {
        if *heading != current {
            current = heading;
            lines.push((current.to_owned(), heading_format()));
        }
        match block {
            Block::Subheading(text) => lines.push((text.clone(), body_format().set_font_name("楷体_GB2312"))),
            Block::Paragraph(text) => lines.push((text.clone(), body_format())),
            Block::Signature { agency, day } => {
                lines.push((format!("{agency}\n{day}"), body_format().set_align(FormatAlign::Right)));
            }
            Block::Heading(_) | Block::Table(_) => {}
        }
    }
    for (at, (text, format)) in (0..).zip(&lines) {
        // Excel does not measure wrapped lines by itself: 38 characters of 14 pt fit the width.
        let height: usize = text.lines().map(|l| l.chars().count().div_ceil(38).max(1)).sum();
        sheet.set_row_height(at, 26.0 * f64::from(row(height)))?;
        sheet.write_string_with_format(at, 0, text, format)?;
    }
    print_setup(sheet, report);
    Ok(())
}

fn print_setup(sheet: &mut Worksheet, report: &AnnualReport) {
    let [left, right, top, bottom, header, footer] = MARGINS;
    sheet
        .set_paper_size(PAPER_A4)
        .set_margins(left, right, top, bottom, header, footer)
        .set_print_fit_to_pages(1, 0)
        .set_print_center_horizontally(true)
        .set_header(format!("&C{}", report.title().replace('&', "&&")))
        .set_footer("&C- &P -");
}

fn title_format() -> Format {
    base(TITLE_FONT, 18.0).set_align(FormatAlign::Center).set_bold()
}

fn heading_format() -> Format {
    base(HEAD_FONT, 14.0).set_align(FormatAlign::Left)
}

fn body_format() -> Format {
    base(BODY_FONT, 14.0).set_align(FormatAlign::Left)
}

fn cell_format(role: &Role) -> Format {
    let format = base(BODY_FONT, 10.5).set_border(FormatBorder::Thin);
    match role {
        Role::RowHead { is_group: false } | Role::Note => format.set_align(FormatAlign::Left),
        Role::RowHead { is_group: true } | Role::ColumnHead | Role::Figure { .. } => {
            format.set_align(FormatAlign::Center)
        }
    }
}

fn base(font: &str, size: f64) -> Format {
    Format::new().set_font_name(font).set_font_size(size).set_align(FormatAlign::VerticalCenter).set_text_wrap()
}

/// A form's tables have a few dozen rows and columns.
fn row(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(0)
}

fn column(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::sample;

    #[test]
    fn the_same_report_gives_the_same_workbook() -> Result<(), PrintError> {
        assert_eq!(bytes(&sample())?, bytes(&sample())?);
        Ok(())
    }
}
