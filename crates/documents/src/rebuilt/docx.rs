//! A document anew: headings, paragraphs, tables with their spans, headers and footers as text, notes at the end.

use super::RebuildError;
use crate::docx::{Face, SIZE_3, SIZE_4, TEXT_WIDTH, flush, paragraph, run};
use docx_rs::{
    AlignmentType, Docx, Footer, Header, PageMargin, Paragraph, Table, TableCell, TableRow, VMergeType, WidthType,
};
use formats::release::Document;
use formats::{Block, Cell};
use std::collections::HashMap;
use std::io::Cursor;

pub(super) fn bytes(document: &Document) -> Result<Vec<u8>, RebuildError> {
    if document.body.is_empty() {
        return Err(RebuildError::Blank);
    }
    let margin = PageMargin { top: 2098, bottom: 1985, left: 1588, right: 1474, header: 851, footer: 1400, gutter: 0 };
    let mut docx = Docx::new().page_size(11906, 16838).page_margin(margin).default_size(SIZE_3);
    if !document.headers.is_empty() {
        let lines = texts(&document.headers).into_iter().map(|text| small(&text));
        docx = docx.header(lines.fold(Header::new(), Header::add_paragraph));
    }
    if !document.footers.is_empty() {
        let lines = texts(&document.footers).into_iter().map(|text| small(&text));
        docx = docx.footer(lines.fold(Footer::new(), Footer::add_paragraph));
    }
    docx = document.body.iter().fold(docx, add_block);
    if !document.notes.is_empty() {
        docx = docx.add_paragraph(flush("注释", Face::Heading, SIZE_3, AlignmentType::Left));
        docx = document.notes.iter().fold(docx, add_block);
    }
    let mut out = Cursor::new(Vec::new());
    docx.build().pack(&mut out).map_err(|error| RebuildError::Writer(error.to_string()))?;
    Ok(out.into_inner())
}

fn small(text: &str) -> Paragraph {
    flush(text, Face::Plain, SIZE_4, AlignmentType::Center)
}

/// The texts of blocks, a table's a line a row.
fn texts(blocks: &[Block]) -> Vec<String> {
    let of_row = |row: &Vec<Cell>| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("　");
    let lines = |block: &Block| match block {
        Block::Heading { text, .. } | Block::Paragraph { text } => vec![text.clone()],
        Block::Table(table) => table.rows.iter().map(of_row).collect(),
    };
    blocks.iter().flat_map(lines).collect()
}

fn add_block(docx: Docx, block: &Block) -> Docx {
    match block {
        Block::Heading { level, text } => {
            let face = if *level == 1 { Face::Heading } else { Face::Subheading };
            let outline = usize::from(level.saturating_sub(1)).min(8);
            docx.add_paragraph(paragraph(text, face).outline_lvl(outline).keep_next(true))
        }
        Block::Paragraph { text } => docx.add_paragraph(paragraph(text, Face::Body)),
        Block::Table(read) => docx.add_table(table(&read.rows)).add_paragraph(Paragraph::new()),
    }
}

/// Cells that span rows continue below with empty ones.
fn table(rows: &[Vec<Cell>]) -> Table {
    let columns =
        rows.iter().map(|row| row.iter().map(|cell| cell.col_span as usize).sum::<usize>()).max().unwrap_or(1);
    let width = TEXT_WIDTH / columns.max(1);
    // By column: rows still to be covered, and columns that the cell spans.
    let mut open: HashMap<usize, (u32, u32)> = HashMap::new();
    let mut made = Vec::new();
    for row in rows {
        let mut cells = Vec::new();
        let mut column = 0;
        let mut rest = row.iter();
        loop {
            if let Some((left, span)) = open.get_mut(&column).filter(|(left, _)| *left > 0) {
                *left -= 1;
                cells.push(cell("", *span, width).vertical_merge(VMergeType::Continue));
                column += *span as usize;
                continue;
            }
            let Some(next) = rest.next() else { break };
            let made = cell(&next.text, next.col_span, width);
            if next.row_span > 1 {
                open.insert(column, (next.row_span - 1, next.col_span));
                cells.push(made.vertical_merge(VMergeType::Restart));
            } else {
                cells.push(made);
            }
            column += next.col_span as usize;
        }
        if cells.is_empty() {
            cells.push(cell("", 1, width));
        }
        made.push(TableRow::new(cells));
    }
    Table::new(made).width(TEXT_WIDTH, WidthType::Dxa)
}

fn cell(text: &str, span: u32, width: usize) -> TableCell {
    let mut cell = TableCell::new().width(width * span as usize, WidthType::Dxa);
    for line in text.split('\n') {
        cell = cell.add_paragraph(Paragraph::new().add_run(run(line, Face::Body, SIZE_4)));
    }
    if span > 1 { cell.grid_span(span as usize) } else { cell }
}
