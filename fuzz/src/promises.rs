//! What every content promises, whatever file it came from.

use formats::{Block, Cell, Content, Kind, Limits, Table, TextRun};

/// The most that one cell spans to the right.
const MAX_COLUMN_SPAN: u32 = 1_000;

pub(crate) fn kept(content: &Content, limits: &Limits) {
    for block in &content.blocks {
        match block {
            Block::Heading { level, text } => {
                assert!(*level >= 1, "a heading of level 0: {text:?}");
                visible(content.kind, text);
            }
            Block::Paragraph { text } => visible(content.kind, text),
            Block::Table(table) => {
                spans_stay_within(table);
                table.rows.iter().flatten().for_each(|cell| visible(content.kind, &cell.text));
            }
        }
    }
    assert!(grid_places(content) <= limits.cells, "{} places", grid_places(content));
    assert!(content.pages.is_empty() || content.kind == Kind::Pdf, "{:?} has pages", content.kind);
    for page in &content.pages {
        assert!(page.width.is_finite() && page.height.is_finite(), "{} × {}", page.width, page.height);
        page.runs.iter().for_each(box_is_one);
    }
}

/// Text as a person sees it has no control characters. JSON is given as it stands.
fn visible(kind: Kind, text: &str) {
    let hidden = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    assert!(kind == Kind::Json || !text.contains(hidden), "{kind:?} {text:?}");
    assert!(kind != Kind::Text || !text.contains('\n'), "a line of two lines: {text:?}");
}

fn spans_stay_within(table: &Table) {
    for (index, row) in table.rows.iter().enumerate() {
        for cell in row {
            assert!(cell.row_span >= 1 && (1..=MAX_COLUMN_SPAN).contains(&cell.col_span), "{cell:?}");
            assert!(index + cell.row_span as usize <= table.rows.len(), "{cell:?}");
        }
    }
}

/// Places of the grids that the cells of all tables cover.
fn grid_places(content: &Content) -> usize {
    let area = |cell: &Cell| cell.row_span as usize * cell.col_span as usize;
    content
        .blocks
        .iter()
        .map(|block| match block {
            Block::Table(table) => table.rows.iter().flatten().map(area).sum(),
            Block::Heading { .. } | Block::Paragraph { .. } => 0,
        })
        .sum()
}

fn box_is_one(run: &TextRun) {
    let edges = [run.left, run.top, run.right, run.bottom];
    assert!(edges.iter().all(|edge| edge.is_finite()), "{run:?}");
    assert!(run.left <= run.right && run.top <= run.bottom, "{run:?}");
}
