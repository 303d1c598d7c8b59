//! The main part to blocks, in document order and without recursion.

use super::anatomy::look::{self, Colour, Look, Looks};
use super::anatomy::walk::{is_offset_off_page, is_style_off_page};
use super::styles::{Styles, level_of_outline};
use super::table::{Merge, OpenTable};
use crate::budget::Budget;
use crate::content::{Block, Unreadable};
use crate::inline::Inline;
use crate::xml::{Element, Node, Xml};

/// Tables and text boxes within each other.
const MAX_FLOWS: usize = 64;

/// The visible blocks. With `looks`, text that is there but cannot be read, such as white on white, is left out too.
pub(super) fn blocks(
    text: &str,
    styles: &Styles,
    looks: Option<&Looks>,
    budget: &mut Budget,
) -> Result<Vec<Block>, Unreadable> {
    let mut xml = Xml::new(text, "正文");
    let mut body = Body {
        flows: vec![Flow::default()],
        tables: Vec::new(),
        grounds: Vec::new(),
        drawing: Drawing::default(),
        styles,
        looks,
        budget,
    };
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) if is_invisible(element.name()) => xml.skip()?,
            Node::Open(element) => match element.name() {
                "t" => {
                    let text = xml.text()?;
                    body.push_text(&text);
                }
                "pPr" => body.read_paragraph_properties(&mut xml)?,
                "rPr" => body.read_run_properties(&mut xml)?,
                "trPr" => body.read_row_properties(&mut xml)?,
                "tcPr" => body.read_cell_properties(&mut xml)?,
                "posOffset" => {
                    let offset = xml.text()?;
                    body.drawing.is_off_page |= is_offset_off_page(&offset, body.drawing.is_horizontal);
                }
                name => {
                    body.drawing.take(&element);
                    body.open(name)?;
                }
            },
            Node::Close(name) => body.close(&name)?,
            Node::Text(_) => {}
        }
    }
    let mut flow = body.flows.into_iter().next().unwrap_or_default();
    flow.end_paragraph();
    Ok(flow.blocks)
}

/// Elements whose contents nobody sees: tracked deletions, the old form of what is drawn in the new one,
/// instructions of fields, phonetic guides, and properties without text.
fn is_invisible(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "Fallback"
            | "delText"
            | "instrText"
            | "delInstrText"
            | "rt"
            | "sectPr"
            | "tblPr"
            | "tblGrid"
            | "tblPrEx"
            | "sdtPr"
            | "sdtEndPr"
            | "docPr"
            | "background"
    )
}

/// Text that flows: the document's, a cell's, or a text box's.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    inline: Inline,
    level: Option<u8>,
    /// How the paragraph and the run look, and the ground of the paragraph.
    paragraph_look: Look,
    run_look: Look,
    ground: Option<Colour>,
    is_off_page: bool,
    /// The paragraph's style hides its text unless a run says otherwise.
    paragraph_is_hidden: bool,
    run_is_hidden: bool,
}

impl Flow {
    fn end_paragraph(&mut self) {
        let text = self.inline.take();
        let level = self.level.take();
        self.paragraph_is_hidden = false;
        self.run_is_hidden = false;
        (self.paragraph_look, self.run_look, self.ground) = (Look::default(), Look::default(), None);
        if !text.is_empty() {
            self.blocks.push(match level {
                Some(level) => Block::Heading { level, text },
                None => Block::Paragraph { text },
            });
        }
    }
}

/// Where the drawing that was opened last stands.
#[derive(Default)]
struct Drawing {
    is_off_page: bool,
    is_horizontal: bool,
}

impl Drawing {
    fn take(&mut self, element: &Element<'_>) {
        match element.name() {
            "anchor" | "inline" => self.is_off_page = false,
            "positionH" => self.is_horizontal = true,
            "positionV" => self.is_horizontal = false,
            "shape" | "rect" | "roundrect" | "oval" => {
                self.is_off_page = is_style_off_page(&element.attribute("style").unwrap_or_default());
            }
            _ => {}
        }
    }
}

struct Body<'s, 'b> {
    /// The open flows, the document's first.
    flows: Vec<Flow>,
    /// The open tables, outermost first.
    tables: Vec<OpenTable>,
    /// The grounds of the cells that are open.
    grounds: Vec<Option<Colour>>,
    drawing: Drawing,
    styles: &'s Styles,
    looks: Option<&'s Looks>,
    budget: &'b mut Budget,
}

impl Body<'_, '_> {
    fn push_text(&mut self, text: &str) {
        let around = self.grounds.last().copied().flatten();
        let Some(flow) = self.flows.last_mut() else { return };
        let is_unreadable = self.looks.is_some_and(|looks| {
            let look = flow.run_look.over(flow.paragraph_look).over(looks.of_document());
            flow.is_off_page || look.hides(text) || look.is_pale(flow.ground.or(around))
        });
        if !flow.run_is_hidden && !is_unreadable {
            flow.inline.push_kept(text);
        }
    }

