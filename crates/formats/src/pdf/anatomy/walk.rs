//! Every object that can be reached, from the pages first, then from the catalog: what it says besides what is drawn.

use super::budget::Budget;
use super::found::{Found, Inner};
use super::meaning::{self, Branch, Meaning};
use super::{picture, xmp};
use crate::anatomy::Surface;
use crate::code;
use crate::content::Unreadable;
use crate::pdf::text_string;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Where an object was met.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// Page, from 1; 0 if it belongs to no page.
    pub(super) page: usize,
    pub(super) branch: Branch,
}

impl Spot {
    /// `第2页注释`, or `文件属性` of the file as a whole.
    pub(super) fn place(self, what: &str) -> String {
        if self.page == 0 { what.to_owned() } else { format!("第{}页{what}", self.page) }
    }
}

/// A form or pattern: what it draws may never have been drawn.
pub(super) struct Form<'a> {
    pub(super) stream: Stream<'a>,
    pub(super) spot: Spot,
}

pub(super) struct Walk<'a, 'w> {
    pdf: &'a Pdf,
    pub(super) seen: HashSet<ObjectIdentifier>,
    pages: HashMap<ObjectIdentifier, usize>,
    stack: Vec<(Rc<str>, Object<'a>, Spot)>,
    pub(super) forms: Vec<Form<'a>>,
    /// Strings of no known meaning that may say something.
    loose: Vec<String>,
    pub(super) found: &'w mut Found,
    pub(super) budget: &'w mut Budget,
}

impl<'a, 'w> Walk<'a, 'w> {
    pub(super) fn new(pdf: &'a Pdf, found: &'w mut Found, budget: &'w mut Budget) -> Self {
        let id = |(number, page): (usize, &hayro_syntax::page::Page<'a>)| Some((page.raw().obj_id()?, number + 1));
        let pages = pdf.pages().iter().enumerate().filter_map(id).collect();
        Self {
            pdf,
            seen: HashSet::new(),
            pages,
            stack: Vec::new(),
            forms: Vec::new(),
            loose: Vec::new(),
            found,
            budget,
        }
    }

    /// Walks everything that belongs to the file.
    pub(super) fn run(&mut self, informations: &[ObjectIdentifier]) -> Result<(), Unreadable> {
        for (index, page) in self.pdf.pages().iter().enumerate() {
            self.seen.extend(page.raw().obj_id());
            self.dict(page.raw(), Spot { page: index + 1, branch: Branch::Other })?;
            self.drain()?;
        }
        for id in informations {
            self.follow("Info", *id, Spot { page: 0, branch: Branch::Information });
        }
        self.drain()?;
        self.follow("Root", self.pdf.xref().root_id(), Spot { page: 0, branch: Branch::Other });
        self.drain()?;
        let mut loose = std::mem::take(&mut self.loose);
        loose.retain(|text| !self.found.knows(text));
        self.found.push("PDF内部数据", Surface::HiddenData, loose.join("\n"));
        Ok(())
    }

    fn drain(&mut self) -> Result<(), Unreadable> {
        while let Some((key, object, spot)) = self.stack.pop() {
            self.budget.take_object()?;
            match object {
                Object::String(text) => self.string(&key, None, text.as_bytes(), spot),
                Object::Array(array) => {
                    let begin = self.stack.len();
                    for item in array.raw_iter() {
                        self.budget.take_object()?;
                        self.enter(&key, item, spot);
                    }
                    // The first is taken first.
                    self.stack.get_mut(begin..).unwrap_or_default().reverse();
                }
                Object::Dict(dict) => self.dict(&dict, spot)?,
                Object::Stream(stream) => self.stream(&key, stream, spot)?,
                Object::Null(_) | Object::Boolean(_) | Object::Number(_) | Object::Name(_) => {}
            }
        }
        Ok(())
    }

    fn follow(&mut self, key: &str, id: ObjectIdentifier, spot: Spot) {
        // A page is walked as a page, not by what points to it.
        if self.pages.contains_key(&id) || !self.seen.insert(id) {
            return;
        }
        if let Some(object) = self.pdf.xref().get::<Object<'a>>(id) {
            self.stack.push((Rc::from(key), object, spot));
        }
    }

    fn enter(&mut self, key: &str, value: MaybeRef<Object<'a>>, spot: Spot) {
        match value {
            MaybeRef::Ref(reference) => self.follow(key, reference.into(), spot),
            MaybeRef::NotRef(object) => self.stack.push((Rc::from(key), object, spot)),
        }
    }

    fn dict(&mut self, dict: &Dict<'a>, spot: Spot) -> Result<(), Unreadable> {
        let spot = Spot { branch: meaning::branch_of_dict(dict, spot.branch), ..spot };
        self.marks(dict, spot)?;
        let is_destinations =
            spot.branch == Branch::Destinations && !dict.contains_key("Names") && !dict.contains_key("Kids");
        let begin = self.stack.len();
        for (name, value) in dict.entries() {
            self.budget.take_object()?;
            let key = name.as_str();
            if is_destinations && !matches!(key, "D" | "Limits") {
                self.say(&Meaning::Destination, text_string::decode(name.as_ref()), spot);
            }
            // What is above or beside is reached otherwise, and belongs elsewhere.
            if spot.page != 0 && matches!(key, "Parent" | "Dest") {
                continue;
            }
            let inner = Spot { branch: meaning::branch_of_key(key, spot.branch), ..spot };
            match value {
                MaybeRef::NotRef(Object::String(text)) => self.string(key, Some(dict), text.as_bytes(), inner),
                MaybeRef::Ref(reference) => {
                    // A string that stands apart keeps the meaning of its key.
                    if let Some(text) = dict.get::<hayro_syntax::object::String<'a>>(key) {
                        self.seen.insert(reference.into());
                        self.string(key, Some(dict), text.as_bytes(), inner);
                    } else {
                        self.enter(key, MaybeRef::Ref(reference), inner);
                    }
                }
                other @ MaybeRef::NotRef(_) => self.enter(key, other, inner),
            }
        }
        // What comes first is looked at first: the parts of a chapter before the next chapter.
        self.stack.get_mut(begin..).unwrap_or_default().reverse();
        Ok(())
    }

