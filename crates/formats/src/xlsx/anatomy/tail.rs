//! What a sheet says behind its cells but must be known before them: filters and merges.

use crate::xlsx::sheet::{Area, parse_area};
use crate::xml::{Node, Xml};

/// Merges that are open in one row. More than a sheet for people has.
const MAX_OPEN: usize = 64;

/// The area of a filter that filters.
pub(super) fn filter(text: &str) -> Option<Area> {
    let fragment = element(text, "autoFilter")?;
    let mut xml = Xml::new(fragment, "筛选");
    let mut area = None;
    while let Ok(Some(node)) = xml.next() {
        if let Node::Open(element) = node {
            match element.name() {
                "autoFilter" => area = parse_area(&element.attribute("ref")?),
                "filterColumn" => return area,
                _ => {}
            }
        }
    }
    None
}

/// The merges of a sheet, from above.
pub(super) fn merges(text: &str) -> Merges {
    let mut areas = Vec::new();
    if let Some(fragment) = element(text, "mergeCells") {
        let mut xml = Xml::new(fragment, "合并单元格");
        while let Ok(Some(node)) = xml.next() {
            if let Node::Open(element) = node
                && element.name() == "mergeCell"
            {
                areas.extend(element.attribute("ref").and_then(|area| parse_area(&area)));
            }
        }
    }
    areas.sort_by_key(|area: &Area| std::cmp::Reverse(area.top));
    Merges { waiting: areas, open: Vec::new(), row: 0 }
}

/// The last element of a name, from its opening to its end. Cells may say the name as well, but stand before it.
fn element<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let end = text.rfind(&format!("{name}>"))? + name.len() + 1;
    let before = text.get(..end)?;
    let start = before.rmatch_indices(name).map(|(at, _)| at).find(|at| {
        let head = before.get(..*at).unwrap_or_default();
        let from = head.rfind(['<', '>']).unwrap_or(0);
        head.get(from..).is_some_and(|tag| tag.starts_with('<') && !tag.contains('/') && !tag.contains(' '))
    })?;
    let from = before.get(..start)?.rfind('<')?;
    before.get(from..)
}

/// Merges in the order in which rows meet them.
pub(super) struct Merges {
    waiting: Vec<Area>,
    open: Vec<Area>,
    row: u32,
}

impl Merges {
    /// Whether a cell lies under another that is merged over it.
    pub(super) fn cover(&mut self, row: u32, column: u32) -> bool {
        if row > self.row {
            self.row = row;
            self.open.retain(|area| area.bottom >= row);
        }
        while let Some(area) = self.waiting.pop_if(|area| area.top <= row) {
            if area.bottom >= row && self.open.len() < MAX_OPEN {
                self.open.push(area);
            }
        }
        self.open.iter().any(|area| {
            let is_within = (area.top..=area.bottom).contains(&row) && (area.left..=area.right).contains(&column);
            is_within && (row, column) != (area.top, area.left)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_and_merges_are_found_behind_the_cells() {
        let text = r#"<worksheet><sheetData><row><c><is><t>mergeCells autoFilter</t></is></c></row></sheetData><x:autoFilter ref="A1:C3"><x:filterColumn colId="0"/></x:autoFilter><mergeCells count="1"><mergeCell ref="B2:C3"/></mergeCells></worksheet>"#;
        assert_eq!(filter(text), Some(Area { top: 0, left: 0, bottom: 2, right: 2 }));
        let mut merges = merges(text);
        let covered: Vec<bool> = [(0, 0), (1, 1), (1, 2), (2, 1), (3, 1)].map(|(r, c)| merges.cover(r, c)).to_vec();
        assert_eq!(covered, [false, false, true, true, false]);
        assert_eq!(filter(r#"<worksheet><autoFilter ref="A1:C3"/></worksheet>"#), None);
    }
}
