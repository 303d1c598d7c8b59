//! The plan that the scanner proposes: every place of every fact in all documents of a case.

use super::line::{Text, texts};
use super::pad::padded;
use super::page::{Page, Rect};
use super::plain::{plain, plain_of};
use super::{Cover, Fact, FactKind, HandBox, Plan, Secret};
use crate::finding::Kind;
use jiff::civil::DateTime;
use law::exemption::Exemption;
use std::ops::Range;

/// Ink that a renderer spreads beyond the edges of a glyph, in points.
const MARGIN: f64 = 0.6;
/// A number of fewer characters than this may be part of a longer one by chance.
const LONG: usize = 8;

/// A document of the case.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// Its pages.
    pub pages: Vec<Page>,
    /// Boxes that a person drew on it.
    pub boxes: Vec<HandBox>,
}

/// A word that a person named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The word.
    pub text: String,
    /// On which ground; the usual one if none is named.
    pub ground: Option<Exemption>,
}

/// What a finder found in a text: bytes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where.
    pub span: Range<usize>,
    /// What.
    pub kind: Kind,
}

/// Who redacts, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// The person.
    pub by: String,
    /// The time.
    pub at: DateTime,
}

/// Makes the plan of a case. A fact found in one document is covered in all of them, hidden text included: what
/// nobody sees becomes no box, but its value is known to the verification.
pub fn suggest(documents: &[Document], find: &dyn Fn(&str) -> Vec<Hit>, terms: &[Term], sign: &Sign) -> Plan {
    let texts: Vec<Vec<PageTexts>> =
        documents.iter().map(|document| document.pages.iter().map(PageTexts::of).collect()).collect();
    let mut plan = Plan::default();
    let mut grounds = Vec::new();
    for page in texts.iter().flatten() {
        page.find(find, &mut |what, value| add_fact(&mut plan, &mut grounds, what, value, None));
    }
    for term in terms {
        add_fact(&mut plan, &mut grounds, FactKind::Term, &term.text, term.ground);
    }
    for (document, pages) in texts.iter().enumerate() {
        for (n, page) in pages.iter().enumerate() {
            for (fact, ground) in plan.facts.iter().zip(&grounds) {
                for rect in page.places_of(fact) {
                    plan.boxes.push(cover((document, n + 1), rect, *ground, fact.id, sign));
                }
            }
        }
        add_hand_boxes(&mut plan, document, documents, sign);
    }
    merge(&mut plan.boxes);
    plan
}

/// What can be read on a page, hidden or not, piece by piece: lines and columns as they stand, then what the pen writes
/// without a jump.
pub fn pieces(page: &Page) -> Vec<String> {
    let (lines, joints) = texts(&page.glyphs, |_| true);
    let mut pieces: Vec<String> = lines.text.split(['\t', '\n']).map(str::to_owned).collect();
    pieces.extend(joints.into_iter().map(|(joint, _)| joint.text));
    pieces
}

fn cover((document, page): (usize, usize), rect: Rect, ground: Exemption, fact: u32, sign: &Sign) -> Cover {
    Cover { document, page, rect, ground, by: sign.by.clone(), at: sign.at, fact }
}

fn add_fact(plan: &mut Plan, grounds: &mut Vec<Exemption>, what: FactKind, value: &str, ground: Option<Exemption>) {
    let value = Secret::new(value);
    let is_known = plan.facts.iter().any(|fact| fact.values.contains(&value));
    if value.reveal().is_empty() || is_known {
        return;
    }
    grounds.push(ground.unwrap_or(what.usual_ground()));
    plan.facts.push(Fact { id: plan.facts.len() as u32 + 1, what, values: vec![value] });
}

