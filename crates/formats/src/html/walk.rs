//! The tree to blocks, in document order and without recursion.

use super::sheet::Sheet;
use super::visible::{Role, has_no_height, role, span};
use crate::budget::Budget;
use crate::content::{Block, Table, Unreadable};
use crate::inline::Inline;
use crate::table::{DraftCell, DraftTable};
use ego_tree::NodeId;
use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

/// Rows that HTML lets one cell span.
const MAX_ROW_SPAN: u32 = 65_534;

pub(super) fn blocks(page: &Html, budget: &mut Budget) -> Result<Vec<Block>, Unreadable> {
    let mut walk = Walk { page: Flow::default(), cells: Vec::new(), tables: Vec::new(), preformatted: 0, budget };
    let sheet = Sheet::of(page);
    let mut hidden: Option<NodeId> = None;
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) if hidden.is_none() => match node.value() {
                Node::Text(text) => walk.push_text(text),
                Node::Element(element) => match role(element, &sheet) {
                    Role::Hidden => hidden = Some(node.id()),
                    role => walk.open(role, element),
                },
                Node::Document
                | Node::Fragment
                | Node::Doctype(_)
                | Node::Comment(_)
                | Node::ProcessingInstruction(_) => {}
            },
            Edge::Close(node) if hidden.is_none() => {
                if let Node::Element(element) = node.value() {
                    walk.close(role(element, &sheet), element)?;
                }
            }
            Edge::Close(node) if hidden == Some(node.id()) => hidden = None,
            Edge::Open(_) | Edge::Close(_) => {}
        }
    }
    walk.page.end_paragraph();
    Ok(walk.page.blocks)
}

/// Text that flows: the page's, or a cell's.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    inline: Inline,
    heading: Option<u8>,
}

impl Flow {
    fn end_paragraph(&mut self) {
        let text = self.inline.take();
        if !text.is_empty() {
            self.blocks.push(match self.heading {
                Some(level) => Block::Heading { level, text },
                None => Block::Paragraph { text },
            });
        }
    }
}

struct Walk<'b> {
    page: Flow,
    /// The cells that are open, outermost first; one at most a table.
    cells: Vec<Flow>,
    /// The tables that are open, outermost first.
    tables: Vec<DraftTable>,
    preformatted: usize,
    budget: &'b mut Budget,
}

impl Walk<'_> {
    fn flow(&mut self) -> &mut Flow {
        self.cells.last_mut().unwrap_or(&mut self.page)
    }

    fn push_text(&mut self, text: &str) {
        if self.preformatted == 0 {
            return self.flow().inline.push_collapsed(text);
        }
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.flow().end_paragraph();
            }
            self.flow().inline.push_kept(line);
        }
    }

    fn open(&mut self, role: Role, element: &Element) {
        match role {
            Role::Hidden | Role::Inline => {}
            Role::Block | Role::LineBreak => self.flow().end_paragraph(),
            Role::Heading(level) => {
                self.flow().end_paragraph();
                self.flow().heading = Some(level);
            }
            Role::Preformatted => {
                self.flow().end_paragraph();
                self.preformatted += 1;
            }
            Role::Table => {
                self.flow().end_paragraph();
                self.tables.push(DraftTable::default());
            }
            Role::RowGroup => {
                if let Some(table) = self.tables.last_mut() {
                    table.end_group();
                }
            }
            Role::Row => {
                if let Some(table) = self.tables.last_mut() {
                    table.begin_row();
                }
            }
            Role::Cell => self.open_cell(element),
        }
    }

    fn open_cell(&mut self, _element: &Element) {
        self.cells.push(Flow::default());
    }

    fn close(&mut self, role: Role, element: &Element) -> Result<(), Unreadable> {
        match role {
            Role::Hidden | Role::Inline | Role::LineBreak => {}
            Role::Block => self.flow().end_paragraph(),
            Role::Heading(_) => {
                self.flow().end_paragraph();
                self.flow().heading = None;
            }
            Role::Preformatted => {
                self.flow().end_paragraph();
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            Role::Table => self.close_table()?,
            Role::RowGroup => {
                if let Some(table) = self.tables.last_mut() {
                    table.end_group();
                }
            }
            Role::Row => self.close_row(element),
            Role::Cell => self.close_cell(element),
        }
        Ok(())
    }

    fn close_cell(&mut self, element: &Element) {
        let Some(mut cell) = self.cells.pop() else { return };
        cell.end_paragraph();
        let cell = DraftCell {
            blocks: cell.blocks,
            row_span: span(element, "rowspan").min(MAX_ROW_SPAN),
            column_span: span(element, "colspan"),
            is_header: element.name() == "th",
        };
        match self.tables.last_mut() {
            Some(table) => table.push_cell(cell),
            // A cell outside of a table is shown as running text.
            None => self.flow().blocks.extend(cell.blocks),
        }
    }

    fn close_row(&mut self, element: &Element) {
        if let Some(table) = self.tables.last_mut()
            && has_no_height(element)
            && table.last_row().is_some_and(|row| row.iter().all(DraftCell::is_blank))
        {
            table.drop_last_row();
        }
    }

    fn close_table(&mut self) -> Result<(), Unreadable> {
        self.flow().end_paragraph();
        if let Some(table) = self.tables.pop() {
            let blocks = table.into_blocks(self.budget)?;
            let is_within_cell = !self.cells.is_empty();
            self.flow().blocks.extend(blocks.into_iter().flat_map(|block| match block {
                Block::Table(table) if is_within_cell => of_single_cell(table),
                block => vec![block],
            }));
        }
        Ok(())
    }
}

/// A table of one cell within a cell is a frame around its text.
fn of_single_cell(table: Table) -> Vec<Block> {
    match table.rows.as_slice() {
        [row] if row.len() == 1 => {
            let lines = row.iter().flat_map(|cell| cell.text.lines());
            lines.map(|line| Block::Paragraph { text: line.to_owned() }).collect()
        }
        _ => vec![Block::Table(table)],
    }
}
