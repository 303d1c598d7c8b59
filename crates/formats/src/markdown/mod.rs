//! Markdown: headings, pipe tables, HTML tables between them; any other line is a paragraph.

pub(crate) mod anatomy;
mod line;

use crate::budget::Budget;
use crate::content::{Block, Cell, Content, Kind, Limits, Table, Unreadable};
use crate::{html, text};
use line::{cells, heading, is_separator, plain};

pub(crate) fn read(text: &str, limits: &Limits) -> Result<Content, Unreadable> {
    let mut reader = Reader { blocks: Vec::new(), budget: Budget::new(limits), limits };
    let lines: Vec<String> = text::lines(text).collect();
    let mut rest = lines.as_slice();
    while let Some((first, after)) = rest.split_first() {
        rest = reader.read_block(first, after)?;
    }
    Ok(Content { kind: Kind::Markdown, blocks: reader.blocks, pages: Vec::new() })
}

/// Whether text of unknown kind has a pipe table.
pub(crate) fn has_pipe_table(text: &str) -> bool {
    let mut before = "";
    text.lines().any(|line| {
        is_separator(line) && std::mem::replace(&mut before, line).contains('|') || {
            before = line;
            false
        }
    })
}

struct Reader<'a> {
    blocks: Vec<Block>,
    budget: Budget,
    limits: &'a Limits,
}

impl Reader<'_> {
    /// Reads the block that begins with a line; gives the lines after it.
    fn read_block<'l>(&mut self, first: &str, after: &'l [String]) -> Result<&'l [String], Unreadable> {
        let trimmed = first.trim();
        if trimmed.is_empty() {
            return Ok(after);
        }
        if let Some(fence) = fence(trimmed) {
            return Ok(self.read_fenced(fence, after));
        }
        if starts_html_table(trimmed) {
            return self.read_html(first, after);
        }
        if let Some((level, text)) = heading(trimmed) {
            self.blocks.push(Block::Heading { level, text });
            return Ok(after);
        }
        match after.split_first() {
            Some((next, rest)) if trimmed.contains('|') && is_separator(next) => self.read_table(trimmed, rest),
            Some((next, rest)) if is_underline(next) => {
                let level = if next.trim().starts_with('=') { 1 } else { 2 };
                self.blocks.push(Block::Heading { level, text: plain(trimmed) });
                Ok(rest)
            }
            Some(_) | None => {
                self.push_paragraph(trimmed);
                Ok(after)
            }
        }
    }

    fn push_paragraph(&mut self, line: &str) {
        let text = plain(line::without_marker(line));
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph { text });
        }
    }

    fn read_fenced<'l>(&mut self, fence: &str, after: &'l [String]) -> &'l [String] {
        let end = after.iter().position(|line| line.trim().starts_with(fence)).unwrap_or(after.len());
        let (code, rest) = after.split_at(end);
        self.blocks.extend(code.iter().map(|line| Block::Paragraph { text: line.clone() }));
        rest.split_first().map_or(rest, |(_, rest)| rest)
    }

    /// Everything up to the line that closes the outermost table.
    fn read_html<'l>(&mut self, first: &str, after: &'l [String]) -> Result<&'l [String], Unreadable> {
        let mut depth = table_depth(first);
        let mut source = first.to_owned();
        let mut rest = after;
        while depth > 0 {
            let Some((line, more)) = rest.split_first() else { break };
            depth += table_depth(line);
            source.push('\n');
            source.push_str(line);
            rest = more;
        }
        self.blocks.extend(html::blocks(&source, self.limits, &mut self.budget)?);
        Ok(rest)
    }

    fn read_table<'l>(&mut self, header: &str, after: &'l [String]) -> Result<&'l [String], Unreadable> {
        let mut rows = vec![self.row(header, true)?];
        let mut rest = after;
        while let Some((line, more)) = rest.split_first()
            && line.contains('|')
        {
            rows.push(self.row(line.trim(), false)?);
            rest = more;
        }
        self.blocks.push(Block::Table(Table { rows }));
        Ok(rest)
    }

    fn row(&mut self, line: &str, is_header: bool) -> Result<Vec<Cell>, Unreadable> {
        let cells: Vec<Cell> =
            cells(line).into_iter().map(|text| Cell { text, row_span: 1, col_span: 1, is_header }).collect();
        self.budget.take_cells(1, u32::try_from(cells.len()).unwrap_or(u32::MAX))?;
        Ok(cells)
    }
}

fn fence(line: &str) -> Option<&'static str> {
    ["```", "~~~"].into_iter().find(|fence| line.starts_with(fence))
}

fn is_underline(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 2 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'))
}

fn starts_html_table(line: &str) -> bool {
    line.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("<table"))
}

/// Tables that a line opens, less those it closes.
fn table_depth(line: &str) -> i64 {
    let line = line.to_ascii_lowercase();
    let count = |tag: &str| i64::try_from(line.matches(tag).count()).unwrap_or(0);
    count("<table") - count("</table")
}

#[cfg(test)]
mod tests;
