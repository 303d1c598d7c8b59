//! XLSX: one table a visible sheet, hidden rows and columns left out, merged cells as spans.
//!
//! Read here rather than with calamine, which reserves memory for as many strings as the file claims (one
//! attribute ends the process) and does not tell hidden rows and columns. The tests compare with calamine.

pub(crate) mod anatomy;
mod grid;
mod number;
mod sheet;
mod shown;
mod strings;
mod styles;
mod workbook;

use crate::archive::Archive;
use crate::budget::Budget;
use crate::content::{Block, Content, Kind, Limits, Table, Unreadable};
use crate::package;

/// A sheet that is to be seen.
pub(crate) struct ShownSheet {
    pub(crate) name: String,
    pub(crate) table: Table,
    pub(crate) formulas: usize,
}

pub(crate) fn read(archive: &mut Archive<'_>, main: &str, limits: &Limits) -> Result<Content, Unreadable> {
    let sheets = sheets(archive, main, limits, false)?;
    let names_matter = sheets.len() > 1;
    let blocks = sheets.into_iter().flat_map(|ShownSheet { name, table, .. }| {
        let heading = names_matter.then_some(Block::Heading { level: 1, text: strings::clean(&name) });
        heading.into_iter().chain([Block::Table(table)])
    });
    Ok(Content { kind: Kind::Xlsx, blocks: blocks.collect(), pages: Vec::new() })
}

/// The sheets that are to be seen, their cells as they show: white and masked values left out.
pub(crate) fn shown(archive: &mut Archive<'_>, main: &str, limits: &Limits) -> Result<Vec<ShownSheet>, Unreadable> {
    sheets(archive, main, limits, true)
}

fn sheets(
    archive: &mut Archive<'_>,
    main: &str,
    limits: &Limits,
    as_shown: bool,
) -> Result<Vec<ShownSheet>, Unreadable> {
    let relations = package::relations(archive, main)?;
    let part = |kind: &str| relations.iter().find(|relation| relation.kind == kind).map(|r| r.target.clone());
    let strings = match part("sharedStrings") {
        Some(path) => strings::read(&archive.xml(&path)?)?,
        None => Vec::new(),
    };
    let text = match part("styles") {
        Some(path) => archive.xml(&path)?,
        None => String::new(),
    };
    let styles = styles::read(&text)?;
    let looks = if as_shown { Some(anatomy::look::Looks::read(&text)?) } else { None };
    let workbook = workbook::read(&archive.xml(main)?)?;
    let context = sheet::Context {
        strings: &strings,
        styles: &styles,
        counts_from_1904: workbook.counts_from_1904,
        looks: looks.as_ref(),
    };
    let mut budget = Budget::new(limits);
    let mut sheets = Vec::new();
    for sheet in workbook.sheets.iter().filter(|sheet| sheet.is_visible) {
        let target = relations.iter().find(|r| r.id == sheet.relation && r.kind == "worksheet").map(|r| &r.target);
        // A chart sheet has no cells.
        let Some(path) = target else { continue };
        let cells = sheet::read(&archive.xml(path)?, &context, &mut budget)?;
        if let Some(table) = grid::table(&cells, limits)? {
            sheets.push(ShownSheet { name: sheet.name.clone(), table, formulas: cells.formulas });
        }
    }
    Ok(sheets)
}