    fn open(&mut self, name: &str) -> Result<(), Unreadable> {
        match name {
            "p" => {
                if let Some(flow) = self.flows.last_mut() {
                    flow.end_paragraph();
                }
            }
            "r" => {
                if let Some(flow) = self.flows.last_mut() {
                    flow.run_is_hidden = flow.paragraph_is_hidden;
                    flow.run_look = Look::default();
                }
            }
            "tab" | "ptab" => self.push_text("\t"),
            "br" | "cr" => self.push_text("\n"),
            "noBreakHyphen" => self.push_text("-"),
            "tbl" => self.tables.push(OpenTable::default()),
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.begin_row();
                }
            }
            "tc" | "txbxContent" => {
                if self.flows.len() > MAX_FLOWS {
                    return Err(Unreadable::TooLarge { what: format!("表格嵌套超过{MAX_FLOWS}层") });
                }
                let is_off_page = name == "txbxContent" && self.drawing.is_off_page;
                self.flows.push(Flow { is_off_page, ..Flow::default() });
                self.grounds.push(None);
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Unreadable> {
        match name {
            "p" => {
                if let Some(flow) = self.flows.last_mut() {
                    flow.end_paragraph();
                }
            }
            "tc" => {
                let blocks = self.close_flow();
                match self.tables.last_mut() {
                    Some(table) => table.end_cell(blocks),
                    None => self.append(blocks),
                }
            }
            "txbxContent" => {
                let blocks = self.close_flow();
                self.append(blocks);
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.end_row();
                }
            }
            "tbl" => {
                if let Some(table) = self.tables.pop() {
                    let blocks = table.draft.into_blocks(self.budget)?;
                    self.append(blocks);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Ends the innermost flow; the document's own stays open.
    fn close_flow(&mut self) -> Vec<Block> {
        let Some(mut flow) = (if self.flows.len() > 1 { self.flows.pop() } else { None }) else { return Vec::new() };
        flow.end_paragraph();
        self.grounds.pop();
        flow.blocks
    }

    fn append(&mut self, blocks: Vec<Block>) {
        if let Some(flow) = self.flows.last_mut() {
            flow.blocks.extend(blocks);
        }
    }

    fn read_paragraph_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let (styles, looks) = (self.styles, self.looks);
        let Some(flow) = self.flows.last_mut() else { return xml.skip() };
        each_property(xml, "pPr", |element| match element.name() {
            "shd" => flow.ground = look::shade(element),
            "pStyle" => {
                let style = element.attribute("val").unwrap_or_default();
                flow.paragraph_look = looks.map(|looks| looks.of(&style)).unwrap_or_default();
                flow.level = styles.level(&style);
                flow.paragraph_is_hidden = styles.hides(&style);
            }
            "outlineLvl" => {
                flow.level = element.number("val").map(level_of_outline).filter(|level| *level > 0);
            }
            _ => {}
        })
    }

    /// Only those of runs: a paragraph's own are read with it.
    fn read_run_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let (styles, looks) = (self.styles, self.looks);
        let Some(flow) = self.flows.last_mut() else { return xml.skip() };
        let mut by_style = None;
        let mut by_itself = None;
        let (mut own, mut style) = (Look::default(), Look::default());
        each_property(xml, "rPr", |element| {
            own.take(element);
            match element.name() {
                "rStyle" => {
                    let id = element.attribute("val").unwrap_or_default();
                    by_style = styles.hides(&id).then_some(true);
                    style = looks.map(|looks| looks.of(&id)).unwrap_or_default();
                }
                "vanish" => by_itself = Some(element.is_on()),
                _ => {}
            }
        })?;
        flow.run_look = own.over(style);
        if let Some(is_hidden) = by_itself.or(by_style) {
            flow.run_is_hidden = is_hidden;
        }
        Ok(())
    }

    fn read_row_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let Some(table) = self.tables.last_mut() else { return xml.skip() };
        each_property(xml, "trPr", |element| match element.name() {
            "gridBefore" => table.leave_free(element.number("val").unwrap_or(0)),
            "hidden" if element.is_on() => table.hide_row(),
            "del" => table.hide_row(),
            "tblHeader" if element.is_on() => table.mark_header(),
            _ => {}
        })
    }

    fn read_cell_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let ground = self.grounds.last_mut();
        let Some(table) = self.tables.last_mut() else { return xml.skip() };
        let mut shade = None;
        each_property(xml, "tcPr", |element| match element.name() {
            "shd" => shade = look::shade(element),
            "gridSpan" => table.cell.column_span = element.number("val").unwrap_or(1),
            "vMerge" => {
                let begins = element.attribute("val").is_some_and(|value| value == "restart");
                table.cell.merge = if begins { Merge::Begin } else { Merge::Continue };
            }
            "hMerge" => table.cell.continues_left = element.attribute("val").is_none_or(|value| value != "restart"),
            _ => {}
        })?;
        if let Some(ground) = ground {
            *ground = shade;
        }
        Ok(())
    }
}

/// Gives every direct child of the properties element that was opened last, its end included. What is deeper,
/// such as earlier properties kept by change tracking, does not hold.
fn each_property(xml: &mut Xml<'_>, end: &str, mut take: impl FnMut(&Element<'_>)) -> Result<(), Unreadable> {
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => {
                take(&element);
                xml.skip()?;
            }
            Node::Close(name) if name == end => break,
            Node::Close(_) | Node::Text(_) => {}
        }
    }
    Ok(())
}
