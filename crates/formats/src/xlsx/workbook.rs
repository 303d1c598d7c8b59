//! The list of sheets.

use crate::content::Unreadable;
use crate::xml::{Node, Xml};

#[derive(Debug, Default)]
pub(super) struct Workbook {
    pub(super) sheets: Vec<Sheet>,
    /// Dates count from 1904-01-01, as old Macintosh files do.
    pub(super) counts_from_1904: bool,
}

#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) name: String,
    /// Id of its relation.
    pub(super) relation: String,
    pub(super) is_visible: bool,
}

pub(super) fn read(text: &str) -> Result<Workbook, Unreadable> {
    let mut xml = Xml::new(text, "工作簿");
    let mut workbook = Workbook::default();
    while let Some(node) = xml.next()? {
        let Node::Open(element) = node else { continue };
        match element.name() {
            "workbookPr" => workbook.counts_from_1904 = element.flag("date1904"),
            "sheet" => workbook.sheets.push(Sheet {
                name: element.attribute("name").unwrap_or_default(),
                relation: element.attribute("id").unwrap_or_default(),
                is_visible: element.attribute("state").is_none_or(|state| state == "visible"),
            }),
            _ => {}
        }
    }
    Ok(workbook)
}
