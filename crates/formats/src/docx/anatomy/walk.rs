//! One walk through the XML of a story, without recursion: every run of text with the way in which it is seen.

use super::look::{self, Colour, Look, Looks};
use super::story::{Line, Mark, Story};
use crate::anatomy::{Dissection, Surface};
use crate::bidi::{END_OF_OVERRIDE, OVERRIDE_FROM_LEFT, OVERRIDE_FROM_RIGHT};
use crate::content::Unreadable;
use crate::ooxml::{boxes_on_pictures, drawing, has_long_number};
use crate::xml::{Element, Node, Xml};
use crate::{base64, strings};
use std::collections::BTreeSet;

/// Text boxes within each other.
const MAX_BOXES: usize = 64;
/// English metric units that no page is wide and high: A3 lying is 15.1 million.
const MAX_PAGE: i64 = 16_000_000;
/// So far left of or above the page or column, in the same units, that nothing of an ordinary box is left to see.
const MAX_BEFORE: i64 = -1_300_000;
/// Figures from which a number split over runs is looked at on its own.
const LEAST_SPLIT: usize = 15;
/// Units in a point.
const POINT: f64 = 12_700.0;

pub(super) fn read(
    text: &str,
    looks: &Looks,
    story: Story,
    authors: &mut BTreeSet<String>,
    dissection: &mut Dissection,
) -> Result<(), Unreadable> {
    let boxes = boxes_on_pictures(text, false)?;
    if boxes.above + boxes.perhaps > 0 {
        let note = if boxes.above > 0 { "" } else { "是否重叠须人工查看" };
        dissection.mark(format!("{}图片", story.place()), Surface::OverlaidPicture, note)?;
    }
    let mut xml = Xml::new(text, "正文");
    let mut walk = Walk::new(looks, story, authors);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => walk.open(&element, &mut xml)?,
            Node::Close(name) => walk.close(&name),
            Node::Text(_) => {}
        }
    }
    walk.finish(dissection)
}

/// A flow of text: the story's, or a text box's.
#[derive(Default)]
struct Flow {
    line: Line,
    paragraph: Look,
    run: Look,
    /// The ground of the paragraph.
    ground: Option<Colour>,
    /// Tables that are open in this flow, each with the ground of its cell and whether its row is hidden.
    tables: Vec<(Option<Colour>, bool)>,
    is_off_page: bool,
    is_hidden: bool,
}

struct Walk<'a> {
    looks: &'a Looks,
    story: Story,
    authors: &'a mut BTreeSet<String>,
    flows: Vec<Flow>,
    deleted: usize,
    inserted: usize,
    /// Figures that stand in runs of their own, as if to hide them from a search: so far, and in how many runs.
    split: (String, usize),
    split_numbers: Vec<String>,
    /// The old form of a drawing, for programs that do not know the new one.
    fallback: usize,
    fallback_text: String,
    fields: String,
    descriptions: Vec<String>,
    choices: Vec<String>,
    cropped: usize,
    /// Of the drawing that was opened last.
    is_off_page: bool,
    is_hidden: bool,
    /// Position of the drawing: left or top of what, in which direction it is told.
    is_horizontal: bool,
}

impl<'a> Walk<'a> {
    fn new(looks: &'a Looks, story: Story, authors: &'a mut BTreeSet<String>) -> Self {
        Self {
            looks,
            story,
            authors,
            flows: vec![Flow::default()],
            deleted: 0,
            inserted: 0,
            split: (String::new(), 0),
            split_numbers: Vec::new(),
            fallback: 0,
            fallback_text: String::new(),
            fields: String::new(),
            descriptions: Vec::new(),
            choices: Vec::new(),
            cropped: 0,
            is_off_page: false,
            is_hidden: false,
            is_horizontal: true,
        }
    }