/// What a person marked is a fact of its own. Its values are what can be read there and nowhere else in view.
fn add_hand_boxes(plan: &mut Plan, document: usize, documents: &[Document], sign: &Sign) {
    let Some(drawn) = documents.get(document) else { return };
    for hand in &drawn.boxes {
        let page = hand.page.checked_sub(1).and_then(|n| drawn.pages.get(n));
        let ground = hand.ground.unwrap_or(FactKind::Place.usual_ground());
        let rect = page.map_or(hand.rect, |page| whole_glyphs(hand.rect, page));
        let id = plan.facts.len() as u32 + 1;
        plan.facts.push(Fact { id, what: FactKind::Place, values: Vec::new() });
        plan.boxes.push(cover((document, hand.page), rect, ground, id, sign));
    }
}

/// The box grown over the letters that it takes, so that no half of one is left to guess from.
fn whole_glyphs(rect: Rect, page: &Page) -> Rect {
    let taken = page.glyphs.iter().filter(|glyph| glyph.is_seen && rect.takes(&glyph.area));
    let grown = taken.fold(rect, |all, glyph| all.union(&glyph.area));
    Rect {
        left: grown.left.max(0.0).min(rect.left),
        top: grown.top.max(0.0).min(rect.top),
        right: grown.right.min(page.width).max(rect.right),
        bottom: grown.bottom.min(page.height).max(rect.bottom),
    }
}

/// One rectangle for several facts that stand in the same place: the first ground is shown.
fn merge(boxes: &mut Vec<Cover>) {
    boxes.sort_by(|a, b| {
        let key = |cover: &Cover| (cover.document, cover.page);
        key(a).cmp(&key(b)).then(a.rect.top.total_cmp(&b.rect.top)).then(a.rect.left.total_cmp(&b.rect.left))
    });
    let mut kept: Vec<Cover> = Vec::new();
    for cover in boxes.drain(..) {
        let is_covered = kept.iter().any(|other| {
            (other.document, other.page) == (cover.document, cover.page) && other.rect.contains(&cover.rect)
        });
        if !is_covered {
            kept.push(cover);
        }
    }
    *boxes = kept;
}

/// A page's texts, seen and unseen apart: what is written over each other would mix.
struct PageTexts<'a> {
    page: &'a Page,
    seen: (Text, Vec<(Text, usize)>),
    unseen: (Text, Vec<(Text, usize)>),
    all: (Text, Vec<(Text, usize)>),
    /// As the file writes it, wherever it stands: some readers copy it so.
    drawn: Text,
}

impl<'a> PageTexts<'a> {
    fn of(page: &'a Page) -> Self {
        let seen = texts(&page.glyphs, |glyph| glyph.is_seen);
        let unseen = texts(&page.glyphs, |glyph| !glyph.is_seen);
        let all = texts(&page.glyphs, |_| true);
        let drawn = Text::drawn(&page.glyphs);
        Self { page, seen, unseen, all, drawn }
    }

    fn find(&self, find: &dyn Fn(&str) -> Vec<Hit>, found: &mut dyn FnMut(FactKind, &str)) {
        self.find_drawn(find, found);
        for (lines, joints) in [&self.seen, &self.unseen, &self.all] {
            for hit in find(&lines.text) {
                found(FactKind::Found(hit.kind), lines.text.get(hit.span).unwrap_or_default());
            }
            for (joint, at) in joints {
                for hit in find(&joint.text) {
                    if hit.span.start < *at && hit.span.end > *at {
                        found(FactKind::Found(hit.kind), joint.text.get(hit.span).unwrap_or_default());
                    }
                }
            }
        }
    }

    /// A number with a check and a date in it is one even if only the order of drawing makes it.
    fn find_drawn(&self, find: &dyn Fn(&str) -> Vec<Hit>, found: &mut dyn FnMut(FactKind, &str)) {
        for hit in find(&self.drawn.text).into_iter().filter(|hit| hit.kind == Kind::IdCard) {
            found(FactKind::Found(hit.kind), self.drawn.text.get(hit.span).unwrap_or_default());
        }
    }

