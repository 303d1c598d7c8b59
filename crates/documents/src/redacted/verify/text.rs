//! R11 a, g: the text of every page as decoded by its fonts holds nothing of what was taken out, and the scanner finds
//! no such fact in it.

use super::Check;
use scan::redaction::{Document, FactKind, Hit, Page, Plan, Secret, Sign, pieces, suggest};

pub(super) fn check(pages: &[Page], plan: &Plan, find: &dyn Fn(&str) -> Vec<Hit>, check: &mut Check) {
    for (n, page) in pages.iter().enumerate() {
        if pieces(page).iter().any(|piece| check.needles.is_in_text(piece)) {
            check.fail(format!("第{}页仍可读到已遮盖的信息，或者与其相同的八位以上片段", n + 1));
        }
    }
    let sign = Sign { by: String::new(), at: jiff::civil::DateTime::default() };
    let document = Document { pages: pages.to_vec(), boxes: Vec::new() };
    let again = suggest(&[document], find, &[], &sign);
    if again.facts.iter().any(|fact| matches!(fact.what, FactKind::Found(_))) {
        check.fail("再次扫描仍能找到应当遮盖的信息".to_owned());
    }
    let known: Vec<&Secret> = plan.facts.iter().flat_map(|fact| &fact.values).collect();
    if again.facts.iter().flat_map(|fact| &fact.values).any(|value| known.contains(&value)) {
        check.fail("再次扫描找到了已遮盖的信息".to_owned());
    }
}
