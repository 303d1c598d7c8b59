//! What must not be found: every value that was taken out and every eight characters of one, in every form in which
//! a file can hold text.

use daachorse::DoubleArrayAhoCorasick;
use scan::redaction::{FactKind, Page, Plan, plain};
use std::collections::BTreeSet;

/// Characters that are looked for together; shorter values are looked for whole.
const TOGETHER: usize = 8;
/// Bytes below which a form is found everywhere by chance.
const LEAST_BYTES: usize = 6;
/// Bytes below which a form is found in compressed or picture data by chance.
pub(super) const LEAST_IN_DATA: usize = 8;

/// The parts of values, and their forms in bytes.
pub(super) struct Needles {
    parts: BTreeSet<String>,
    forms: Option<DoubleArrayAhoCorasick<u32>>,
}

impl Needles {
    pub(super) fn of(plan: &Plan, document: usize, pages: &[&Page]) -> Self {
        let mut parts = BTreeSet::new();
        for value in plan.facts.iter().flat_map(|fact| &fact.values) {
            parts.extend(parts_of(value.reveal()));
        }
        parts.extend(under_hand_boxes(plan, document, pages));
        let forms: BTreeSet<Vec<u8>> =
            parts.iter().flat_map(|part| forms_of(part)).filter(|form| form.len() >= LEAST_BYTES).collect();
        // None if there is nothing to look for.
        let forms = DoubleArrayAhoCorasick::new(forms).ok();
        Self { parts, forms }
    }

    /// Whether a text, in plain form, holds a part of a value.
    pub(super) fn is_in_text(&self, text: &str) -> bool {
        let text = plain(text);
        self.parts
            .iter()
            .any(|part| text.match_indices(part.as_str()).any(|(at, _)| !is_inside_number(&text, at, part)))
    }

    /// Whether bytes hold a part of a value in any form of at least so many bytes.
    pub(super) fn is_in_bytes(&self, bytes: &[u8], least: usize) -> bool {
        self.forms
            .as_ref()
            .is_some_and(|forms| forms.find_overlapping_iter(bytes).any(|found| found.end() - found.start() >= least))
    }
}

/// A short number inside a longer one is another number.
fn is_inside_number(text: &str, at: usize, part: &str) -> bool {
    if part.chars().count() >= TOGETHER || !part.chars().all(|c| c.is_ascii_digit()) {
        return false;
    }
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let after = text.get(at + part.len()..).and_then(|text| text.chars().next());
    [before, after].into_iter().flatten().any(|c| c.is_ascii_digit())
}

fn parts_of(value: &str) -> Vec<String> {
    let characters: Vec<char> = value.chars().collect();
    if characters.is_empty() {
        Vec::new()
    } else if characters.len() <= TOGETHER {
        vec![value.to_owned()]
    } else {
        characters.windows(TOGETHER).map(|window| window.iter().collect()).collect()
    }
}

/// A place that a person marked: what can be read there and nowhere else in view. What also stands elsewhere, like the
/// name of the agency in a covered paragraph, is no secret.
fn under_hand_boxes(plan: &Plan, document: usize, pages: &[&Page]) -> BTreeSet<String> {
    let mut outside = String::new();
    let mut under = BTreeSet::new();
    for (n, page) in pages.iter().enumerate() {
        let covers: Vec<_> = plan.on(document, n + 1).collect();
        let is_place = |id: u32| plan.facts.iter().any(|fact| fact.id == id && fact.what == FactKind::Place);
        for cover in covers.iter().filter(|cover| is_place(cover.fact)) {
            let text: String = page
                .glyphs
                .iter()
                .filter(|glyph| cover.rect.takes(&glyph.area))
                .map(|glyph| glyph.text.as_str())
                .collect();
            under.extend(parts_of(&plain(&text)).into_iter().filter(|part| part.chars().count() >= TOGETHER));
        }
        let is_free =
            |glyph: &&scan::redaction::Glyph| glyph.is_seen && !covers.iter().any(|c| c.rect.takes(&glyph.area));
        outside.extend(page.glyphs.iter().filter(is_free).map(|glyph| glyph.text.as_str()));
        outside.push('\n');
    }
    let outside = plain(&outside);
    under.retain(|part| !outside.contains(part.as_str()));
    under
}

/// The forms in which a file can hold a text.
fn forms_of(part: &str) -> Vec<Vec<u8>> {
    let mut forms = Vec::new();
    let upper = part.to_uppercase();
    for text in [part, upper.as_str()] {
        let utf8 = text.as_bytes().to_vec();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let gbk = encoding_rs::GBK.encode(text).0.into_owned();
        let octal: String = utf8.iter().map(|byte| format!("\\{byte:03o}")).collect();
        let entities: String = text.chars().map(|c| format!("&#{};", c as u32)).collect();
        for bytes in [&utf8, &big, &gbk] {
            forms.push(hex(bytes, false));
            forms.push(hex(bytes, true));
        }
        forms.extend([utf8, big, little, gbk, octal.into_bytes(), entities.into_bytes()]);
    }
    forms
}

fn hex(bytes: &[u8], is_upper: bool) -> Vec<u8> {
    let text: String =
        bytes.iter().map(|byte| if is_upper { format!("{byte:02X}") } else { format!("{byte:02x}") }).collect();
    text.into_bytes()
}
