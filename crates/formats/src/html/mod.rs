//! HTML: headings, paragraphs and tables that a browser would show, Word's markup included.

pub(crate) mod anatomy;
mod parse;
mod sheet;
mod visible;
mod walk;

use crate::budget::Budget;
use crate::content::{Block, Content, Kind, Limits, Unreadable};

pub(crate) fn read(text: &str, limits: &Limits) -> Result<Content, Unreadable> {
    let blocks = blocks(text, limits, &mut Budget::new(limits))?;
    Ok(Content { kind: Kind::Html, blocks, pages: Vec::new() })
}

/// The visible blocks of a page or a piece of one.
pub(crate) fn blocks(text: &str, limits: &Limits, budget: &mut Budget) -> Result<Vec<Block>, Unreadable> {
    let page = parse::parse(text, limits)?;
    walk::blocks(&page, budget)
}

#[cfg(test)]
mod tests;
