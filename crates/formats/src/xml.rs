//! XML as a stream of elements and text. A document that declares entities of its own is refused, since what it shows
//! stands elsewhere than where it is shown; and nothing recurses, so that neither bombs nor depth do harm.

use crate::content::Unreadable;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// Elements within each other.
const MAX_DEPTH: usize = 4_096;

/// What comes next in a document. Names are without prefix.
pub(crate) enum Node<'x> {
    Open(Element<'x>),
    /// Every element is closed, also one written `<a/>`.
    Close(String),
    Text(Cow<'x, str>),
}

/// An element's opening.
pub(crate) struct Element<'x>(BytesStart<'x>);

impl Element<'_> {
    pub(crate) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its name without prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == name)?;
        found.normalized_value(quick_xml::XmlVersion::default()).ok().map(Cow::into_owned)
    }

    /// The values of all attributes with their names without prefix, namespaces left out.
    pub(crate) fn attributes(&self) -> Vec<(String, String)> {
        let mut attributes = self.0.attributes();
        let all = attributes.with_checks(false).flatten().filter(|a| a.key.as_namespace_binding().is_none());
        let pair = |a: quick_xml::events::attributes::Attribute<'_>| {
            let value = a.normalized_value(quick_xml::XmlVersion::default()).ok()?.into_owned();
            Some((a.key.local_name().into_inner().to_owned(), value))
        };
        all.filter_map(pair).collect()
    }

    /// A whole number attribute.
    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// An on/off element of OOXML: on unless its value says otherwise.
    pub(crate) fn is_on(&self) -> bool {
        self.attribute("val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }

    /// An on/off attribute of OOXML: off unless its value says otherwise.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"))
    }
}

pub(crate) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    depth: usize,
    part: &'static str,
}

impl<'x> Xml<'x> {
    /// `part` is what the document is called when it is damaged.
    pub(crate) fn new(text: &'x str, part: &'static str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0, part }
    }

    /// The next element or text, `None` at the end.
    ///
    /// # Errors
    /// Where the document is no XML, breaks off, or is too deep.
    pub(crate) fn next(&mut self) -> Result<Option<Node<'x>>, Unreadable> {
        loop {
            let event = self.reader.read_event().map_err(|_| self.damaged())?;
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(Unreadable::TooLarge { what: format!("{}嵌套超过{MAX_DEPTH}层", self.part) });
                    }
                    return Ok(Some(Node::Open(Element(start))));
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Node::Close(end.local_name().into_inner().to_owned())));
                }
                Event::Text(text) => return Ok(Some(Node::Text(text.xml10_content()))),
                Event::CData(text) => return Ok(Some(Node::Text(text.xml10_content()))),
                Event::GeneralRef(reference) => {
                    // Without declarations no other name means anything: what is passed over could be a figure.
                    let c = resolve(&reference).ok_or_else(|| self.damaged())?;
                    return Ok(Some(Node::Text(Cow::Owned(c.to_string()))));
                }
                Event::DocType(_) => return Err(declares(self.part)),
                Event::Eof if self.depth > 0 => return Err(self.damaged()),
                Event::Eof => return Ok(None),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// Passes over what is within the element that was opened last, its end included.
    pub(crate) fn skip(&mut self) -> Result<(), Unreadable> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if self.next()?.is_none() {
                return Ok(());
            }
        }
        Ok(())
    }

    /// The text within the element that was opened last, its end included.
    pub(crate) fn text(&mut self) -> Result<String, Unreadable> {
        let outside = self.depth.saturating_sub(1);
        let mut all = String::new();
        while self.depth > outside {
            match self.next()? {
                Some(Node::Text(text)) => all.push_str(&text),
                Some(Node::Open(_) | Node::Close(_)) => {}
                None => break,
            }
        }
        Ok(all)
    }

    fn damaged(&self) -> Unreadable {
        Unreadable::Damaged { what: format!("{}的XML不完整", self.part) }
    }
}

/// Why a part with a document type declaration is not read.
fn declares(part: &str) -> Unreadable {
    let what = format!(
        "文件内部的{part}声明了DTD（<!DOCTYPE>），可借此藏匿内容，Office文件格式标准（OPC）禁止使用，无法检查；\
         请用Word、Excel或WPS打开后另存为新文件"
    );
    Unreadable::Unsupported { what }
}

/// Refuses XML that begins with a document type declaration, also where nothing more of it is read.
pub(crate) fn refuse_declarations(text: &str, part: &str) -> Result<(), Unreadable> {
    if declares_type(text) { Err(declares(part)) } else { Ok(()) }
}

/// Whether a document type declaration stands before the root element.
pub(crate) fn declares_type(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{FEFF}').trim_start();
    loop {
        let end = match () {
            () if rest.starts_with("<?") => "?>",
            () if rest.starts_with("<!--") => "-->",
            () => return rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!DOCTYPE")),
        };
        let Some((_, after)) = rest.split_once(end) else { return false };
        rest = after.trim_start();
    }
}

fn resolve(reference: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    if reference.is_char_ref() {
        return reference.resolve_char_ref().ok().flatten();
    }
    match &*reference.xml10_content() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
