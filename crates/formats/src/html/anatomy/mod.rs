//! HTML taken apart: the page as it is shown, and everything that only its source shows.

mod conceal;
mod order;
mod styled;

use crate::anatomy::{Dissection, Lines, Surface, unescaped};
use crate::budget::Budget;
use crate::content::{Block, Unreadable};
use crate::html::sheet::Sheet;
use crate::html::visible::{self, Role};
use crate::html::{parse, walk};
use crate::ooxml::has_long_number;
use crate::{base64, code};
use conceal::conceals;
use ego_tree::NodeId;
use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};
use styled::Styled;

/// Pictures and files written into the source are taken apart; more of them than this is no page.
const MAX_DATA_URLS: usize = 1_000;

/// Figures of a number that somebody would spell out: of a resident, old and new, or of a card.
const LONG_NUMBERS: std::ops::RangeInclusive<usize> = 15..=19;

pub(crate) fn take_apart(text: &str, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let limits = *dissection.limits();
    let page = parse::parse(text, &limits)?;
    let blocks = walk::blocks(&page, &mut Budget::new(&limits))?;
    push_visible(&blocks, dissection)?;
    dissection.push("网页正文（按显示顺序）", Surface::Visible, order::turned(&page).join("\n"))?;
    if order::is_moved(&page) {
        dissection.unread(
            "网页正文",
            &"号码分成几段，先后次序由样式（order、float、position等）决定，程序读不出显示的样子，须人工查看",
        );
    }
    let source = read_source(&page);
    let apart = [&source.hidden, &source.data].map(|lines| spelled(&lines.join("\n"))).concat();
    dissection.push("网页隐藏内容（逐字书写）", Surface::HtmlData, apart.join("\n"))?;
    for (place, surface, lines) in [
        ("隐藏元素", Surface::HtmlHidden, source.hidden),
        ("源代码注释", Surface::HtmlComment, source.comments),
        ("页面描述", Surface::HtmlMeta, source.meta),
        ("替代文字和提示", Surface::AlternateText, source.descriptions),
        ("元素属性", Surface::HtmlData, source.data),
        ("表单域", Surface::HtmlData, source.inputs),
        ("脚本和样式", Surface::HtmlData, source.scripts),
        ("链接", Surface::Link, source.links),
    ] {
        dissection.push(format!("网页{place}"), surface, lines.join("\n"))?;
    }
    for (index, (kind, bytes)) in source.files.iter().enumerate() {
        let name = if kind.contains("html") { "a.html" } else { "" };
        dissection.embed(&format!("网页内嵌文件{}（{kind}）", index + 1), name, bytes)?;
    }
    Ok(())
}

fn push_visible(blocks: &[Block], dissection: &mut Dissection) -> Result<(), Unreadable> {
    let mut lines = Vec::new();
    let mut names = Vec::new();
    let (mut paragraphs, mut tables) = (0, 0);
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text } => {
                paragraphs += 1;
                lines.push(text.replace('\n', " "));
                names.push(format!("第{paragraphs}段"));
            }
            Block::Table(table) => {
                tables += 1;
                for (index, row) in table.rows.iter().enumerate() {
                    let cells: Vec<String> = row.iter().map(|cell| cell.text.replace('\n', " ")).collect();
                    lines.push(cells.join("\t"));
                    names.push(format!("表{tables}第{}行", index + 1));
                }
            }
        }
    }
    let text = lines.join("\n");
    dissection.push("网页正文（逐字书写）", Surface::Visible, spelled(&text).join("\n"))?;
    dissection.push_lines("网页正文", Surface::Visible, text, Lines::Named(names))
}

/// Numbers of which every figure stands alone, in an element or on a line of its own.
fn spelled(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut number = String::new();
    for word in text.split([' ', '\n', '\u{3000}']).chain([""]) {
        if word.len() == 1 && word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'X' | b'x')) {
            number.push_str(word);
        } else if !(word.is_empty() && number.is_empty()) {
            let number = std::mem::take(&mut number);
            found.extend(Some(number).filter(|number| LONG_NUMBERS.contains(&number.len())));
        }
    }
    found
}

/// What the source says beside what is shown.
#[derive(Default)]
struct Source {
    hidden: Vec<String>,
    comments: Vec<String>,
    meta: Vec<String>,
    descriptions: Vec<String>,
    data: Vec<String>,
    inputs: Vec<String>,
    scripts: Vec<String>,
    links: Vec<String>,
    /// Media type and contents.
    files: Vec<(String, Vec<u8>)>,
}

