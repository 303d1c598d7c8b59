//! The sheets of a workbook in the order of the form: a workbook has no order of reading, and agencies put the text
//! before the tables, behind them, or on several sheets.

use super::headings;
use super::lines::{Flat, Piece, Pieces};
use formats::{Block, Content};

/// A stretch of a sheet, from one section heading to the next.
struct Stretch {
    /// Which of the six sections, from 1; 0 for what stands before any.
    section: usize,
    pieces: Vec<Piece>,
}

/// The pieces of all sheets. The name of a sheet counts as a heading if the sheet has none, and else is no text.
pub(super) fn pieces(content: &Content) -> Pieces {
    let mut stretches = Vec::new();
    let mut name = None;
    for block in &content.blocks {
        match block {
            Block::Heading { .. } => name = Some(block),
            Block::Table(_) => stretches.extend(cut(name.take(), block)),
            Block::Paragraph { .. } => stretches.extend(cut(None, block)),
        }
    }
    stretches.sort_by_key(|stretch| stretch.section);
    Pieces::joined(stretches.into_iter().map(|stretch| stretch.pieces))
}

fn cut(name: Option<&Block>, sheet: &Block) -> Vec<Stretch> {
    let alone = Pieces::of_blocks([sheet]);
    let named = || name.map(|name| Pieces::of_blocks([name, sheet]));
    let sections = |pieces: &Pieces| -> Vec<(usize, usize)> {
        let words = Flat::words(pieces);
        let line = |at: usize| pieces.all.get(words.piece_at(at)).map_or(0, |piece| piece.line);
        headings::find(&words).into_iter().map(|h| (h.section + 1, line(h.at.start))).collect()
    };
    let found = sections(&alone);
    match named() {
        Some(named) if found.is_empty() => {
            let found = sections(&named);
            if found.is_empty() { into_stretches(alone, &found) } else { into_stretches(named, &found) }
        }
        Some(_) | None => into_stretches(alone, &found),
    }
}

/// `starts` has the sections and the lines they start with, ascending.
fn into_stretches(pieces: Pieces, starts: &[(usize, usize)]) -> Vec<Stretch> {
    let mut out = vec![Stretch { section: 0, pieces: Vec::new() }];
    let mut starts = starts.iter().peekable();
    for piece in pieces.all {
        while let Some((section, _)) = starts.next_if(|(_, line)| *line <= piece.line) {
            out.push(Stretch { section: *section, pieces: Vec::new() });
        }
        if let Some(stretch) = out.last_mut() {
            stretch.pieces.push(piece);
        }
    }
    out
}
