//! One sheet: every cell with the way in which it is seen, then what stands behind the cells.

use super::bucket::Bucket;
use super::tail::{self, Merges};
use super::{Context, formula, mask, notes};
use crate::anatomy::{Dissection, Surface};
use crate::content::Unreadable;
use crate::ooxml::has_long_number;
use crate::xlsx::number;
use crate::xlsx::sheet::{Area, NO_HEIGHT, NO_WIDTH, bad_place, parse_place, size};
use crate::xlsx::strings::{clean, rich_text};
use crate::xlsx::styles::Shows;
use crate::xml::{Element, Node, Xml};

/// Blank rows after which what follows is far away.
const FAR_ROWS: u32 = 100;
/// Blank columns after which what follows is far away.
const FAR_COLUMNS: u32 = 20;
/// Digits from which a number is shown as it is stored: fifteen is what a binary fraction holds.
const STORED_DIGITS: usize = 12;

const SURFACES: [Surface; 10] = [
    Surface::Visible,
    Surface::HiddenSheet,
    Surface::FilteredRow,
    Surface::HiddenRow,
    Surface::HiddenColumn,
    Surface::FormatMasked,
    Surface::PaleText,
    Surface::HiddenText,
    Surface::FarCell,
    Surface::FormulaMasked,
];

pub(super) fn read(
    text: &str,
    place: &str,
    is_visible: bool,
    table_filters: &[Area],
    context: &mut Context,
    dissection: &mut Dissection,
) -> Result<(), Unreadable> {
    let mut xml = Xml::new(text, "工作表");
    let mut filters = table_filters.to_vec();
    filters.extend(tail::filter(text));
    let merges = tail::merges(text);
    let mut sheet = Sheet {
        is_visible,
        filters,
        merges,
        hides_rows: false,
        is_from_right: false,
        hidden_columns: Vec::new(),
        row: 0,
        column: 0,
        row_is_hidden: false,
        buckets: Default::default(),
        widest: 0,
        is_far: false,
    };
    let mut behind = Behind::default();
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => match element.name() {
                "sheetView" => sheet.is_from_right |= element.flag("rightToLeft"),
                "sheetFormatPr" => sheet.hides_rows = element.flag("zeroHeight"),
                "col" => sheet.take_column(&element),
                "row" => sheet.begin_row(&element),
                "c" => sheet.read_cell(&element, &mut xml, context)?,
                _ => behind.take(&element, &mut xml)?,
            },
            Node::Close(name) if name == "row" => sheet.row = sheet.row.saturating_add(1),
            Node::Close(_) | Node::Text(_) => {}
        }
    }
    for (surface, bucket) in SURFACES.into_iter().zip(sheet.buckets) {
        if sheet.is_from_right {
            dissection.push(format!("{place}（从右到左）"), surface, bucket.lines_from_right())?;
        }
        bucket.push_into(place, surface, dissection)?;
    }
    behind.push_into(place, dissection)
}

struct Sheet {
    is_visible: bool,
    filters: Vec<Area>,
    merges: Merges,
    hides_rows: bool,
    /// The first column stands on the right.
    is_from_right: bool,
    /// First and last column of each group that is hidden, from 0.
    hidden_columns: Vec<(u32, u32)>,
    row: u32,
    column: u32,
    row_is_hidden: bool,
    buckets: [Bucket; SURFACES.len()],
    /// The last column of what is not far.
    widest: u32,
    is_far: bool,
}

/// A cell's stored value and what is shown of it.
struct Value {
    text: String,
    formula: String,
    is_masked: bool,
}

impl Sheet {
    fn take_column(&mut self, element: &Element<'_>) {
        let is_narrow = size(element, "width").is_some_and(|width| width < NO_WIDTH);
        if let (true, Some(first), Some(last)) =
            (element.flag("hidden") || is_narrow, element.number("min"), element.number("max"))
        {
            self.hidden_columns.push((first.saturating_sub(1), last.saturating_sub(1)));
        }
    }

    fn begin_row(&mut self, element: &Element<'_>) {
        self.row = element.number("r").map_or(self.row, |number| number.saturating_sub(1));
        self.column = 0;
        let is_low = size(element, "ht").is_some_and(|height| height < NO_HEIGHT);
        self.row_is_hidden = is_low || element.attribute("hidden").map_or(self.hides_rows, |_| element.flag("hidden"));
    }

    fn read_cell(&mut self, element: &Element<'_>, xml: &mut Xml<'_>, context: &mut Context) -> Result<(), Unreadable> {
        let left = context.cells_left.checked_sub(1);
        context.cells_left =
            left.ok_or_else(|| Unreadable::TooLarge { what: "单元格数量超过限制".to_owned() })?;
        let (row, column) = match element.attribute("r") {
            Some(name) => parse_place(&name).ok_or_else(|| bad_place(&name))?,
            None => (self.row, self.column),
        };
        self.column = column.saturating_add(1);
        let format = element.number("s").unwrap_or(0);
        let value = read_value(element, xml, format, context)?;
        let written = formula::unseen(&value.formula, &value.text);
        if let Some(written) = written {
            self.put(Surface::FormulaMasked, row, column, &written);
        }
        if !value.text.is_empty() {
            let surface = self.surface(row, column, value.is_masked, context.looks.is_pale(format));
            self.put(surface, row, column, &value.text);
        }
        Ok(())
    }