fn read_source(page: &Html) -> Source {
    let mut source = Source::default();
    let sheet = Sheet::of(page);
    let concealing = Styled::of(page, conceals);
    // The outermost element that is hidden, and its text so far.
    let mut hidden: Option<(NodeId, String)> = None;
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(text) => match (&mut hidden, node.parent().map(|parent| parent.value())) {
                    (_, Some(Node::Element(parent))) if is_code(parent.name()) => source.push_code(parent.name(), text),
                    (Some((_, all)), _) => all.push_str(text),
                    (None, _) => {}
                },
                Node::Comment(comment) => source.push_comment(comment),
                Node::Element(element) => {
                    source.push_attributes(element);
                    let is_hidden = visible::role(element, &sheet) == Role::Hidden || concealing.holds_for(element);
                    if hidden.is_none() && is_hidden && !matches!(element.name(), "head" | "script" | "style") {
                        hidden = Some((node.id(), String::new()));
                    }
                }
                Node::Document | Node::Fragment | Node::Doctype(_) | Node::ProcessingInstruction(_) => {}
            },
            Edge::Close(node) => {
                if let (Some((id, all)), Node::Element(element)) = (&mut hidden, node.value()) {
                    if *id == node.id() {
                        source.push_hidden(element, all);
                        hidden = None;
                    } else if !matches!(
                        element.name(),
                        "span" | "b" | "i" | "em" | "strong" | "a" | "font" | "u" | "tspan"
                    ) {
                        all.push(' ');
                    }
                }
            }
        }
    }
    source
}

fn is_code(name: &str) -> bool {
    matches!(name, "script" | "style" | "template" | "noscript")
}

impl Source {
    fn push_code(&mut self, name: &str, text: &str) {
        if name == "style" {
            self.scripts.extend(code::contents(text));
            self.scripts.extend(text.lines().filter(|line| has_long_number(line)).map(ToOwned::to_owned));
            self.push_urls(text);
            self.scripts.extend(code::comments(text));
        } else if matches!(name, "noscript" | "template") {
            // A page of its own for those who see it.
            self.push_page("text/html", text.as_bytes().to_vec());
            self.scripts.push(text.trim().to_owned());
        } else {
            let code = unescaped(text.trim());
            self.scripts.extend(code::spelled(&code));
            self.scripts.push(code);
        }
    }

    /// Word and old browsers write conditions as comments.
    fn push_comment(&mut self, comment: &str) {
        let comment = comment.trim();
        let is_condition =
            comment.starts_with("[if") || comment.starts_with("[endif") || comment.starts_with("<![endif");
        if comment.contains(|c: char| c.is_ascii_digit() || !c.is_ascii()) || !is_condition {
            self.comments.push(comment.replace('\n', " "));
        }
    }

    fn push_hidden(&mut self, element: &Element, text: &str) {
        let text: String = text.chars().filter(|c| !crate::inline::is_zero_width(*c)).collect();
        let words: Vec<&str> = text.split_whitespace().collect();
        if words.is_empty() {
            return;
        }
        // What is only shown on another occasion, such as the choices of a list, is no hiding.
        match element.name() {
            "select" | "svg" | "math" | "object" | "iframe" | "title" | "noscript" | "canvas" | "audio" | "video"
            | "rp" => {
                self.data.push(words.join(" "));
            }
            _ => self.hidden.push(words.join(" ")),
        }
    }

    fn push_attributes(&mut self, element: &Element) {
        let name = element.name();
        for (key, value) in element.attrs() {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            if let Some(url) = value.strip_prefix("data:") {
                self.push_data_url(url);
                continue;
            }
            match key {
                "srcdoc" => self.push_page("text/html", value.as_bytes().to_vec()),
                "style" if value.contains("data:") => self.push_urls(value),
                "class" | "id" | "style" | "charset" | "lang" | "type" | "rel" | "width" | "height" | "xmlns" => {
                    if has_long_number(value) {
                        self.data.push(value.to_owned());
                    }
                }
                "alt" | "title" | "aria-label" | "placeholder" | "summary" | "label" => {
                    self.descriptions.push(value.to_owned());
                }
                "content" if name == "meta" => self.meta.push(value.to_owned()),
                "value" if matches!(name, "input" | "option" | "button" | "param" | "data") => {
                    self.inputs.push(value.to_owned());
                }
                "href" | "src" | "action" | "background" | "cite" | "data" => self.links.push(percent_decoded(value)),
                _ => self.data.push(unescaped(value)),
            }
        }
    }

    /// The files that a style sheet has in its addresses.
    fn push_urls(&mut self, css: &str) {
        for rest in css.split("url(").skip(1) {
            let address = rest.trim_start().trim_start_matches(['"', '\'']);
            if let Some(url) = address.strip_prefix("data:") {
                self.push_data_url(url.split([')', '"', '\'']).next().unwrap_or_default());
            }
        }
    }

    fn push_page(&mut self, kind: &str, bytes: Vec<u8>) {
        if self.files.len() < MAX_DATA_URLS {
            self.files.push((kind.to_owned(), bytes));
        }
    }

    fn push_data_url(&mut self, url: &str) {
        let Some((head, body)) = url.split_once(',') else { return };
        let kind: String = head.split(';').next().unwrap_or_default().chars().take(40).collect();
        if head.ends_with("base64") {
            if let Some(bytes) = base64::decode(body) {
                self.push_page(&kind, bytes);
            }
        } else if kind.contains("svg") || kind.contains("html") || kind.contains("xml") {
            self.push_page(&kind, percent_decoded(body).into_bytes());
        } else {
            self.data.push(percent_decoded(body));
        }
    }
}

/// An address as it reads: `%E4%BA%AC` is 京.
fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        if let (b'%', Some(byte), Some(next)) = (first, code, after.get(2..)) {
            bytes.push(byte);
            rest = next;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests;
