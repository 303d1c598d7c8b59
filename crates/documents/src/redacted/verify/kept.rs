//! Everything else is still there: each letter that was seen farther than two points from a box is in the same place,
//! and no letter is new.

use super::super::rebuild::survivors;
use super::Check;
use scan::redaction::{Cover, Glyph, Page, Rect, plain};
use std::collections::HashMap;

/// Points around a box in which letters may go, and by which letters may move.
const NEAR: f64 = 2.0;
const MOVED: f64 = 1.5;

pub(super) fn check(number: usize, before: &Page, after: &Page, covers: &[&Cover], check: &mut Check) {
    let there = Places::of(after.glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()));
    let lost = survivors(&before.glyphs, covers).filter(|glyph| {
        !glyph.text.trim().is_empty()
            && !covers.iter().any(|cover| cover.rect.grown(NEAR).overlaps(&glyph.area))
            && !there.has(glyph)
    });
    match lost.count() {
        0 => {}
        count => check.fail(format!("第{number}页遮盖框以外少了{count}个字")),
    }
    let were = Places::of(survivors(&before.glyphs, covers));
    let is_new = |glyph: &&Glyph| {
        !glyph.text.trim().is_empty() && !were.has(glyph) && !covers.iter().any(|cover| is_in(&cover.rect, glyph))
    };
    match after.glyphs.iter().filter(is_new).count() {
        0 => {}
        count => check.fail(format!("第{number}页多出{count}个原来看不见的字")),
    }
}

/// The words of the stamp.
fn is_in(rect: &Rect, glyph: &Glyph) -> bool {
    rect.grown(NEAR).contains(&glyph.area) && "条例第一二三四五六七八九十条".contains(&glyph.text)
}

/// A letter and the middle of its line.
type Place = (String, f64, f64);

/// Letters by place.
struct Places {
    by_cell: HashMap<(i64, i64), Vec<Place>>,
}

impl Places {
    fn of<'a>(glyphs: impl Iterator<Item = &'a Glyph>) -> Self {
        let mut by_cell: HashMap<(i64, i64), Vec<Place>> = HashMap::new();
        for glyph in glyphs {
            let (x, y) = middle(glyph);
            by_cell.entry(cell(x, y)).or_default().push((plain(&glyph.text), x, y));
        }
        Self { by_cell }
    }

    fn has(&self, glyph: &Glyph) -> bool {
        let (x, y) = middle(glyph);
        let text = plain(&glyph.text);
        let (column, row) = cell(x, y);
        let near = (-1..=1).flat_map(|dy| (-1..=1).map(move |dx| (column + dx, row + dy)));
        near.filter_map(|cell| self.by_cell.get(&cell))
            .flatten()
            .any(|(other, ox, oy)| *other == text && (ox - x).abs() <= MOVED && (oy - y).abs() <= MOVED)
    }
}

/// Where the pen was, half way through the letter; of letters written downwards, where the text layer puts it.
fn middle(glyph: &Glyph) -> (f64, f64) {
    if glyph.is_vertical {
        return (glyph.area.left + 0.2 * glyph.size, glyph.area.top + 0.5 * glyph.size);
    }
    (f64::midpoint(glyph.origin.0, glyph.end.0), f64::midpoint(glyph.origin.1, glyph.end.1))
}

fn cell(x: f64, y: f64) -> (i64, i64) {
    ((x / MOVED).floor() as i64, (y / MOVED).floor() as i64)
}
