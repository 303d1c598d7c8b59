//! Which elements declarations of a kind hold for: by their own style, or by rules of the page whose selector ends in a
//! type, a class or an identifier. What stands before is not looked at, so that too many are meant rather than too few.

use scraper::node::Element;
use scraper::{Html, Node};
use std::collections::HashSet;

/// A question to declarations, `color:red;order:2`.
type Test = fn(&str) -> bool;

#[derive(Debug)]
pub(super) struct Styled {
    test: Test,
    selectors: HashSet<String>,
}

impl Styled {
    /// The rules of a page whose declarations pass the test.
    pub(super) fn of(page: &Html, test: Test) -> Self {
        let mut selectors = HashSet::new();
        for node in page.tree.nodes() {
            let Node::Element(element) = node.value() else { continue };
            if element.name() != "style" {
                continue;
            }
            for css in node.children().filter_map(|child| child.value().as_text()) {
                for rule in css.split('}') {
                    let Some((named, declarations)) = rule.rsplit_once('{') else { continue };
                    if test(declarations) {
                        let named = named.rsplit('{').next().unwrap_or_default().split(',');
                        selectors.extend(named.filter_map(|one| Some(last_of(one.split_whitespace().next_back()?))));
                    }
                }
            }
        }
        Self { test, selectors }
    }

    pub(super) fn holds_for(&self, element: &Element) -> bool {
        if element.attr("style").is_some_and(self.test) {
            return true;
        }
        let is_named = |name: String| self.selectors.contains(&name);
        !self.selectors.is_empty()
            && (element
                .classes()
                .any(|class| is_named(format!(".{class}")) || is_named(format!("{}.{class}", element.name())))
                || element.id().is_some_and(|id| is_named(format!("#{id}")))
                || (element.name() != "body" && is_named(element.name().to_owned())))
    }
}

/// The value of a property, in lower case: the last one said.
pub(super) fn value<'d>(lower: &'d str, name: &str) -> Option<&'d str> {
    let found = lower.split(';').filter_map(|one| one.split_once(':')).rfind(|(key, _)| key.trim() == name);
    found.map(|(_, value)| value.trim().trim_end_matches("!important").trim())
}

/// `p>span:nth-child(2)` is `span`: which of its brothers an element is depends on nobody's mouse.
fn last_of(selector: &str) -> String {
    let last = selector.rsplit(['>', '+', '~']).next().unwrap_or(selector);
    match last.split_once(':') {
        Some((name, pseudo)) if ["nth-", "first-", "last-", "only-"].iter().any(|at| pseudo.starts_with(at)) => {
            name.to_owned()
        }
        Some(_) | None => last.to_owned(),
    }
}
