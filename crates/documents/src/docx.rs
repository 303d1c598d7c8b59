//! Word documents: faces, paragraphs and tables, shared by the report and the letters.
//!
//! Word and WPS choose the face of 汉字 by `eastAsia`, so every run names it; the fonts themselves are the
//! reader's. Sizes are half points, lengths twentieths of a point.

use crate::report::PrintError;
use crate::table::{Grid, Placed, Role};
use docx_rs::{
    AlignmentType, Docx, Footer, LineSpacing, LineSpacingType, PageMargin, PageNum, Paragraph, Run, RunFonts,
    SpecialIndentType, Table, TableAlignmentType, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType,
    VMergeType, WidthType,
};
use std::io::Cursor;

/// A typeface of official documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// `小标宋` for titles and letterheads.
    Title,
    /// `仿宋` for text.
    Body,
    /// `黑体` for first-level headings.
    Heading,
    /// `楷体` for second-level headings.
    Subheading,
    /// `宋体` for page numbers.
    Plain,
}

/// Width of the type area: 156 mm.
pub const TEXT_WIDTH: usize = 8844;
/// `二号` and `三号` in half points.
pub const SIZE_2: usize = 44;
/// See [`SIZE_2`].
pub const SIZE_3: usize = 32;
/// `四号`.
pub const SIZE_4: usize = 28;
/// One line of text: 29 pt.
const LINE: i32 = 580;
/// Two characters of `三号`.
const INDENT: i32 = 640;

impl Face {
    const fn east_asia(self) -> &'static str {
        match self {
            Self::Title => "方正小标宋简体",
            Self::Body => "仿宋_GB2312",
            Self::Heading => "黑体",
            Self::Subheading => "楷体_GB2312",
            Self::Plain => "宋体",
        }
    }
}

/// A run of one face and size.
pub fn run(text: &str, face: Face, size: usize) -> Run {
    let latin = "Times New Roman";
    let fonts = RunFonts::new().east_asia(face.east_asia()).ascii(latin).hi_ansi(latin);
    let mut run = Run::new().fonts(fonts).size(size);
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            run = run.add_break(docx_rs::BreakType::TextWrapping);
        }
        run = run.add_text(line);
    }
    run
}

/// An empty paragraph of a fixed line height in twentieths of a point.
pub fn line(height: i32) -> Paragraph {
    Paragraph::new().line_spacing(LineSpacing::new().line_rule(LineSpacingType::Exact).line(height)).snap_to_grid(false)
}

/// A paragraph of text, first line indented by two characters.
pub fn paragraph(text: &str, face: Face) -> Paragraph {
    line(LINE)
        .indent(Some(0), Some(SpecialIndentType::FirstLine(INDENT)), None, None)
        .align(AlignmentType::Both)
        .add_run(run(text, face, SIZE_3))
}

/// A paragraph without indent, aligned.
pub fn flush(text: &str, face: Face, size: usize, align: AlignmentType) -> Paragraph {
    line(LINE).align(align).add_run(run(text, face, size))
}

/// A sheet with the margins of GB/T 9704 and page numbers.
pub fn sheet() -> Docx {
    let number = |p: Paragraph| {
        p.align(AlignmentType::Center)
            .add_run(run("— ", Face::Plain, SIZE_4))
            .add_page_num(PageNum::new())
            .add_run(run(" —", Face::Plain, SIZE_4))
    };
    Docx::new()
        .page_size(11906, 16838)
        .page_margin(PageMargin {
            top: 2098,
            bottom: 1985,
            left: 1588,
            right: 1474,
            header: 851,
            footer: 1400,
            gutter: 0,
        })
        .default_size(SIZE_3)
        .footer(Footer::new().add_paragraph(number(Paragraph::new().size(SIZE_4))))
}

/// A table with merged cells on a fixed grid, its head marked to repeat.
pub fn table(grid: &Grid, size: usize) -> Table {
    let widths = twips(grid);
    let rows = (0..grid.rows().len()).map(|row| table_row(grid, row, &widths, size)).collect();
    Table::new(rows)
        .set_grid(widths)
        .layout(TableLayoutType::Fixed)
        .width(TEXT_WIDTH, WidthType::Dxa)
        .align(TableAlignmentType::Center)
        .margins(TableCellMargins::new().margin(30, 50, 30, 50))
}

fn twips(grid: &Grid) -> Vec<usize> {
    let total: usize = grid.widths().iter().map(|w| usize::from(*w)).sum();
    grid.widths().iter().map(|w| usize::from(*w) * TEXT_WIDTH / total.max(1)).collect()
}

/// Every column of every row has its cell; the rows below a merged cell continue it with empty ones.
fn table_row(grid: &Grid, row: usize, widths: &[usize], size: usize) -> TableRow {
    let mut covering: Vec<&Placed> = grid.rows().iter().flatten().filter(|placed| placed.covers_row(row)).collect();
    covering.sort_by_key(|placed| placed.column);
    let cells = covering.iter().map(|placed| table_cell(grid, placed, row, widths, size)).collect();
    let out = TableRow::new(cells);
    // The mark by which `pack` finds the rows of the head: here no other row forbids splitting.
    if row < grid.head_rows() { out.cant_split() } else { out }
}

fn table_cell(grid: &Grid, placed: &Placed, row: usize, widths: &[usize], size: usize) -> TableCell {
    let cell = &placed.cell;
    let width = widths.iter().skip(placed.column).take(cell.column_span).sum();
    let is_first = row == placed.row;
    let is_flush = match &cell.role {
        Role::RowHead { is_group } => !is_group && grid.key() != "table2",
        Role::Note => true,
        Role::ColumnHead | Role::Figure { .. } => false,
    };
    let align = if is_flush { AlignmentType::Left } else { AlignmentType::Center };
    // Rows that hold on to the next keep the table on one page where it fits on one.
    let is_last = row + 1 == grid.rows().len();
    let text = Paragraph::new().align(align).snap_to_grid(false).keep_next(!is_last);
    let text = if is_first { text.add_run(run(&cell.text, Face::Body, size)) } else { text };
    let mut out = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center).add_paragraph(text);
    if cell.column_span > 1 {
        out = out.grid_span(cell.column_span);
    }
    if cell.row_span > 1 {
        out = out.vertical_merge(if is_first { VMergeType::Restart } else { VMergeType::Continue });
    }
    out
}

/// The file's bytes. docx-rs cannot mark a row as repeating, so the mark is put in beside `cantSplit`; then no
/// other row may be torn apart either.
///
/// # Errors
/// A failure of the writer.
pub fn pack(docx: Docx) -> Result<Vec<u8>, PrintError> {
    let mut parts = docx.build();
    let xml = String::from_utf8(parts.document).map_err(|e| PrintError::failed("DOCX", e))?;
    parts.document = xml
        .replace("<w:cantSplit />", "<w:cantSplit /><w:tblHeader />")
        .replace("<w:trPr />", "<w:trPr><w:cantSplit /></w:trPr>")
        .into_bytes();
    let mut out = Cursor::new(Vec::new());
    parts.pack(&mut out).map_err(|e| PrintError::failed("DOCX", e))?;
    Ok(out.into_inner())
}
