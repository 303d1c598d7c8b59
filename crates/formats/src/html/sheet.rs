//! The rules of a page's `<style>` elements that hide elements, or show them again.
//!
//! Only what can be told from an element alone is read: type, class and identifier. A rule with more before its last
//! part, or behind it, hides nothing here but shows whatever its last part fits: in doubt an element is visible.

use scraper::node::Element;
use scraper::{Html, Node};
use std::collections::HashMap;

/// More rules on display than a page has; then none is heeded.
const MAX_RULES: usize = 2_000;
/// Rules known by the same name.
const MAX_RULES_OF_A_NAME: usize = 64;

/// What declarations say of an element: for each of the properties whether they hide it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Declared([Option<Said>; 3]);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Said {
    hides: bool,
    is_important: bool,
}

impl Declared {
    /// Reads `display`, `visibility`, and `mso-hide`, which is Word's hidden text.
    fn of(declarations: &str) -> Self {
        let mut out = Self::default();
        for (property, value) in declarations.split(';').filter_map(|declaration| declaration.split_once(':')) {
            let value = value.trim().to_ascii_lowercase();
            let (place, hides) = match property.trim().to_ascii_lowercase().as_str() {
                "display" => (0, value.starts_with("none")),
                "visibility" => (1, value.starts_with("hidden") || value.starts_with("collapse")),
                "mso-hide" => (2, value.starts_with("all")),
                _ => continue,
            };
            out.0[place] = Some(Said { hides, is_important: value.ends_with("important") });
        }
        out
    }
}

/// The last part of a selector.
#[derive(Debug, Default)]
struct Compound {
    tag: Option<String>,
    ids: Vec<String>,
    classes: Vec<String>,
}

impl Compound {
    /// The part, and whether it is the whole selector.
    fn of(selector: &str) -> Option<(Self, bool)> {
        let last = selector.rsplit([' ', '>', '+', '~', '\n', '\t', '\r']).next()?;
        let named = last.split([':', '[']).next()?;
        let mut out = Self::default();
        for (start, mark) in
            std::iter::once((0, ' ')).chain(named.char_indices().filter(|(_, c)| matches!(c, '.' | '#')))
        {
            let from = if mark == ' ' { start } else { start + 1 };
            let rest = named.get(from..)?;
            let name = rest.split(['.', '#']).next()?.to_owned();
            match mark {
                '.' => out.classes.push(name),
                '#' => out.ids.push(name),
                _ if name.is_empty() || name == "*" => {}
                _ => out.tag = Some(name.to_ascii_lowercase()),
            }
        }
        let is_name = |name: &String| !name.is_empty() && !name.contains(['\\', '*', '&', '@']);
        let all = out.tag.iter().chain(&out.ids).chain(&out.classes);
        (out.key().is_some() && all.clone().all(is_name)).then(|| (out, named == selector))
    }

    /// The name by which the rule is found.
    fn key(&self) -> Option<String> {
        let id = self.ids.first().map(|id| format!("#{id}"));
        id.or_else(|| self.classes.first().map(|class| format!(".{class}"))).or_else(|| self.tag.clone())
    }

    fn fits(&self, element: &Element) -> bool {
        self.tag.as_ref().is_none_or(|tag| element.name() == tag)
            && self.ids.iter().all(|id| element.id() == Some(id.as_str()))
            && self.classes.iter().all(|class| element.classes().any(|c| c == class))
    }
}

#[derive(Debug)]
struct Rule {
    last: Compound,
    declared: Declared,
    /// Which of two rules that fit holds: identifiers, classes, types; more if the selector has other parts.
    weight: (usize, usize, usize),
}

/// The rules of a page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    rules: Vec<Rule>,
    by_key: HashMap<String, Vec<usize>>,
}

impl Sheet {
    /// Those of all `<style>` elements for the screen.
    pub(super) fn of(page: &Html) -> Self {
        let mut out = Self::default();
        for node in page.tree.nodes() {
            let Node::Element(element) = node.value() else { continue };
            let is_for_screen = element.attr("media").is_none_or(|m| m.contains("screen") || m.contains("all"));
            if element.name() == "style" && is_for_screen {
                for text in node.children().filter_map(|child| child.value().as_text()) {
                    out.read(text);
                }
            }
        }
        let hides = |rule: &Rule| rule.declared.0.iter().flatten().any(|said| said.hides);
        let is_too_much = out.rules.len() > MAX_RULES || out.by_key.values().any(|r| r.len() > MAX_RULES_OF_A_NAME);
        if is_too_much || !out.rules.iter().any(hides) { Self::default() } else { out }
    }

    fn read(&mut self, css: &str) {
        let css = without_comments(css);
        let mut rest = css.as_str();
        while let Some((head, after)) = rest.split_once('{') {
            let head = head.rsplit([';', '}']).next().unwrap_or_default().trim();
            let end = if head.starts_with('@') { end_of_block(after) } else { after.find('}') };
            let (body, next) = after.split_at(end.unwrap_or(after.len()));
            if !head.starts_with('@') {
                self.push(head, body);
            }
            rest = next.strip_prefix('}').unwrap_or_default();
            if self.rules.len() > MAX_RULES {
                return;
            }
        }
    }

    fn push(&mut self, selectors: &str, declarations: &str) {
        let declared = Declared::of(declarations);
        if declared == Declared::default() {
            return;
        }
        for selector in selectors.split(',') {
            let Some((last, is_whole)) = Compound::of(selector.trim()) else { continue };
            let mut declared = declared;
            if !is_whole {
                declared.0 = declared.0.map(|said| said.filter(|said| !said.hides));
            }
            let Some(key) = last.key().filter(|_| declared != Declared::default()) else { continue };
            let more = usize::from(!is_whole) * 8;
            let weight = (last.ids.len() + more, last.classes.len(), usize::from(last.tag.is_some()));
            self.by_key.entry(key).or_default().push(self.rules.len());
            self.rules.push(Rule { last, declared, weight });
        }
    }

    /// Whether the element is taken from the page, by its own style or a rule.
    pub(super) fn hides(&self, element: &Element) -> bool {
        let own = element.attr("style").map(Declared::of).unwrap_or_default();
        let rules = if self.rules.is_empty() { Vec::new() } else { self.fitting(element) };
        (0..own.0.len()).any(|property| {
            let said = rules.iter().filter_map(|(i, rule)| {
                let said = rule.declared.0[property]?;
                Some(((said.is_important, false, rule.weight, *i), said.hides))
            });
            let own = own.0[property].map(|said| ((said.is_important, true, (0, 0, 0), 0), said.hides));
            said.chain(own).max_by_key(|(rank, _)| *rank).is_some_and(|(_, hides)| hides)
        })
    }

    fn fitting(&self, element: &Element) -> Vec<(usize, &Rule)> {
        let keys = element.classes().map(|class| format!(".{class}")).chain(element.id().map(|id| format!("#{id}")));
        let keys = keys.chain([element.name().to_owned()]);
        let indexes = keys.filter_map(|key| self.by_key.get(&key)).flatten();
        indexes.filter_map(|i| Some((*i, self.rules.get(*i)?))).filter(|(_, rule)| rule.last.fits(element)).collect()
    }
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    // Old pages put their rules into a comment of HTML.
    (out + rest).replace("<!--", "").replace("-->", "")
}

/// Where the block ends whose first brace was read.
fn end_of_block(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return Some(at),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}
