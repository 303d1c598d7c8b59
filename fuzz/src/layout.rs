//! A document written a line each, so that an input of structured cells can be read, and dictionaries know its words:
//!
//! ```text
//! # a heading
//! a paragraph
//! | a cell |2x3: a cell over two rows and three columns | lines\nof a cell
//! @120 340 a run of text on a page, from the left, from the top
//! ```

use formats::{Block, Cell, Content, Kind, Page, Table, TextRun};

/// More columns than this no reader of files gives one cell.
const MAX_COLUMN_SPAN: u32 = 1_000;
/// Width of a letter and height of a line on the page, in points.
const LETTER: f32 = 10.0;
const LINE: f32 = 12.0;

/// The document. What it holds keeps the promises of [`Content`], as everything that files are read into does.
pub(crate) fn content(text: &str) -> Content {
    let mut blocks = Vec::new();
    let mut rows = Vec::new();
    let mut runs = Vec::new();
    for line in text.lines() {
        if let Some(row) = line.strip_prefix('|') {
            rows.push(row.split('|').map(cell).collect());
            continue;
        }
        end_table(&mut blocks, &mut rows);
        if let Some(text) = line.strip_prefix("# ") {
            blocks.push(Block::Heading { level: 1, text: text.to_owned() });
        } else if let Some(run) = line.strip_prefix('@').and_then(run) {
            blocks.push(Block::Paragraph { text: run.text.clone() });
            runs.push(run);
        } else {
            blocks.push(Block::Paragraph { text: line.to_owned() });
        }
    }
    end_table(&mut blocks, &mut rows);
    let pages = if runs.is_empty() { Vec::new() } else { vec![Page { width: 600.0, height: 800.0, runs }] };
    let kind = if pages.is_empty() { Kind::Docx } else { Kind::Pdf };
    Content { kind, blocks, pages }
}

fn end_table(blocks: &mut Vec<Block>, rows: &mut Vec<Vec<Cell>>) {
    let mut rows = std::mem::take(rows);
    let count = rows.len();
    for (index, row) in rows.iter_mut().enumerate() {
        let below = u32::try_from(count - index).unwrap_or(u32::MAX);
        row.iter_mut().for_each(|cell| cell.row_span = cell.row_span.clamp(1, below));
    }
    if count > 0 {
        blocks.push(Block::Table(Table { rows }));
    }
}

fn cell(text: &str) -> Cell {
    let spans = text.split_once(": ").and_then(|(spans, text)| {
        let (rows, columns) = spans.split_once('x')?;
        Some((rows.parse().ok()?, columns.parse().ok()?, text))
    });
    let (row_span, columns, text) = spans.unwrap_or((1, 1, text));
    let text = text.trim().replace("\\n", "\n");
    Cell { text, row_span, col_span: columns.clamp(1, MAX_COLUMN_SPAN), is_header: false }
}

fn run(line: &str) -> Option<TextRun> {
    let mut words = line.splitn(3, ' ');
    let (left, top) = (words.next()?.parse::<i16>().ok()?, words.next()?.parse::<i16>().ok()?);
    let text = words.next()?.to_owned();
    let (left, top) = (f32::from(left), f32::from(top));
    let right = left + LETTER * text.chars().count() as f32;
    Some(TextRun { text, left, top, right, bottom: top + LINE })
}