    fn surface(&mut self, row: u32, column: u32, is_masked: bool, is_pale: bool) -> Surface {
        let is_covered = self.merges.cover(row, column);
        let is_within = |area: &Area| (area.top..=area.bottom).contains(&row);
        if !self.is_visible {
            Surface::HiddenSheet
        } else if self.row_is_hidden && self.filters.iter().any(is_within) {
            Surface::FilteredRow
        } else if self.row_is_hidden {
            Surface::HiddenRow
        } else if self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column)) {
            Surface::HiddenColumn
        } else if is_masked {
            Surface::FormatMasked
        } else if is_pale {
            Surface::PaleText
        } else if is_covered {
            Surface::HiddenText
        } else if self.is_far_away(row, column) {
            Surface::FarCell
        } else {
            self.widest = self.widest.max(column);
            Surface::Visible
        }
    }

    /// Whether a cell stands far below or right of everything before it.
    fn is_far_away(&mut self, row: u32, column: u32) -> bool {
        let Some((last_row, _)) = self.buckets.first().and_then(Bucket::last) else { return false };
        self.is_far |= row.saturating_sub(last_row) > FAR_ROWS;
        self.is_far || column.saturating_sub(self.widest) > FAR_COLUMNS
    }

    fn put(&mut self, surface: Surface, row: u32, column: u32, text: &str) {
        let index = SURFACES.iter().position(|other| *other == surface);
        if let Some(bucket) = index.and_then(|index| self.buckets.get_mut(index)) {
            bucket.push(row, column, text);
        }
    }
}

/// The value of the cell whose element was opened last.
fn read_value(
    element: &Element<'_>,
    xml: &mut Xml<'_>,
    format: u32,
    context: &mut Context,
) -> Result<Value, Unreadable> {
    let kind = element.attribute("t").unwrap_or_default();
    let mut value = Value { text: String::new(), formula: String::new(), is_masked: false };
    let code = context.looks.code(format);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(inner) => match inner.name() {
                "f" => value.formula = xml.text()?,
                "is" => {
                    value.text = rich_text(xml, "is")?;
                    value.is_masked = mask::conceals_text(code);
                }
                "v" => {
                    let stored = xml.text()?;
                    let stored = stored.trim();
                    (value.text, value.is_masked) = match kind.as_str() {
                        "s" => {
                            let index: Option<usize> = stored.parse().ok();
                            if let Some(used) = index.and_then(|index| context.used.get_mut(index)) {
                                *used = true;
                            }
                            let text = index.and_then(|index| context.strings.get(index)).cloned();
                            (text.unwrap_or_default(), mask::conceals_text(code))
                        }
                        "b" => (if stored == "1" { "TRUE" } else { "FALSE" }.to_owned(), false),
                        "str" | "inlineStr" => (clean(stored), mask::conceals_text(code)),
                        "e" | "d" => (clean(stored), false),
                        _ => {
                            let shows = context.styles.shows(format);
                            let is_masked = stored.parse().is_ok_and(|number| mask::conceals_number(code, number));
                            (shown(stored, shows, context.counts_from_1904, is_masked), is_masked)
                        }
                    };
                }
                _ => xml.skip()?,
            },
            Node::Close(name) if name == "c" => break,
            Node::Close(_) | Node::Text(_) => {}
        }
    }
    Ok(value)
}

/// A number as it is shown; one that is long or masked as it is stored.
fn shown(stored: &str, shows: Shows, counts_from_1904: bool, is_masked: bool) -> String {
    let is_long = stored.len() >= STORED_DIGITS && stored.bytes().all(|b| b.is_ascii_digit());
    if is_long || is_masked { clean(stored) } else { number::show(stored, shows, counts_from_1904) }
}

/// What a sheet holds beside its cells.
#[derive(Debug, Default)]
struct Behind {
    margins: Vec<String>,
    choices: Vec<String>,
    tips: Vec<String>,
    data: Vec<String>,
}

impl Behind {
    fn take(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        match element.name() {
            "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader" | "firstFooter" => {
                self.margins.push(notes::margin(&xml.text()?));
            }
            "dataValidation" => {
                let names = ["promptTitle", "prompt", "errorTitle", "error"];
                self.choices.extend(names.iter().filter_map(|name| element.attribute(name)));
            }
            "formula" | "formula1" | "formula2" | "f" => self.choices.push(xml.text()?),
            "hyperlink" => {
                let names = ["display", "tooltip", "location"];
                self.tips.extend(names.iter().filter_map(|name| element.attribute(name)));
            }
            "scenario" | "inputCells" => {
                let names = ["name", "val", "user", "comment"];
                self.data.extend(names.iter().filter_map(|name| element.attribute(name)));
            }
            _ => {
                let values = element.attributes().into_iter().map(|(_, value)| value);
                self.data.extend(values.filter(|value| has_long_number(value)));
            }
        }
        Ok(())
    }

    fn push_into(self, place: &str, dissection: &mut Dissection) -> Result<(), Unreadable> {
        dissection.push(format!("{place}页眉页脚"), Surface::Margin, self.margins.join("\n"))?;
        dissection.push(format!("{place}数据有效性"), Surface::Validation, self.choices.join("\n"))?;
        dissection.push(format!("{place}链接提示"), Surface::AlternateText, self.tips.join("\n"))?;
        dissection.push(format!("{place}方案等数据"), Surface::HiddenData, self.data.join("\n"))
    }
}