    fn open(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        match element.name() {
            "t" | "delText" => {
                let text = xml.text()?;
                self.push(&text);
            }
            "instrText" | "delInstrText" => {
                // One code may stand in many runs.
                self.fields.push_str(&xml.text()?);
            }
            "fldData" => self.read_data(&xml.text()?),
            "sym" => self.push(&symbol(element)),
            "fldChar" => self.fields.push('\n'),
            "bookmarkStart" => {
                let name = element.attribute("name").filter(|name| has_long_number(name));
                self.choices.extend(name);
            }
            "hyperlink" => self.descriptions.extend(element.attribute("tooltip")),
            "fldSimple" => self.fields.extend(element.attribute("instr").into_iter().chain(["\n".to_owned()])),
            "tab" | "ptab" => self.push("\t"),
            "br" | "cr" => self.push(" "),
            "noBreakHyphen" => self.push("-"),
            "p" => self.begin_paragraph(),
            "r" => self.begin_run(),
            "pPr" => self.read_paragraph(xml)?,
            "rPr" => self.read_run(xml)?,
            "trPr" => self.read_row(xml)?,
            "tcPr" => self.read_cell(xml)?,
            "tbl" => self.begin_table(),
            "del" | "moveFrom" => {
                self.authors.extend(element.attribute("author"));
                self.deleted += 1;
            }
            "ins" | "moveTo" => {
                self.authors.extend(element.attribute("author"));
                self.inserted += 1;
            }
            "comment" => self.authors.extend(element.attribute("author")),
            "bdo" => self.begin_turn(element.attribute("val").as_deref()),
            "Fallback" => self.fallback += 1,
            "txbxContent" => self.begin_box()?,
            "sdtPr" => self.read_control(xml)?,
            "default" | "statusText" | "helpText" | "listEntry" => self.choices.extend(element.attribute("val")),
            _ => self.read_drawing(element, xml)?,
        }
        Ok(())
    }

