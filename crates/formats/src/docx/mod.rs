//! DOCX: the visible text and tables of the main part. Deleted and hidden text is not visible, inserted text is;
//! headers, footers, notes and comments are no blocks.

pub(crate) mod anatomy;
mod body;
mod styles;
mod table;

use crate::archive::Archive;
use crate::budget::Budget;
use crate::content::{Block, Content, Kind, Limits, Unreadable};
use crate::package;
use anatomy::look::Looks;
use styles::Styles;

pub(crate) fn read(archive: &mut Archive<'_>, main: &str, limits: &Limits) -> Result<Content, Unreadable> {
    let relations = package::relations(archive, main)?;
    let styles = match relations.iter().find(|relation| relation.kind == "styles") {
        Some(relation) => styles::read(&archive.xml(&relation.target)?)?,
        None => Styles::default(),
    };
    let text = archive.xml(main)?;
    let blocks = body::blocks(&text, &styles, None, &mut Budget::new(limits))?;
    Ok(Content { kind: Kind::Docx, blocks, pages: Vec::new() })
}

/// What of a document is to be seen, apart from its pictures.
pub(crate) struct Shown {
    pub(crate) body: Vec<Block>,
    pub(crate) headers: Vec<Block>,
    pub(crate) footers: Vec<Block>,
    pub(crate) notes: Vec<Block>,
}

/// What can be read by everybody who opens the document, white and tiny text left out as well.
pub(crate) fn shown(archive: &mut Archive<'_>, main: &str, limits: &Limits) -> Result<Shown, Unreadable> {
    let relations = package::relations(archive, main)?;
    let text = match relations.iter().find(|relation| relation.kind == "styles") {
        Some(relation) => archive.xml(&relation.target)?,
        None => String::new(),
    };
    let (styles, looks) = (styles::read(&text)?, Looks::read(&text)?);
    let mut budget = Budget::new(limits);
    let mut read =
        |archive: &mut Archive<'_>, path: &str| body::blocks(&archive.xml(path)?, &styles, Some(&looks), &mut budget);
    let body = read(archive, main)?;
    let mut shown = Shown { body, headers: Vec::new(), footers: Vec::new(), notes: Vec::new() };
    for relation in &relations {
        let story = match relation.kind.as_str() {
            "header" => &mut shown.headers,
            "footer" => &mut shown.footers,
            "footnotes" | "endnotes" => &mut shown.notes,
            _ => continue,
        };
        for block in read(archive, &relation.target)? {
            // First, odd and even pages have headers of their own, often the same.
            if !story.contains(&block) {
                story.push(block);
            }
        }
    }
    Ok(shown)
}
