//! DOCX: the visible text and tables of the main part. Deleted and hidden text is not visible, inserted text is;
//! headers, footers, notes and comments are no blocks.

pub(crate) mod anatomy;
mod body;
mod styles;
mod table;

use crate::archive::Archive;
use crate::budget::Budget;
use crate::content::{Content, Kind, Limits, Unreadable};
use crate::package;
use styles::Styles;

pub(crate) fn read(archive: &mut Archive<'_>, main: &str, limits: &Limits) -> Result<Content, Unreadable> {
    let relations = package::relations(archive, main)?;
    let styles = match relations.iter().find(|relation| relation.kind == "styles") {
        Some(relation) => styles::read(&archive.xml(&relation.target)?)?,
        None => Styles::default(),
    };
    let text = archive.xml(main)?;
    let blocks = body::blocks(&text, &styles, &mut Budget::new(limits))?;
    Ok(Content { kind: Kind::Docx, blocks, pages: Vec::new() })
}
