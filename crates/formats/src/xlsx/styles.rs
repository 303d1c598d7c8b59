//! Which cell formats show a number as a date or a percentage.

use crate::content::Unreadable;
use crate::xml::{Node, Xml};
use std::collections::HashMap;

/// How a number shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shows {
    #[default]
    Number,
    Percentage,
    Date,
    Time,
    DateTime,
}

#[derive(Debug, Default)]
pub(super) struct Styles {
    cell_formats: Vec<Shows>,
}

impl Styles {
    /// How the numbers of cells with a format show.
    pub(super) fn shows(&self, format: u32) -> Shows {
        self.cell_formats.get(format as usize).copied().unwrap_or_default()
    }
}

pub(super) fn read(text: &str) -> Result<Styles, Unreadable> {
    let mut xml = Xml::new(text, "样式");
    let mut codes: HashMap<u32, Shows> = HashMap::new();
    let mut styles = Styles::default();
    let mut within_cell_formats = false;
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => match element.name() {
                "numFmt" => {
                    if let (Some(id), Some(code)) = (element.number("numFmtId"), element.attribute("formatCode")) {
                        codes.insert(id, of_code(&code));
                    }
                }
                "cellXfs" => within_cell_formats = true,
                "xf" if within_cell_formats => {
                    let id = element.number("numFmtId").unwrap_or(0);
                    styles.cell_formats.push(codes.get(&id).copied().unwrap_or_else(|| of_builtin(id)));
                }
                _ => {}
            },
            Node::Close(name) if name == "cellXfs" => within_cell_formats = false,
            Node::Close(_) | Node::Text(_) => {}
        }
    }
    Ok(styles)
}

/// The formats that every workbook has without saying so, those of Chinese Excel included.
fn of_builtin(id: u32) -> Shows {
    match id {
        9 | 10 => Shows::Percentage,
        14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Shows::Date,
        18..=21 | 32..=35 | 45..=47 | 55 | 56 => Shows::Time,
        22 => Shows::DateTime,
        _ => Shows::Number,
    }
}

/// Reads the letters of a format code, without quoted text, escaped characters, colours and conditions.
fn of_code(code: &str) -> Shows {
    let first = code.split(';').next().unwrap_or(code);
    let (mut has_date, mut has_time, mut is_percentage) = (false, false, false);
    let mut chars = first.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                chars.by_ref().find(|c| *c == '"');
            }
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                has_time |= matches!(inner.to_ascii_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss");
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            'y' | 'Y' | 'd' | 'D' | 'e' => has_date = true,
            'h' | 'H' | 's' | 'S' => has_time = true,
            '%' => is_percentage = true,
            _ => {}
        }
    }
    // "General" has an e.
    match (has_date && first != "General", has_time, is_percentage) {
        (true, true, _) => Shows::DateTime,
        (true, false, _) => Shows::Date,
        (false, true, _) => Shows::Time,
        (false, false, true) => Shows::Percentage,
        (false, false, false) => Shows::Number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_codes_tell_dates_from_numbers() {
        for (code, shows) in [
            ("General", Shows::Number),
            ("#,##0.00_);[Red]\\(#,##0.00\\)", Shows::Number),
            ("0.00\"day\"", Shows::Number),
            ("0.0%", Shows::Percentage),
            ("yyyy\"年\"m\"月\"d\"日\"", Shows::Date),
            ("[$-804]yyyy/m/d", Shows::Date),
            ("h:mm", Shows::Time),
            ("[h]:mm", Shows::Time),
            ("yyyy-mm-dd hh:mm", Shows::DateTime),
        ] {
            assert_eq!(of_code(code), shows, "{code}");
        }
    }
}