    /// What a drawing says of its place, its picture, and itself.
    fn read_drawing(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        match element.name() {
            "anchor" | "inline" => (self.is_off_page, self.is_hidden) = (false, false),
            "positionH" => self.is_horizontal = true,
            "positionV" => self.is_horizontal = false,
            "posOffset" => {
                self.is_off_page |= is_offset_off_page(&xml.text()?, self.is_horizontal);
            }
            "docPr" | "cNvPr" => {
                self.is_hidden |= element.flag("hidden");
                drawing::describe(element, &mut self.descriptions);
            }
            "srcRect" if drawing::is_crop(element) => self.cropped += 1,
            "imagedata" => {
                let sides = ["cropleft", "croptop", "cropright", "cropbottom"];
                self.cropped += usize::from(sides.iter().any(|side| element.attribute(side).is_some()));
                drawing::describe(element, &mut self.descriptions);
            }
            "shape" | "rect" | "roundrect" | "oval" => {
                drawing::describe(element, &mut self.descriptions);
                let style = element.attribute("style").unwrap_or_default();
                (self.is_off_page, self.is_hidden) = (is_style_off_page(&style), style.contains("visibility:hidden"));
            }
            "textpath" => self.push(&element.attribute("string").unwrap_or_default()),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "r" => self.begin_run(),
            "tc" => self.push_between("\t"),
            "tr" => self.end_row(),
            "tbl" => {
                if let Some(flow) = self.flows.last_mut() {
                    flow.tables.pop();
                }
            }
            "del" | "moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            "ins" | "moveTo" => self.inserted = self.inserted.saturating_sub(1),
            "bdo" => self.push(&END_OF_OVERRIDE.to_string()),
            "Fallback" => self.fallback = self.fallback.saturating_sub(1),
            "txbxContent" => self.end_box(),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.fallback > 0 {
            self.fallback_text.push_str(text);
            return;
        }
        let (deleted, inserted) = (self.deleted > 0, self.inserted > 0);
        let default = self.looks.of_document();
        let Some(flow) = self.flows.last_mut() else { return };
        let look = flow.run.over(flow.paragraph).over(default);
        let (cell, row_is_hidden) = flow.tables.last().copied().unwrap_or_default();
        let mark = if deleted {
            Mark::Deleted
        } else if look.hides(text) || row_is_hidden || flow.is_hidden {
            Mark::Hidden
        } else if look.is_pale(flow.ground.or(cell)) {
            Mark::Pale
        } else if flow.is_off_page {
            Mark::OffPage
        } else if inserted {
            Mark::Inserted
        } else {
            Mark::Plain
        };
        flow.line.push(mark, text);
        self.take_split(text);
    }

    /// What a field keeps for itself, packed.
    fn read_data(&mut self, data: &str) {
        let bytes = base64::decode(data).unwrap_or_default();
        let texts = strings::bytes(&bytes).into_iter().chain(strings::utf16(&bytes));
        self.fields.extend(texts.filter(|text| has_long_number(text)).map(|text| text + "\n"));
    }

    /// Text whose characters all go one way, as the marks of direction have it.
    fn begin_turn(&mut self, direction: Option<&str>) {
        let mark = if direction == Some("ltr") { OVERRIDE_FROM_LEFT } else { OVERRIDE_FROM_RIGHT };
        self.push(&mark.to_string());
    }

    /// Numbers split over runs are whole in their line, but there they may also touch what stands before them.
    fn take_split(&mut self, text: &str) {
        if !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, 'X' | 'x')) {
            self.split.0.push_str(text);
            self.split.1 += 1;
            return;
        }
        let (number, runs) = std::mem::take(&mut self.split);
        if runs > 1 && number.len() >= LEAST_SPLIT {
            self.split_numbers.push(number);
        }
    }

    fn push_between(&mut self, text: &str) {
        if self.fallback > 0 {
            return self.fallback_text.push('\n');
        }
        if let Some(flow) = self.flows.last_mut() {
            flow.line.push(Mark::Plain, text);
        }
    }

    fn begin_paragraph(&mut self) {
        if let Some(flow) = self.flows.last_mut() {
            (flow.paragraph, flow.run, flow.ground) = (Look::default(), Look::default(), None);
        }
    }

    fn begin_run(&mut self) {
        if let Some(flow) = self.flows.last_mut() {
            flow.run = Look::default();
        }
    }

    /// A paragraph in a cell is part of the line that is the row.
    fn end_paragraph(&mut self) {
        self.take_split("");
        if self.fallback > 0 {
            return self.fallback_text.push('\n');
        }
        match self.flows.last_mut() {
            Some(flow) if flow.tables.is_empty() => {
                let line = std::mem::take(&mut flow.line);
                self.story.end_line(&line, false);
            }
            Some(flow) => flow.line.push(Mark::Plain, " "),
            None => {}
        }
    }

    fn begin_table(&mut self) {
        let Some(flow) = self.flows.last_mut() else { return };
        let is_within = !flow.tables.is_empty();
        flow.tables.push((None, false));
        // What stands before a table in the same cell is a line of its own.
        let line = std::mem::take(&mut flow.line);
        self.story.end_line(&line, false);
        if !is_within {
            self.story.begin_table();
        }
    }

    fn end_row(&mut self) {
        if let Some(flow) = self.flows.last_mut() {
            if let Some(table) = flow.tables.last_mut() {
                *table = (None, false);
            }
            let line = std::mem::take(&mut flow.line);
            self.story.end_line(&line, true);
        }
    }

    fn begin_box(&mut self) -> Result<(), Unreadable> {
        if self.flows.len() > MAX_BOXES {
            return Err(Unreadable::TooLarge { what: format!("文本框嵌套超过{MAX_BOXES}层") });
        }
        self.flows.push(Flow { is_off_page: self.is_off_page, is_hidden: self.is_hidden, ..Flow::default() });
        Ok(())
    }

    fn end_box(&mut self) {
        if self.flows.len() > 1
            && let Some(flow) = self.flows.pop()
        {
            self.story.end_line(&flow.line, false);
        }
    }

    fn read_paragraph(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let looks = self.looks;
        let mut look = Look::default();
        let mut ground = None;
        self.each_property(xml, "pPr", |element| match element.name() {
            "pStyle" => look = looks.of(&element.attribute("val").unwrap_or_default()),
            "shd" => ground = look::shade(element),
            _ => {}
        })?;
        if let Some(flow) = self.flows.last_mut() {
            (flow.paragraph, flow.ground) = (look, ground);
        }
        Ok(())
    }

    fn read_run(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let looks = self.looks;
        let mut own = Look::default();
        let mut style = Look::default();
        self.each_property(xml, "rPr", |element| match element.name() {
            "rStyle" => style = looks.of(&element.attribute("val").unwrap_or_default()),
            _ => own.take(element),
        })?;
        if let Some(flow) = self.flows.last_mut() {
            flow.run = own.over(style);
        }
        Ok(())
    }

    fn read_row(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let mut is_hidden = false;
        self.each_property(xml, "trPr", |element| is_hidden |= element.name() == "hidden" && element.is_on())?;
        if let Some((_, row)) = self.flows.last_mut().and_then(|flow| flow.tables.last_mut()) {
            *row = is_hidden;
        }
        Ok(())
    }

    fn read_cell(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let mut ground = None;
        self.each_property(xml, "tcPr", |element| {
            if element.name() == "shd" {
                ground = look::shade(element);
            }
        })?;
        if let Some((cell, _)) = self.flows.last_mut().and_then(|flow| flow.tables.last_mut()) {
            *cell = ground;
        }
        Ok(())
    }

    /// What a content control offers for choice.
    fn read_control(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(element) => match element.name() {
                    "listItem" => {
                        self.choices.extend(element.attribute("displayText"));
                        self.choices.extend(element.attribute("value"));
                    }
                    "alias" | "tag" => self.choices.extend(element.attribute("val")),
                    _ => {}
                },
                Node::Close(name) if name == "sdtPr" => break,
                Node::Close(_) | Node::Text(_) => {}
            }
        }
        Ok(())
    }

    /// Gives every direct child of the properties element that was opened last, its end included. Of what is deeper,
    /// which is how it was before a change, only who changed it counts.
    fn each_property(
        &mut self,
        xml: &mut Xml<'_>,
        end: &str,
        mut take: impl FnMut(&Element<'_>),
    ) -> Result<(), Unreadable> {
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(element) => {
                    self.authors.extend(element.attribute("author"));
                    take(&element);
                    xml.skip()?;
                }
                Node::Close(name) if name == end => break,
                Node::Close(_) | Node::Text(_) => {}
            }
        }
        Ok(())
    }

    fn finish(mut self, dissection: &mut Dissection) -> Result<(), Unreadable> {
        while let Some(flow) = self.flows.pop() {
            self.story.end_line(&flow.line, false);
        }
        self.take_split("");
        let place = self.story.place();
        let old: Vec<&str> = self.fallback_text.lines().filter(|line| !self.story.shows(line.trim())).collect();
        dissection.push(format!("{place}图形的兼容内容"), Surface::HiddenText, old.join("\n"))?;
        dissection.push(format!("{place}域代码"), Surface::Link, self.fields.trim())?;
        dissection.push(format!("{place}图片替代文字"), Surface::AlternateText, self.descriptions.join("\n"))?;
        dissection.push(format!("{place}控件选项和书签"), Surface::Validation, self.choices.join("\n"))?;
        if self.cropped > 0 {
            dissection.mark(format!("{place}裁剪的图片（{}幅）", self.cropped), Surface::CroppedImage, "")?;
        }
        self.story.push_into(dissection)?;
        let split = self.split_numbers.join("\n");
        dissection.push(format!("{place}分段书写的号码"), Surface::Visible, split)
    }
}