    /// What a dictionary is, beside the strings in it.
    fn marks(&mut self, dict: &Dict<'a>, spot: Spot) -> Result<(), Unreadable> {
        if dict.contains_key("Thumb") {
            self.found.mark(spot.place("缩略图"), Surface::Thumbnail, "");
        }
        if meaning::is_signature(dict) {
            self.found.mark(spot.place("电子签名"), Surface::Signature, "");
        }
        if let Some(action) = meaning::dangerous_action(dict) {
            self.found.mark(spot.place("动作"), Surface::Script, action);
        }
        if meaning::is_medium(dict) {
            self.found.mark(spot.place("多媒体"), Surface::Attachment, "");
            self.found.unread.push((spot.place("多媒体"), "音视频内容无法由程序检查".to_owned()));
        }
        let Some(streams) = dict.get::<Dict<'a>>("EF") else { return Ok(()) };
        let text = |key: &str| {
            dict.get::<hayro_syntax::object::String<'_>>(key).map(|text| text_string::decode(text.as_bytes()))
        };
        let name = ["UF", "F", "Desc"].into_iter().find_map(text).unwrap_or_else(|| "未命名".to_owned());
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        for key in ["UF", "F", "Unix", "Mac", "DOS"] {
            let Some(stream) = streams.get::<Stream<'a>>(key) else { continue };
            if self.seen.insert(stream.obj_id()) {
                self.file(spot.place(&format!("附件“{name}”")), &name, &stream)?;
            }
        }
        Ok(())
    }

    fn file(&mut self, place: String, name: &str, stream: &Stream<'a>) -> Result<(), Unreadable> {
        match self.budget.unpack(stream)? {
            Some(bytes) => self.found.files.push(Inner { place, name: name.to_owned(), bytes: bytes.into_owned() }),
            None => self.found.unread.push((place, "无法解压".to_owned())),
        }
        Ok(())
    }

    fn string(&mut self, key: &str, dict: Option<&Dict<'a>>, bytes: &[u8], spot: Spot) {
        let meaning = meaning::of_string(key, dict, spot.branch);
        if meaning == Meaning::None {
            return;
        }
        let text = text_string::decode(bytes);
        self.say(&meaning, text, spot);
    }

    fn say(&mut self, meaning: &Meaning, text: String, spot: Spot) {
        match meaning {
            Meaning::None => {}
            Meaning::Loose => {
                if text_string::is_telling(&text) {
                    self.loose.push(text);
                }
            }
            Meaning::Destination => {
                // `_Toc152345678`: programs number them.
                if text_string::is_telling(&text) && !text.starts_with('_') {
                    self.found.push("命名目标", Surface::Outline, text);
                }
            }
            Meaning::Rich(surface, what) => self.found.push(spot.place(what), *surface, xmp::without_tags(&text)),
            Meaning::Script => {
                self.found.push(spot.place("脚本（拼接书写）"), Surface::Script, code::spelled(&text).join("\n"));
                self.found.mark(spot.place("脚本"), Surface::Script, text);
            }
            Meaning::Link => self.found.push(spot.place("链接"), Surface::Link, meaning::percent_decoded(&text)),
            Meaning::Says(surface, what) => self.found.push(spot.place(what), *surface, text),
            Meaning::Named(surface, what) => self.found.push(spot.place(what), *surface, text),
        }
    }

    fn stream(&mut self, key: &str, stream: Stream<'a>, spot: Spot) -> Result<(), Unreadable> {
        let dict = stream.dict().clone();
        self.dict(&dict, spot)?;
        let name = |key: &str| dict.get::<Name<'_>>(key).map(|name| name.as_str().to_owned()).unwrap_or_default();
        let (kind, subtype) = (name("Type"), name("Subtype"));
        if let Some(filter) = meaning::unknown_filter(&dict) {
            self.found.unread.push((spot.place("数据流"), format!("压缩方式“{filter}”不认识，内容读不出")));
        }
        if subtype == "Image" {
            return picture::look(self, &stream, spot);
        }
        if subtype == "Form" || dict.contains_key("PatternType") {
            self.forms.push(Form { stream, spot });
            return Ok(());
        }
        if kind == "EmbeddedFile" {
            return self.file(spot.place("附件"), "", &stream);
        }
        if kind == "Metadata" || subtype == "XML" {
            let Some(data) = self.budget.unpack(&stream)? else { return Ok(()) };
            xmp::look(&data, spot, self.found);
            return Ok(());
        }
        if key == "Contents" && spot.page != 0 {
            let data = self.budget.unpack(&stream)?.unwrap_or_default();
            self.found.keep_numbers(&data);
            return Ok(());
        }
        if spot.branch == Branch::Quiet || matches!(kind.as_str(), "XRef" | "ObjStm" | "CMap") {
            return Ok(());
        }
        let Some(data) = self.budget.unpack(&stream)? else { return Ok(()) };
        self.found.keep_numbers(&data);
        match meaning::of_string(key, None, spot.branch) {
            Meaning::None | Meaning::Loose => {
                let text = text_string::text_in(&data);
                self.say(&Meaning::Loose, text, spot);
            }
            known => {
                let text = text_string::decode(&data);
                self.say(&known, text, spot);
            }
        }
        Ok(())
    }
}