    /// One rectangle for each place and line, also where a part of the value is hidden already.
    fn places_of(&self, fact: &Fact) -> Vec<Rect> {
        let is_seen = |n: &usize| self.page.glyphs.get(*n).is_some_and(|glyph| glyph.is_seen);
        let mut rects = Vec::new();
        for value in &fact.values {
            let mut glyphs = all_occurrences(&self.seen, value.reveal());
            glyphs.extend(all_occurrences(&self.all, value.reveal()));
            if fact.what == FactKind::Found(Kind::IdCard) {
                glyphs.extend(occurrences(&self.drawn, value.reveal()));
            }
            let shown = glyphs.iter().filter(|glyphs| glyphs.iter().any(is_seen));
            rects.extend(shown.flat_map(|glyphs| self.rects(glyphs)));
        }
        rects
    }

    fn rects(&self, glyphs: &[usize]) -> Vec<Rect> {
        let mut rects: Vec<(Rect, f64)> = Vec::new();
        for glyph in glyphs.iter().filter_map(|n| self.page.glyphs.get(*n)) {
            match rects.last_mut() {
                Some((rect, _)) if is_beside(rect, &glyph.area) => *rect = rect.union(&glyph.area),
                Some(_) | None => rects.push((glyph.area, glyph.size)),
            }
        }
        let page = Rect { left: 0.0, top: 0.0, right: self.page.width, bottom: self.page.height };
        rects
            .into_iter()
            .map(|(rect, size)| within(&padded(rect.grown(MARGIN), size, self.page), &page))
            .filter(Rect::is_proper)
            .collect()
    }
}

/// In one line or, written downwards, in one column.
fn is_beside(rect: &Rect, area: &Rect) -> bool {
    let height = rect.bottom.min(area.bottom) - rect.top.max(area.top);
    let width = rect.right.min(area.right) - rect.left.max(area.left);
    height > 0.5 * area.height().min(rect.height()) || width > 0.5 * area.width().min(rect.width())
}

fn within(rect: &Rect, page: &Rect) -> Rect {
    Rect {
        left: rect.left.max(page.left),
        top: rect.top.max(page.top),
        right: rect.right.min(page.right),
        bottom: rect.bottom.min(page.bottom),
    }
}

/// The glyphs of every place where a value stands in the lines or over the end of one.
fn all_occurrences((lines, joints): &(Text, Vec<(Text, usize)>), value: &str) -> Vec<Vec<usize>> {
    let mut glyphs = occurrences(lines, value);
    for (joint, at) in joints {
        let touches = |part: Option<&[Option<usize>]>, found: &[usize]| {
            part.is_some_and(|part| part.iter().flatten().any(|glyph| found.contains(glyph)))
        };
        let (head, tail) = (joint.glyphs.get(..*at), joint.glyphs.get(*at..));
        let found = occurrences(joint, value);
        glyphs.extend(found.into_iter().filter(|found| touches(head, found) && touches(tail, found)));
    }
    glyphs
}

/// The glyphs of every place where a value stands in a text, compared in plain form and never over a column.
fn occurrences(text: &Text, value: &str) -> Vec<Vec<usize>> {
    let mut folded = String::new();
    let mut places: Vec<usize> = Vec::new();
    for (at, c) in text.text.char_indices() {
        if matches!(c, '\t' | '\n') {
            folded.push(c);
        } else {
            folded.extend(plain_of(c));
        }
        places.resize(folded.len(), at);
    }
    let value = plain(value);
    let is_short_number = value.chars().count() < LONG && value.chars().all(|c| c.is_ascii_digit());
    folded
        .match_indices(&value)
        .filter(|(start, found)| {
            let before = folded.get(..*start).and_then(|text| text.chars().next_back());
            let after = folded.get(start + found.len()..).and_then(|text| text.chars().next());
            !is_short_number || ![before, after].into_iter().flatten().any(|c| c.is_ascii_digit())
        })
        .filter_map(|(start, found)| {
            let first = *places.get(start)?;
            let last = *places.get(start + found.len() - 1)?;
            let last = last + text.text.get(last..)?.chars().next()?.len_utf8();
            Some(text.glyphs_of(first..last))
        })
        .collect()
}

#[cfg(test)]
mod tests;