/// A character by its code in a font of symbols: figures stand there where they stand in any font.
fn symbol(element: &Element<'_>) -> String {
    let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
    let plain = code.map(|code| code & 0xFF).and_then(char::from_u32);
    plain.filter(|c| c.is_ascii_digit() || matches!(c, 'X' | 'x')).map(String::from).unwrap_or_default()
}

/// Whether a distance from the page or column, in English metric units, leaves the page.
pub(in crate::docx) fn is_offset_off_page(offset: &str, is_horizontal: bool) -> bool {
    let offset: i64 = offset.trim().parse().unwrap_or(0);
    let most = if is_horizontal { MAX_PAGE } else { MAX_PAGE * 2 };
    !(MAX_BEFORE..=most).contains(&offset)
}

/// Whether the style of an old drawing puts it beside the page: `margin-left:-9999pt`.
pub(in crate::docx) fn is_style_off_page(style: &str) -> bool {
    style.split(';').filter_map(|one| one.split_once(':')).any(|(name, value)| {
        let is_place = matches!(name.trim(), "margin-left" | "margin-top" | "left" | "top");
        let value = value.trim().to_ascii_lowercase();
        let (number, unit) = value.split_at(value.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(value.len()));
        let points = number.trim().parse::<f64>().unwrap_or(0.0)
            * match unit {
                "in" => 72.0,
                "cm" => 28.35,
                "mm" => 2.835,
                "px" => 0.75,
                _ => 1.0,
            };
        let units = (points * POINT) as i64;
        is_place && !(MAX_BEFORE..=MAX_PAGE * 2).contains(&units)
    })
}
