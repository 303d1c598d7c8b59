//! Markup to a tree, in small pieces, so that a hostile page is given up before it has grown.

use crate::content::{Limits, Unreadable};
use html5ever::ParseOpts;
use html5ever::driver::{self, Parser};
use html5ever::tendril::{StrTendril, TendrilSink};
use scraper::{Html, HtmlTreeSink};

/// Bytes between two looks at the tree. A page can make the parser reopen every formatting element for
/// every paragraph, so that a piece gives up to its length times [`MAX_DEPTH`] nodes.
const PIECE_BYTES: usize = 1024;

/// Elements within each other. Browsers stop at 512; the parser's work grows with the square.
const MAX_DEPTH: usize = 512;

/// Bytes that a node takes, markup and links to its neighbours included.
const NODE_BYTES: usize = 256;

pub(super) fn parse(text: &str, limits: &Limits) -> Result<Html, Unreadable> {
    let mut parser = driver::parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
    let max_nodes = limits.unpacked_bytes / NODE_BYTES;
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE_BYTES));
        parser.process(StrTendril::from_slice(piece));
        check(&parser, max_nodes)?;
        rest = after;
    }
    Ok(parser.finish())
}

fn check(parser: &Parser<HtmlTreeSink>, max_nodes: usize) -> Result<(), Unreadable> {
    let tree = &parser.tokenizer.sink.sink.0.borrow().tree;
    if tree.values().len() > max_nodes {
        return Err(Unreadable::TooLarge { what: format!("网页元素超过{max_nodes}个") });
    }
    let newest = tree.nodes().next_back();
    if newest.is_some_and(|node| node.ancestors().nth(MAX_DEPTH).is_some()) {
        return Err(Unreadable::TooLarge { what: format!("网页元素嵌套超过{MAX_DEPTH}层") });
    }
    Ok(())
}
