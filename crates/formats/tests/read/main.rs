//! Whole files through the one way in. All files are made here.

#![allow(clippy::expect_used, clippy::panic, clippy::format_collect, reason = "a test that cannot go on fails")]

mod builders;
mod docx;
mod glyphs;
mod hidden;
mod hostile;
mod package;
mod pdf;
mod pdf_anatomy;
mod xlsx;

use formats::{Block, Cell, Content, Limits, Table, Unreadable};

fn read(name: &str, bytes: &[u8]) -> Content {
    match formats::read(name, bytes, &Limits::default()) {
        Ok(content) => content,
        Err(error) => panic!("{name}: {error}"),
    }
}

fn refusal(name: &str, bytes: &[u8], limits: &Limits) -> Unreadable {
    match formats::read(name, bytes, limits) {
        Ok(content) => panic!("{name} was read: {content:?}"),
        Err(error) => error,
    }
}

/// Blocks a line each: `#一` a heading, `一` a paragraph, `|甲|乙:2×1|` a table's row with spans in rows×columns.
fn shown(content: &Content) -> Vec<String> {
    content.blocks.iter().flat_map(lines).collect()
}

fn lines(block: &Block) -> Vec<String> {
    match block {
        Block::Heading { level, text } => vec![format!("{}{text}", "#".repeat(usize::from(*level)))],
        Block::Paragraph { text } => vec![text.clone()],
        Block::Table(Table { rows }) => rows.iter().map(|row| row_line(row)).collect(),
    }
}

fn row_line(row: &[Cell]) -> String {
    let cell = |cell: &Cell| match (cell.row_span, cell.col_span) {
        (1, 1) => cell.text.clone(),
        (rows, columns) => format!("{}:{rows}×{columns}", cell.text),
    };
    format!("|{}|", row.iter().map(cell).collect::<Vec<_>>().join("|"))
}
